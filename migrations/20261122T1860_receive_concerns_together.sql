-- A door that many knock at: what arrives at the same moment is written together, so that the cost of a transaction, of its
-- round trips and of preparing each table is shared. Whoever hands in writes no case table any more: they call one function.

create function act_as(p_actors text[]) returns boolean
  language plpgsql stable security definer set search_path = kith, pg_temp
as $$
begin
  if current_setting('kith.actor', true) is distinct from 'api' then
    return p_actors <@ array[current_setting('kith.actor', true)];
  end if;
  -- One by one through the key, however many the planner thinks there are.
  return not exists (
    select from unnest(p_actors) actor
    where (
      select k.revoked_at is null from api_token k
      where k.partnership_id = current_partnership() and k.token_id = case when actor like 'token:%' then substr(actor, 7)::uuid end
    ) is not true);
end
$$;
comment on function act_as is 'Whether what is written may stand in these names: of whoever acts, or, where the API writes for several systems at once, of tokens of the partnership that were not revoked.';
revoke execute on function act_as from public;

create function take_request_keys(given jsonb) returns table (place integer, is_first boolean, is_same_body boolean, answer jsonb)
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
  return query
    select g.place,
      coalesce(g.actor || ' ' || g.key = any (taken), false) and row_number() over (partition by g.actor, g.key order by g.place) = 1,
      r.body_hash = decode(g.body_hash, 'hex'), r.answer
    from jsonb_to_recordset(given) as g(place integer, actor text, key text, body_hash text)
    cross join lateral (
      select q.body_hash, q.answer from api_request q
      where q.partnership_id = current_partnership() and q.actor = g.actor and q.key = g.key limit 1) r;
end
$$;
comment on function take_request_keys is 'Keeps each request of another system under its key, with what it will be answered, and says which were kept before, with what those were answered.';
revoke execute on function take_request_keys from public;
grant execute on function take_request_keys to kith_agency;

create function receive_concerns(given jsonb) returns void
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  if not act_as(array(select g.raised_by from jsonb_to_recordset(given) as g(raised_by text)))
    or exists (
      select from jsonb_to_recordset(given) as g(partnership_id uuid) where g.partnership_id is distinct from current_partnership()) then
    raise exception 'A concern is handed in to the partnership in context, in the name of whoever acts' using errcode = 'insufficient_privilege';
  end if;
  with
    g as materialized (
      select * from jsonb_to_recordset(given) as g(
        partnership_id uuid, raised_by text, concern_id uuid, individual_id uuid, reference text, about text, channel text,
        received_at timestamptz, received_on date, source text, source_agency_id uuid, source_provider_id uuid, abuse_types text[],
        location text, provider_id uuid, sources_of_risk text[], age_band text, clock_rule text, due_on date, in_brief text, answers jsonb,
        given_name text, family_name text, other_names text, date_of_birth date, address text, postcode text, nhs_number text, phone text,
        contact_safely text, sex text, gender_identity text, ethnicity text, support_reason text, health_conditions text[], died_on date,
        keys text[], referrer jsonb, file_ids uuid[], entitlement text, receipt_due_on date, receipt_told text, receipt_how text)),
    in_the_trail as (
      insert into audit_event (audit_event_id, partnership_id, actor, event, subject)
      select gen_random_uuid(), g.partnership_id, g.raised_by, 'concern-received',
        jsonb_build_object('concern', g.concern_id, 'channel', g.channel)
      from g),
    individuals as (
      insert into individual (partnership_id, individual_id, given_name, family_name, other_names, date_of_birth, address, postcode,
        nhs_number, phone, contact_safely, sex, gender_identity, ethnicity, support_reason, health_conditions, died_on, made_at)
      select g.partnership_id, g.individual_id, g.given_name, g.family_name, g.other_names, g.date_of_birth, g.address, g.postcode,
        g.nhs_number, g.phone, g.contact_safely, g.sex, g.gender_identity, g.ethnicity, g.support_reason, g.health_conditions, g.died_on,
        g.received_at
      from g),
    their_keys as (
      insert into individual_key (partnership_id, key, individual_id)
      select g.partnership_id, key, g.individual_id from g, unnest(g.keys) key),
    concerns as (
      insert into concern (partnership_id, concern_id, reference, about, individual_id, team_id, channel, received_at, received_on,
        source, source_agency_id, source_provider_id, abuse_types, location, provider_id, sources_of_risk, age_band, sex,
        gender_identity, ethnicity, support_reason, clock_rule, first_due_on, due_on)
      select g.partnership_id, g.concern_id, g.reference, g.about, g.individual_id,
        (select t.team_id from triage_team t where t.partnership_id = g.partnership_id and t.about = g.about and t.closed_on is null limit 1),
        g.channel, g.received_at, g.received_on, g.source, g.source_agency_id, g.source_provider_id, g.abuse_types, g.location,
        g.provider_id, g.sources_of_risk, g.age_band, g.sex, g.gender_identity, g.ethnicity, g.support_reason, g.clock_rule, g.due_on, g.due_on
      from g),
    accounts as (
      insert into concern_account (partnership_id, concern_id, raised_by, reference, about, received_at, in_brief, answers)
      select g.partnership_id, g.concern_id, g.raised_by, g.reference, g.about, g.received_at, g.in_brief, g.answers from g),
    referrers as (
      insert into concern_referrer (partnership_id, concern_id, kind, person_id, name, job_title, organisation, email, phone,
        mail_is_safe, contact_safely, is_individual)
      select g.partnership_id, g.concern_id, r.kind, r.person_id, r.name, r.job_title, r.organisation, r.email, r.phone,
        r.mail_is_safe, r.contact_safely, r.is_individual
      from g, jsonb_to_record(g.referrer) as r(kind text, person_id uuid, name text, job_title text, organisation text, email text,
        phone text, mail_is_safe boolean, contact_safely text, is_individual boolean)),
    files as (
      insert into concern_file (partnership_id, concern_id, file_id, raised_by)
      select g.partnership_id, g.concern_id, file, g.raised_by from g, unnest(g.file_ids) file),
    receipts as (
      insert into concern_feedback (partnership_id, feedback_id, concern_id, raised_by, reference, kind, entitlement, due_on,
        told, how, given_at, given_on, given_by)
      select g.partnership_id, uuidv7(), g.concern_id, g.raised_by, g.reference, 'receipt', g.entitlement, g.receipt_due_on,
        g.receipt_told, g.receipt_how, case when g.receipt_how is not null then g.received_at end,
        case when g.receipt_how is not null then g.received_on end, case when g.receipt_how is not null then 'program' end
      from g where g.entitlement <> 'nothing'),
    events as (
      insert into concern_event (partnership_id, event_id, concern_id, happened_at, kind, words, done_by)
      select g.partnership_id, uuidv7(), g.concern_id, g.received_at, 'received', 'Raised the concern', g.raised_by from g)
  insert into concern_link (partnership_id, link_id, concern_id, individual_id, act, done_by, done_at)
  select g.partnership_id, uuidv7(), g.concern_id, g.individual_id, 'received', g.raised_by, g.received_at from g;
