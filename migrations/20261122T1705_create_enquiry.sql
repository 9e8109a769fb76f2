create table organisational_enquiry (
  partnership_id uuid not null references partnership,
  organisational_enquiry_id uuid not null default uuidv7(),
  reference text not null constraint organisational_enquiry_reference_looks_like_one check (reference ~ '^OE-\d{4}-[0-9A-Z]{5}$'),
  provider_id uuid not null,
  reason text not null constraint organisational_enquiry_says_why check (length(trim(reason)) > 0),
  lead_id uuid,
  started_on date not null,
  concluded_on date,
  findings text not null default '',
  version integer not null default 1,
  primary key (partnership_id, organisational_enquiry_id),
  foreign key (partnership_id, provider_id) references provider,
  foreign key (partnership_id, lead_id) references person,
  constraint organisational_enquiry_reference_is_unique unique (partnership_id, reference),
  constraint organisational_enquiry_ends_after_it_starts check (concluded_on >= started_on)
);
comment on table organisational_enquiry is 'A large-scale enquiry into a provider. It counts each adult: each has an enquiry of their own that names it.';

create table enquiry (
  partnership_id uuid not null references partnership,
  enquiry_id uuid not null default uuidv7(),
  reference text not null constraint enquiry_reference_looks_like_one check (reference ~ '^EN-\d{4}-[0-9A-Z]{5}$'),
  concern_id uuid not null,
  individual_id uuid not null,
  organisational_enquiry_id uuid,
  kind text not null constraint enquiry_kind_is_known check (kind in ('section-42', 'other')),
  team_id uuid not null,
  lead_id uuid,
  state text not null constraint enquiry_state_is_known check (state in (
    'planning', 'under-way', 'concluded', 'transfer-offered', 'transferred', 'withdrawn')),
  started_on date not null,
  planning_rule text not null,
  planning_due_on date not null,
  planning_held_on date,
  planning_late_cause text,
  abuse_types text[] not null default '{}' constraint enquiry_abuse_types_are_known check (abuse_types <@ array[
    'physical', 'sexual', 'psychological', 'financial', 'discriminatory', 'organisational', 'neglect', 'domestic-abuse',
    'sexual-exploitation', 'modern-slavery', 'self-neglect']),
  locations text[] not null default '{}' constraint enquiry_locations_are_known check (locations <@ array[
    'own-home', 'in-the-community', 'community-service', 'nursing-home', 'residential-home', 'acute-hospital',
    'mental-health-hospital', 'community-hospital', 'other', 'not-known']),
  sources_of_risk text[] not null default '{}' constraint enquiry_sources_of_risk_are_known check (
    sources_of_risk <@ array['service-provider', 'known-to-individual', 'unknown-to-individual']),
  concluded_on date,
  conclusion text constraint enquiry_conclusion_is_known check (conclusion in (
    'risk-identified-action', 'risk-identified-no-action', 'inconclusive-action', 'inconclusive-no-action',
    'no-risk-action', 'no-risk-no-action', 'ceased-at-request')),
  risk_outcome text constraint enquiry_risk_outcome_is_known check (risk_outcome in ('removed', 'reduced', 'remained')),
  asked text constraint enquiry_asked_is_known check (asked in (
    'asked-expressed', 'asked-none-expressed', 'not-asked', 'not-known', 'not-recorded')),
  achieved text constraint enquiry_achieved_is_known check (achieved in ('fully', 'partly', 'not')),
  lacked_capacity text constraint enquiry_lacked_capacity_is_known check (lacked_capacity in ('yes', 'no', 'not-known', 'not-recorded')),
  supported_by_advocate text constraint enquiry_supported_by_advocate_is_known check (supported_by_advocate in ('yes', 'no', 'not-known', 'not-recorded')),
  conclusion_version integer not null default 0,
  experience_due_on date,
  retain_until date,
  version integer not null default 1,
  primary key (partnership_id, enquiry_id),
  foreign key (partnership_id, concern_id) references concern,
  foreign key (partnership_id, individual_id) references individual,
  foreign key (partnership_id, organisational_enquiry_id) references organisational_enquiry,
  foreign key (partnership_id, team_id) references triage_team,
  foreign key (partnership_id, lead_id) references person,
  constraint enquiry_reference_is_unique unique (partnership_id, reference),
  constraint enquiry_of_a_concern_once unique (partnership_id, concern_id, individual_id),
  constraint enquiry_is_concluded_whole check ((state = 'concluded') = (concluded_on is not null)
    and (concluded_on is null) = (conclusion is null) and (concluded_on is null) = (asked is null)
    and (concluded_on is null) = (lacked_capacity is null)),
  constraint enquiry_risk_outcome_only_where_risk_was_identified check (
    concluded_on is null or (risk_outcome is not null) = (conclusion in ('risk-identified-action', 'risk-identified-no-action'))),
  constraint enquiry_achieved_only_where_expressed check (
    concluded_on is null or (achieved is not null) = (asked = 'asked-expressed')),
  constraint enquiry_advocate_only_where_capacity_was_lacked check (
    concluded_on is null or (supported_by_advocate is not null) = (lacked_capacity = 'yes')),
  constraint enquiry_ends_after_it_starts check (concluded_on >= started_on),
  constraint enquiry_is_planned_before_it_is_under_way check (state <> 'under-way' or planning_held_on is not null),
  constraint enquiry_planned_late_says_why check (planning_held_on is null or planning_held_on <= planning_due_on or planning_late_cause is not null)
);
comment on table enquiry is 'An enquiry about one adult: under section 42(2), or another that the council found necessary and proportionate. In codes alone; its words lie in the tables beside it.';
comment on column enquiry.locations is 'Where it happened, in the codes of the national collection; several count once each.';
comment on column enquiry.conclusion is 'The codes of table SG2c of the national collection.';
comment on column enquiry.experience_due_on is 'Eight weeks after it concluded: by then the adult or their representative was asked how it was.';
create index enquiry_open on enquiry (partnership_id, team_id, planning_due_on) where state in ('planning', 'under-way', 'transfer-offered');
create index enquiry_by_start on enquiry (partnership_id, started_on);
create index enquiry_by_conclusion on enquiry (partnership_id, concluded_on) where concluded_on is not null;
create index enquiry_of_individual on enquiry (partnership_id, individual_id);
create index enquiry_in_organisational on enquiry (partnership_id, organisational_enquiry_id) where organisational_enquiry_id is not null;
create index enquiry_of_lead on enquiry (partnership_id, lead_id) where state in ('planning', 'under-way', 'transfer-offered');

