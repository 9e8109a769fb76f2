-- Dashboards read daily totals and never a record. Whatever changes a concern or an enquiry adds a row here in its own
-- transaction, by trigger, so that no use case can forget; a job folds the rows into the totals; readers add what is left.
create table concern_tally (
  partnership_id uuid not null references partnership,
  about text not null constraint concern_tally_about_is_known check (about in ('adult', 'child')),
  fact text not null,
  dimension text not null,
  day date not null,
  value text not null,
  count bigint not null,
  primary key (partnership_id, about, fact, dimension, day, value)
);
comment on table concern_tally is 'How many of each fact there were on each day, whole (dimension empty) and by each dimension. No role reads it but through concern_totals().';

create table concern_delta (
  partnership_id uuid not null references partnership,
  delta_id uuid not null default uuidv7(),
  about text not null,
  day date not null,
  facts text[] not null,
  parts text[] not null,
  change smallint not null,
  primary key (partnership_id, delta_id)
);
comment on table concern_delta is 'What one change of a concern or an enquiry adds to the totals or takes from them, until it is folded in. It is as close to a case as the case itself: no role reads it.';
comment on column concern_delta.parts is '"source=hospital": the breakdowns to which the facts belong.';

create table concern_individual_year (
  partnership_id uuid not null references partnership,
  about text not null,
  year_begins_on date not null,
  individual_id uuid not null,
  concerns integer not null constraint concern_individual_year_counts_from_zero check (concerns >= 0),
  primary key (partnership_id, about, year_begins_on, individual_id)
);
comment on table concern_individual_year is 'How many concerns there were about an individual in a year from April to March: the first and the last of them change how many individuals are counted.';

alter table concern_tally enable row level security;
alter table concern_delta enable row level security;
alter table concern_individual_year enable row level security;

create function year_beginning(day date) returns date language sql immutable
  return make_date(extract(year from day - interval '3 months')::int, 4, 1);
comment on function year_beginning is '1 April of the year from April to March that holds the day.';
revoke execute on function year_beginning from public;

-- The one place that says what a concern counts as: the triggers and the recount both ask it.
create function contributions_of(c concern) returns table (day date, facts text[], parts text[])
  language sql immutable
as $$
  select c.received_on,
    array_remove(array[
      'contact',
      case when c.pathway = 'screened-out' then 'screened-out' else 'received' end,
      case when c.pathway is null then 'awaiting' when c.pathway <> 'screened-out' then c.pathway end,
      case when c.pathway <> 'screened-out' then 'decided' end,
      case when c.pathway <> 'screened-out' and c.decided_in_time then 'in-time' end], null),
    array_remove(array['source=' || c.source, 'location=' || c.location, 'age-band=' || c.age_band, 'sex=' || c.sex,
      'ethnicity=' || c.ethnicity, 'provider=' || c.provider_id, 'reporting-agency=' || c.source_agency_id,
      'reporting-provider=' || c.source_provider_id], null)
      || case when cardinality(c.abuse_types) = 0 then array['type=not-known']
           else (select array_agg('type=' || t order by t) from unnest(c.abuse_types) t) end
$$;
comment on function contributions_of(concern) is 'What a concern counts as, on the day on which it was received.';

create function contributions_of(e enquiry) returns table (day date, facts text[], parts text[])
  language sql immutable
as $$
  select e.started_on, array_remove(array['enquiry-started',
      case when e.planning_held_on is not null then 'planning-held' end,
      case when e.planning_held_on <= e.planning_due_on then 'planning-in-time' end], null), array[]::text[]
  where e.kind = 'section-42' and e.state <> 'withdrawn'
  union all
  select e.concluded_on, array_remove(array['enquiry-concluded',
      case when e.asked = 'asked-expressed' then 'outcome-expressed' end, 'outcome-' || e.achieved,
      case when e.risk_outcome is not null then 'risk-identified' end, 'risk-' || e.risk_outcome,
      case when e.lacked_capacity = 'yes' then 'lacked-capacity' end,
      case when e.supported_by_advocate = 'yes' then 'supported' end], null), array[]::text[]
  where e.kind = 'section-42' and e.concluded_on is not null
$$;
comment on function contributions_of(enquiry) is 'What an enquiry under section 42(2) counts as: on the day on which it started, and on the day on which it was concluded.';
revoke execute on function contributions_of(concern), contributions_of(enquiry) from public;

create function add_individual_year(p_partnership uuid, p_about text, p_year date, p_individual uuid, p_change integer) returns void
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  left_over integer;
begin
  insert into concern_individual_year as y (partnership_id, about, year_begins_on, individual_id, concerns)
  values (p_partnership, p_about, p_year, p_individual, greatest(p_change, 0))
  on conflict (partnership_id, about, year_begins_on, individual_id) do update set concerns = y.concerns + p_change
  returning concerns into left_over;
  if (p_change = 1 and left_over = 1) or (p_change = -1 and left_over = 0) then
    insert into concern_delta (partnership_id, about, day, facts, parts, change)
    values (p_partnership, p_about, p_year, array['individual'], array[]::text[], p_change);
  end if;
