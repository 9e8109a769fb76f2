create table dashboard (
  partnership_id uuid not null references partnership,
  dashboard_id uuid not null default uuidv7(),
  slug text not null constraint dashboard_slug_is_words_and_hyphens check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  audience text not null constraint dashboard_audience_is_known check (audience in ('group', 'agency', 'priority', 'theme')),
  group_id uuid,
  agency_id uuid,
  audience_words text,
  version int not null constraint dashboard_version_counts_from_one check (version > 0),
  withdrawn_at timestamptz,
  primary key (partnership_id, dashboard_id),
  foreign key (partnership_id, group_id) references partnership_group,
  foreign key (partnership_id, agency_id) references agency,
  constraint dashboard_slug_is_unique unique (partnership_id, slug),
  constraint dashboard_of_an_agency_is_known_by_it unique (partnership_id, dashboard_id, agency_id),
  constraint dashboard_names_whom_it_is_for check (
    (audience = 'group') = (group_id is not null) and (audience = 'agency') = (agency_id is not null)
    and (audience in ('priority', 'theme')) = (audience_words is not null))
);
comment on table dashboard is 'Figures chosen and arranged for a group, an agency, a priority or a theme. What nobody has changed is made from the catalogue each time it is read, and has no row here.';
comment on column dashboard.audience_words is 'A priority in its own words; a theme by its name in src/indicators/dashboards/themes.ts.';
comment on column dashboard.version is 'The version that is shown; earlier ones are kept.';
comment on column dashboard.withdrawn_at is 'Taken off the list: what was made from the catalogue for the same readers is shown again.';

create table dashboard_version (
  partnership_id uuid not null,
  dashboard_id uuid not null,
  agency_id uuid,
  version int not null constraint dashboard_version_is_numbered_from_one check (version > 0),
  layout jsonb not null constraint dashboard_layout_is_an_object check (jsonb_typeof(layout) = 'object'),
  what text not null constraint dashboard_version_says_what_changed check (length(trim(what)) > 0),
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (partnership_id, dashboard_id, version),
  foreign key (partnership_id, dashboard_id) references dashboard,
  foreign key (partnership_id, dashboard_id, agency_id) references dashboard (partnership_id, dashboard_id, agency_id)
);
comment on table dashboard_version is 'A dashboard as it stood from a change on: title, period, panels in their order. Versions are added and never altered.';
comment on column dashboard_version.agency_id is 'As in dashboard: an agency may change its own alone.';
comment on column dashboard_version.layout is 'Read through the schema in src/indicators/dashboards/layout.ts.';

do $$
declare name text;
begin
  foreach name in array array['dashboard', 'dashboard_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy own_partnership on %I to kith_app using (partnership_id = current_partnership())', name);
    execute format('create policy shared_with_agencies on %I for select to kith_agency using (partnership_id = current_partnership())', name);
    execute format('create policy added_by_own_agency on %I for insert to kith_agency
      with check (partnership_id = current_partnership() and agency_id = current_agency())', name);
    execute format('grant select, insert on %I to kith_app, kith_agency', name);
  end loop;
end $$;
create policy changed_by_own_agency on dashboard for update to kith_agency
  using (partnership_id = current_partnership() and agency_id = current_agency());
grant update (version, withdrawn_at) on dashboard to kith_app, kith_agency;
