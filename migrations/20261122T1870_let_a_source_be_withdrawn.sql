-- A file that was accepted can be taken back. Nothing that it said is removed: it no longer counts.

alter table figure_source
  add column withdrawn_by text,
  add column withdrawn_by_name text,
  add column withdrawn_at timestamptz,
  add column withdrawn_because text,
  add constraint figure_source_is_withdrawn_whole check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_by_name is null)
    and (withdrawn_at is null) = (withdrawn_because is null));
comment on column figure_source.withdrawn_at is 'When it was taken back: from then on nothing that it said counts, and what stood before it counts again.';
grant update (withdrawn_by, withdrawn_by_name, withdrawn_at, withdrawn_because) on figure_source to kith_app;

alter table observation
  add column restores int constraint observation_restores_an_earlier_revision check (restores < revision),
  add column is_withdrawn boolean not null default false,
  add constraint observation_is_not_current_when_withdrawn check (not (is_current and is_withdrawn));
comment on column observation.restores is 'The earlier revision whose figure this one brings back, because a later file was withdrawn.';
comment on column observation.is_withdrawn is 'Was current when its file was withdrawn. The next revision counts on from it where nothing stood before.';
grant update (is_withdrawn) on observation to kith_app;
create index observation_withdrawn on observation (partnership_id, measure_code, period_start, period_end) where is_withdrawn;
create index observation_retired_by_source on observation (partnership_id, source_id) where not is_current;
comment on index observation_retired_by_source is 'For the list of files: how many figures of each have changed since.';

create table figure_confirmation (
  partnership_id uuid not null,
  observation_id uuid not null,
  source_id uuid not null,
  primary key (partnership_id, observation_id, source_id),
  foreign key (partnership_id, observation_id) references observation,
  foreign key (partnership_id, source_id) references figure_source
);
comment on table figure_confirmation is 'A later source that said the same as the figure held: when the first is withdrawn, the figure stands on this one.';

-- What a source says beside its figures is a row of its own, so that an earlier source's counts again when a later one is withdrawn.
alter table measure_target drop constraint measure_target_is_stated_once;
alter table measure_target add constraint measure_target_is_stated_once_by_a_source
  unique nulls not distinct (partnership_id, measure_code, stated_in, valid_from, source_id);
alter table footnote drop constraint footnote_is_said_once;
alter table footnote add constraint footnote_is_said_once_by_a_source
  unique nulls not distinct (partnership_id, measure_code, agency_id, period_start, period_end, body, source_id);
drop index data_quality_note_is_open_once;
create unique index data_quality_note_is_open_once_by_a_source on data_quality_note
  (partnership_id, rule, measure_code, agency_id, area, period_start, period_end, source_id) nulls not distinct where resolved_at is null;

alter table figure_confirmation enable row level security;
create policy own_partnership on figure_confirmation to kith_app, kith_worker using (partnership_id = current_partnership());
create policy shared_with_agencies on figure_confirmation for select to kith_agency using (partnership_id = current_partnership());
grant select on figure_confirmation to kith_app, kith_worker, kith_agency;
grant insert on figure_confirmation to kith_app;
