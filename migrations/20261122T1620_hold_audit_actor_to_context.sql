-- Whoever appends to the trail appends as whoever acts: a page or job that hands on another name is refused.
drop policy append_in_context on audit_event;
create policy append_as_whoever_acts on audit_event for insert to kith_app, kith_agency, kith_worker, kith_portal
  with check (partnership_id = current_partnership() and actor = current_setting('kith.actor', true));

-- Sign-in has no actor in context yet. It can name the account that it deals with, and nobody else.
drop function audit_sign_in(uuid, timestamptz, text, text, jsonb);
create function audit_sign_in(account uuid, happened timestamptz, event text, subject jsonb) returns void
  language sql volatile security definer set search_path = kith, pg_temp
  begin atomic
    insert into audit_event (partnership_id, happened_at, actor, event, subject)
    select p.partnership_id, happened, 'account:' || account, event, subject from person p where p.account_id = account
    union all
    select null, happened, coalesce('account:' || account, 'nobody'), event, subject
      where not exists (select from person p where p.account_id = account);
  end;
comment on function audit_sign_in(uuid, timestamptz, text, jsonb) is
  'One row per partnership of the account, or one without a partnership when the account is nobody’s. Runs as the owner, because kith_auth may not read people.';
revoke execute on function audit_sign_in(uuid, timestamptz, text, jsonb) from public;
grant execute on function audit_sign_in(uuid, timestamptz, text, jsonb) to kith_auth;