create table enquiry_conclusion (
  partnership_id uuid not null,
  enquiry_id uuid not null,
  version integer not null constraint enquiry_conclusion_version_counts_from_one check (version >= 1),
  concluded_on date not null,
  conclusion text not null,
  risk_outcome text,
  asked text not null,
  achieved text,
  lacked_capacity text not null,
  supported_by_advocate text,
  reason text not null,
  concluded_by text not null,
  concluded_at timestamptz not null,
  primary key (partnership_id, enquiry_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry
);
comment on table enquiry_conclusion is 'Each conclusion of an enquiry, kept for good.';

create table enquiry_reopening (
  partnership_id uuid not null,
  enquiry_id uuid not null,
  version integer not null,
  reason text not null constraint enquiry_reopening_says_why check (length(trim(reason)) > 0),
  reopened_by text not null,
  reopened_at timestamptz not null,
  reopened_on date not null,
  primary key (partnership_id, enquiry_id, version),
  foreign key (partnership_id, enquiry_id, version) references enquiry_conclusion
);
comment on table enquiry_reopening is 'Why a concluded enquiry was opened again: it ends the conclusion of that version.';

create table enquiry_event (
  partnership_id uuid not null,
  event_id uuid not null default uuidv7(),
  enquiry_id uuid not null,
  happened_at timestamptz not null,
  kind text not null constraint enquiry_event_is_a_word check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  words text not null,
  note text not null default '',
  done_by text not null,
  corrects uuid,
  primary key (partnership_id, event_id),
  foreign key (partnership_id, enquiry_id) references enquiry,
  foreign key (partnership_id, corrects) references enquiry_event
);
comment on table enquiry_event is 'What has happened in an enquiry, for its history. Append only: a correction is a new row, and both are shown.';
create index enquiry_event_of_enquiry on enquiry_event (partnership_id, enquiry_id, happened_at desc);

do $$
declare
  name text;
begin
  foreach name in array array['organisational_enquiry', 'enquiry', 'enquiry_conclusion', 'enquiry_reopening', 'enquiry_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy handle_cases on %I to kith_case using (partnership_id = current_partnership())', name);
    execute format('grant select, insert on %I to kith_case', name);
  end loop;
end
$$;
grant update on organisational_enquiry, enquiry to kith_case;
