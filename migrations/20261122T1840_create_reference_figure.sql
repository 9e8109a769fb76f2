-- Official statistics of every area of England, to be compared with: nobody's data, so no table here has a partnership. Only
-- the owner of the schema writes them (see src/intake/open-data/README.md); every role that reads figures may read them all.
create table reference_source (
  reference_source_id uuid primary key default uuidv7(),
  data_set text not null constraint reference_source_names_its_data_set check (length(trim(data_set)) > 0),
  title text not null,
  publisher text not null,
  licence text not null,
  file_name text not null,
  content_hash bytea not null,
  metadata_hash bytea not null,
  first_year int not null,
  last_year int not null,
  loaded_by text not null,
  loaded_at timestamptz not null default now()
);
comment on table reference_source is 'One file of open data that was taken in, with who did so. The same file again changes nothing.';
comment on column reference_source.data_set is 'Which data set it is an edition of, as src/intake/open-data/data-sets.ts names it.';

create table reference_figure (
  measure_code text not null,
  area text not null constraint reference_figure_area_is_an_ons_code check (area ~ '^[EKNSW][0-9]{8}$'),
  period text not null,
  period_start date not null,
  period_end date not null,
  revision int not null constraint reference_figure_revision_counts_from_one check (revision > 0),
  state text not null constraint reference_figure_state_is_known check (state in ('value', 'not-applicable', 'narrative-only', 'suppressed', 'missing')),
  value numeric,
  numerator numeric,
  denominator numeric,
  narrative text,
  printed text not null,
  basis text not null default '',
  reference_source_id uuid not null references reference_source,
  is_current boolean not null default true,
  primary key (measure_code, area, period_start, period_end, revision),
  constraint reference_figure_has_a_number_only_as_a_value check ((state = 'value') = (value is not null)),
  constraint reference_figure_in_words_has_words check ((state = 'narrative-only') = (narrative is not null)),
  constraint reference_figure_base_belongs_to_a_number check (
    (numerator is null) = (denominator is null) and denominator is distinct from 0 and (state = 'value' or numerator is null))
);
comment on table reference_figure is 'A published figure of one area: what a partnership compares its own with, and what stands for its own where it sent none.';
comment on column reference_figure.area is 'ONS code of a local authority, a region or England, as it is today where only the code changed.';
comment on column reference_figure.numerator is 'With denominator: the counts behind the value, where they were published unrounded.';
comment on column reference_figure.printed is 'As it stood in the file: a number, or the symbol in place of one.';
create unique index reference_figure_has_one_current_revision on reference_figure (measure_code, area, period_start, period_end) where is_current;

alter table reference_source enable row level security;
alter table reference_figure enable row level security;
create policy open_to_all_readers on reference_source for select to kith_app, kith_agency, kith_worker using (true);
create policy open_to_all_readers on reference_figure for select to kith_app, kith_agency, kith_worker using (true);
grant select on reference_source, reference_figure to kith_app, kith_agency, kith_worker;

alter table measure drop constraint measure_form_is_known;
alter table measure add constraint measure_form_is_known check (form in ('count', 'percentage', 'per-10000', 'ratio', 'words'));
