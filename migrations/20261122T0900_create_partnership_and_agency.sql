-- Each kind of reader has a role and a policy of its own; a policy is an equality on one setting, so an index serves it.
grant usage on schema kith to kith_app, kith_agency, kith_auth, kith_portal, kith_worker;

create function current_partnership() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('kith.partnership', true), '')::uuid;
comment on function current_partnership() is 'The partnership in context, or null: then no row of a partnership is visible.';

create function current_agency() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('kith.agency', true), '')::uuid;
comment on function current_agency() is 'The agency in context for kith_agency, or null.';

create table partnership (
  partnership_id uuid primary key default uuidv7(),
  slug text not null constraint partnership_slug_is_unique unique
    constraint partnership_slug_is_a_short_name check (slug ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name text not null constraint partnership_has_a_name check (length(trim(name)) > 0),
  area_code text,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table partnership is 'A community safety and safeguarding partnership: the tenant to which all other data belongs.';
comment on column partnership.area_code is 'ONS code of the area (GSS nine characters), where there is one.';
comment on column partnership.is_demonstration is 'Invented people and cases; one-click sign-in exists only while every partnership is one.';

alter table partnership enable row level security;
create policy own_partnership on partnership to kith_app, kith_worker, kith_agency
  using (partnership_id = current_partnership());
grant select on partnership to kith_app, kith_agency, kith_worker;

create table agency (
  partnership_id uuid not null references partnership,
  agency_id uuid not null default uuidv7(),
  name text not null constraint agency_has_a_name check (length(trim(name)) > 0),
  kind text not null constraint agency_kind_is_known check (kind in (
    'local-authority', 'police', 'integrated-care-board', 'nhs-trust', 'fire-and-rescue', 'probation', 'school', 'college', 'early-years',
    'care-provider', 'housing', 'voluntary', 'youth-justice', 'advocacy', 'healthwatch', 'other')),
  statutory_role text not null constraint agency_statutory_role_is_known check (statutory_role in (
    'safeguarding-partner', 'responsible-authority', 'relevant-agency', 'board-member', 'associate')),
  joined_on date not null,
  left_on date,
  primary key (partnership_id, agency_id),
  constraint agency_name_is_unique unique (partnership_id, name),
  constraint agency_leaves_after_it_joins check (left_on is null or left_on >= joined_on)
);
comment on table agency is 'A partner of one partnership. The same agency_id in two partnerships is the same body, which is then asked once for both.';
create index agency_in_each_partnership on agency (agency_id);

alter table agency enable row level security;
create policy own_partnership on agency to kith_app, kith_worker
  using (partnership_id = current_partnership());
create policy own_partnership_for_agencies on agency for select to kith_agency
  using (partnership_id = current_partnership());
grant select, insert, update on agency to kith_app;
grant select on agency to kith_agency, kith_worker;

create view agency_label with (security_invoker = true) as
  select partnership_id, agency_id, name from agency;
comment on view agency_label is 'What other domains may join to print an agency.';
grant select on agency_label to kith_app, kith_agency, kith_worker;
