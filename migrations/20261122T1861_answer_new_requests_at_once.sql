-- Nearly every request is new: then nothing is looked up again.
create or replace function take_request_keys(given jsonb) returns table (place integer, is_first boolean, is_same_body boolean, answer jsonb)
  language plpgsql security definer set search_path = kith, pg_temp
as $$
#variable_conflict use_column
declare
  taken text[];
begin
  if not act_as(array(select g.actor from jsonb_to_recordset(given) as g(actor text))) then
    raise exception 'A request is kept in the name of whoever made it' using errcode = 'insufficient_privilege';
  end if;
  -- Always in one order, so that two of these cannot wait for each other.
  with first as (
    insert into api_request as r (partnership_id, actor, key, body_hash, answer, made_at)
    select current_partnership(), g.actor, g.key, decode(g.body_hash, 'hex'), g.answer, g.made_at
    from jsonb_to_recordset(given) as g(place integer, actor text, key text, body_hash text, answer jsonb, made_at timestamptz)
    order by g.actor, g.key, g.place
    on conflict do nothing
    returning r.actor, r.key)
  select array_agg(f.actor || ' ' || f.key) into taken from first f;
  if cardinality(taken) = jsonb_array_length(given) then
    return query select g, true, true, null::jsonb from generate_series(0, jsonb_array_length(given) - 1) g;
    return;
  end if;
  return query
    select g.place,
      coalesce(g.actor || ' ' || g.key = any (taken), false) and row_number() over (partition by g.actor, g.key order by g.place) = 1,
      r.body_hash = decode(g.body_hash, 'hex'), r.answer
    from jsonb_to_recordset(given) as g(place integer, actor text, key text, body_hash text)
    -- One by one through the key, however many the planner thinks there are.
    cross join lateral (
      select q.body_hash, q.answer from api_request q
      where q.partnership_id = current_partnership() and q.actor = g.actor and q.key = g.key limit 1) r;
end
$$;
