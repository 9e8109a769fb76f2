create extension if not exists btree_gist with schema kith;

create function agency_name_key(name text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    regexp_replace(replace(replace(lower(name), '&', ' and '), '’', ''), '[^[:alnum:]]+', '', 'g'),
    '^the(?=[[:alnum:]])', '');
comment on function agency_name_key(text) is
  'What two spellings of one name have in common: case, spaces, punctuation, "&" for "and" and a leading "the" do not count.';

create table agency_alias (
  partnership_id uuid not null,
  name_key text not null generated always as (agency_name_key(name)) stored,
  agency_id uuid not null,
  name text not null constraint agency_alias_has_letters check (length(agency_name_key(name)) > 0),
  primary key (partnership_id, name_key),
  foreign key (partnership_id, agency_id) references agency
);
comment on table agency_alias is
  'Every name that an agency goes by or went by, its present name among them: so the same words never name two agencies.';
create index agency_alias_by_agency on agency_alias (partnership_id, agency_id);

alter table agency_alias enable row level security;
create policy own_partnership on agency_alias to kith_app, kith_worker using (partnership_id = current_partnership());
create policy own_partnership_for_agencies on agency_alias for select to kith_agency
  using (partnership_id = current_partnership());
grant select, insert, delete on agency_alias to kith_app;
grant select on agency_alias to kith_agency, kith_worker;

create function keep_agency_name() returns trigger
  language plpgsql set search_path = kith, pg_temp as $$
begin
  insert into agency_alias (partnership_id, agency_id, name)
    select new.partnership_id, new.agency_id, new.name
    where not exists (select from agency_alias a
      where a.partnership_id = new.partnership_id and a.agency_id = new.agency_id and a.name_key = agency_name_key(new.name));
  return null;
end $$;
comment on function keep_agency_name() is 'Keeps each name an agency is given among its aliases. A name that another agency goes by violates agency_alias_pkey.';
create trigger agency_keeps_its_names after insert or update of name on agency
  for each row execute function keep_agency_name();
insert into agency_alias (partnership_id, agency_id, name) select partnership_id, agency_id, name from agency;

create table agency_statutory_role (
  partnership_id uuid not null,
  agency_id uuid not null,
  regime text not null constraint agency_statutory_role_regime_is_known check (regime in ('children', 'adults', 'community-safety')),
  statutory_role text not null constraint agency_statutory_role_is_of_its_regime check ((regime, statutory_role) in (
    ('children', 'safeguarding-partner'), ('children', 'relevant-agency'),
    ('adults', 'required-member'), ('adults', 'invited-member'),
    ('community-safety', 'responsible-authority'), ('community-safety', 'co-operating-body'), ('community-safety', 'invited-participant'))),
  authority text constraint agency_statutory_role_authority_is_known check (authority in (
    'council', 'police', 'health', 'fire-and-rescue', 'probation')),
  primary key (partnership_id, agency_id, regime),
  foreign key (partnership_id, agency_id) references agency,
  constraint agency_statutory_role_names_its_authority check (
    (authority is not null) = (statutory_role in ('safeguarding-partner', 'required-member', 'responsible-authority')))
);
comment on table agency_statutory_role is
  'What the law makes of an agency under each of the three regimes; an agency without a row takes part without a statutory role.';
comment on column agency_statutory_role.authority is
  'Which of the bodies that the statute names this agency is, or acts for. See src/partnership/statutory-roles.ts.';

alter table agency_statutory_role enable row level security;
create policy own_partnership on agency_statutory_role to kith_app, kith_worker using (partnership_id = current_partnership());
create policy own_partnership_for_agencies on agency_statutory_role for select to kith_agency
  using (partnership_id = current_partnership());
grant select, insert, update, delete on agency_statutory_role to kith_app;
grant select on agency_statutory_role to kith_agency, kith_worker;

comment on column agency.left_on is 'The last day as a partner.';

alter table agency drop constraint agency_kind_is_known;
alter table agency add constraint agency_kind_is_known check (kind in (
  'partnership-office', 'local-authority', 'council-service', 'police', 'integrated-care-board', 'nhs-trust', 'fire-and-rescue', 'probation',
  'school', 'college', 'early-years', 'care-provider', 'housing', 'voluntary', 'youth-justice', 'advocacy', 'healthwatch', 'other'));

alter table agency alter column statutory_role set default 'associate';
comment on column agency.statutory_role is 'Superseded by agency_statutory_role, which has one per regime.';
