-- One section of an enquiry, laid open to one person outside by a mailed link and code.
create table enquiry_contribution (
  partnership_id uuid not null,
  contribution_id uuid not null default uuidv7(),
  request_id uuid not null,
  token_hash text not null constraint enquiry_contribution_token_is_hashed check (token_hash ~ '^[0-9a-f]{64}$'),
  asked_of text not null,
  question text not null,
  told text not null default '',
  due_on date not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  draft text not null default '',
  saved_at timestamptz,
  answer text,
  answered_at timestamptz,
  answered_on date,
  primary key (partnership_id, contribution_id),
  foreign key (partnership_id, request_id) references enquiry_request,
  constraint enquiry_contribution_token_is_unique unique (token_hash),
  constraint enquiry_contribution_expires_after_it_is_sent check (expires_at > sent_at),
  constraint enquiry_contribution_is_answered_whole check (
    (answer is null) = (answered_at is null) and (answer is null) = (answered_on is null)
    and (answer is null or length(trim(answer)) > 0))
);
comment on table enquiry_contribution is 'What somebody outside may see of an enquiry: the one question they were asked, what they were told with it, and what they wrote.';
comment on column enquiry_contribution.token_hash is 'SHA-256 of the link''s token and the mailed code together: without both nothing is found.';
comment on column enquiry_contribution.ended_at is 'A later mail took its place, or the answer was waived: the link opens nothing more.';
create index enquiry_contribution_of_request on enquiry_contribution (partnership_id, request_id);
alter table enquiry_contribution enable row level security;
create policy handle_cases on enquiry_contribution to kith_case using (partnership_id = current_partnership());
grant select, insert on enquiry_contribution to kith_case;
grant update (ended_at) on enquiry_contribution to kith_case;
-- The contributor: the one row whose token and code they hold, in no partnership's context.
create policy own_contribution on enquiry_contribution for select to kith_portal
  using (token_hash = current_setting('kith.contribution', true));
create policy write_own_contribution on enquiry_contribution for update to kith_portal
  using (token_hash = current_setting('kith.contribution', true));
grant select on enquiry_contribution to kith_portal;
grant update (draft, saved_at, answer, answered_at, answered_on) on enquiry_contribution to kith_portal;

create function take_in_contribution() returns trigger
language plpgsql security definer set search_path = kith, pg_temp as $$
declare
  the_enquiry uuid;
  next_version integer;
begin
  if old.answered_at is not null then
    raise exception 'An answer that was sent is not altered' using errcode = 'check_violation',
      constraint = 'enquiry_contribution_is_answered_once', table = 'enquiry_contribution';
  end if;
  if new.answered_at is null then
    return new;
  end if;
  update enquiry_request set answered_on = new.answered_on
    where partnership_id = new.partnership_id and request_id = new.request_id and answered_on is null and waived_on is null
    returning enquiry_id into the_enquiry;
  if the_enquiry is null or new.ended_at is not null or new.expires_at <= new.answered_at then
    raise exception 'The answer is no longer waited for' using errcode = 'check_violation',
      constraint = 'enquiry_contribution_is_waited_for', table = 'enquiry_contribution';
  end if;
  update enquiry set version = version + 1
    where partnership_id = new.partnership_id and enquiry_id = the_enquiry and state in ('planning', 'under-way', 'transfer-offered')
    returning version into next_version;
  if next_version is null then
    raise exception 'The answer is no longer waited for' using errcode = 'check_violation',
      constraint = 'enquiry_contribution_is_waited_for', table = 'enquiry_contribution';
  end if;
  insert into enquiry_answer (partnership_id, request_id, version, came_on, answer, given_by, recorded_by, recorded_at)
    values (new.partnership_id, new.request_id, 1, new.answered_on, new.answer, new.asked_of,
      'contributor:' || new.contribution_id, new.answered_at);
  insert into enquiry_event (partnership_id, enquiry_id, happened_at, kind, words, done_by, version)
    values (new.partnership_id, the_enquiry, new.answered_at, 'answer-came', 'The answer of ' || new.asked_of || ' came in',
      'contributor:' || new.contribution_id, next_version);
  return new;
end
$$;
comment on function take_in_contribution is 'Brings an answer from outside into the enquiry, of which the contributor may write nothing themselves.';
create trigger take_in_contribution before update of draft, saved_at, answer, answered_at, answered_on on enquiry_contribution
  for each row execute function take_in_contribution();
revoke execute on function take_in_contribution() from public;
