-- Whoever handles no cases reads none of them: these functions count them for the partnership in context, and give numbers alone.
create index enquiry_conclusion_by_day on enquiry_conclusion (partnership_id, concluded_on);

-- Runs with the caller's rights: kith_case may read the same rows behind its own fence.
create function concerns_known(p_about text, p_from date, p_to date, p_as_at date)
  returns table (concern_id uuid, individual_id uuid, received_on date, received_at timestamptz, pathway text, national_class text,
    in_time boolean, due_on date, source text, abuse_types text[], location text, provider_id uuid, age_band text, sex text,
    gender_identity text, ethnicity text, support_reason text)
  language sql stable
as $$
  select c.concern_id, coalesce(l.individual_id, c.individual_id), c.received_on, c.received_at, d.pathway, d.national_class,
    d.in_time, c.due_on, c.source, c.abuse_types, c.location, c.provider_id, c.age_band, c.sex,
    c.gender_identity, c.ethnicity, c.support_reason
  from concern c
  left join lateral (
    select v.pathway, v.national_class, v.in_time from concern_decision v
    where v.partnership_id = c.partnership_id and v.concern_id = c.concern_id and v.decided_on <= p_as_at
    order by v.version desc limit 1) d on true
  left join lateral (
    select k.individual_id from concern_link k
    where k.partnership_id = c.partnership_id and k.concern_id = c.concern_id and k.act <> 'not-the-same'
      and k.done_at < ((p_as_at + 1)::timestamp at time zone 'Europe/London')
    order by k.done_at desc, k.link_id desc limit 1) l on true
  where c.partnership_id = current_partnership() and c.about = p_about and c.received_on between p_from and least(p_to, p_as_at)
$$;
comment on function concerns_known is 'Concerns received in these days as they were known at the end of a day: the decision taken by then, and whom they were said to be about by then. infinity: as known now.';
revoke execute on function concerns_known from public;
grant execute on function concerns_known to kith_case;

create function enquiries_known(p_from date, p_to date, p_as_at date)
  returns table (enquiry_id uuid, concern_id uuid, individual_id uuid, pathway text, started_on date, planning_due_on date,
    planning_held_on date, abuse_types text[], locations text[])
  language sql stable
as $$
  select e.enquiry_id, e.concern_id, e.individual_id, d.pathway, e.started_on, e.planning_due_on,
    case when e.planning_held_on <= p_as_at then e.planning_held_on end, e.abuse_types, e.locations
  from enquiry e
  cross join lateral (
    select v.pathway from concern_decision v
    where v.partnership_id = e.partnership_id and v.concern_id = e.concern_id and v.decided_on <= p_as_at
    order by v.version desc limit 1) d
  where e.partnership_id = current_partnership() and e.started_on between p_from and least(p_to, p_as_at)
    and d.pathway in ('s42-2', 'other-enquiry')
$$;
comment on function enquiries_known is 'Enquiries started in these days that stood at the end of a day: one that was withdrawn because the decision was changed is none.';
revoke execute on function enquiries_known from public;
grant execute on function enquiries_known to kith_case;

create function conclusions_known(p_from date, p_to date, p_as_at date)
  returns table (enquiry_id uuid, concern_id uuid, individual_id uuid, kind text, concluded_on date, conclusion text, risk_outcome text,
    asked text, achieved text, lacked_capacity text, supported_by_advocate text, abuse_types text[], locations text[],
    sources_of_risk text[])
  language sql stable
as $$
  select e.enquiry_id, e.concern_id, e.individual_id, e.kind, v.concluded_on, v.conclusion, v.risk_outcome, v.asked, v.achieved,
    v.lacked_capacity, v.supported_by_advocate, e.abuse_types, e.locations, e.sources_of_risk
  from enquiry_conclusion v
  join enquiry e on e.partnership_id = v.partnership_id and e.enquiry_id = v.enquiry_id
  where v.partnership_id = current_partnership() and v.concluded_on between p_from and least(p_to, p_as_at)
    and not exists (
      select from enquiry_conclusion w
      where w.partnership_id = v.partnership_id and w.enquiry_id = v.enquiry_id and w.version > v.version and w.concluded_on <= p_as_at)
    and not exists (
      select from enquiry_reopening r
      where r.partnership_id = v.partnership_id and r.enquiry_id = v.enquiry_id and r.version = v.version and r.reopened_on <= p_as_at)
