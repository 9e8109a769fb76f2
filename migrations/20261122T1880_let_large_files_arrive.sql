-- A large file is kept at once and read by the worker: between the two it has arrived, or is being read.
alter table submission drop constraint submission_state_is_known;
alter table submission add constraint submission_state_is_known
  check (state in ('arrived', 'reading', 'rejected', 'waiting', 'accepted', 'withdrawn'));
alter table submission add column only_agency_id uuid,
  add foreign key (partnership_id, only_agency_id) references agency,
  add column same_as_id uuid,
  add foreign key (partnership_id, same_as_id) references submission;
comment on column submission.state is 'See the transitions in src/intake/README.md.';
comment on column submission.format is '"unknown" until the file is recognised.';
comment on column submission.period is 'Empty until it is known.';
comment on column submission.only_agency_id is 'The one agency whose figures the file may hold: of a sender who acts for an agency.';
comment on column submission.same_as_id is 'The file that is the same byte for byte and was taken in before.';
comment on column submission.decided_by is
  'Who lets the figures count. Of a file that has arrived, somebody here already means: as soon as it is read.';
create index submission_by_content on submission (partnership_id, content_hash);

drop policy send_as_own_agency on submission;
create policy send_as_own_agency on submission for insert to kith_agency
  with check (partnership_id = current_partnership() and agency_id = current_agency() and decided_by is null and decided_at is null
    and (state in ('rejected', 'waiting') or (state = 'arrived' and only_agency_id = current_agency())));
grant update (state, format, period, row_count, issues, same_as_id, decided_by, decided_by_name, decided_at) on submission to kith_app;

alter table submission_file add column piece int not null default 0 constraint submission_file_counts_from_nought check (piece >= 0);
alter table submission_file drop constraint submission_file_pkey;
alter table submission_file add primary key (partnership_id, submission_id, piece);
-- What is sealed does not get smaller, and trying costs more than writing it.
alter table submission_file alter column content set storage external;
comment on column submission_file.piece is 'A large file is kept in pieces, so that no process need hold it whole.';
comment on column submission_file.is_sealed is
  'Whether content is sealed with the key ring, for the purpose file and the submission and piece: a file about people, and every large one.';

create table submission_reading (
  partnership_id uuid not null,
  submission_id uuid not null,
  stage text not null constraint submission_reading_stage_is_known check (stage in ('reading', 'recording')),
  attempt int not null,
  began_at timestamptz not null,
  moved_at timestamptz not null,
  bytes_read bigint not null default 0,
  rows_read int not null default 0,
  first_issues jsonb not null default '[]',
  primary key (partnership_id, submission_id),
  foreign key (partnership_id, submission_id) references submission
);
comment on table submission_reading is 'How far the worker has come with a file; gone when it is read.';
comment on column submission_reading.attempt is 'From 1: more when a worker ended in the middle and another began again.';
comment on column submission_reading.first_issues is 'What was found first, as in submission.issues.';
alter table submission_reading enable row level security;
create policy own_partnership on submission_reading to kith_app using (partnership_id = current_partnership());
create policy of_own_submission on submission_reading for select to kith_agency
  using (partnership_id = current_partnership() and exists (
    select from submission s where s.partnership_id = submission_reading.partnership_id and s.submission_id = submission_reading.submission_id));
grant select, insert, update, delete on submission_reading to kith_app;
grant select on submission_reading to kith_agency;
