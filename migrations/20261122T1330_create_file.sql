create table file (
  partnership_id uuid not null references partnership,
  file_id uuid not null,
  agency_id uuid,
  name text not null constraint file_name_is_one_line check (name ~ '^[^[:cntrl:]/\\]{1,200}$'),
  declared_type text not null,
  detected_type text not null,
  hash bytea not null constraint file_hash_is_sha256 check (length(hash) = 32),
  size bigint not null constraint file_size_is_a_count check (size >= 0),
  state text not null default 'quarantined'
    constraint file_state_is_known check (state in ('quarantined', 'clean', 'infected', 'not-scanned-here')),
  signature text,
  received_by text not null,
  received_at timestamptz not null,
  scanned_at timestamptz,
  primary key (partnership_id, file_id),
  foreign key (partnership_id, agency_id) references agency,
  constraint file_infected_names_what check ((state = 'infected') = (signature is not null))
);
comment on table file is 'Every file that was sent in. The content lies in the file store under its hash; nothing is given out while quarantined or infected.';
comment on column file.agency_id is 'Whose file it is; people of other agencies do not see it until its domain shares it. Null: the partnership''s own.';
comment on column file.declared_type is 'What the sender said it is: never trusted.';
comment on column file.detected_type is 'What its first bytes say it is.';
comment on column file.state is 'not-scanned-here: no virus scanner is set up, which every page that offers the file must say.';
create index file_by_hash on file (partnership_id, hash);
create index file_in_quarantine on file (partnership_id, received_at) where state = 'quarantined';

alter table file enable row level security;
create policy own_partnership on file to kith_app, kith_worker using (partnership_id = current_partnership());
create policy own_agency on file to kith_agency
  using (partnership_id = current_partnership() and agency_id = current_agency());
grant select, insert on file to kith_app, kith_agency;
grant select, update (state, signature, scanned_at), delete on file to kith_worker;
