create table police_month (
  partnership_id uuid not null references partnership,
  table_name text not null constraint police_month_table_is_known check (
    table_name in ('missing-episodes', 'flagged-crimes', 'protection-powers', 'custody')),
  month date not null constraint police_month_begins_a_month check (extract(day from month) = 1),
  submission_id uuid not null,
  covers_force boolean not null,
  event_count int not null,
  primary key (partnership_id, table_name, month),
  foreign key (partnership_id, submission_id) references submission
);
comment on table police_month is
  'A whole month that an extract of the police covers for one of its tables; the newest extract of a month takes the place of an earlier one. A month that is not here was not sent, which is not the same as nothing happening. The file itself is kept sealed in submission_file.';
comment on column police_month.covers_force is
  'Whether the extract held records of other areas too, so that the whole force can be counted from it.';

create table police_event (
  partnership_id uuid not null,
  table_name text not null,
  month date not null,
  event_id uuid not null default uuidv7(),
  person_key text,
  area text,
  marks text[] not null default '{}',
  child_suspects int not null default 0 constraint police_event_suspects_are_counted check (child_suspects >= 0),
  primary key (partnership_id, table_name, month, event_id),
  foreign key (partnership_id, table_name, month) references police_month on delete cascade,
  constraint police_event_of_a_child_names_one check ((table_name = 'flagged-crimes') = (person_key is null))
);
comment on table police_event is
  'A record of the police with only what a measure needs: no day, no age, no reference, no name.';
comment on column police_event.person_key is
  'The child, by a keyed hash of the force''s own number: the same child has the same one in every month, and it names nobody.';
comment on column police_event.area is
  'ONS code of the local authority in which it happened; null when no beat is recorded, so that it is in no area''s figure.';
comment on column police_event.marks is 'What the measures ask of it, such as "from-care" or "domestic-abuse": see src/intake/police-events/event.ts.';
comment on column police_event.child_suspects is 'Suspects of a crime who were under 18.';

alter table police_month enable row level security;
alter table police_event enable row level security;
create policy own_partnership on police_month to kith_app using (partnership_id = current_partnership());
create policy own_partnership on police_event to kith_app using (partnership_id = current_partnership());
grant select, insert, delete on police_month, police_event to kith_app;
grant update (submission_id, covers_force, event_count) on police_month to kith_app;
