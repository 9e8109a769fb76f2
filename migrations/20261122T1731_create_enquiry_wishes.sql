-- Making Safeguarding Personal: what the adult was asked, wanted and got, over time and in their words.
create table enquiry_asking (
  partnership_id uuid not null,
  asking_id uuid not null default uuidv7(),
  version integer not null default 1 constraint enquiry_asking_version_counts_from_one check (version >= 1),
  enquiry_id uuid not null,
  asked_on date not null,
  asked text not null constraint enquiry_asking_is_known check (asked in (
    'asked-expressed', 'asked-none-expressed', 'not-asked', 'not-known', 'not-recorded')),
  asked_of text constraint enquiry_asking_of_whom_is_known check (asked_of in ('adult', 'representative')),
  note text not null default '',
  correction text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, asking_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_asking_says_of_whom check (asked not in ('asked-expressed', 'asked-none-expressed') or asked_of is not null),
  constraint enquiry_asking_not_asked_says_why check (asked <> 'not-asked' or length(trim(note)) > 0),
  constraint enquiry_asking_corrected_says_why check (version = 1 or length(trim(correction)) > 0)
);
comment on table enquiry_asking is 'Each time the adult, or their representative, was asked what they wanted of the enquiry, or why they were not.';
create index enquiry_asking_of_enquiry on enquiry_asking (partnership_id, enquiry_id);

create table enquiry_wish (
  partnership_id uuid not null,
  wish_id uuid not null default uuidv7(),
  version integer not null default 1 constraint enquiry_wish_version_counts_from_one check (version >= 1),
  enquiry_id uuid not null,
  act text not null constraint enquiry_wish_act_is_known check (act in ('wished', 'changed', 'no-longer-wished', 'judged', 'corrected')),
  words text not null constraint enquiry_wish_is_in_words check (length(trim(words)) > 0),
  said_by text not null constraint enquiry_wish_said_by_is_known check (said_by in ('adult', 'representative')),
  said_on date not null,
  achieved text constraint enquiry_wish_achieved_is_known check (achieved in ('fully', 'partly', 'not')),
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, wish_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_wish_begins_with_a_wish check ((version = 1) = (act = 'wished')),
  constraint enquiry_wish_judged_says_how_far check (act <> 'judged' or achieved is not null),
  constraint enquiry_wish_not_achieved_before_it_is_judged check (act in ('judged', 'corrected') or achieved is null),
  constraint enquiry_wish_corrected_says_why check (act not in ('changed', 'no-longer-wished', 'corrected') or length(trim(note)) > 0)
);
comment on table enquiry_wish is 'An outcome that the adult wanted, in their words: as first wished, as changed, and how far it was achieved. The latest version holds.';
create index enquiry_wish_of_enquiry on enquiry_wish (partnership_id, enquiry_id);

create table enquiry_capacity (
  partnership_id uuid not null,
  capacity_id uuid not null default uuidv7(),
  version integer not null default 1 constraint enquiry_capacity_version_counts_from_one check (version >= 1),
  enquiry_id uuid not null,
  judged_on date not null,
  decision text not null default '',
  lacked_capacity text not null constraint enquiry_capacity_lacked_is_known check (lacked_capacity in ('yes', 'no', 'not-known', 'not-recorded')),
  rests_on text not null default '',
  supported_by_advocate text constraint enquiry_capacity_advocate_is_known check (supported_by_advocate in ('yes', 'no', 'not-known', 'not-recorded')),
  advocate_kind text constraint enquiry_capacity_advocate_kind_is_known check (advocate_kind in (
    'care-act-advocate', 'mental-capacity-advocate', 'mental-health-advocate', 'family', 'friend', 'other')),
  advocate text not null default '',
  correction text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, capacity_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_capacity_lacked_says_of_support check (lacked_capacity <> 'yes' or supported_by_advocate is not null),
  constraint enquiry_capacity_judged_says_why check (lacked_capacity not in ('yes', 'no') or length(trim(rests_on)) > 0),
  constraint enquiry_capacity_supported_says_by_whom check ((supported_by_advocate is not distinct from 'yes') = (advocate_kind is not null)),
  constraint enquiry_capacity_corrected_says_why check (version = 1 or length(trim(correction)) > 0)
);
comment on table enquiry_capacity is 'Whether the adult was judged to lack capacity for a decision on a day, and who spoke for them.';
comment on column enquiry_capacity.decision is 'The decision it was judged for: capacity is never judged in general.';
create index enquiry_capacity_of_enquiry on enquiry_capacity (partnership_id, enquiry_id);

