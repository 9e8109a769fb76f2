create table measure (
  partnership_id uuid not null references partnership,
  code text not null constraint measure_code_is_words_and_dots check (code ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
  title text not null constraint measure_has_a_title check (length(trim(title)) > 0),
  definition text not null constraint measure_has_a_definition check (length(trim(definition)) > 0),
  topic text not null,
  unit text not null,
  form text not null constraint measure_form_is_known check (form in ('count', 'percentage', 'ratio', 'words')),
  decimals smallint not null constraint measure_decimals_are_few check (decimals between 0 and 6),
  polarity text not null constraint measure_polarity_is_known check (polarity in ('more-is-better', 'less-is-better', 'neutral')),
  numerator text,
  denominator text,
  owner text not null,
  owner_agency_id uuid,
  cadence text not null,
  timing text not null constraint measure_timing_is_known check (timing in ('during', 'at-end')),
  additive boolean not null,
  caveat text not null default '',
  protects text not null constraint measure_protects_is_known check (protects in ('people', 'nothing')),
  legal_basis text not null default '',
  is_calculated boolean not null,
  valid_from date not null,
  position int not null,
  primary key (partnership_id, code),
  foreign key (partnership_id, owner_agency_id) references agency,
  constraint measure_ratio_names_both_parts check ((numerator is null) = (denominator is null))
);
comment on table measure is 'What can be counted, as one partnership uses it. Written from the catalogue in the program: see docs/decisions/0110.';
comment on column measure.unit is 'What one of the count is: child, conference, report, crime. Never mixed.';
comment on column measure.timing is 'at-end: a stock on the last day of its period, such as children on a plan at 31 March.';
comment on column measure.additive is 'Whether values of its areas or breakdowns may be added up.';
comment on column measure.protects is 'What disclosure control must keep from being seen in its figures.';
comment on column measure.valid_from is 'First day on which this definition counted.';

create table figure_source (
  partnership_id uuid not null references partnership,
  source_id uuid not null default uuidv7(),
  kind text not null constraint figure_source_kind_is_known check (kind in ('file', 'calculation', 'entry')),
  title text not null,
  content_hash bytea,
  supplied_by text not null,
  supplied_by_name text not null,
  supplied_at timestamptz not null,
  approved_by text not null,
  approved_by_name text not null,
  approved_at timestamptz not null,
  primary key (partnership_id, source_id)
);
comment on table figure_source is 'Where figures came from and who approved them: one row for a whole file, so that 100,000 figures do not each repeat it.';

create table observation (
  partnership_id uuid not null,
  observation_id uuid not null default uuidv7(),
  measure_code text not null,
  period text not null,
  period_start date not null,
  period_end date not null,
  area text not null default '',
  agency_id uuid,
  breakdown text not null default '',
  state text not null constraint observation_state_is_known check (state in (
    'value', 'not-applicable', 'nil-return', 'narrative-only', 'count-only', 'to-be-confirmed', 'suppressed', 'missing', 'disputed')),
  value numeric,
  numerator numeric,
  denominator numeric,
  narrative text,
  printed text not null default '',
  basis text not null default '',
  source_id uuid not null,
  revision int not null constraint observation_revision_counts_from_one check (revision > 0),
  is_current boolean not null default true,
  recorded_at timestamptz not null default now(),
  primary key (partnership_id, observation_id),
  foreign key (partnership_id, measure_code) references measure,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, source_id) references figure_source,
  constraint observation_ends_after_it_starts check (period_end >= period_start),
  constraint observation_has_a_number_only_as_a_value check ((state = 'value') = (value is not null)),
  constraint observation_in_words_has_words check ((state = 'narrative-only') = (narrative is not null)),
  constraint observation_base_belongs_to_a_number check (
    case state when 'value' then (numerator is null) = (denominator is null) and denominator is distinct from 0
      when 'count-only' then denominator is null else numerator is null and denominator is null end)
);
comment on table observation is 'A figure: a measure over a period, for an area or agency. Rows are added and never altered: a correction is a new revision.';
comment on column observation.period is 'How the period was named; two names for the same days are the same period.';
comment on column observation.area is 'Empty: the partnership''s own area. Otherwise "force", "england" or a GSS code.';
comment on column observation.breakdown is 'Empty: the whole. Otherwise "dimension=value", or "percent-change" for a printed change on the period before.';
comment on column observation.value is 'To ten places where it is a ratio; the exact value is numerator over denominator.';
comment on column observation.numerator is 'With denominator: the base of the value. Alone: the count of a count-only return.';
comment on column observation.printed is 'As it stood in the source, before it was read.';
create unique index observation_has_one_current_revision on observation
  (partnership_id, measure_code, period_start, period_end, area, breakdown, agency_id) nulls not distinct where is_current;
create unique index observation_revision_is_numbered_once on observation
  (partnership_id, measure_code, period_start, period_end, area, breakdown, agency_id, revision) nulls not distinct;

