create table account (
  account_id uuid primary key default uuidv7(),
  email text not null constraint account_email_is_lower_case check (email = lower(trim(email)) and email like '%_@_%'),
  password_hash text,
  state text not null default 'invited' constraint account_state_is_known check (state in ('invited', 'active', 'disabled')),
  created_at timestamptz not null default now(),
  constraint account_email_is_unique unique (email),
  constraint account_active_has_a_password check (state <> 'active' or password_hash is not null)
);
comment on table account is 'How somebody signs in. One account may be a person in several partnerships.';
comment on column account.password_hash is 'argon2id in PHC form; see src/platform/auth/password.ts.';
alter table account enable row level security;
create policy sign_in_only on account to kith_auth using (true);
grant select, insert, update on account to kith_auth;

create table person (
  partnership_id uuid not null references partnership,
  person_id uuid not null default uuidv7(),
  account_id uuid references account,
  agency_id uuid not null,
  name text not null constraint person_has_a_name check (length(trim(name)) > 0),
  job_title text not null default '',
  email text,
  starts_on date not null,
  ends_on date,
  primary key (partnership_id, person_id),
  foreign key (partnership_id, agency_id) references agency,
  constraint person_once_per_account unique (partnership_id, account_id),
  constraint person_ends_after_start check (ends_on is null or ends_on >= starts_on)
);
comment on table person is 'Somebody who works for a partner of one partnership. Not somebody who is the subject of a concern.';
create index person_by_account on person (account_id);
create index person_by_agency on person (partnership_id, agency_id);
alter table person enable row level security;
create policy own_partnership on person to kith_app, kith_worker using (partnership_id = current_partnership());
create policy own_agency on person to kith_agency
  using (partnership_id = current_partnership() and agency_id = current_agency());
grant select, insert, update on person to kith_app;
grant select on person to kith_worker, kith_agency;

create view person_label with (security_invoker = true) as
  select partnership_id, person_id, name, job_title, agency_id from person;
comment on view person_label is 'What other domains may join to print a person.';
grant select on person_label to kith_app, kith_agency, kith_worker;

create table person_role (
  partnership_id uuid not null,
  person_role_id uuid not null default uuidv7(),
  person_id uuid not null,
  role text not null constraint person_role_is_known check (role in (
    'administrator', 'business-manager', 'independent-chair', 'scrutineer', 'information-governance-lead', 'analyst',
    'agency-lead', 'school-lead', 'triage-manager', 'triage-practitioner', 'review-group-member', 'group-chair', 'group-member',
    'trainer', 'training-administrator', 'line-manager', 'learner', 'auditor')),
  starts_on date not null,
  ends_on date,
  is_deputy boolean not null default false,
  primary key (partnership_id, person_role_id),
  foreign key (partnership_id, person_id) references person,
  constraint person_role_ends_after_start check (ends_on is null or ends_on >= starts_on)
);
comment on table person_role is 'A role held for a term. A role gives its permissions from starts_on to ends_on, both days included.';
create index person_role_by_person on person_role (partnership_id, person_id);
alter table person_role enable row level security;
create policy own_partnership on person_role to kith_app, kith_worker using (partnership_id = current_partnership());
grant select, insert, update on person_role to kith_app;
grant select on person_role to kith_worker;

create table session (
  token_hash bytea primary key constraint session_token_hash_is_sha256 check (length(token_hash) = 32),
  account_id uuid not null references account,
  partnership_id uuid,
  person_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  reauthenticated_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  foreign key (partnership_id, person_id) references person,
  constraint session_ends_after_it_begins check (ends_at > created_at)
);
comment on table session is 'A signed-in browser. Only the hash of its token is kept, so a copy of this table signs nobody in.';
create index session_by_account on session (account_id);
alter table session enable row level security;
create policy sign_in_only on session to kith_auth using (true);
grant select, insert, update, delete on session to kith_auth;

create function actor_of_session(token bytea, moment timestamptz, idle interval)
  returns table (
    account_id uuid, partnership_id uuid, partnership_name text, is_demonstration boolean, person_id uuid, person_name text,
    job_title text, agency_id uuid, agency_name text, roles text[], last_seen_at timestamptz, reauthenticated_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select s.account_id, s.partnership_id, pa.name, pa.is_demonstration, p.person_id, p.name, p.job_title, p.agency_id, a.name,
      (select coalesce(array_agg(r.role order by r.role), '{}') from person_role r
        where r.partnership_id = p.partnership_id and r.person_id = p.person_id
          and (moment at time zone 'Europe/London')::date between r.starts_on and coalesce(r.ends_on, 'infinity')),
      s.last_seen_at, s.reauthenticated_at, s.ends_at
    from session s
      join account c on c.account_id = s.account_id and c.state = 'active'
      left join person p on p.partnership_id = s.partnership_id and p.person_id = s.person_id and p.account_id = s.account_id
        and (moment at time zone 'Europe/London')::date between p.starts_on and coalesce(p.ends_on, 'infinity')
      left join partnership pa on pa.partnership_id = p.partnership_id
      left join agency a on a.partnership_id = p.partnership_id and a.agency_id = p.agency_id
    where s.token_hash = token and s.ended_at is null and s.ends_at > moment and s.last_seen_at + idle > moment;
  end;
comment on function actor_of_session(bytea, timestamptz, interval) is
  'Who is behind a session and what they may do now, in one round trip. Runs as the owner, because kith_auth itself may not read people.';
revoke execute on function actor_of_session(bytea, timestamptz, interval) from public;
grant execute on function actor_of_session(bytea, timestamptz, interval) to kith_auth;

create function people_of_account(account uuid, today date)
  returns table (partnership_id uuid, partnership_name text, person_id uuid, person_name text, agency_name text)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select p.partnership_id, pa.name, p.person_id, p.name, a.name
    from person p
      join partnership pa on pa.partnership_id = p.partnership_id
      join agency a on a.partnership_id = p.partnership_id and a.agency_id = p.agency_id
    where p.account_id = account and today between p.starts_on and coalesce(p.ends_on, 'infinity')
    order by pa.name;
  end;
comment on function people_of_account(uuid, date) is 'The partnerships that an account may choose from after signing in.';
revoke execute on function people_of_account(uuid, date) from public;
grant execute on function people_of_account(uuid, date) to kith_auth;
