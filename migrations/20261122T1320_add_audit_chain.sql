-- One chain for the installation: sign-ins belong to no partnership, and one head is enough to hold all of it.
alter table audit_event
  add column position bigint constraint audit_event_position_is_taken_once unique,
  add column hash bytea,
  add constraint audit_event_is_sealed_as_a_whole check ((position is null) = (hash is null));
comment on column audit_event.position is 'Place in the chain, from 1 without a gap; null until a worker seals the row, within seconds.';
comment on column audit_event.hash is 'SHA-256 of the hash before it and this row; see src/platform/audit/chain.ts.';
create index audit_event_waiting_for_its_seal on audit_event (happened_at, audit_event_id) where position is null;

-- Whoever appends may not give a row its place.
revoke insert on audit_event from kith_app, kith_agency, kith_worker, kith_portal, kith_auth;
grant insert (audit_event_id, partnership_id, happened_at, actor, event, purpose, subject, content_hash) on audit_event
  to kith_app, kith_agency, kith_worker, kith_portal, kith_auth;

alter table audit_content add column salt bytea not null;
comment on column audit_content.salt is 'Goes when the content goes: without it the hash in the chain does not tell a short content by trying.';
grant delete on audit_content to kith_worker;
create policy erase_own_content on audit_content for delete to kith_worker
  using (partnership_id = current_partnership());

create table audit_head (
  only_one boolean primary key default true constraint audit_head_is_one_row check (only_one),
  position bigint not null,
  hash bytea not null,
  mark text not null default '',
  sealed_at timestamptz not null
);
comment on table audit_head is 'The end of the chain. Sealing locks this row, and appending does not touch it, so that writers never wait for each other.';
comment on column audit_head.mark is 'Keyed hash of position and hash: who can write to the database but has no secret cannot make a new end.';
insert into audit_head (position, hash, sealed_at) values (0, sha256('kith audit chain'), clock_timestamp());
alter table audit_head enable row level security;
create policy workers_mark_the_head on audit_head to kith_worker using (true);
grant select, update (mark) on audit_head to kith_worker;

create function seal_audit(most integer)
  returns table (sealed integer, head_position bigint, head_hash bytea)
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  head audit_head;
  event record;
begin
  sealed := 0;
  select * into head from audit_head for update skip locked;
  if not found then return; end if;
  head_position := head.position;
  head_hash := head.hash;
  for event in
    select audit_event_id, jsonb_build_array(
      audit_event_id, partnership_id, (extract(epoch from happened_at) * 1000000)::bigint, actor, audit_event.event, purpose, subject,
      encode(content_hash, 'hex'))::text as body
    from audit_event where position is null order by happened_at, audit_event_id limit most
  loop
    sealed := sealed + 1;
    head_position := head_position + 1;
    head_hash := sha256(head_hash || convert_to(event.body, 'UTF8'));
    update audit_event set position = head_position, hash = head_hash where audit_event_id = event.audit_event_id;
  end loop;
  if sealed > 0 then
    update audit_head set position = head_position, hash = head_hash, sealed_at = clock_timestamp();
  end if;
  return next;
end
$$;
comment on function seal_audit(integer) is 'Gives waiting rows their place in the chain; no row when another worker is at it. The worker that calls it reads no row.';
revoke execute on function seal_audit(integer) from public;
grant execute on function seal_audit(integer) to kith_worker;

create index audit_event_by_actor on audit_event (partnership_id, actor, happened_at desc, audit_event_id desc);
create index audit_event_by_event on audit_event (partnership_id, event, happened_at desc, audit_event_id desc);
create index audit_event_newest_first on audit_event (partnership_id, happened_at desc, audit_event_id desc);
drop index audit_event_by_partnership;
create index audit_event_by_record on audit_event using gin (jsonb_path_query_array(subject, 'strict $.**') jsonb_path_ops);

create function audit_events_about(record text) returns setof audit_event
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select * from audit_event
    where partnership_id = current_partnership()
      and jsonb_path_query_array(subject, 'strict $.**') @> jsonb_build_array(record);
  end;
comment on function audit_events_about(text) is 'What was done to a record, in the partnership in context. A function, because row-level security keeps the index on identifiers from being used.';
revoke execute on function audit_events_about(text) from public;
grant execute on function audit_events_about(text) to kith_app;
