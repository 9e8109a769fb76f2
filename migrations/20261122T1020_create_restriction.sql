-- Who may open a record of a case, beside what their role allows: one mechanism for every kind of record.
create function current_person() returns uuid
  language sql stable parallel safe
  return case when current_setting('kith.actor', true) like 'person:%' then substr(current_setting('kith.actor', true), 8)::uuid end;
comment on function current_person() is 'The person who acts in this transaction, or null for a job or an operator.';

create table restriction (
  partnership_id uuid not null references partnership,
  restriction_id uuid not null default uuidv7(),
  record_kind text not null constraint restriction_record_kind_is_a_word check (record_kind ~ '^[a-z]+(-[a-z]+)*$'),
  record_id uuid not null,
  reference text not null,
  reason text not null constraint restriction_reason_is_known check (reason in (
    'staff-linked', 'public-figure', 'marac-victim', 'perpetrator-access', 'legal-privilege', 'allegation-against-staff', 'other')),
  note text not null default '',
  placed_by uuid not null,
  placed_at timestamptz not null,
  review_on date not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  lifted_by uuid,
  lifted_at timestamptz,
  lift_reason text,
  primary key (partnership_id, restriction_id),
  foreign key (partnership_id, reviewed_by) references person,
  foreign key (partnership_id, placed_by) references person,
  foreign key (partnership_id, lifted_by) references person,
  constraint restriction_other_says_what check (reason <> 'other' or length(trim(note)) > 0),
  constraint restriction_lifted_says_who_and_why check (
    (lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
comment on table restriction is 'A record that only named readers may open. It is absent from lists, searches, counts of work and exports for everybody else; statistics include it.';
comment on column restriction.reference is 'What people call the record, such as AC-2024-0131: the register prints it, and never who the record is about.';
comment on column restriction.note is 'For the register. Never names anybody that the record is about.';
create unique index restriction_of_a_record_once on restriction (partnership_id, record_kind, record_id) where lifted_at is null;

create table restriction_reader (
  partnership_id uuid not null,
  restriction_id uuid not null,
  person_id uuid not null,
  primary key (partnership_id, restriction_id, person_id),
  foreign key (partnership_id, restriction_id) references restriction,
  foreign key (partnership_id, person_id) references person
);
comment on table restriction_reader is 'Who may still open a restricted record.';

create table conflict_of_interest (
  partnership_id uuid not null references partnership,
  conflict_id uuid not null default uuidv7(),
  record_kind text not null constraint conflict_record_kind_is_a_word check (record_kind ~ '^[a-z]+(-[a-z]+)*$'),
  record_id uuid not null,
  reference text not null,
  person_id uuid not null,
  nature text not null constraint conflict_nature_is_known check (nature in (
    'related', 'knows-personally', 'works-or-worked-together', 'own-conduct', 'financial', 'other')),
  declared_by uuid not null,
  declared_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (partnership_id, conflict_id),
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, declared_by) references person,
  foreign key (partnership_id, ended_by) references person,
  constraint conflict_ended_says_who check ((ended_at is null) = (ended_by is null))
);
comment on table conflict_of_interest is 'Somebody who must not open a record because of who they are to it. Neither being named a reader nor breaking the glass overrides it.';
create unique index conflict_of_a_person_once on conflict_of_interest (partnership_id, record_kind, record_id, person_id) where ended_at is null;

create table break_glass (
  partnership_id uuid not null references partnership,
  break_glass_id uuid not null default uuidv7(),
  record_kind text not null constraint break_glass_record_kind_is_a_word check (record_kind ~ '^[a-z]+(-[a-z]+)*$'),
  record_id uuid not null,
  reference text not null,
  person_id uuid not null,
  reason text not null constraint break_glass_says_why check (length(trim(reason)) >= 20),
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  finding text constraint break_glass_finding_is_known check (finding in ('justified', 'not-justified')),
  review_note text not null default '',
  primary key (partnership_id, break_glass_id),
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, reviewed_by) references person,
  constraint break_glass_ends_within_a_day check (ends_at > opened_at and ends_at <= opened_at + interval '24 hours'),
  constraint break_glass_reviewed_says_who_and_what check (
    (reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (finding is null)),
  constraint break_glass_is_reviewed_by_another check (reviewed_by is null or reviewed_by <> person_id)
);
comment on table break_glass is 'A restricted record opened in an emergency by somebody who is not one of its readers, for some hours, with a reason. The information governance lead is told at once and reviews it.';
create index break_glass_of_a_record on break_glass (partnership_id, record_kind, record_id, person_id, ends_at);
create index break_glass_to_review on break_glass (partnership_id, opened_at) where reviewed_at is null;

create table record_hold (
  partnership_id uuid not null references partnership,
  hold_id uuid not null default uuidv7(),
  record_kind text not null constraint record_hold_record_kind_is_a_word check (record_kind ~ '^[a-z]+(-[a-z]+)*$'),
  record_id uuid not null,
  reference text not null,
  reason text not null constraint record_hold_says_why check (length(trim(reason)) > 0),
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (partnership_id, hold_id),
  foreign key (partnership_id, placed_by) references person,
  foreign key (partnership_id, lifted_by) references person,
  constraint record_hold_lifted_says_who check ((lifted_at is null) = (lifted_by is null))
);
comment on table record_hold is 'A legal hold: the record is kept, whatever its retain_until says, until every hold on it is lifted.';
create index record_hold_of_a_record on record_hold (partnership_id, record_kind, record_id) where lifted_at is null;

alter table restriction enable row level security;
alter table restriction_reader enable row level security;
alter table conflict_of_interest enable row level security;
alter table break_glass enable row level security;
alter table record_hold enable row level security;
create policy own_partnership on restriction to kith_app, kith_worker, kith_agency using (partnership_id = current_partnership());
create policy own_partnership on restriction_reader to kith_app, kith_worker, kith_agency using (partnership_id = current_partnership());
create policy own_partnership on conflict_of_interest to kith_app, kith_worker, kith_agency using (partnership_id = current_partnership());
create policy own_partnership on break_glass for select to kith_app, kith_worker, kith_agency using (partnership_id = current_partnership());
create policy review_in_partnership on break_glass for update to kith_app using (partnership_id = current_partnership());
create policy only_as_oneself on break_glass for insert to kith_app
  with check (partnership_id = current_partnership() and person_id = current_person());
create policy own_partnership on record_hold to kith_app, kith_worker using (partnership_id = current_partnership());
grant select, insert, update on restriction, conflict_of_interest, break_glass, record_hold to kith_app;
grant select, insert on restriction_reader to kith_app;
grant select on restriction, restriction_reader, conflict_of_interest, break_glass, record_hold to kith_worker;
-- An agency's reader needs to know that a record is closed to them, and nothing more of it.
grant select (partnership_id, restriction_id, record_kind, record_id, lifted_at) on restriction to kith_agency;
grant select on restriction_reader to kith_agency;
grant select (partnership_id, record_kind, record_id, person_id, ended_at) on conflict_of_interest to kith_agency;
grant select (partnership_id, record_kind, record_id, person_id, opened_at, ends_at) on break_glass to kith_agency;
