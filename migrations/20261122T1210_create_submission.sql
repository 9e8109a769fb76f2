create table submission (
  partnership_id uuid not null references partnership,
  submission_id uuid not null default uuidv7(),
  agency_id uuid,
  format text not null,
  period text not null,
  state text not null constraint submission_state_is_known check (state in ('rejected', 'waiting', 'accepted')),
  file_name text not null,
  content_hash bytea not null constraint submission_hash_is_sha256 check (length(content_hash) = 32),
  byte_count int not null,
  row_count int not null,
  issues jsonb not null default '[]',
  sent_by text not null,
  sent_by_name text not null,
  sent_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  primary key (partnership_id, submission_id),
  foreign key (partnership_id, agency_id) references agency,
  constraint submission_accepted_was_approved check (state <> 'accepted' or decided_at is not null)
);
comment on table submission is 'A file that was sent in: accepted whole or refused whole. Its figures are in observation once it is accepted.';
comment on column submission.agency_id is 'The agency of the sender; null when an operator sent it for the whole partnership.';
comment on column submission.issues is 'Every fault and note: rule, severity, message, record, field, row, value.';
create index submission_by_moment on submission (partnership_id, sent_at desc, submission_id);
create index submission_by_agency on submission (partnership_id, agency_id, sent_at desc);
create index submission_by_hash on submission (partnership_id, format, period, sent_at desc);

create table submission_file (
  partnership_id uuid not null,
  submission_id uuid not null,
  content bytea not null,
  primary key (partnership_id, submission_id),
  foreign key (partnership_id, submission_id) references submission
);
comment on table submission_file is 'The file as it came, byte for byte. In the database so that it is written or not written together with what was read from it.';

alter table submission enable row level security;
alter table submission_file enable row level security;
create policy own_partnership on submission to kith_app, kith_worker using (partnership_id = current_partnership());
create policy own_agency on submission to kith_agency
  using (partnership_id = current_partnership() and agency_id = current_agency());
create policy own_partnership on submission_file to kith_app, kith_worker using (partnership_id = current_partnership());
create policy of_own_submission on submission_file to kith_agency
  using (partnership_id = current_partnership() and exists (
    select from submission s where s.partnership_id = submission_file.partnership_id and s.submission_id = submission_file.submission_id));
grant select, insert on submission, submission_file to kith_app, kith_agency;
grant select on submission, submission_file to kith_worker;
grant update (state, decided_by, decided_by_name, decided_at) on submission to kith_app;
