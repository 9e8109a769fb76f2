create table report (
  partnership_id uuid not null references partnership,
  report_id uuid not null default uuidv7(),
  period text not null constraint report_period_is_a_financial_year check (period ~ '^20\d{2}-\d{2}$'),
  title text not null,
  status text not null default 'draft' constraint report_status_is_known check (status in ('draft', 'published')),
  release_id uuid,
  started_at timestamptz not null,
  started_by text not null,
  primary key (partnership_id, report_id),
  constraint report_once_for_a_year unique (partnership_id, period),
  constraint report_published_has_a_release check ((status = 'published') = (release_id is not null))
);
comment on table report is 'An annual report of one partnership for one financial year; src/report/README.md.';

create table report_section (
  partnership_id uuid not null,
  report_id uuid not null,
  code text not null,
  position smallint not null,
  heading text not null constraint report_section_has_a_heading check (length(trim(heading)) > 0),
  prose text not null default '',
  version integer not null default 1,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (partnership_id, report_id, code),
  foreign key (partnership_id, report_id) references report,
  constraint report_section_position_is_unique unique (partnership_id, report_id, position) deferrable
);
comment on table report_section is 'The words of a section as they stand. Numbers are bound figures, never digits.';

create table report_section_version (
  partnership_id uuid not null,
  report_id uuid not null,
  code text not null,
  version integer not null,
  heading text not null,
  prose text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (partnership_id, report_id, code, version),
  foreign key (partnership_id, report_id, code) references report_section
);
comment on table report_section_version is 'Each saved text of a section. Append only.';

alter table report enable row level security;
alter table report_section enable row level security;
alter table report_section_version enable row level security;
create policy own_partnership on report to kith_app using (partnership_id = current_partnership());
create policy own_partnership on report_section to kith_app using (partnership_id = current_partnership());
create policy own_partnership on report_section_version to kith_app using (partnership_id = current_partnership());
grant select, insert, update on report, report_section to kith_app;
grant select, insert on report_section_version to kith_app;
