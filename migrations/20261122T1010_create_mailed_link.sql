create table mailed_link (
  token_hash bytea primary key constraint mailed_link_token_hash_is_sha256 check (length(token_hash) = 32),
  account_id uuid not null references account,
  kind text not null constraint mailed_link_kind_is_known check (kind in ('invitation', 'password-reset')),
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  constraint mailed_link_ends_after_it_begins check (ends_at > created_at)
);
comment on table mailed_link is 'A link that sets a password, once. Only the hash of its token is kept: the mail alone holds the token.';
create index mailed_link_by_account on mailed_link (account_id);
alter table mailed_link enable row level security;
create policy sign_in_only on mailed_link to kith_auth using (true);
grant select, insert, update, delete on mailed_link to kith_auth;

alter table person add column access_stopped_at timestamptz;
comment on column person.access_stopped_at is
  'Since when an administrator of this partnership keeps them from signing in to it. Their account in another partnership is not touched.';

create or replace function people_of_account(account uuid, today date)
  returns table (partnership_id uuid, partnership_name text, person_id uuid, person_name text, agency_name text)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select p.partnership_id, pa.name, p.person_id, p.name, a.name
    from person p
      join partnership pa on pa.partnership_id = p.partnership_id
      join agency a on a.partnership_id = p.partnership_id and a.agency_id = p.agency_id
    where p.account_id = account and p.access_stopped_at is null and today between p.starts_on and coalesce(p.ends_on, 'infinity')
    order by pa.name;
  end;

-- Accounts belong to no partnership, so kith_app never reads or writes them: it asks these functions, each of which
-- answers only for people of the partnership in context.
create function accounts_of_partnership()
  returns table (person_id uuid, person_name text, job_title text, agency_name text, ends_on date, email text, state text,
    access_stopped_at timestamptz, has_second_factor boolean, invited_until timestamptz, last_seen_at timestamptz)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select p.person_id, p.name, p.job_title, a.name, p.ends_on, coalesce(c.email, p.email), c.state, p.access_stopped_at,
      coalesce((select f.confirmed_at is not null from second_factor f where f.account_id = c.account_id), false),
      (select max(l.ends_at) from mailed_link l where l.account_id = c.account_id and l.kind = 'invitation' and l.used_at is null),
      (select max(s.last_seen_at) from session s where s.partnership_id = p.partnership_id and s.person_id = p.person_id)
    from person p
      join agency a on a.partnership_id = p.partnership_id and a.agency_id = p.agency_id
      left join account c on c.account_id = p.account_id
    where p.partnership_id = current_partnership()
    order by p.name, p.person_id;
  end;
comment on function accounts_of_partnership() is 'Everybody in the partnership in context, with the state of their account.';
create index session_by_person on session (partnership_id, person_id);

create function give_account(person uuid, address text) returns text
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  given account;
begin
  perform from person p where p.partnership_id = current_partnership() and p.person_id = give_account.person for update;
  if not found then return null; end if;
  insert into account (email) values (lower(trim(address))) on conflict (email) do nothing;
  select * into given from account c where c.email = lower(trim(address)) for update;
  -- Somebody who had left comes back as somebody new: neither the old password nor the old app is good any more.
  if given.state = 'disabled' then
    update account c set state = 'invited', password_hash = null where c.account_id = given.account_id;
    delete from second_factor f where f.account_id = given.account_id;
    delete from recovery_code r where r.account_id = given.account_id;
    given.state := 'invited';
  end if;
  update person p set account_id = given.account_id, access_stopped_at = null
    where p.partnership_id = current_partnership() and p.person_id = give_account.person;
  return given.state;
end
$$;
comment on function give_account(uuid, text) is
  'Gives a person of the partnership in context the account of an address, made when there is none. The account’s state; null when there is no such person.';

