create table partnership_group (
  partnership_id uuid not null references partnership,
  group_id uuid not null default uuidv7(),
  primary key (partnership_id, group_id)
);
comment on table partnership_group is 'A group of the partnership, over all its names and places. It exists on the days that group_version covers.';

create table group_version (
  partnership_id uuid not null,
  group_version_id uuid not null default uuidv7(),
  group_id uuid not null,
  name text not null constraint group_version_has_a_name check (length(trim(name)) > 0),
  remit text not null default '',
  kind text not null constraint group_version_kind_is_known check (kind in ('strategic', 'assurance', 'delivery', 'reference')),
  standing text not null constraint group_version_standing_is_known check (standing in ('top', 'within', 'external')),
  change text not null constraint group_version_change_is_known check (change in (
    'opened', 'renamed', 'narrowed', 'widened', 'remit-changed', 'left-partnership', 'joined-partnership', 'changed')),
  note text not null default '',
  starts_on date not null,
  ends_on date,
  primary key (partnership_id, group_version_id),
  foreign key (partnership_id, group_id) references partnership_group,
  constraint group_version_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint group_has_one_version_a_day
    exclude using gist (partnership_id with =, group_id with =, daterange(starts_on, ends_on, '[]') with &&),
  constraint group_name_is_unique_on_each_day
    exclude using gist (partnership_id with =, agency_name_key(name) with =, daterange(starts_on, ends_on, '[]') with &&)
);
comment on table group_version is 'What a group is called and for, from starts_on to ends_on, both days included.';
comment on column group_version.standing is 'top and external groups need no group above them; every other group has one on each of its days.';
comment on column group_version.change is 'What is different from the version before.';

create table group_accountability (
  partnership_id uuid not null,
  group_accountability_id uuid not null default uuidv7(),
  group_id uuid not null,
  parent_group_id uuid not null,
  position smallint not null default 1,
  is_inferred boolean not null default false,
  note text not null default '',
  starts_on date not null,
  ends_on date,
  primary key (partnership_id, group_accountability_id),
  foreign key (partnership_id, group_id) references partnership_group,
  foreign key (partnership_id, parent_group_id) references partnership_group,
  constraint group_is_not_accountable_to_itself check (group_id <> parent_group_id),
  constraint group_accountability_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint group_is_accountable_once_to_another_on_each_day
    exclude using gist (partnership_id with =, group_id with =, parent_group_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
comment on table group_accountability is 'To whom a group is accountable; to several at once if it says so. Both days included.';
comment on column group_accountability.position is 'The order in which the groups above are named; the first decides where a chart draws it.';
comment on column group_accountability.is_inferred is 'The source did not say it in so many words; the note says how it was taken.';
create index group_accountability_by_parent on group_accountability (partnership_id, parent_group_id);

create function refuse_group_cycle() returns trigger
  language plpgsql set search_path = kith, pg_temp as $$
begin
  if exists (
    with recursive above(group_id, days) as (
      select new.parent_group_id, daterange(new.starts_on, new.ends_on, '[]')
      union
      select e.parent_group_id, a.days * daterange(e.starts_on, e.ends_on, '[]')
      from above a join group_accountability e on e.partnership_id = new.partnership_id and e.group_id = a.group_id
        and a.days && daterange(e.starts_on, e.ends_on, '[]')
      where a.group_id <> new.group_id)
    select from above where group_id = new.group_id)
  then
    raise exception 'a group would be accountable to itself through other groups'
      using errcode = 'check_violation', constraint = 'group_accountability_has_no_cycle';
  end if;
  return null;
end $$;
comment on function refuse_group_cycle() is
  'Walks up from the new parent along the days that every step shares. Writers hold the lock of src/partnership/structure.store.ts, so no two pass each other.';
create constraint trigger group_accountability_has_no_cycle after insert or update on group_accountability
  deferrable initially deferred for each row execute function refuse_group_cycle();

create table group_chair (
  partnership_id uuid not null,
  group_chair_id uuid not null default uuidv7(),
  group_id uuid not null,
  person_id uuid,
  chair_words text not null constraint group_chair_is_named check (length(trim(chair_words)) > 0),
  is_vice boolean not null default false,
  starts_on date not null,
  ends_on date,
  primary key (partnership_id, group_chair_id),
  foreign key (partnership_id, group_id) references partnership_group,
  foreign key (partnership_id, person_id) references person,
  constraint group_chair_ends_after_start check (ends_on is null or ends_on >= starts_on),
  constraint group_has_one_chair_a_day
    exclude using gist (partnership_id with =, group_id with =, daterange(starts_on, ends_on, '[]') with &&) where (not is_vice)
);
comment on table group_chair is 'Who chairs a group, for a term; both days included.';
comment on column group_chair.chair_words is 'The office that chairs, such as "Independent chair": what is printed where the person is not named or may not be seen.';

create table group_member (
  partnership_id uuid not null,
  group_member_id uuid not null default uuidv7(),
  group_id uuid not null,
  agency_id uuid not null,
  person_id uuid,
  group_role text not null default 'member' constraint group_member_role_is_known check (group_role in (
    'member', 'deputy', 'adviser', 'observer', 'secretary')),
  starts_on date not null,
  ends_on date,
  primary key (partnership_id, group_member_id),
  foreign key (partnership_id, group_id) references partnership_group,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, person_id) references person,
  constraint group_member_ends_after_start check (ends_on is null or ends_on >= starts_on),
  constraint group_member_sits_once_on_each_day
    exclude using gist (partnership_id with =, group_id with =, agency_id with =, person_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
comment on table group_member is 'A seat of an agency in a group and who takes it, from starts_on to ends_on, both days included. Without a person the seat waits for a name.';
create index group_member_by_group on group_member (partnership_id, group_id);
create index group_member_by_agency on group_member (partnership_id, agency_id);
create index group_member_by_person on group_member (partnership_id, person_id);

do $$
declare t text;
begin
  foreach t in array array['partnership_group', 'group_version', 'group_accountability', 'group_chair', 'group_member'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own_partnership on %I to kith_app, kith_worker using (partnership_id = current_partnership())', t);
    execute format('create policy own_partnership_for_agencies on %I for select to kith_agency using (partnership_id = current_partnership())', t);
    execute format('grant select, insert, update on %I to kith_app', t);
    execute format('grant select on %I to kith_agency, kith_worker', t);
  end loop;
end $$;
grant delete on group_version, group_accountability, group_chair, group_member to kith_app;

create view group_label with (security_invoker = true) as
  select partnership_id, group_id, name, kind, standing, starts_on, ends_on from group_version;
comment on view group_label is 'What other domains may join to print a group; the days say when it bore the name.';
grant select on group_label to kith_app, kith_agency, kith_worker;
