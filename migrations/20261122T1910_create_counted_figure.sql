create table counted_figure (
  partnership_id uuid not null references partnership,
  measure_code text not null,
  period text not null,
  period_start date not null,
  period_end date not null,
  area text not null,
  breakdown text not null,
  value numeric not null,
  basis text not null,
  source_id uuid not null,
  primary key (partnership_id, measure_code, period_start, period_end, area, breakdown),
  foreign key (partnership_id, measure_code) references measure,
  foreign key (partnership_id, source_id) references figure_source
);
comment on table counted_figure is
  'What the newest records of a source give for a figure, whether or not somebody stated that figure too. Where both are there, the stated one stays the figure and the difference is shown.';
comment on column counted_figure.basis is 'How it was counted: a figure that is held with another basis was stated by somebody.';
comment on column counted_figure.source_id is 'The file whose records were counted last.';

alter table counted_figure enable row level security;
create policy own_partnership on counted_figure to kith_app, kith_worker using (partnership_id = current_partnership());
create policy shared_with_agencies on counted_figure for select to kith_agency using (partnership_id = current_partnership());
grant select on counted_figure to kith_app, kith_worker, kith_agency;
grant insert, delete on counted_figure to kith_app;
