alter table submission_file add column is_sealed boolean not null default false;
comment on column submission_file.is_sealed is
  'Whether content is sealed with the key ring, for the purpose file and the submission: a file about people, such as a census.';
comment on table submission_file is
  'The file as it came, byte for byte, sealed when it is about people. In the database so that it is written or not written together with what was read from it.';
