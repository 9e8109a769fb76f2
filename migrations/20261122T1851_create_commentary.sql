create table commentary (
  partnership_id uuid not null references partnership,
  measure_code text not null,
  period_start date not null,
  period_end date not null,
  area text not null default '',
  version int not null constraint commentary_version_counts_from_one check (version > 0),
  period text not null,
  body text not null,
  written_by text not null,
  written_by_name text not null,
  author_agency_id uuid,
  written_at timestamptz not null,
  primary key (partnership_id, measure_code, period_start, period_end, area, version),
  foreign key (partnership_id, author_agency_id) references agency,
  constraint commentary_ends_after_it_starts check (period_end >= period_start)
);
comment on table commentary is 'What somebody writes beside a figure, to be read with it. Versions are added and never altered; the newest counts.';
comment on column commentary.measure_code is 'Without a foreign key: an agency''s analyst may comment on a figure worked out from records before any measure was written to the table measure.';
comment on column commentary.body is 'Empty: the commentary was taken back, and earlier versions are kept.';
comment on column commentary.author_agency_id is 'For whom the author acted; an agency may write in its own name alone.';

alter table commentary enable row level security;
create policy own_partnership on commentary to kith_app, kith_worker using (partnership_id = current_partnership());
create policy shared_with_agencies on commentary for select to kith_agency using (partnership_id = current_partnership());
create policy written_by_own_agency on commentary for insert to kith_agency
  with check (partnership_id = current_partnership() and author_agency_id = current_agency());
grant select on commentary to kith_app, kith_worker, kith_agency;
grant insert on commentary to kith_app, kith_agency;
