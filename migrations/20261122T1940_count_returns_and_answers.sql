-- What the totals did not hold was counted from every record each time: the list of measures took 8 to 13 s with a million
-- concerns. Individuals and repeats of any months follow from the concern before of the same individual, so the totals hold
-- in which month that was; how many individuals a year had need no table of their own any more.
create type concern_place as (
  partnership_id uuid, about text, individual_id uuid, concern_id uuid, received_at timestamptz, received_on date);
comment on type concern_place is 'Where a concern stands among those about its individual.';

create function return_of(p_received_on date, p_before_on date) returns table (facts text[], parts text[])
  language sql immutable
as $$
  select array['returned'] || case when p_received_on - p_before_on <= 90 then array['repeat'] else array[]::text[] end,
    array['last-month=' || month_beginning(p_before_on)]
  where p_before_on is not null
$$;
comment on function return_of is 'What a concern counts as when there was one before about the same individual; 90 days are those of the repeat alert.';
revoke execute on function return_of from public;

create function contributions_of(f concern_feedback) returns table (facts text[], parts text[])
  language sql immutable
as $$
  select array['answered'] || case when f.given_on <= f.due_on then array['answered-in-time'] else array[]::text[] end, array[]::text[]
  where f.kind = 'decision' and f.given_on is not null
$$;
comment on function contributions_of(concern_feedback) is 'What an answer to whoever raised a concern counts as, on the day on which the concern was received.';
revoke execute on function contributions_of(concern_feedback) from public;

create function move_returns(p_before concern_place[], p_after concern_place[]) returns void
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  -- Each looks at all concerns about an individual, so two that change them wait for each other; always the lower id first.
  perform from individual i
  where (i.partnership_id, i.individual_id) in (select p.partnership_id, p.individual_id from unnest(p_before || p_after) p)
  order by i.partnership_id, i.individual_id for no key update;
  insert into concern_delta (partnership_id, about, day, facts, parts, change)
  with touched as (select distinct partnership_id, about, individual_id from unnest(p_before || p_after)),
  after_it as (
    select c.partnership_id, c.about, c.individual_id, c.concern_id, c.received_at, c.received_on
    from touched t join concern c using (partnership_id, individual_id, about)
    where c.pathway is distinct from 'screened-out'),
  before_it as (
    select * from after_it where concern_id not in (select concern_id from unnest(p_after))
    union all
    select * from unnest(p_before)),
  counted as (
    select *, 1 as change, lag(received_on) over own as before_on from after_it
      window own as (partition by partnership_id, about, individual_id order by received_at, concern_id)
    union all
    select *, -1, lag(received_on) over own from before_it
      window own as (partition by partnership_id, about, individual_id order by received_at, concern_id))
  select partnership_id, about, received_on, r.facts, r.parts, sum(change)
  from counted, return_of(received_on, before_on) r
  group by 1, 2, 3, 4, 5 having sum(change) <> 0;
end
$$;
comment on function move_returns is 'Adds to the totals what a statement changed in the order of the concerns about each individual.';
revoke execute on function move_returns from public;

create or replace function tally_received_concerns() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  insert into concern_delta (partnership_id, about, day, facts, parts, change)
  select r.partnership_id, r.about, k.day, k.facts, k.parts, count(*)
  from received r, lateral contributions_of(row(r.*)::concern) k
  group by 1, 2, 3, 4, 5;
  -- As a rule each comes with an individual of its own, and there is no order to count.
  perform from individual i where (i.partnership_id, i.individual_id) in (select r.partnership_id, r.individual_id from received r)
    order by i.partnership_id, i.individual_id for no key update;
  if exists (select from received r join concern c using (partnership_id, individual_id) where c.concern_id <> r.concern_id) then
    perform move_returns(array[]::concern_place[], array(
      select row(partnership_id, about, individual_id, concern_id, received_at, received_on)::concern_place
      from received where pathway is distinct from 'screened-out'));
  end if;
  return null;
