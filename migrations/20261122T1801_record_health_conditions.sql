-- The national collection asks of each case which lasting health conditions are reported of the adult. None recorded is
-- "not known"; that there is none is an answer of its own.
alter table individual add column health_conditions text[] not null default '{}'
  constraint individual_health_conditions_are_known check (health_conditions <@ array['copd', 'cancer', 'physical-injury', 'hiv',
    'other-physical', 'stroke', 'parkinsons', 'motor-neurone', 'brain-injury', 'other-neurological', 'sight', 'hearing',
    'other-sensory', 'learning-disability', 'autism', 'other-developmental', 'dementia', 'other-mental-health', 'none']),
  add constraint individual_has_conditions_or_none check (not 'none' = any (health_conditions) or cardinality(health_conditions) = 1);
comment on column individual.health_conditions is 'Lasting conditions that were reported, each once; empty: nobody has said.';

create function count_health_conditions(p_from date, p_to date, p_as_at date)
  returns table (kind text, category text, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  with cases as (
    select 'concern' as kind, k.individual_id from concerns_known('adult', p_from, p_to, p_as_at) k
    where k.pathway is distinct from 'screened-out'
    union all
    select case e.pathway when 's42-2' then 'section-42' else 'other' end, e.individual_id from enquiries_known(p_from, p_to, p_as_at) e)
  select c.kind, condition, count(*)
  from cases c
  join individual i on i.partnership_id = current_partnership() and i.individual_id = c.individual_id
  cross join lateral unnest(case when cardinality(i.health_conditions) = 0 then array['not-known'] else i.health_conditions end) condition
  group by 1, 2
$$;
comment on function count_health_conditions is 'Counts cases by each health condition reported of the adult, for table SG1e: a case with two conditions is in both.';
revoke execute on function count_health_conditions from public;
grant execute on function count_health_conditions to kith_app, kith_worker;