create function invite_person(person uuid, token_hash bytea, moment timestamptz, until timestamptz) returns boolean
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  invited uuid;
begin
  select c.account_id into invited from person p join account c on c.account_id = p.account_id and c.state = 'invited'
    where p.partnership_id = current_partnership() and p.person_id = invite_person.person;
  if invited is null then return false; end if;
  delete from mailed_link l where l.account_id = invited and l.kind = 'invitation';
  insert into mailed_link values (invite_person.token_hash, invited, 'invitation', moment, until);
  return true;
end
$$;
comment on function invite_person(uuid, bytea, timestamptz, timestamptz) is
  'Makes the one link with which an invited person of the partnership in context sets their password; a link before it ends.';

create function stop_access(person uuid, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  stopped uuid;
begin
  update person p set access_stopped_at = moment
    where p.partnership_id = current_partnership() and p.person_id = stop_access.person and p.access_stopped_at is null
    returning p.account_id into stopped;
  if stopped is null then return false; end if;
  update session s set ended_at = moment, end_reason = 'access-stopped'
    where s.account_id = stopped and s.ended_at is null
      and ((s.partnership_id = current_partnership() and s.person_id = stop_access.person) or s.partnership_id is null);
  if not exists (select from person p where p.account_id = stopped and p.access_stopped_at is null) then
    update account c set state = 'disabled' where c.account_id = stopped;
    update session s set ended_at = moment, end_reason = 'access-stopped' where s.account_id = stopped and s.ended_at is null;
    delete from sign_in_challenge h where h.account_id = stopped;
    delete from mailed_link l where l.account_id = stopped;
  end if;
  return true;
end
$$;
comment on function stop_access(uuid, timestamptz) is
  'Keeps a person of the partnership in context from signing in to it and ends their sessions there; with their last partnership the account is disabled.';

create function restore_access(person uuid) returns boolean
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  restored uuid;
begin
  update person p set access_stopped_at = null
    where p.partnership_id = current_partnership() and p.person_id = restore_access.person and p.access_stopped_at is not null
    returning p.account_id into restored;
  update account c set state = case when c.password_hash is null then 'invited' else 'active' end
    where c.account_id = restored and c.state = 'disabled';
  return restored is not null;
end
$$;
comment on function restore_access(uuid) is 'Lets a person of the partnership in context sign in again, with the password and app they had.';

create function reset_second_factor(person uuid, moment timestamptz) returns boolean
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  reset uuid;
begin
  select p.account_id into reset from person p
    where p.partnership_id = current_partnership() and p.person_id = reset_second_factor.person;
  if reset is null then return false; end if;
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
  'Removes the authenticator app and recovery codes of a person of the partnership in context; they set up a new one when they next sign in.';

revoke execute on function accounts_of_partnership(), give_account(uuid, text), invite_person(uuid, bytea, timestamptz, timestamptz),
  stop_access(uuid, timestamptz), restore_access(uuid), reset_second_factor(uuid, timestamptz) from public;
grant execute on function accounts_of_partnership(), give_account(uuid, text), invite_person(uuid, bytea, timestamptz, timestamptz),
  stop_access(uuid, timestamptz), restore_access(uuid), reset_second_factor(uuid, timestamptz) to kith_app;

create or replace function actor_of_session(token bytea, moment timestamptz, idle interval)
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
        and p.access_stopped_at is null
        and (moment at time zone 'Europe/London')::date between p.starts_on and coalesce(p.ends_on, 'infinity')
      left join partnership pa on pa.partnership_id = p.partnership_id
      left join agency a on a.partnership_id = p.partnership_id and a.agency_id = p.agency_id
    where s.token_hash = token and s.ended_at is null and s.ends_at > moment and s.last_seen_at + idle > moment;
  end;

create or replace function demonstration_people(today date)
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
    where p.access_stopped_at is null and today between p.starts_on and coalesce(p.ends_on, 'infinity') and is_demonstration_only()
    group by p.partnership_id, pa.name, pa.created_at, p.person_id, p.account_id, p.name, p.job_title, a.name
    order by pa.created_at, pa.name, p.name;
  end;
