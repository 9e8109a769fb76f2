create table portal_draft (
  partnership_id uuid not null references partnership,
  draft_id uuid not null,
  secret_hash bytea not null constraint portal_draft_secret_is_unique unique
    constraint portal_draft_secret_hash_is_sha256 check (length(secret_hash) = 32),
  begun_by text not null,
  sealed bytea,
  file_ids uuid[] not null default '{}',
  saved_at timestamptz not null,
  ends_at timestamptz not null,
  is_kept boolean not null default false,
  return_token_hash bytea constraint portal_draft_return_token_is_unique unique,
  return_code_hash bytea,
  return_wrong_count smallint not null default 0,
  concern_id uuid,
  reference text,
  entitlement text,
  receipt text,
  sent_at timestamptz,
  primary key (partnership_id, draft_id),
  foreign key (partnership_id, concern_id) references concern,
  constraint portal_draft_returns_with_link_and_code check ((return_token_hash is null) = (return_code_hash is null)),
  constraint portal_draft_sent_keeps_no_answers check (
    (sent_at is null) = (reference is null) and (sent_at is null) = (concern_id is null) and (sent_at is null) = (sealed is not null))
);
comment on table portal_draft is 'What somebody has written in the portal and not sent. After sending, the reference alone, so that a second press of the button finds it.';
comment on column portal_draft.secret_hash is 'SHA-256 of the secret in the browser''s cookie. Without the secret no row is visible.';
comment on column portal_draft.begun_by is 'The actor who began it: person:<id>, or nobody for whoever has not signed in.';
comment on column portal_draft.sealed is 'The answers as they were typed, sealed with the key ring; erased when the concern is sent.';
comment on column portal_draft.file_ids is 'What was added to it, so that it can be erased together with the draft.';
comment on column portal_draft.entitlement is 'Of one that was sent: what the page of the receipt may promise.';
comment on column portal_draft.receipt is 'mail, page or none: how the receipt was given.';
comment on column portal_draft.is_kept is 'Saved to come back to: kept for 30 days, not for one.';
comment on column portal_draft.return_token_hash is 'SHA-256 of the token in the mailed link; good only together with the code.';
create index portal_draft_to_erase on portal_draft (partnership_id, ends_at);

alter table portal_draft enable row level security;
create policy read_with_secret on portal_draft to kith_portal
  using (partnership_id = current_partnership()
    and secret_hash = decode(nullif(current_setting('kith.draft', true), ''), 'hex'));
grant select, insert, update, delete on portal_draft to kith_portal;
create policy erase_old on portal_draft to kith_worker using (partnership_id = current_partnership());
grant select (partnership_id, draft_id, ends_at, file_ids, sent_at), delete on portal_draft to kith_worker;

create function return_to_draft(token bytea, code bytea, new_secret bytea, moment timestamptz) returns text
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  found portal_draft;
begin
  select * into found from portal_draft d
    where d.partnership_id = current_partnership() and d.return_token_hash = token and d.ends_at > moment and d.sent_at is null
    for update;
  if found.draft_id is null then return 'gone'; end if;
  if found.return_wrong_count >= 5 then return 'locked'; end if;
  if found.return_code_hash <> code then
    update portal_draft d set return_wrong_count = d.return_wrong_count + 1
      where d.partnership_id = found.partnership_id and d.draft_id = found.draft_id;
    return 'wrong';
  end if;
  update portal_draft d set secret_hash = new_secret, return_wrong_count = 0
    where d.partnership_id = found.partnership_id and d.draft_id = found.draft_id;
  return 'right';
end
$$;
comment on function return_to_draft is 'Gives a draft a new secret to whoever has both the mailed link and the code; after five wrong codes to nobody.';

create function open_doors() returns table (partnership_id uuid, slug text, name text, adults boolean, children boolean)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select p.partnership_id, p.slug, p.name, bool_or(t.about = 'adult'), bool_or(t.about = 'child')
    from partnership p join triage_team t on t.partnership_id = p.partnership_id and t.closed_on is null
    group by p.partnership_id, p.slug, p.name order by p.name;
  end;
comment on function open_doors() is 'Which partnerships take concerns here, and about whom: what anybody may know.';

create function agencies_at_the_door(today date) returns table (agency_id uuid, name text, kind text)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select a.agency_id, a.name, a.kind from agency a
    where a.partnership_id = current_partnership() and a.joined_on <= today and coalesce(a.left_on, 'infinity') >= today
    order by a.name;
  end;
comment on function agencies_at_the_door(date) is 'The partner agencies by name, for professionals who say where they work; the annual report names them too.';

revoke execute on function return_to_draft, open_doors(), agencies_at_the_door(date) from public;
grant execute on function return_to_draft, open_doors(), agencies_at_the_door(date) to kith_portal;

-- Whoever raises a concern may add files to it and read none.
create policy hand_in on file for insert to kith_portal with check (partnership_id = current_partnership() and agency_id is null);
grant insert on file to kith_portal;