end
$$;
comment on function add_individual_year is 'One concern more or less about an individual in a year.';
revoke execute on function add_individual_year from public;

create function tally_concern() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    insert into concern_delta (partnership_id, about, day, facts, parts, change)
    select new.partnership_id, new.about, k.day, k.facts, k.parts, 1 from contributions_of(new) k;
    if new.pathway is distinct from 'screened-out' then
      perform add_individual_year(new.partnership_id, new.about, year_beginning(new.received_on), new.individual_id, 1);
    end if;
    return null;
  end if;
  if tg_op = 'DELETE' then
    insert into concern_delta (partnership_id, about, day, facts, parts, change)
    select old.partnership_id, old.about, k.day, k.facts, k.parts, -1 from contributions_of(old) k;
    if old.pathway is distinct from 'screened-out' then
      perform add_individual_year(old.partnership_id, old.about, year_beginning(old.received_on), old.individual_id, -1);
    end if;
    return null;
  end if;
  insert into concern_delta (partnership_id, about, day, facts, parts, change)
  select new.partnership_id, u.about, u.day, u.facts, u.parts, sum(u.change)
  from (
    select new.about, k.day, k.facts, k.parts, 1 as change from contributions_of(new) k
    union all
    select old.about, k.day, k.facts, k.parts, -1 from contributions_of(old) k) u
  group by u.about, u.day, u.facts, u.parts having sum(u.change) <> 0;
  if (old.about, old.received_on, old.individual_id, old.pathway is distinct from 'screened-out')
    is distinct from (new.about, new.received_on, new.individual_id, new.pathway is distinct from 'screened-out') then
    -- Always the lower id first, so that two such changes cannot wait for each other.
    perform add_individual_year(new.partnership_id, u.about, u.year, u.individual, u.change)
    from (
      select new.about, year_beginning(new.received_on) as year, new.individual_id as individual, 1 as change
        where new.pathway is distinct from 'screened-out'
      union all
      select old.about, year_beginning(old.received_on), old.individual_id, -1 where old.pathway is distinct from 'screened-out'
      order by 3, 4 desc) u;
  end if;
  return null;
end
$$;
comment on function tally_concern is 'Adds what a change of a concern means for the totals, in the transaction that makes it.';
revoke execute on function tally_concern from public;
create trigger concern_is_counted after insert or update or delete on concern for each row execute function tally_concern();

create function tally_enquiry() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  if tg_op <> 'DELETE' then
    insert into concern_delta (partnership_id, about, day, facts, parts, change)
    select new.partnership_id, 'adult', k.day, k.facts, k.parts, 1 from contributions_of(new) k
    where tg_op = 'INSERT' or (k.day, k.facts, k.parts) not in (select o.day, o.facts, o.parts from contributions_of(old) o);
  end if;
  if tg_op <> 'INSERT' then
    insert into concern_delta (partnership_id, about, day, facts, parts, change)
    select old.partnership_id, 'adult', k.day, k.facts, k.parts, -1 from contributions_of(old) k
    where tg_op = 'DELETE' or (k.day, k.facts, k.parts) not in (select n.day, n.facts, n.parts from contributions_of(new) n);
  end if;
  return null;
end
$$;
comment on function tally_enquiry is 'Adds what a change of an enquiry means for the totals, in the transaction that makes it.';
revoke execute on function tally_enquiry from public;
create trigger enquiry_is_counted after insert or update or delete on enquiry for each row execute function tally_enquiry();

create function fold_concern_totals(p_most integer) returns integer
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
    on conflict (partnership_id, about, fact, dimension, day, value) do update set count = t.count + excluded.count)
  select count(*) into folded from taken;
  return folded;
end
$$;
comment on function fold_concern_totals is 'Moves the oldest changes into the totals and answers how many. One at a time for a partnership; whoever writes a concern never waits for it.';
revoke execute on function fold_concern_totals from public;
grant execute on function fold_concern_totals to kith_worker;

