-- Waiting jobs lie in the schema pgboss, which has no row-level security: so no reader gets a grant on it, and this is the only way in.
create function add_job(
  lane text, job text, data jsonb, start_at timestamptz, once_key text, priority integer,
  retry_limit integer, retry_delay_seconds integer, expire_seconds integer)
  returns uuid
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  partnership text := nullif(current_setting('kith.partnership', true), '');
  added uuid;
begin
  if partnership is distinct from (data ->> 'partnershipId') then
    raise exception 'a job is added for the partnership in context' using errcode = 'insufficient_privilege';
  end if;
  insert into pgboss.job (
    name, data, priority, start_after, created_on, keep_until, singleton_key, upsert_by_key, policy,
    retry_limit, retry_delay, retry_backoff, expire_seconds, deletion_seconds, heartbeat_seconds)
  select q.name, jsonb_build_object('job', job) || data, add_job.priority,
    coalesce(start_at, pgboss.job_now()), pgboss.job_now(),
    coalesce(start_at, pgboss.job_now()) + make_interval(secs => q.retention_seconds),
    case when once_key is not null then job || ':' || coalesce(partnership, '') || ':' || once_key end,
    case when once_key is not null then true end,
    q.policy, add_job.retry_limit, retry_delay_seconds, true, add_job.expire_seconds, q.deletion_seconds, q.heartbeat_seconds
  from pgboss.queue q where q.name = lane
  on conflict do nothing
  returning id into added;
  if added is null and once_key is null then
    raise exception 'there is no lane %', lane;
  end if;
  if added is not null and start_at is null then
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), lane);
  end if;
  return added;
end
$$;
comment on function add_job is 'Adds a job in the caller''s transaction, for the partnership in context; null when one with the same key already waits.';
revoke execute on function add_job from public;
grant execute on function add_job to kith_app, kith_agency, kith_auth, kith_portal, kith_worker;

create function partnerships_for_jobs() returns setof uuid
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select partnership_id from partnership order by partnership_id;
  end;
comment on function partnerships_for_jobs() is 'For whom a job on a timetable is run: identifiers alone, since a worker sees one partnership at a time.';
revoke execute on function partnerships_for_jobs() from public;
grant execute on function partnerships_for_jobs() to kith_worker;