create table enquiry_experience (
  partnership_id uuid not null,
  enquiry_id uuid not null,
  conclusion_version integer not null,
  asked_on date not null,
  asked_of text not null constraint enquiry_experience_of_whom_is_known check (asked_of in ('adult', 'representative')),
  how text not null constraint enquiry_experience_how_is_known check (how in ('mail', 'phone', 'letter', 'in-person')),
  declined_reason text,
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, enquiry_id, conclusion_version),
  foreign key (partnership_id, enquiry_id, conclusion_version) references enquiry_conclusion,
  constraint enquiry_experience_declined_says_why check (length(trim(declined_reason)) > 0)
);
comment on table enquiry_experience is 'Once after each conclusion, the adult or their representative was asked how the enquiry was for them, or declined.';

create table enquiry_experience_answer (
  partnership_id uuid not null,
  enquiry_id uuid not null,
  conclusion_version integer not null,
  question text not null constraint enquiry_experience_question_is_known check (question in (
    'listened-to', 'understood', 'information', 'helped', 'safer')),
  answer text not null constraint enquiry_experience_answer_is_known check (answer in ('yes', 'partly', 'no', 'not-said')),
  primary key (partnership_id, enquiry_id, conclusion_version, question),
  foreign key (partnership_id, enquiry_id, conclusion_version) references enquiry_experience
);
comment on table enquiry_experience_answer is 'What they answered, question by question; none where they declined.';

create table organisational_enquiry_event (
  partnership_id uuid not null,
  event_id uuid not null default uuidv7(),
  organisational_enquiry_id uuid not null,
  happened_at timestamptz not null,
  kind text not null constraint organisational_enquiry_event_kind_is_known check (kind in (
    'started', 'adult-added', 'progress', 'finding', 'concluded', 'corrected')),
  words text not null constraint organisational_enquiry_event_says_something check (length(trim(words)) > 0),
  done_by text not null,
  corrects uuid,
  version integer not null,
  primary key (partnership_id, event_id),
  foreign key (partnership_id, organisational_enquiry_id) references organisational_enquiry,
  foreign key (partnership_id, corrects) references organisational_enquiry_event
);
comment on table organisational_enquiry_event is 'What has happened in an organisational enquiry: progress, findings, each adult added. Append only.';
create index organisational_enquiry_event_of_enquiry on organisational_enquiry_event (partnership_id, organisational_enquiry_id, happened_at desc);

create index enquiry_open_by_due_day on enquiry (partnership_id, team_id, planning_due_on, enquiry_id)
  where state in ('planning', 'under-way', 'transfer-offered');
drop index enquiry_open;
create index enquiry_concluded_of_team on enquiry (partnership_id, team_id, concluded_on desc, enquiry_id) where state = 'concluded';
create index enquiry_experience_due on enquiry (partnership_id, team_id, experience_due_on) where state = 'concluded';
create index enquiry_to_dispose on enquiry (partnership_id, retain_until) where retain_until is not null;

do $$
declare
  name text;
begin
  foreach name in array array['enquiry_asking', 'enquiry_wish', 'enquiry_capacity', 'enquiry_experience', 'enquiry_experience_answer',
    'organisational_enquiry_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy handle_cases on %I to kith_case using (partnership_id = current_partnership())', name);
    execute format('grant select, insert on %I to kith_case', name);
  end loop;
end
$$;