end
$$;
comment on function receive_concerns is 'Takes in concerns, each with every row that a new concern has and with an individual of its own. The team of each is the open one whose queue such concerns go to.';
revoke execute on function receive_concerns from public;
grant execute on function receive_concerns to kith_portal, kith_agency, kith_app, kith_case;

do $$
declare
  name text;
begin
  foreach name in array array['individual', 'individual_key', 'concern', 'concern_account', 'concern_referrer', 'concern_feedback',
    'concern_link', 'concern_file'] loop
    execute format('drop policy hand_in on %I', name);
    execute format('revoke insert on %I from kith_portal, kith_agency, kith_app', name);
    execute format('drop trigger if exists of_own_concern on %I', name);
    execute format('drop trigger if exists of_own_individual on %I', name);
  end loop;
end
$$;
drop function refuse_rows_of_another_concern(), refuse_another_individual();
drop policy hand_in on concern_event;
revoke insert on concern_event from kith_portal;
create policy disagree on concern_event for insert to kith_agency, kith_app
  with check (partnership_id = current_partnership() and done_by = current_setting('kith.actor', true) and kind = 'challenged');
comment on function refuse_events_of_another_concern is 'Whoever raised a concern adds to its history that they disagree. Nothing more.';

-- What is derived from a row that has its partnership already needs no second proof of it; nor do the keys of an individual,
-- which are written with them and are found only through them.
alter table individual_key drop constraint individual_key_partnership_id_individual_id_fkey;
alter table concern drop constraint concern_partnership_id_fkey;
alter table concern_delta drop constraint concern_delta_partnership_id_fkey;
alter table concern_individual_year drop constraint concern_individual_year_partnership_id_fkey;

-- Concerns that come in are tallied once for each statement, so one row may stand for many.
alter table concern_delta alter column change type integer;
create function tally_received_concerns() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  with
    counted as (
      insert into concern_individual_year as y (partnership_id, about, year_begins_on, individual_id, concerns)
      select r.partnership_id, r.about, year_beginning(r.received_on), r.individual_id, count(*)
      from received r where r.pathway is distinct from 'screened-out'
      group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (partnership_id, about, year_begins_on, individual_id) do update set concerns = y.concerns + excluded.concerns
      returning with (old as before) y.partnership_id, y.about, y.year_begins_on, coalesce(before.concerns, 0) = 0 as is_first)
  insert into concern_delta (partnership_id, about, day, facts, parts, change)
  select r.partnership_id, r.about, k.day, k.facts, k.parts, count(*)
  from received r, lateral contributions_of(row(r.*)::concern) k
  group by 1, 2, 3, 4, 5
  union all
  select c.partnership_id, c.about, c.year_begins_on, array['individual'], array[]::text[], count(*)
  from counted c where c.is_first
  group by 1, 2, 3;
  return null;
end
$$;
comment on function tally_received_concerns is 'Adds what new concerns mean for the totals, in the transaction that makes them.';
revoke execute on function tally_received_concerns from public;
drop trigger concern_is_counted on concern;
create trigger concern_is_counted after update or delete on concern for each row execute function tally_concern();
create trigger concern_is_counted_on_receipt after insert on concern referencing new table as received
  for each statement execute function tally_received_concerns();
