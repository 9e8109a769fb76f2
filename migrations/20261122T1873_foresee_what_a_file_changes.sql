alter table submission
  add column new_figure_count int,
  add column changed_figure_count int,
  add column same_figure_count int,
  add column correction_reason text,
  add column approved_digest text,
  add column refused_because text,
  add constraint submission_that_changes_figures_says_why check (
    state <> 'accepted' or coalesce(changed_figure_count, 0) = 0 or length(trim(coalesce(correction_reason, ''))) > 0);
comment on column submission.changed_figure_count is
  'Figures that were approved before and have another value since this file was accepted; of a file that waits, that would have.';
comment on column submission.correction_reason is 'Why it changes figures that were approved.';
comment on column submission.approved_digest is 'The preview that was seen by whoever approved a file that the worker still reads.';
comment on column submission.refused_because is 'Why somebody refused a file without faults.';
grant update (new_figure_count, changed_figure_count, same_figure_count, correction_reason, approved_digest, refused_because) on submission to kith_app;

create table submission_preview (
  partnership_id uuid not null,
  submission_id uuid not null,
  figures_version bigint not null,
  digest text not null,
  made_at timestamptz not null,
  measures jsonb not null,
  primary key (partnership_id, submission_id),
  foreign key (partnership_id, submission_id) references submission
);
comment on table submission_preview is 'What accepting a file that waits would change, as worked out when the figures had a certain version. Made anew when they have another.';
comment on column submission_preview.figures_version is 'data_version.version; -1 before the first figure.';
comment on column submission_preview.digest is 'Differs whenever what would change differs: who accepts accepts what they saw.';
comment on column submission_preview.measures is 'For each measure its code and how many figures are new, changed and the same.';

create table submission_change (
  partnership_id uuid not null,
  submission_id uuid not null,
  position int not null,
  kind text not null constraint submission_change_kind_is_known check (kind in ('changed', 'new')),
  measure_code text not null,
  period text not null,
  area text not null,
  agency_id uuid,
  breakdown text not null,
  was text,
  becomes text not null,
  primary key (partnership_id, submission_id, position),
  foreign key (partnership_id, submission_id) references submission,
  foreign key (partnership_id, agency_id) references agency,
  constraint submission_change_from_something check ((kind = 'changed') = (was is not null))
);
comment on table submission_change is 'A figure that a file would change or add, in words; once it is accepted, those that it changed are kept.';
create index submission_change_by_measure on submission_change (partnership_id, submission_id, measure_code, position);

alter table submission_preview enable row level security;
alter table submission_change enable row level security;
create policy own_partnership on submission_preview to kith_app, kith_worker using (partnership_id = current_partnership());
create policy own_partnership on submission_change to kith_app, kith_worker using (partnership_id = current_partnership());
create policy of_own_submission on submission_preview for select to kith_agency
  using (partnership_id = current_partnership() and exists (
    select from submission s where s.partnership_id = submission_preview.partnership_id and s.submission_id = submission_preview.submission_id));
create policy of_own_submission on submission_change for select to kith_agency
  using (partnership_id = current_partnership() and exists (
    select from submission s where s.partnership_id = submission_change.partnership_id and s.submission_id = submission_change.submission_id));
grant select on submission_preview, submission_change to kith_app, kith_worker, kith_agency;
grant insert, delete on submission_preview, submission_change to kith_app;
