-- "CSV on the Web" has the description of figures.csv stand at figures.csv-metadata.json.
alter table published.release_file drop constraint release_file_name_is_plain;
alter table published.release_file add constraint release_file_name_is_plain
  check (name ~ '^[a-z0-9][a-z0-9-]*(/[a-z0-9-]+)*(\.[a-z0-9][a-z0-9-]*)*$');
