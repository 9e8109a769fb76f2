-- The content of a large file lies in the store of files, under its hash, and no longer in pieces in the database: see
-- docs/decisions/0062.
alter table file drop constraint file_state_is_known;
alter table file add constraint file_state_is_known
  check (state in ('quarantined', 'clean', 'infected', 'not-scanned-here', 'read-as-text'));
comment on column file.state is
  'not-scanned-here: no virus scanner is set up, which every page that offers the file must say. read-as-text: figures, which are read and given back as text and never run, so that nobody scans them.';

alter table submission_file drop constraint submission_file_pkey;
delete from submission_file where piece > 0;
alter table submission_file drop column piece;
alter table submission_file add primary key (partnership_id, submission_id);
alter table submission_file alter column content set storage extended, alter column content drop not null;
alter table submission_file add column file_id uuid,
  add foreign key (partnership_id, file_id) references file,
  add constraint submission_file_is_here_or_in_the_store check ((content is null) = (file_id is not null));
comment on table submission_file is
  'The file as it came, byte for byte, sealed when it is about people. A small one is in the database, so that it is written or not written together with what was read from it; a large one in the store of files.';
comment on column submission_file.is_sealed is
  'Whether content is sealed with the key ring, for the purpose file and the submission: a file about people, such as a census.';
