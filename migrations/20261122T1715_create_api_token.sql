create table api_token (
  partnership_id uuid not null references partnership,
  token_id uuid not null default uuidv7(),
  agency_id uuid not null,
  name text not null constraint api_token_has_a_name check (length(trim(name)) > 0),
  token_hash bytea not null constraint api_token_is_unique unique
    constraint api_token_hash_is_sha256 check (length(token_hash) = 32),
  scopes text[] not null constraint api_token_scopes_are_known check (
    scopes <@ array['concerns:write', 'measures:read'] and cardinality(scopes) > 0),
  created_by text not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  primary key (partnership_id, token_id),
  foreign key (partnership_id, agency_id) references agency,
  constraint api_token_ends_after_it_begins check (ends_at > created_at),
  constraint api_token_is_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
comment on table api_token is 'With which another system of an agency hands in concerns or reads measures. The token itself is shown once and kept nowhere.';
comment on column api_token.last_used_at is 'To the minute: not every request writes.';
alter table api_token enable row level security;
create policy own_partnership on api_token to kith_app using (partnership_id = current_partnership());
grant select, insert, update (revoked_at, revoked_by) on api_token to kith_app;

create function actors_of_tokens(hashes bytea[], moment timestamptz)
  returns table (
    place bigint, partnership_id uuid, partnership_name text, token_id uuid, token_name text, agency_id uuid, agency_name text,
    agency_kind text, scopes text[], is_live boolean)
  language sql volatile security definer set search_path = kith, pg_temp
  begin atomic
    update api_token k set last_used_at = moment
      where k.token_hash = any (hashes) and k.revoked_at is null and k.ends_at > moment
        and (k.last_used_at is null or k.last_used_at < moment - interval '1 minute');
    select t.place, k.partnership_id, p.name, k.token_id, k.name, k.agency_id, a.name, a.kind, k.scopes,
      k.revoked_at is null and k.ends_at > moment
        and coalesce(a.left_on, 'infinity') >= (moment at time zone 'Europe/London')::date
    from unnest(hashes) with ordinality t(hash, place)
      join api_token k on k.token_hash = t.hash
      join partnership p on p.partnership_id = k.partnership_id
      join agency a on a.partnership_id = k.partnership_id and a.agency_id = k.agency_id;
  end;
comment on function actors_of_tokens(bytea[], timestamptz) is 'Whose each token is and what it may do; is_live is false for one that ended, was revoked, or whose agency left.';
revoke execute on function actors_of_tokens(bytea[], timestamptz) from public;
grant execute on function actors_of_tokens(bytea[], timestamptz) to kith_auth;

create table api_request (
  partnership_id uuid not null references partnership,
  actor text not null,
  key text not null constraint api_request_key_is_short check (length(key) between 1 and 200),
  body_hash bytea not null,
  answer jsonb not null,
  made_at timestamptz not null,
  primary key (partnership_id, actor, key)
);
comment on table api_request is 'What was answered under an idempotency key, so that a request that is sent again is answered the same. Kept for seven days.';
create index api_request_to_erase on api_request (partnership_id, made_at);
alter table api_request enable row level security;
create policy own_requests on api_request to kith_agency
  using (partnership_id = current_partnership() and actor = current_setting('kith.actor', true));
grant select, insert on api_request to kith_agency;
create policy erase_old on api_request to kith_worker using (partnership_id = current_partnership());
grant select, delete on api_request to kith_worker;
