create schema published;
comment on schema published is 'What anybody may read: frozen releases. The role kith_public can read this schema and nothing else.';
grant usage on schema published to kith_public, kith_app, kith_worker;

create table published.release (
  release_id uuid primary key default uuidv7(),
  partnership_id uuid not null,
  partnership_name text not null,
  address text not null constraint release_address_is_unique unique
    constraint release_address_is_a_path check (address ~ '^/[a-z0-9][a-z0-9/-]*$'),
  title text not null,
  period text not null,
  is_demonstration boolean not null,
  published_at timestamptz not null,
  revision integer not null default 1 constraint release_revision_counts_from_one check (revision >= 1),
  document jsonb not null
);
comment on table published.release is 'One published document, frozen. Only an erratum changes it, and then the revision goes up by one.';
comment on column published.release.document is 'PublishedDocument of src/publishing/document.ts: text, tables, pictures and figures after disclosure control.';
create index release_by_partnership on published.release (partnership_id, published_at desc);

create table published.release_file (
  release_id uuid not null references published.release on delete cascade,
  name text not null constraint release_file_name_is_plain check (name ~ '^[a-z0-9][a-z0-9-]*(/[a-z0-9-]+)*(\.[a-z0-9]+)*$'),
  media_type text not null,
  content bytea not null,
  primary key (release_id, name)
);
comment on table published.release_file is 'PDF and open data of a release, made from the same document; made again with each erratum.';

alter table published.release enable row level security;
alter table published.release_file enable row level security;
create policy open_to_all on published.release for select to kith_public using (true);
create policy open_to_all on published.release_file for select to kith_public using (true);
create policy own_partnership on published.release to kith_app using (partnership_id = kith.current_partnership());
create policy own_partnership on published.release_file to kith_app
  using (exists (select from published.release r where r.release_id = release_file.release_id and r.partnership_id = kith.current_partnership()));
grant select on published.release, published.release_file to kith_public;
grant select, insert, update on published.release to kith_app;
grant select, insert, update, delete on published.release_file to kith_app;

create table release_record (
  partnership_id uuid not null references partnership,
  release_id uuid not null,
  revision integer not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  profile text not null,
  reason text,
  found jsonb not null,
  shown jsonb not null,
  withheld jsonb not null,
  document jsonb not null,
  primary key (partnership_id, release_id, revision)
);
comment on table release_record is 'The release log: who published or corrected what, under which disclosure profile, what was shown and what was withheld and why. Never public.';
comment on column release_record.found is 'The figures as they stood in the registers when the release was made, before disclosure control: an erratum starts from these.';
comment on column release_record.shown is 'Counts as shown or withheld, kept so that a later release cannot give a withheld one away by subtraction.';
alter table release_record enable row level security;
create policy own_partnership on release_record to kith_app using (partnership_id = current_partnership());
grant select, insert on release_record to kith_app;
