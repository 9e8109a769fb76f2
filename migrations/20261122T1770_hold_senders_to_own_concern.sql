-- Whoever hands in a concern writes its rows, in their own name, in the one transaction that makes it: nothing more is added
-- to it by them, and nothing to anybody else's. kith_case alone adds to what is there.
do $$
declare
  name text;
begin
  foreach name in array array['concern_account', 'concern_feedback', 'concern_link', 'concern_event', 'concern_file'] loop
    execute format('drop policy hand_in on %I', name);
  end loop;
end
$$;
create policy hand_in on concern_account for insert to kith_portal, kith_agency, kith_app
  with check (partnership_id = current_partnership() and raised_by = current_setting('kith.actor', true));
create policy hand_in on concern_file for insert to kith_portal, kith_agency, kith_app
  with check (partnership_id = current_partnership() and raised_by = current_setting('kith.actor', true));
create policy hand_in on concern_feedback for insert to kith_portal, kith_agency, kith_app
  with check (partnership_id = current_partnership() and raised_by = current_setting('kith.actor', true) and kind = 'receipt');
create policy hand_in on concern_link for insert to kith_portal, kith_agency, kith_app
  with check (partnership_id = current_partnership() and done_by = current_setting('kith.actor', true) and act = 'received');
create policy hand_in on concern_event for insert to kith_portal, kith_agency, kith_app
  with check (partnership_id = current_partnership() and done_by = current_setting('kith.actor', true) and kind in ('received', 'challenged'));

-- Checked at the end of the statement, because one statement writes all rows of a new concern in no order.
create function refuse_rows_of_another_concern() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  if exists (
    select from handed_in h
    left join concern c on c.partnership_id = h.partnership_id and c.concern_id = h.concern_id
    where c.xmin is distinct from pg_current_xact_id()::xid) then
    raise exception 'Only who handles cases adds to a concern that was handed in' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
comment on function refuse_rows_of_another_concern is 'Whoever hands in adds to the concern that this transaction makes, and to no other.';

create function refuse_events_of_another_concern() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  if exists (
    select from handed_in h
    left join concern c on c.partnership_id = h.partnership_id and c.concern_id = h.concern_id
    left join concern_account a on a.partnership_id = h.partnership_id and a.concern_id = h.concern_id
    where c.xmin is distinct from pg_current_xact_id()::xid
      and (h.kind <> 'challenged' or a.raised_by not like 'person:%' or a.raised_by is distinct from current_setting('kith.actor', true))) then
    raise exception 'Only who handles cases adds to the history of a concern that was handed in' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
comment on function refuse_events_of_another_concern is 'Whoever hands in begins the history of the concern, and later adds to it that they disagree. Nothing more.';

create function refuse_another_individual() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  if exists (
    select from handed_in h
    left join individual i on i.partnership_id = h.partnership_id and i.individual_id = h.individual_id
    where i.xmin is distinct from pg_current_xact_id()::xid) then
    raise exception 'A concern that is handed in begins with an individual of its own' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
comment on function refuse_another_individual is 'Whoever hands in says nothing of an individual who is known already.';
revoke execute on function refuse_rows_of_another_concern, refuse_events_of_another_concern, refuse_another_individual from public;

do $$
declare
  name text;
