-- A dashboard of two years asks for whole months: it reads a row a month, where each of their days was a row to add up.
create table concern_month_tally (
  partnership_id uuid not null references partnership,
  about text not null constraint concern_month_tally_about_is_known check (about in ('adult', 'child')),
  fact text not null,
  dimension text not null,
  month date not null constraint concern_month_tally_month_is_its_first_day check (extract(day from month) = 1),
  value text not null,
  count bigint not null,
  primary key (partnership_id, about, fact, dimension, month, value)
);
comment on table concern_month_tally is 'The daily totals of concern_tally added up by month. No role reads it but through concern_totals().';
alter table concern_month_tally enable row level security;

create function month_beginning(day date) returns date language sql immutable
  return make_date(extract(year from day)::int, extract(month from day)::int, 1);
comment on function month_beginning is 'The first day of the month that holds the day.';
revoke execute on function month_beginning from public;

create or replace function fold_concern_totals(p_most integer) returns integer
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('concern totals of ' || current_partnership(), 0)) then
    return 0;
  end if;
  with taken as (
    delete from concern_delta where partnership_id = current_partnership() and delta_id in (
      select delta_id from concern_delta where partnership_id = current_partnership() order by delta_id limit p_most)
    returning about, day, facts, parts, change),
  summed as (
    select about, fact, split_part(part, '=', 1) as dimension, day, substr(part, strpos(part, '=') + 1) as value, sum(change) as count
    from taken, unnest(facts) fact, unnest(array['='] || parts) part
    group by 1, 2, 3, 4, 5),
  added as (
    insert into concern_tally as t (partnership_id, about, fact, dimension, day, value, count)
    select current_partnership(), about, fact, dimension, day, value, count from summed where count <> 0
    order by about, fact, dimension, day, value
    on conflict (partnership_id, about, fact, dimension, day, value) do update set count = t.count + excluded.count),
  added_to_months as (
    insert into concern_month_tally as t (partnership_id, about, fact, dimension, month, value, count)
    select current_partnership(), about, fact, dimension, month_beginning(day), value, sum(count) from summed
    group by about, fact, dimension, month_beginning(day), value having sum(count) <> 0
    on conflict (partnership_id, about, fact, dimension, month, value) do update set count = t.count + excluded.count)
  select count(*) into folded from taken;
  return folded;
end
$$;

create or replace function concern_totals(p_about text, p_from date, p_to date, p_facts text[], p_dimensions text[], p_by_month boolean)
  returns table (fact text, dimension text, value text, month date, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  with whole as (
    select month_beginning((p_from - 1 + interval '1 month')::date) as first_month, month_beginning(p_to + 1) as after_last)
  select u.fact, u.dimension, u.value, case when p_by_month then u.month end, sum(u.count)::bigint
  from (
    select t.fact, t.dimension, t.value, t.month, t.count from concern_month_tally t
    where t.partnership_id = current_partnership() and t.about = p_about and t.fact = any(p_facts)
      and t.dimension = any(p_dimensions)
      and t.month >= (select first_month from whole) and t.month < (select after_last from whole)
    union all
    select t.fact, t.dimension, t.value, month_beginning(t.day), t.count from concern_tally t
    where t.partnership_id = current_partnership() and t.about = p_about and t.fact = any(p_facts)
      and t.dimension = any(p_dimensions)
      and t.day >= p_from and t.day <= (select least(p_to, first_month - 1) from whole)
    union all
    select t.fact, t.dimension, t.value, month_beginning(t.day), t.count from concern_tally t
    where t.partnership_id = current_partnership() and t.about = p_about and t.fact = any(p_facts)
      and t.dimension = any(p_dimensions)
      and t.day >= (select greatest(first_month, after_last) from whole) and t.day <= p_to
    union all
    select f, split_part(part, '=', 1), substr(part, strpos(part, '=') + 1), month_beginning(d.day), d.change
    from concern_delta d, unnest(d.facts) f, unnest(array['='] || d.parts) part
    where d.partnership_id = current_partnership() and d.about = p_about and d.day between p_from and p_to
      and f = any(p_facts) and split_part(part, '=', 1) = any(p_dimensions)) u
  group by 1, 2, 3, 4 having sum(u.count) <> 0
$$;
comment on function concern_totals is 'Totals of facts over these days with what is not folded in yet: whole months from their own totals, other days one by one. Its cost follows the time asked for, not the records.';

create function concern_whole_totals(p_about text, p_from date, p_to date, p_facts text[])
  returns table (fact text, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select fact, count from concern_totals(p_about, p_from, p_to, p_facts, array[''], false)
$$;
comment on function concern_whole_totals is 'The same without any part, for whoever acts for one agency as well.';
revoke execute on function concern_whole_totals from public;
grant execute on function concern_whole_totals to kith_app, kith_agency, kith_worker;

create or replace function wrong_concern_totals()
  returns table (about text, fact text, dimension text, value text, day date, held bigint, counted bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  with held as (
    select u.about, u.fact, u.dimension, u.day, u.value, sum(u.count)::bigint as count
    from (
      select t.about, t.fact, t.dimension, t.day, t.value, t.count from concern_tally t where t.partnership_id = current_partnership()
      union all
      select d.about, f, split_part(part, '=', 1), d.day, substr(part, strpos(part, '=') + 1), d.change
      from concern_delta d, unnest(d.facts) f, unnest(array['='] || d.parts) part where d.partnership_id = current_partnership()) u
    group by 1, 2, 3, 4, 5 having sum(u.count) <> 0),
  months as (
    select t.about, t.fact, t.dimension, t.month as day, t.value, t.count from concern_month_tally t
    where t.partnership_id = current_partnership() and t.count <> 0),
  days_of_months as (
    select t.about, t.fact, t.dimension, month_beginning(t.day) as day, t.value, sum(t.count)::bigint as count from concern_tally t
    where t.partnership_id = current_partnership() group by 1, 2, 3, 4, 5 having sum(t.count) <> 0)
  select about, fact, dimension, value, day, coalesce(h.count, 0), coalesce(r.count, 0)
  from held h full join recounted_concern_totals() r using (about, fact, dimension, day, value)
  where h.count is distinct from r.count
  union all
  select about, fact, dimension, value, day, coalesce(m.count, 0), coalesce(d.count, 0)
  from months m full join days_of_months d using (about, fact, dimension, day, value)
  where m.count is distinct from d.count
$$;
comment on function wrong_concern_totals is 'Where the totals differ from a full recount, or those of a month from its days. It repairs nothing.';

insert into concern_month_tally (partnership_id, about, fact, dimension, month, value, count)
select partnership_id, about, fact, dimension, month_beginning(day), value, sum(count) from concern_tally
group by 1, 2, 3, 4, 5, 6 having sum(count) <> 0;
