create function count_for_national_collection(p_from date, p_to date, p_as_at date)
  returns table (table_reference text, kind text, category text, subcategory text, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  with cases as (
    select 'concern' as kind, k.concern_id as case_id, k.individual_id from concerns_known('adult', p_from, p_to, p_as_at) k
    where k.pathway is distinct from 'screened-out'
    union all
    select case e.pathway when 's42-2' then 'section-42' else 'other' end, e.enquiry_id, e.individual_id
    from enquiries_known(p_from, p_to, p_as_at) e),
  aged as (
    select c.kind, c.case_id, c.individual_id, i.sex, i.ethnicity, i.support_reason,
      extract(year from age(least(i.died_on, p_to), i.date_of_birth))::int as years
    from cases c join individual i on i.partnership_id = current_partnership() and i.individual_id = c.individual_id),
  people as (
    select a.*, case when years between 18 and 64 then '18-64' when years between 65 and 74 then '65-74'
      when years between 75 and 84 then '75-84' when years between 85 and 94 then '85-94' when years >= 95 then '95-and-over'
      else 'not-known' end as band
    from aged a),
  concluded as materialized (select * from conclusions_known(p_from, p_to, p_as_at))
  select 'SG1a', kind, band, '', count(distinct individual_id) from people group by 2, 3
  union all select 'SG1b', kind, sex, '', count(distinct individual_id) from people group by 2, 3
  union all select 'SG1c', kind, ethnicity, '', count(distinct individual_id) from people group by 2, 3
  union all select 'SG1d', kind, support_reason, '', count(*) from people group by 2, 3
  union all select 'SG1f', kind, 'total', '', count(*) from people group by 2
  union all
  select 'SG2a', v.kind, t, s, count(distinct v.enquiry_id) from concluded v, unnest(v.abuse_types) t, unnest(v.sources_of_risk) s group by 2, 3, 4
  union all
  select 'SG2b', v.kind, l, s, count(distinct v.enquiry_id) from concluded v, unnest(v.locations) l, unnest(v.sources_of_risk) s group by 2, 3, 4
  union all select 'SG2c', v.kind, v.conclusion, '', count(*) from concluded v group by 2, 3
  union all select 'SG2e', v.kind, v.risk_outcome, '', count(*) from concluded v where v.risk_outcome is not null group by 2, 3
  union all select 'SG3a', v.kind, v.lacked_capacity, '', count(*) from concluded v group by 2, 3
  union all select 'SG3a', v.kind, 'supported', '', count(*) from concluded v where v.supported_by_advocate = 'yes' group by 2
  union all select 'SG4a', v.kind, v.asked, '', count(*) from concluded v group by 2, 3
  union all select 'SG4a', v.kind, v.achieved, '', count(*) from concluded v where v.achieved is not null group by 2, 3
$$;
comment on function count_for_national_collection is 'Counts by the rules of the national adults collection: a person once in SG1a to SG1c, a case in SG1d, each different category of an enquiry once in SG2, ages on the last day of the year or at death.';
revoke execute on function count_for_national_collection from public;
grant execute on function count_for_national_collection to kith_app, kith_worker;