begin
  foreach name in array array['concern_account', 'concern_referrer', 'concern_feedback', 'concern_link', 'concern_file'] loop
    execute format('create trigger of_own_concern after insert on %I referencing new table as handed_in for each statement
      when (current_user in (''kith_portal'', ''kith_agency'', ''kith_app'')) execute function refuse_rows_of_another_concern()', name);
  end loop;
  foreach name in array array['concern', 'individual_key', 'concern_link'] loop
    execute format('create trigger of_own_individual after insert on %I referencing new table as handed_in for each statement
      when (current_user in (''kith_portal'', ''kith_agency'', ''kith_app'')) execute function refuse_another_individual()', name);
  end loop;
end
$$;

create trigger of_own_concern after insert on concern_event referencing new table as handed_in for each statement
  when (current_user in ('kith_portal', 'kith_agency', 'kith_app')) execute function refuse_events_of_another_concern();

-- A referrer disagrees with the decision on a concern that they raised, and begins at the first level. The team does the rest.
drop policy hand_in on concern_challenge;
create policy hand_in on concern_challenge for insert to kith_agency, kith_app
  with check (partnership_id = current_partnership() and raised_by = current_setting('kith.actor', true) and challenger = 'referrer'
    and outcome is null and exists (
      select from concern_account a where a.partnership_id = concern_challenge.partnership_id and a.concern_id = concern_challenge.concern_id
        and a.raised_by = current_setting('kith.actor', true)));
drop policy hand_in on concern_challenge_level;
create policy hand_in on concern_challenge_level for insert to kith_agency, kith_app
  with check (partnership_id = current_partnership() and raised_by = current_setting('kith.actor', true) and level = 1
    and answer is null and exists (
      select from concern_challenge c where c.partnership_id = concern_challenge_level.partnership_id
        and c.challenge_id = concern_challenge_level.challenge_id and c.raised_by = current_setting('kith.actor', true)));

-- What came with a concern is read by whoever handles cases, as the concern is.
alter table file add column is_case boolean not null default false;
comment on column file.is_case is 'It came with a concern, or with the draft of one: only kith_case reads it.';
update file f set is_case = true
  where exists (select from concern_file c where c.partnership_id = f.partnership_id and c.file_id = f.file_id)
    or exists (select from portal_draft d where d.partnership_id = f.partnership_id and f.file_id = any (d.file_ids));
drop policy own_partnership on file;
create policy own_partnership on file to kith_app using (partnership_id = current_partnership() and not is_case);
create policy handle_cases on file to kith_case using (partnership_id = current_partnership());
create policy scan_and_sweep on file to kith_worker using (partnership_id = current_partnership());
drop policy own_agency on file;
create policy own_agency on file to kith_agency
  using (partnership_id = current_partnership() and agency_id = current_agency() and not is_case);
drop policy hand_in on file;
create policy hand_in on file for insert to kith_portal
  with check (partnership_id = current_partnership() and agency_id is null and is_case);

-- A draft knows every file that was ever added to it, also one that was taken out again: what was not sent is erased.
comment on column portal_draft.file_ids is 'Whatever was added to it, also what was taken out again. What no concern has is erased together with the draft.';
create index concern_file_of_file on concern_file (partnership_id, file_id);
create function erase_ended_drafts(moment timestamptz) returns void
  language plpgsql security definer set search_path = kith, pg_temp
as $$
begin
  delete from file f using portal_draft d
    where d.partnership_id = current_partnership() and d.ends_at <= moment
      and f.partnership_id = d.partnership_id and f.file_id = any (d.file_ids)
      and not exists (select from concern_file c where c.partnership_id = f.partnership_id and c.file_id = f.file_id);
  delete from portal_draft d where d.partnership_id = current_partnership() and d.ends_at <= moment;
end
$$;
comment on function erase_ended_drafts is 'Erases the drafts whose time is over with the files that came with no concern. Runs as the owner: the worker may not read which did.';
revoke execute on function erase_ended_drafts from public;
grant execute on function erase_ended_drafts to kith_worker;

-- Small parts of a whole tell of one person. Whoever acts for one agency, or as another system, counts the whole alone.
create or replace function concern_dimension(p_dimension text, source text, abuse_types text[], locations text[], provider_id uuid, age_band text,
  sex text, gender_identity text, ethnicity text, support_reason text)
  returns text[] language sql stable
as $$
  select case
    when p_dimension = '' then array['']
    when session_user = 'kith_agency' then array[]::text[]
    when p_dimension = 'source' then array[source]
    when p_dimension = 'type' then case when cardinality(abuse_types) = 0 then array['not-known'] else abuse_types end
    when p_dimension = 'location' then case when cardinality(locations) = 0 then array['not-known'] else locations end
    when p_dimension = 'provider' then array[coalesce(provider_id::text, 'none')]
    when p_dimension = 'age-band' then array[age_band]
    when p_dimension = 'sex' then array[sex]
    when p_dimension = 'gender-identity' then array[gender_identity]
    when p_dimension = 'ethnicity' then array[ethnicity]
    when p_dimension = 'support-reason' then array[support_reason]
    else array[]::text[] end
$$;
revoke execute on function concern_totals, count_overdue_concerns from kith_agency;
