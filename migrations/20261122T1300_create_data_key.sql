create table data_key (
  purpose text not null constraint data_key_purpose_is_a_word check (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  version integer not null constraint data_key_version_counts_from_one check (version >= 1),
  sealed_key bytea not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (purpose, version)
);
comment on table data_key is 'The key ring: one random key for each purpose and version, sealed under the installation''s secret. See src/platform/keys.';
comment on column data_key.version is 'New text is sealed under the highest version; earlier ones stay to open what was sealed before.';
comment on column data_key.sealed_key is 'AES-256-GCM of the 32-byte key under a key derived from KITH_SECRET; worthless without it.';

alter table data_key enable row level security;
create policy sign_in_opens_keys on data_key for select to kith_auth using (true);
grant select on data_key to kith_auth;
