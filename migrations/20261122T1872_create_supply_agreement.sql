create table supply_agreement (
  partnership_id uuid not null references partnership,
  format text not null,
  version int not null constraint supply_agreement_version_counts_from_one check (version > 0),
  agency_id uuid,
  acceptance text not null constraint supply_agreement_acceptance_is_known check (
    acceptance in ('anybody-who-approves', 'second-person', 'as-for-all-agencies')),
  reference text not null default '',
  set_by text not null,
  set_by_name text not null,
  set_at timestamptz not null,
  primary key (partnership_id, format, version),
  foreign key (partnership_id, agency_id) references agency,
  constraint supply_agreement_for_all_says_who_accepts check (agency_id is not null or acceptance <> 'as-for-all-agencies')
);
comment on table supply_agreement is 'What is agreed on the files of a format: who may accept them. Versions are added and never altered; the newest for an agency counts, else the newest for all.';
comment on column supply_agreement.agency_id is 'The agency whose files it is about; null: those of every agency without a line of its own.';
comment on column supply_agreement.acceptance is 'second-person: whoever sent a file may not accept it. as-for-all-agencies: the agency''s own line ends.';
comment on column supply_agreement.reference is 'The data-sharing agreement or rule that says so.';
create index supply_agreement_by_agency on supply_agreement (partnership_id, format, agency_id, version desc);

alter table supply_agreement enable row level security;
create policy own_partnership on supply_agreement to kith_app, kith_worker using (partnership_id = current_partnership());
create policy shared_with_agencies on supply_agreement for select to kith_agency using (partnership_id = current_partnership());
grant select on supply_agreement to kith_app, kith_worker, kith_agency;
grant insert on supply_agreement to kith_app;
