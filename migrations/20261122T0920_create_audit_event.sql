create table audit_event (
  audit_event_id uuid primary key default uuidv7(),
  partnership_id uuid references partnership,
  happened_at timestamptz not null default clock_timestamp(),
  actor text not null,
  event text not null constraint audit_event_is_a_word check (event ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  purpose text,
  subject jsonb not null default '{}',
  content_hash bytea
);
comment on table audit_event is 'Every change and every read of case data. Append only: no role may update or delete.';
comment on column audit_event.actor is 'person:<id>, account:<id>, operator:<name>, job:<name> or nobody.';
comment on column audit_event.subject is 'Identifiers and codes only. Personal content lies in audit_content, apart from the chain, and can be erased.';
create index audit_event_by_partnership on audit_event (partnership_id, happened_at desc);

create table audit_content (
  audit_event_id uuid primary key references audit_event,
  partnership_id uuid references partnership,
  content jsonb not null
);
comment on table audit_content is 'Before and after of a change, where it is personal. Erasable; the chain holds its hash.';

alter table audit_event enable row level security;
alter table audit_content enable row level security;
create policy append_in_context on audit_event for insert to kith_app, kith_agency, kith_worker, kith_portal
  with check (partnership_id = current_partnership());
create policy append_sign_in on audit_event for insert to kith_auth with check (true);
create policy read_own_partnership on audit_event for select to kith_app, kith_worker
  using (partnership_id = current_partnership());
create policy append_content_in_context on audit_content for insert to kith_app, kith_agency, kith_worker, kith_portal
  with check (partnership_id = current_partnership());
create policy read_own_content on audit_content for select to kith_app, kith_worker
  using (partnership_id = current_partnership());
grant insert on audit_event, audit_content to kith_app, kith_agency, kith_worker, kith_portal;
grant insert on audit_event to kith_auth;
grant select on audit_event, audit_content to kith_app, kith_worker;