end
$$;

create function tally_returns_removed() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  before_it concern_place[];
begin
  select array_agg(row(partnership_id, about, individual_id, concern_id, received_at, received_on)::concern_place) into before_it
  from removed where pathway is distinct from 'screened-out';
  if before_it is not null then
    perform move_returns(before_it, array[]::concern_place[]);
  end if;
  return null;
end
$$;
create function tally_returns_changed() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  before_it concern_place[];
  after_it concern_place[];
begin
  select
    array_agg(row(o.partnership_id, o.about, o.individual_id, o.concern_id, o.received_at, o.received_on)::concern_place)
      filter (where o.pathway is distinct from 'screened-out'),
    array_agg(row(n.partnership_id, n.about, n.individual_id, n.concern_id, n.received_at, n.received_on)::concern_place)
      filter (where n.pathway is distinct from 'screened-out')
  into before_it, after_it
  from removed o join added n using (partnership_id, concern_id)
  where (o.about, o.individual_id, o.received_at, o.received_on, o.pathway is distinct from 'screened-out')
    is distinct from (n.about, n.individual_id, n.received_at, n.received_on, n.pathway is distinct from 'screened-out');
  if before_it is not null or after_it is not null then
    perform move_returns(coalesce(before_it, array[]::concern_place[]), coalesce(after_it, array[]::concern_place[]));
  end if;
  return null;
end
$$;
comment on function tally_returns_removed is 'As tally_concern, of the order of concerns about an individual when some are deleted: once a statement, because each row of it may follow another.';
comment on function tally_returns_changed is 'The same when concerns are changed.';
revoke execute on function tally_returns_removed, tally_returns_changed from public;
create trigger concern_order_is_counted_when_removed after delete on concern
  referencing old table as removed for each statement execute function tally_returns_removed();
create trigger concern_order_is_counted_when_changed after update on concern
  referencing old table as removed new table as added for each statement execute function tally_returns_changed();

create function tally_answer() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  if tg_op <> 'DELETE' then
    insert into concern_delta (partnership_id, about, day, facts, parts, change)
    select c.partnership_id, c.about, c.received_on, k.facts, k.parts, 1 from contributions_of(new) k, concern c
    where c.partnership_id = new.partnership_id and c.concern_id = new.concern_id;
  end if;
  if tg_op <> 'INSERT' then
    insert into concern_delta (partnership_id, about, day, facts, parts, change)
    select c.partnership_id, c.about, c.received_on, k.facts, k.parts, -1 from contributions_of(old) k, concern c
    where c.partnership_id = old.partnership_id and c.concern_id = old.concern_id;
  end if;
  return null;
end
$$;
comment on function tally_answer is 'Adds what an answer means for the totals, in the transaction that gives it.';
revoke execute on function tally_answer from public;
create trigger concern_answer_is_counted_when_added after insert on concern_feedback
  for each row when (new.kind = 'decision' and new.given_on is not null) execute function tally_answer();
create trigger concern_answer_is_counted_when_changed after update on concern_feedback
  for each row when ((old.kind, old.given_on, old.due_on) is distinct from (new.kind, new.given_on, new.due_on)) execute function tally_answer();
create trigger concern_answer_is_counted_when_removed after delete on concern_feedback for each row execute function tally_answer();

create or replace function tally_concern() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  insert into concern_delta (partnership_id, about, day, facts, parts, change)
  select u.partnership_id, u.about, u.day, u.facts, u.parts, sum(u.change)
  from (
    select new.partnership_id, new.about, k.day, k.facts, k.parts, 1 as change from contributions_of(new) k where tg_op = 'UPDATE'
    union all
    select old.partnership_id, old.about, k.day, k.facts, k.parts, -1 from contributions_of(old) k) u
  group by u.partnership_id, u.about, u.day, u.facts, u.parts having sum(u.change) <> 0;
  return null;