create function concern_totals(p_about text, p_from date, p_to date, p_facts text[], p_dimensions text[], p_by_month boolean)
  returns table (fact text, dimension text, value text, month date, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select u.fact, u.dimension, u.value, case when p_by_month then date_trunc('month', u.day)::date end, sum(u.count)::bigint
  from (
    select t.fact, t.dimension, t.value, t.day, t.count from concern_tally t
    where t.partnership_id = current_partnership() and t.about = p_about and t.fact = any(p_facts)
      and t.dimension = any(p_dimensions) and t.day between p_from and p_to
    union all
    select f, split_part(part, '=', 1), substr(part, strpos(part, '=') + 1), d.day, d.change
    from concern_delta d, unnest(d.facts) f, unnest(array['='] || d.parts) part
    where d.partnership_id = current_partnership() and d.about = p_about and d.day between p_from and p_to
      and f = any(p_facts) and split_part(part, '=', 1) = any(p_dimensions)) u
  group by 1, 2, 3, 4 having sum(u.count) <> 0
$$;
comment on function concern_totals is 'Totals of facts over these days with what is not folded in yet. Its cost follows the days asked for, not the records.';
revoke execute on function concern_totals from public;
grant execute on function concern_totals to kith_app, kith_agency, kith_worker;

create function recounted_concern_totals()
  returns table (about text, fact text, dimension text, day date, value text, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select u.about, u.fact, split_part(u.part, '=', 1), u.day, substr(u.part, strpos(u.part, '=') + 1), count(*)
  from (
    select c.about, k.day, fact, part from concern c, contributions_of(c) k, unnest(k.facts) fact, unnest(array['='] || k.parts) part
    where c.partnership_id = current_partnership()
    union all
    select 'adult', k.day, fact, part from enquiry e, contributions_of(e) k, unnest(k.facts) fact, unnest(array['='] || k.parts) part
    where e.partnership_id = current_partnership()
    union all
    select i.about, i.year, 'individual', '=' from (
      select distinct c.about, year_beginning(c.received_on) as year, c.individual_id from concern c
      where c.partnership_id = current_partnership() and c.pathway is distinct from 'screened-out') i) u
  group by 1, 2, 3, 4, 5
$$;
comment on function recounted_concern_totals is 'The totals counted again from every record.';
revoke execute on function recounted_concern_totals from public;

create function wrong_concern_totals()
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
    group by 1, 2, 3, 4, 5 having sum(u.count) <> 0)
  select about, fact, dimension, value, day, coalesce(h.count, 0), coalesce(r.count, 0)
  from held h full join recounted_concern_totals() r using (about, fact, dimension, day, value)
  where h.count is distinct from r.count
$$;
comment on function wrong_concern_totals is 'Where the totals differ from a full recount. It repairs nothing.';
revoke execute on function wrong_concern_totals from public;
grant execute on function wrong_concern_totals to kith_app, kith_worker;

create function count_overdue_concerns(p_about text, p_today date) returns bigint
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select count(*) from concern where partnership_id = current_partnership() and about = p_about and pathway is null
    and due_on < p_today and paused_on is null
$$;
comment on function count_overdue_concerns is 'Concerns that wait for a decision and are past their day: read from the index of waiting concerns.';
revoke execute on function count_overdue_concerns from public;
grant execute on function count_overdue_concerns to kith_app, kith_agency, kith_worker;

-- What was there before the totals were kept.
insert into concern_tally (partnership_id, about, fact, dimension, day, value, count)
select partnership_id, about, fact, split_part(part, '=', 1), day, substr(part, strpos(part, '=') + 1), count(*)
from (
  select c.partnership_id, c.about, k.day, fact, part from concern c, contributions_of(c) k, unnest(k.facts) fact, unnest(array['='] || k.parts) part
  union all
  select e.partnership_id, 'adult', k.day, fact, part from enquiry e, contributions_of(e) k, unnest(k.facts) fact, unnest(array['='] || k.parts) part) u
group by 1, 2, 3, 4, 5, 6;
insert into concern_individual_year (partnership_id, about, year_begins_on, individual_id, concerns)
select partnership_id, about, year_beginning(received_on), individual_id, count(*) from concern
where pathway is distinct from 'screened-out' group by 1, 2, 3, 4;
insert into concern_tally (partnership_id, about, fact, dimension, day, value, count)
select partnership_id, about, 'individual', '', year_begins_on, '', count(*) from concern_individual_year group by 1, 2, 5;

create table pattern_offer (
  partnership_id uuid not null references partnership,
  offer_id uuid not null default uuidv7(),
  pattern text not null,
  subject_kind text not null constraint pattern_offer_subject_kind_is_known check (subject_kind in ('agency', 'provider', 'source', 'type')),
  subject text not null,
  offer text not null constraint pattern_offer_is_known check (offer in ('advice', 'training', 'visit')),
  note text not null default '',
  offered_on date not null,
  offered_by uuid not null,
  primary key (partnership_id, offer_id),
  foreign key (partnership_id, offered_by) references person
);
comment on table pattern_offer is 'Advice, training or a visit that was offered to an organisation because of how it reports.';
create index pattern_offer_by_subject on pattern_offer (partnership_id, offered_on desc);
alter table pattern_offer enable row level security;
create policy own_partnership on pattern_offer to kith_app using (partnership_id = current_partnership());
grant select, insert on pattern_offer to kith_app;
