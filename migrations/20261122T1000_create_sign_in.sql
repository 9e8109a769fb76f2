-- The steps between a password and a session, and what a second factor is checked against. Only kith_auth reads them.
create table second_factor (
  account_id uuid primary key references account,
  secret bytea,
  offered_secret bytea,
  confirmed_at timestamptz,
  last_step bigint,
  constraint second_factor_secret_is_confirmed check ((secret is null) = (confirmed_at is null)),
  constraint second_factor_is_used_once_confirmed check (last_step is null or secret is not null)
);
comment on table second_factor is 'The authenticator app of an account.';
comment on column second_factor.secret is 'Encrypted with the key ring; see src/platform/auth/second-factor/.';
comment on column second_factor.offered_secret is 'Shown to its owner and not yet proven with a code: it replaces secret then, and signs nobody in before.';
comment on column second_factor.last_step is 'The time step of the last code taken: a code of that step or an earlier one is refused as a replay.';
alter table second_factor enable row level security;
create policy sign_in_only on second_factor to kith_auth using (true);
grant select, insert, update, delete on second_factor to kith_auth;

create table recovery_code (
  account_id uuid not null references account,
  code_hash bytea not null constraint recovery_code_hash_is_sha256 check (length(code_hash) = 32),
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table recovery_code is 'Codes for a lost authenticator app, 80 random bits each, shown once. Each is taken once.';
alter table recovery_code enable row level security;
create policy sign_in_only on recovery_code to kith_auth using (true);
grant select, insert, update, delete on recovery_code to kith_auth;

create table sign_in_throttle (
  kind text not null constraint sign_in_throttle_kind_is_known check (kind in ('account', 'code', 'address')),
  key_hash bytea not null constraint sign_in_throttle_hash_is_sha256 check (length(key_hash) = 32),
  attempt_count integer not null constraint sign_in_throttle_counts_up check (attempt_count >= 0),
  last_attempt_at timestamptz not null,
  locked_until timestamptz,
  primary key (kind, key_hash)
);
comment on table sign_in_throttle is
  'Attempts since the last success. An address of nobody is counted like that of somebody, so a lock tells nothing; only hashes are kept.';
create index sign_in_throttle_by_age on sign_in_throttle (last_attempt_at);
alter table sign_in_throttle enable row level security;
create policy sign_in_only on sign_in_throttle to kith_auth using (true);
grant select, insert, update, delete on sign_in_throttle to kith_auth;

create table sign_in_challenge (
  token_hash bytea primary key constraint sign_in_challenge_token_hash_is_sha256 check (length(token_hash) = 32),
  account_id uuid not null references account,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  next text not null default '/',
  constraint sign_in_challenge_ends_after_it_begins check (ends_at > created_at)
);
comment on table sign_in_challenge is 'Somebody who gave the right password and still owes the second factor. It opens no page but that one.';
create index sign_in_challenge_by_account on sign_in_challenge (account_id);
alter table sign_in_challenge enable row level security;
create policy sign_in_only on sign_in_challenge to kith_auth using (true);
grant select, insert, delete on sign_in_challenge to kith_auth;

alter table session
  add column session_id uuid not null default uuidv7() constraint session_id_is_unique unique,
  add column browser text not null default '',
  add column end_reason text constraint session_end_reason_is_known check (end_reason in (
    'signed-out', 'ended-by-owner', 'too-many', 'password-changed', 'factor-changed', 'access-stopped')),
  add constraint session_with_a_reason_has_ended check (end_reason is null or ended_at is not null);
comment on column session.session_id is 'What pages and the audit trail call this session; the token is never shown.';
comment on column session.browser is 'The name and system of the browser, in words, so that its owner recognises it.';

-- Sign-in happens before a partnership is known; the trail still shows it to every partnership that the account works in.
create function audit_sign_in(account uuid, happened timestamptz, actor text, event text, subject jsonb) returns void
  language sql volatile security definer set search_path = kith, pg_temp
  begin atomic
    insert into audit_event (partnership_id, happened_at, actor, event, subject)
    select p.partnership_id, happened, actor, event, subject from person p where p.account_id = account
    union all
    select null, happened, actor, event, subject where not exists (select from person p where p.account_id = account);
  end;
comment on function audit_sign_in(uuid, timestamptz, text, text, jsonb) is
  'One row per partnership of the account, or one without a partnership when the account is nobody’s. Runs as the owner, because kith_auth may not read people.';
revoke execute on function audit_sign_in(uuid, timestamptz, text, text, jsonb) from public;
grant execute on function audit_sign_in(uuid, timestamptz, text, text, jsonb) to kith_auth;

create function is_demonstration_only() returns boolean
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select exists (select from partnership) and not exists (select from partnership where not is_demonstration);
  end;
comment on function is_demonstration_only() is 'Whether every partnership here is invented. One real partnership, and one-click sign-in is gone.';
revoke execute on function is_demonstration_only() from public;
grant execute on function is_demonstration_only() to kith_auth;

create function demonstration_people(today date)
  returns table (partnership_id uuid, partnership_name text, person_id uuid, account_id uuid, person_name text, job_title text, agency_name text, roles text[])
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select p.partnership_id, pa.name, p.person_id, p.account_id, p.name, p.job_title, a.name, array_agg(r.role order by r.role)
    from person p
      join account c on c.account_id = p.account_id and c.state = 'active'
      join partnership pa on pa.partnership_id = p.partnership_id and pa.is_demonstration
      join agency a on a.partnership_id = p.partnership_id and a.agency_id = p.agency_id
      join person_role r on r.partnership_id = p.partnership_id and r.person_id = p.person_id
        and today between r.starts_on and coalesce(r.ends_on, 'infinity')
    where today between p.starts_on and coalesce(p.ends_on, 'infinity') and is_demonstration_only()
    group by p.partnership_id, pa.name, pa.created_at, p.person_id, p.account_id, p.name, p.job_title, a.name
    order by pa.created_at, pa.name, p.name;
  end;
comment on function demonstration_people(date) is 'Whom one click signs in as. Empty as soon as one partnership is not a demonstration.';
revoke execute on function demonstration_people(date) from public;
grant execute on function demonstration_people(date) to kith_auth;
