create table cin_return (
  partnership_id uuid not null references partnership,
  reference_on date not null,
  begins_on date not null,
  submission_id uuid not null,
  child_count int not null,
  primary key (partnership_id, reference_on),
  foreign key (partnership_id, submission_id) references submission
);
comment on table cin_return is
  'A children in need census that was accepted; the newest for its year takes the place of an earlier one. The file itself is kept sealed in submission_file.';
comment on column cin_return.reference_on is 'The last day of its year, 31 March.';
comment on column cin_return.begins_on is 'The first day of its year.';

create table cin_episode (
  partnership_id uuid not null,
  reference_on date not null,
  episode_id uuid not null default uuidv7(),
  child_key text not null,
  referred_on date not null,
  closed_on date,
  led_to_nothing boolean not null,
  conference_on date,
  primary key (partnership_id, reference_on, episode_id),
  foreign key (partnership_id, reference_on) references cin_return on delete cascade
);
comment on table cin_episode is 'A referral in a census, with only what a measure needs.';
comment on column cin_episode.child_key is
  'The child, by a keyed hash of the local identifier: the same child has the same one in every year, and it names nobody.';
comment on column cin_episode.conference_on is 'An initial conference without an enquiry here: a child who moved in.';
create index cin_episode_by_child on cin_episode (partnership_id, child_key, referred_on);

create table cin_enquiry (
  partnership_id uuid not null,
  reference_on date not null,
  enquiry_id uuid not null default uuidv7(),
  child_key text not null,
  started_on date not null,
  conference_on date,
  working_days int,
  primary key (partnership_id, reference_on, enquiry_id),
  foreign key (partnership_id, reference_on) references cin_return on delete cascade
);
comment on table cin_enquiry is 'An enquiry under section 47 of the Children Act 1989 in a census, with only what a measure needs.';
comment on column cin_enquiry.child_key is 'As in cin_episode.';
comment on column cin_enquiry.working_days is 'From its start, day 0, to its initial conference; null without one.';

create table cin_plan (
  partnership_id uuid not null,
  reference_on date not null,
  plan_id uuid not null default uuidv7(),
  child_key text not null,
  began_on date not null,
  ended_on date,
  earlier_plans int not null,
  primary key (partnership_id, reference_on, plan_id),
  foreign key (partnership_id, reference_on) references cin_return on delete cascade
);
comment on table cin_plan is 'A child protection plan in a census, with only what a measure needs.';
comment on column cin_plan.child_key is 'As in cin_episode.';
comment on column cin_plan.earlier_plans is 'How many plans the child had before, as the census says.';

alter table cin_return enable row level security;
alter table cin_episode enable row level security;
alter table cin_enquiry enable row level security;
alter table cin_plan enable row level security;
create policy own_partnership on cin_return to kith_app using (partnership_id = current_partnership());
create policy own_partnership on cin_episode to kith_app using (partnership_id = current_partnership());
create policy own_partnership on cin_enquiry to kith_app using (partnership_id = current_partnership());
create policy own_partnership on cin_plan to kith_app using (partnership_id = current_partnership());
grant select, insert, delete on cin_return to kith_app;
grant select, insert on cin_episode, cin_enquiry, cin_plan to kith_app;