create table disputed_reading (
  partnership_id uuid not null,
  observation_id uuid not null,
  position smallint not null,
  value numeric not null,
  stated_where text not null default '',
  primary key (partnership_id, observation_id, position),
  foreign key (partnership_id, observation_id) references observation
);
comment on table disputed_reading is 'Every reading of a figure that was printed in more than one way. None is chosen by the program.';

create table measure_target (
  partnership_id uuid not null,
  target_id uuid not null default uuidv7(),
  measure_code text not null,
  value numeric not null,
  stated_in text not null constraint measure_target_origin_is_known check (stated_in in ('indicator-list', 'return')),
  valid_from date not null,
  valid_to date,
  source_id uuid,
  primary key (partnership_id, target_id),
  foreign key (partnership_id, measure_code) references measure,
  foreign key (partnership_id, source_id) references figure_source,
  constraint measure_target_is_stated_once unique nulls not distinct (partnership_id, measure_code, stated_in, valid_from),
  constraint measure_target_ends_after_it_starts check (valid_to is null or valid_to >= valid_from)
);
comment on table measure_target is 'What a measure should reach, from a day on. A target stated in the return is the one that its values are rated against.';

create table footnote (
  partnership_id uuid not null,
  footnote_id uuid not null default uuidv7(),
  measure_code text,
  agency_id uuid,
  period_start date not null,
  period_end date not null,
  body text not null,
  source_id uuid,
  primary key (partnership_id, footnote_id),
  foreign key (partnership_id, measure_code) references measure,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, source_id) references figure_source,
  constraint footnote_is_about_something check (measure_code is not null or agency_id is not null),
  constraint footnote_is_said_once unique nulls not distinct (partnership_id, measure_code, agency_id, period_start, period_end, body)
);
comment on table footnote is 'What a supplier says of a figure, an indicator or an agency''s whole row.';

create table data_quality_note (
  partnership_id uuid not null,
  note_id uuid not null default uuidv7(),
  rule text not null,
  level text not null constraint data_quality_level_is_known check (level in ('low', 'medium', 'high')),
  measure_code text,
  agency_id uuid,
  area text not null default '',
  period_start date not null,
  period_end date not null,
  body text not null,
  source_id uuid,
  noted_at timestamptz not null,
  resolved_at timestamptz,
  primary key (partnership_id, note_id),
  foreign key (partnership_id, measure_code) references measure,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, source_id) references figure_source
);
comment on table data_quality_note is 'Why a figure must be read with care: a disagreement that the program found, or a weakness that the supplier told of.';
comment on column data_quality_note.level is 'Confidence that is left: low, medium or high.';
create unique index data_quality_note_is_open_once on data_quality_note
  (partnership_id, rule, measure_code, agency_id, area, period_start, period_end) nulls not distinct where resolved_at is null;

create table rag_rule (
  partnership_id uuid not null references partnership,
  version text not null,
  basis text not null constraint rag_rule_basis_is_known check (basis in ('relative', 'points')),
  close_up_to numeric not null constraint rag_rule_band_is_not_negative check (close_up_to >= 0),
  boundary text not null constraint rag_rule_boundary_is_known check (boundary in ('close', 'below')),
  small_group_below int not null,
  in_force_from date not null,
  set_by text not null,
  reason text not null,
  primary key (partnership_id, version),
  constraint rag_rule_starts_on_a_day_of_its_own unique (partnership_id, in_force_from)
);
comment on table rag_rule is 'How values are rated against targets, as versioned data. A rating names the version that it was made with.';

create table data_version (
  partnership_id uuid primary key references partnership,
  version bigint not null default 1,
  catalogue text not null default '',
  changed_at timestamptz not null default now()
);
comment on table data_version is 'Counts changes of a partnership''s figures: what was drawn from version n may be shown again while n stands. Its row lock keeps two writers of figures apart.';
comment on column data_version.catalogue is 'Hash of the catalogue of measures that was last written to measure.';

do $$
declare name text;
begin
  foreach name in array array['measure', 'figure_source', 'observation', 'disputed_reading', 'measure_target', 'footnote', 'data_quality_note',
    'rag_rule', 'data_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_partnership on %I to kith_app, kith_worker using (partnership_id = current_partnership())', name);
    execute format('create policy shared_with_agencies on %I for select to kith_agency using (partnership_id = current_partnership())', name);
    execute format('grant select on %I to kith_app, kith_worker, kith_agency', name);
    execute format('grant insert on %I to kith_app', name);
  end loop;
end $$;
-- A figure itself can never be altered by the program: only which revision is current.
grant update (is_current) on observation to kith_app;
grant update on measure, data_version to kith_app;
grant update (value, valid_to, source_id) on measure_target to kith_app;
grant update (body, level, source_id, noted_at, resolved_at) on data_quality_note to kith_app;
