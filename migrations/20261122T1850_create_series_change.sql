create table series_change (
  partnership_id uuid not null,
  change_id uuid not null default uuidv7(),
  measure_code text not null,
  kind text not null constraint series_change_kind_is_known check (kind in ('break', 'rebase')),
  from_on date not null,
  title text not null constraint series_change_has_a_title check (length(trim(title)) > 0),
  reason text not null constraint series_change_says_why check (length(trim(reason)) > 0),
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  withdrawn_by text,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdrawn_because text,
  primary key (partnership_id, change_id),
  foreign key (partnership_id, measure_code) references measure,
  constraint series_change_is_withdrawn_whole check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_by_name is null)
    and (withdrawn_at is null) = (withdrawn_because is null))
);
comment on table series_change is 'A day from which a measure''s series is read anew. Recorded by a person with a reason, never by the program; what is withdrawn is kept.';
comment on column series_change.kind is 'break: counting changed, so nothing is compared across the day. rebase: counted as before, but the limits of ordinary variation are worked out anew.';
comment on column series_change.from_on is 'First day counted the new way; the first period that begins on it or later is the first of the new stretch.';
create unique index series_change_is_recorded_once on series_change (partnership_id, measure_code, from_on) where withdrawn_at is null;

alter table series_change enable row level security;
create policy own_partnership on series_change to kith_app, kith_worker using (partnership_id = current_partnership());
create policy shared_with_agencies on series_change for select to kith_agency using (partnership_id = current_partnership());
grant select on series_change to kith_app, kith_worker, kith_agency;
grant insert on series_change to kith_app;
grant update (withdrawn_by, withdrawn_by_name, withdrawn_at, withdrawn_because) on series_change to kith_app;
