create table series_alert (
  partnership_id uuid not null,
  alert_id uuid not null default uuidv7(),
  measure_code text not null,
  agency_id uuid,
  side text not null constraint series_alert_side_is_known check (side in ('high', 'low')),
  cause text not null constraint series_alert_cause_is_known check (cause in ('outside', 'trend', 'two-of-three', 'run')),
  first_on date not null,
  last_on date not null,
  first_period text not null,
  last_period text not null,
  source_id uuid,
  raised_at timestamptz not null,
  seen_by text,
  seen_by_name text,
  seen_at timestamptz,
  primary key (partnership_id, alert_id),
  foreign key (partnership_id, measure_code) references measure,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, source_id) references figure_source,
  constraint series_alert_ends_after_it_starts check (last_on >= first_on),
  constraint series_alert_is_seen_whole check ((seen_at is null) = (seen_by is null) and (seen_at is null) = (seen_by_name is null))
);
comment on table series_alert is 'Something unusual at the end of a series by month or quarter, told once to whoever owns the measure. It holds no figure.';
comment on column series_alert.agency_id is 'Of a measure that each agency returns: whose series it is.';
comment on column series_alert.cause is 'Why it is unusual; outside also stands for several causes that follow each other.';
comment on column series_alert.last_on is 'Grows while the same goes on, and nobody is told again.';
comment on column series_alert.source_id is 'The file that made it; empty where the series is worked out from records.';
create index series_alert_by_measure on series_alert (partnership_id, measure_code);
create index series_alert_open on series_alert (partnership_id) where seen_at is null;

alter table series_alert enable row level security;
create policy own_partnership on series_alert to kith_app, kith_worker using (partnership_id = current_partnership());
create policy shared_with_agencies on series_alert to kith_agency using (partnership_id = current_partnership());
grant select, insert, update (cause, last_on, last_period, source_id, seen_by, seen_by_name, seen_at) on series_alert to kith_app, kith_worker;
grant select, update (seen_by, seen_by_name, seen_at) on series_alert to kith_agency;
