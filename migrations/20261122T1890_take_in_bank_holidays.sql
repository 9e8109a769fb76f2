-- The bank holidays of the kingdom, as the administrator or the operator takes them in: nobody's data, so no partnership. The
-- newest that was taken in is in force; before there is one, those that come with the program are.
create table bank_holiday_list (
  list_id uuid primary key default uuidv7(),
  file_name text not null,
  content_hash bytea not null,
  feed jsonb not null,
  content jsonb,
  changes jsonb,
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  taken_in_by text,
  taken_in_by_name text,
  taken_in_at timestamptz,
  discarded_at timestamptz,
  constraint bank_holiday_list_is_taken_in_by_somebody check (
    (taken_in_at is null) = (taken_in_by is null) and (taken_in_at is null) = (taken_in_by_name is null)
    and (taken_in_at is null) = (content is null) and (taken_in_at is null) = (changes is null)),
  constraint bank_holiday_list_is_taken_in_or_discarded check (taken_in_at is null or discarded_at is null)
);
comment on table bank_holiday_list is 'A list of bank holidays from GOV.UK: proposed, then taken in or discarded. Every one is kept.';
comment on column bank_holiday_list.feed is 'What the file says: its whole years, by division.';
comment on column bank_holiday_list.content is 'What is in force from then on, by division: every day of every loaded year. What was over stayed as it was counted.';
comment on column bank_holiday_list.changes is 'Which days were added, removed and given another name, beside what was in force before.';
create unique index bank_holiday_list_is_proposed_alone on bank_holiday_list ((true)) where taken_in_at is null and discarded_at is null;
create index bank_holiday_list_newest on bank_holiday_list (taken_in_at desc) where taken_in_at is not null;

-- A list moves the clocks of every partnership, so one alone may take it in only where it is the only one.
create function sets_the_calendar() returns boolean
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select current_partnership() is not null and (count(*) = 1 or bool_and(is_demonstration)) from partnership;
  end;
comment on function sets_the_calendar() is
  'Whether the partnership in context may set bank holidays: it is the only one, or all are demonstrations. Runs as the owner, because nobody else sees other partnerships.';
revoke execute on function sets_the_calendar() from public;
grant execute on function sets_the_calendar() to kith_app, kith_case;

alter table bank_holiday_list enable row level security;
create policy open_to_every_process on bank_holiday_list for select
  to kith_app, kith_agency, kith_case, kith_worker, kith_portal using (true);
create policy propose_where_alone on bank_holiday_list for insert to kith_app, kith_case
  with check (sets_the_calendar() and taken_in_at is null);
create policy decide_where_alone on bank_holiday_list for update to kith_app, kith_case
  using (sets_the_calendar() and taken_in_at is null and discarded_at is null) with check (sets_the_calendar());
grant select on bank_holiday_list to kith_app, kith_agency, kith_case, kith_worker, kith_portal;
grant insert on bank_holiday_list to kith_app, kith_case;
grant update (taken_in_by, taken_in_by_name, taken_in_at, discarded_at, changes, content) on bank_holiday_list to kith_app, kith_case;