end
$$;

create function counted_records() returns table (about text, day date, facts text[], parts text[])
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select c.about, k.day, k.facts, k.parts from concern c, contributions_of(c) k where c.partnership_id = current_partnership()
  union all
  select o.about, o.received_on, r.facts, r.parts
  from (
    select about, received_on, lag(received_on) over (partition by about, individual_id order by received_at, concern_id) as before_on
    from concern where partnership_id = current_partnership() and pathway is distinct from 'screened-out') o,
    return_of(o.received_on, o.before_on) r
  union all
  select 'adult', k.day, k.facts, k.parts from enquiry e, contributions_of(e) k where e.partnership_id = current_partnership()
  union all
  select c.about, c.received_on, k.facts, k.parts
  from concern_feedback f join concern c using (partnership_id, concern_id), contributions_of(f) k
  where f.partnership_id = current_partnership()
$$;
comment on function counted_records is 'What every record of the partnership in context counts as: the totals are these added up.';
revoke execute on function counted_records from public;

create or replace function recounted_concern_totals()
  returns table (about text, fact text, dimension text, day date, value text, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select r.about, fact, split_part(part, '=', 1), r.day, substr(part, strpos(part, '=') + 1), count(*)
  from counted_records() r, unnest(r.facts) fact, unnest(array['='] || r.parts) part
  group by 1, 2, 3, 4, 5
$$;

create function concern_people(p_about text, p_from date, p_to date, p_by_month boolean)
  returns table (month date, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select u.month, sum(u.count)::bigint
  from (
    select t.month, t.count from concern_totals(p_about, p_from, p_to, array['received'], array[''], p_by_month) t
    union all
    select t.month, -t.count from concern_totals(p_about, p_from, p_to, array['returned'], array['last-month'], p_by_month) t
    where t.value >= case when p_by_month then t.month else p_from end::text) u
  where extract(day from p_from) = 1
  group by 1
$$;
comment on function concern_people is 'Individuals with a concern received in these days, or in each of their months: a concern whose individual had one before in the same days counts nobody. The days begin with a month; of others it answers nothing.';
revoke execute on function concern_people from public;
grant execute on function concern_people to kith_app, kith_agency, kith_worker;

create function count_unanswered(p_about text, p_from date, p_to date) returns bigint
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select count(*) from concern_feedback f join concern c using (partnership_id, concern_id)
  where f.partnership_id = current_partnership() and f.kind = 'decision' and f.given_at is null
    and f.due_on <= (now() at time zone 'Europe/London')::date and c.about = p_about and c.received_on between p_from and p_to
$$;
comment on function count_unanswered is 'Answers on concerns received in these days that have fallen due and were not given: read from the index of those that wait.';
revoke execute on function count_unanswered from public;
grant execute on function count_unanswered to kith_app, kith_agency, kith_worker;

drop function add_individual_year;
drop table concern_individual_year;
drop function year_beginning;
delete from concern_delta where facts = array['individual'];
delete from concern_tally where fact = 'individual';
delete from concern_month_tally where fact = 'individual';

-- What was there before these totals were kept.
do $$
declare
  partnership uuid;
begin
  for partnership in select partnership_id from kith.partnership loop
    perform set_config('kith.partnership', partnership::text, true);
    insert into concern_tally (partnership_id, about, fact, dimension, day, value, count)
    select partnership, about, fact, dimension, day, value, count from recounted_concern_totals()
    where fact in ('returned', 'repeat', 'answered', 'answered-in-time');
  end loop;
  perform set_config('kith.partnership', '', true);
end
$$;
insert into concern_month_tally (partnership_id, about, fact, dimension, month, value, count)
select partnership_id, about, fact, dimension, month_beginning(day), value, sum(count) from concern_tally
where fact in ('returned', 'repeat', 'answered', 'answered-in-time') group by 1, 2, 3, 4, 5, 6;