$$;
comment on function conclusions_known is 'Enquiries concluded in these days whose conclusion stood at the end of a day: not reopened by then.';
revoke execute on function conclusions_known from public;
grant execute on function conclusions_known to kith_case;

create function concern_dimension(p_dimension text, source text, abuse_types text[], locations text[], provider_id uuid, age_band text,
  sex text, gender_identity text, ethnicity text, support_reason text)
  returns text[] language sql immutable
as $$
  select case p_dimension
    when '' then array['']
    when 'source' then array[source]
    when 'type' then case when cardinality(abuse_types) = 0 then array['not-known'] else abuse_types end
    when 'location' then case when cardinality(locations) = 0 then array['not-known'] else locations end
    when 'provider' then array[coalesce(provider_id::text, 'none')]
    when 'age-band' then array[age_band]
    when 'sex' then array[sex]
    when 'gender-identity' then array[gender_identity]
    when 'ethnicity' then array[ethnicity]
    when 'support-reason' then array[support_reason]
    else array[]::text[] end
$$;
comment on function concern_dimension is 'The parts of a breakdown to which a case belongs: one, or for types and locations several.';
revoke execute on function concern_dimension from public;

create function count_concerns(p_about text, p_from date, p_to date, p_as_at date, p_dimension text, p_repeat_days integer)
  returns table (value text, contacts bigint, received bigint, screened_out bigint, people bigint, decided bigint, in_time bigint,
    s42_2 bigint, s42_1 bigint, not_met bigint, other_enquiry bigint, awaiting bigint, repeats bigint,
    referral bigint, early_help bigint, advice bigint, no_further_action bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  with known as materialized (
    select k.*, k.pathway is distinct from 'screened-out' as counts
    from concerns_known(p_about, p_from - p_repeat_days, p_to, p_as_at) k),
  marked as (
    select k.*, k.received_on - lag(k.received_on) over (partition by k.individual_id, k.counts order by k.received_at, k.concern_id)
      <= p_repeat_days as is_repeat
    from known k)
  select part, count(*), count(*) filter (where counts), count(*) filter (where not counts),
    count(distinct individual_id) filter (where counts),
    count(*) filter (where counts and pathway is not null), count(*) filter (where counts and in_time),
    count(*) filter (where pathway = 's42-2'), count(*) filter (where pathway = 's42-1'), count(*) filter (where pathway = 'not-met'),
    count(*) filter (where pathway = 'other-enquiry'), count(*) filter (where pathway is null),
    count(*) filter (where counts and is_repeat),
    count(*) filter (where pathway = 'referral'), count(*) filter (where pathway = 'early-help'),
    count(*) filter (where pathway = 'advice'), count(*) filter (where pathway = 'no-further-action')
  from marked m
  cross join lateral unnest(concern_dimension(p_dimension, m.source, m.abuse_types, array[m.location], m.provider_id, m.age_band, m.sex,
    m.gender_identity, m.ethnicity, m.support_reason)) part
  where m.received_on >= p_from
  group by part
$$;
comment on function count_concerns is 'Counts concerns received in these days as known at the end of a day, whole or by one dimension. Contacts that were screened out are contacts and no concerns.';
revoke execute on function count_concerns from public;
grant execute on function count_concerns to kith_app, kith_agency, kith_worker;

create function count_enquiries_started(p_from date, p_to date, p_as_at date, p_dimension text)
  returns table (value text, started bigint, planning_held bigint, planning_in_time bigint, planning_overdue bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select part, count(*), count(e.planning_held_on), count(*) filter (where e.planning_held_on <= e.planning_due_on),
    count(*) filter (where e.planning_held_on is null and e.planning_due_on < p_as_at)
  from enquiries_known(p_from, p_to, p_as_at) e
  join concern c on c.partnership_id = current_partnership() and c.concern_id = e.concern_id
  cross join lateral unnest(concern_dimension(p_dimension, c.source, e.abuse_types, e.locations, c.provider_id, c.age_band, c.sex,
    c.gender_identity, c.ethnicity, c.support_reason)) part
  where e.pathway = 's42-2'
  group by part
$$;
comment on function count_enquiries_started is 'Counts enquiries under section 42(2) that were started in these days, and their planning meetings, as known at the end of a day.';
revoke execute on function count_enquiries_started from public;
grant execute on function count_enquiries_started to kith_app, kith_agency, kith_worker;

create function count_enquiries_concluded(p_from date, p_to date, p_as_at date, p_dimension text)
  returns table (value text, concluded bigint, expressed bigint, fully bigint, partly bigint, not_achieved bigint, risk_identified bigint,
    removed bigint, reduced bigint, remained bigint, lacked_capacity bigint, supported bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select part, count(*), count(*) filter (where v.asked = 'asked-expressed'), count(*) filter (where v.achieved = 'fully'),
    count(*) filter (where v.achieved = 'partly'), count(*) filter (where v.achieved = 'not'), count(v.risk_outcome),
    count(*) filter (where v.risk_outcome = 'removed'), count(*) filter (where v.risk_outcome = 'reduced'),
    count(*) filter (where v.risk_outcome = 'remained'), count(*) filter (where v.lacked_capacity = 'yes'),
    count(*) filter (where v.supported_by_advocate = 'yes')
  from conclusions_known(p_from, p_to, p_as_at) v
  join concern c on c.partnership_id = current_partnership() and c.concern_id = v.concern_id
  cross join lateral unnest(concern_dimension(p_dimension, c.source, v.abuse_types, v.locations, c.provider_id, c.age_band, c.sex,
    c.gender_identity, c.ethnicity, c.support_reason)) part
  where v.kind = 'section-42'
  group by part
$$;
comment on function count_enquiries_concluded is 'Counts enquiries under section 42(2) that were concluded in these days, and how they ended, as known at the end of a day.';
revoke execute on function count_enquiries_concluded from public;
grant execute on function count_enquiries_concluded to kith_app, kith_agency, kith_worker;

create function count_answers(p_from date, p_to date, p_as_at date)
  returns table (owed bigint, in_time bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select count(*), count(*) filter (where f.given_on <= least(f.due_on, p_as_at))
  from concern c
  join concern_feedback f on f.partnership_id = c.partnership_id and f.concern_id = c.concern_id and f.kind = 'decision'
  where c.partnership_id = current_partnership() and c.about = 'adult' and c.received_on between p_from and least(p_to, p_as_at)
    and least(f.given_on, f.due_on) <= least(p_as_at, (now() at time zone 'Europe/London')::date)
$$;
comment on function count_answers is 'Answers owed to those who raised concerns received in these days that were given or had fallen due by the end of a day, and those given in time.';
revoke execute on function count_answers from public;
grant execute on function count_answers to kith_app, kith_agency, kith_worker;

create function concern_records_begin(p_about text) returns date
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select min(received_on) from concern where partnership_id = current_partnership() and about = p_about
$$;
comment on function concern_records_begin is 'The day of the partnership''s first record: figures of earlier periods can only be supplied.';
revoke execute on function concern_records_begin from public;
grant execute on function concern_records_begin to kith_app, kith_agency, kith_worker;

-- Their plans differ with the days asked for, and each runs a few times a page.
do $$
declare name text;
begin
  foreach name in array array['count_concerns(text, date, date, date, text, integer)', 'count_enquiries_started(date, date, date, text)',
    'count_enquiries_concluded(date, date, date, text)', 'count_answers(date, date, date)'] loop
    execute format('alter function %s rows 50', name);
  end loop;
end
$$;
