-- What a page already refuses, refused by the database as well.

-- A file that an agency sends waits for approval or was rejected; it never arrives accepted.
drop policy own_agency on submission;
create policy own_agency on submission for select to kith_agency
  using (partnership_id = current_partnership() and agency_id = current_agency());
create policy send_as_own_agency on submission for insert to kith_agency
  with check (partnership_id = current_partnership() and agency_id = current_agency()
    and state in ('rejected', 'waiting') and decided_by is null and decided_at is null);

-- Sign-in writes to the trail through audit_sign_in alone, which finds the partnerships itself.
drop policy append_sign_in on audit_event;
revoke insert (audit_event_id, partnership_id, happened_at, actor, event, purpose, subject, content_hash) on audit_event from kith_auth;

-- An address is enough to link a person to an account of another partnership. That alone must not take its second factor.
create or replace function reset_second_factor(person uuid, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  reset uuid;
begin
  select p.account_id into reset from person p
    where p.partnership_id = current_partnership() and p.person_id = reset_second_factor.person;
  if reset is null then return false; end if;
  if exists (select from person p
      where p.account_id = reset and p.partnership_id <> current_partnership() and p.access_stopped_at is null)
    and not exists (select from session s
      where s.account_id = reset and s.partnership_id = current_partnership() and s.person_id = reset_second_factor.person)
  then return false; end if;
  delete from second_factor f where f.account_id = reset;
  delete from recovery_code r where r.account_id = reset;
  delete from sign_in_challenge h where h.account_id = reset;
  update session s set ended_at = moment, end_reason = 'factor-changed' where s.account_id = reset and s.ended_at is null;
  -- The account's other partnerships learn of it too: their records were behind the same app.
  insert into audit_event (partnership_id, happened_at, actor, event, subject)
    select p.partnership_id, moment, current_setting('kith.actor', true), 'second-factor-reset-elsewhere',
      jsonb_build_object('person', p.person_id) from person p
    where p.account_id = reset and p.partnership_id <> current_partnership();
  return true;
end
$$;
comment on function reset_second_factor(uuid, timestamptz) is
  'Removes the authenticator app and recovery codes of a person of the partnership in context; they set up a new one when they next sign in. Not of an account that also works elsewhere and never came in here.';
