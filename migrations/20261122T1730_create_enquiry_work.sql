-- What is done in an enquiry. Entries are added and never altered: a correction is a new version, and both are shown.
create table enquiry_planning_meeting (
  partnership_id uuid not null,
  meeting_id uuid not null default uuidv7(),
  version integer not null default 1 constraint enquiry_planning_meeting_version_counts_from_one check (version >= 1),
  enquiry_id uuid not null,
  planned_for date,
  held_on date,
  people text not null default '',
  notes text not null default '',
  late_cause text constraint enquiry_planning_meeting_late_cause_is_known check (late_cause in (
    'waiting-for-individual', 'waiting-for-agency', 'waiting-for-police', 'family-participation', 'identity-not-clear',
    'worker-absent', 'volume-of-work', 'other')),
  correction text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, meeting_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_planning_meeting_has_a_day check (planned_for is not null or held_on is not null),
  constraint enquiry_planning_meeting_held_says_who check (held_on is null or length(trim(people)) > 0)
);
comment on table enquiry_planning_meeting is 'A planning meeting: planned for a day, then held. The first one held stops the clock of the enquiry.';
comment on column enquiry_planning_meeting.people is 'Who took part, in words: many of them have no account.';
comment on column enquiry_planning_meeting.correction is 'What was wrong in the version before; empty where it only became true that the meeting was held.';
create index enquiry_planning_meeting_of_enquiry on enquiry_planning_meeting (partnership_id, enquiry_id);

create table enquiry_line (
  partnership_id uuid not null,
  line_id uuid not null default uuidv7(),
  version integer not null default 1 constraint enquiry_line_version_counts_from_one check (version >= 1),
  enquiry_id uuid not null,
  question text not null constraint enquiry_line_asks_something check (length(trim(question)) > 0),
  followed_by text not null default '',
  correction text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, line_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_line_corrected_says_why check (version = 1 or length(trim(correction)) > 0)
);
comment on table enquiry_line is 'A line of enquiry: what is to be found out, and who follows it.';
create index enquiry_line_of_enquiry on enquiry_line (partnership_id, enquiry_id);

create table enquiry_request (
  partnership_id uuid not null,
  request_id uuid not null default uuidv7(),
  enquiry_id uuid not null,
  agency_id uuid,
  asked_of text not null constraint enquiry_request_names_somebody check (length(trim(asked_of)) > 0),
  email text not null default '',
  question text not null constraint enquiry_request_asks_something check (length(trim(question)) > 0),
  told text not null default '',
  asked_on date not null,
  asked_by text not null,
  due_on date not null,
  answered_on date,
  waived_on date,
  waived_reason text,
  waived_by text,
  primary key (partnership_id, request_id),
  foreign key (partnership_id, enquiry_id) references enquiry,
  foreign key (partnership_id, agency_id) references agency,
  constraint enquiry_request_due_after_it_is_asked check (due_on >= asked_on),
  constraint enquiry_request_answered_after_it_is_asked check (answered_on >= asked_on),
  constraint enquiry_request_waived_whole check (
    (waived_on is null) = (waived_reason is null) and (waived_on is null) = (waived_by is null)
    and (waived_reason is null or length(trim(waived_reason)) > 0)),
  constraint enquiry_request_answered_or_waived check (answered_on is null or waived_on is null)
);
comment on table enquiry_request is 'What an agency or a person is asked, and by when. The answers lie in enquiry_answer.';
comment on column enquiry_request.told is 'What whoever answers is told of why they are asked: nothing else of the enquiry is shown to them.';
create index enquiry_request_of_enquiry on enquiry_request (partnership_id, enquiry_id);
create index enquiry_request_waiting on enquiry_request (partnership_id, due_on) where answered_on is null and waived_on is null;

create table enquiry_chase (
  partnership_id uuid not null,
  chase_id uuid not null default uuidv7(),
  request_id uuid not null,
  chased_on date not null,
  how text not null constraint enquiry_chase_how_is_known check (how in ('mail', 'phone', 'letter', 'in-person')),
  note text not null default '',
  chased_by text not null,
  primary key (partnership_id, chase_id),
  foreign key (partnership_id, request_id) references enquiry_request
);
comment on table enquiry_chase is 'Each time that somebody was reminded of what they were asked.';
create index enquiry_chase_of_request on enquiry_chase (partnership_id, request_id);

create table enquiry_answer (
  partnership_id uuid not null,
  request_id uuid not null,
  version integer not null constraint enquiry_answer_version_counts_from_one check (version >= 1),
  came_on date not null,
  answer text not null constraint enquiry_answer_says_something check (length(trim(answer)) > 0),
  given_by text not null,
  correction text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, request_id, version),
  foreign key (partnership_id, request_id) references enquiry_request,
  constraint enquiry_answer_corrected_says_why check (version = 1 or length(trim(correction)) > 0)
);
comment on table enquiry_answer is 'What came back: sent by the contributor, or written down by whoever took it.';

create table enquiry_finding (
  partnership_id uuid not null,
  finding_id uuid not null default uuidv7(),
  version integer not null default 1 constraint enquiry_finding_version_counts_from_one check (version >= 1),
  enquiry_id uuid not null,
  line_id uuid,
  found text not null constraint enquiry_finding_says_something check (length(trim(found)) > 0),
  balance text not null constraint enquiry_finding_balance_is_known check (balance in ('happened', 'did-not-happen', 'cannot-be-said')),
  rests_on text not null constraint enquiry_finding_rests_on_something check (length(trim(rests_on)) > 0),
  correction text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, finding_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_finding_corrected_says_why check (version = 1 or length(trim(correction)) > 0)
);
comment on table enquiry_finding is 'What was found, on the balance of probabilities, and what it rests on.';
comment on column enquiry_finding.line_id is 'The line of enquiry that it answers, whatever its version.';
create index enquiry_finding_of_enquiry on enquiry_finding (partnership_id, enquiry_id);

create table enquiry_risk (
  partnership_id uuid not null,
  risk_id uuid not null default uuidv7(),
  version integer not null default 1 constraint enquiry_risk_version_counts_from_one check (version >= 1),
  enquiry_id uuid not null,
  moment text not null constraint enquiry_risk_moment_is_known check (moment in ('before', 'after')),
  judged_on date not null,
  risk text not null constraint enquiry_risk_says_what check (length(trim(risk)) > 0),
  likelihood text not null constraint enquiry_risk_likelihood_is_known check (likelihood in (
    'rare', 'unlikely', 'possible', 'likely', 'almost-certain')),
  impact text not null constraint enquiry_risk_impact_is_known check (impact in ('slight', 'minor', 'moderate', 'serious', 'grave')),
  note text not null default '',
  correction text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partnership_id, risk_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_risk_corrected_says_why check (version = 1 or length(trim(correction)) > 0)
);
comment on table enquiry_risk is 'How likely and how grave a risk was judged on a day: before what the enquiry did about it, or after.';
create index enquiry_risk_of_enquiry on enquiry_risk (partnership_id, enquiry_id);

create table enquiry_plan (
  partnership_id uuid not null,
  enquiry_id uuid not null,
  version integer not null constraint enquiry_plan_version_counts_from_one check (version >= 1),
  plan text not null constraint enquiry_plan_says_something check (length(trim(plan)) > 0),
  adult_says text not null default '',
  agreed_with text not null default '',
  review_on date,
  written_by text not null,
  written_at timestamptz not null,
  written_on date not null,
  primary key (partnership_id, enquiry_id, version),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_plan_reviewed_after_it_is_written check (review_on >= written_on)
);
comment on table enquiry_plan is 'The safeguarding plan, each version of it kept: how the adult is kept safe, what they say of it and who agreed.';

create table enquiry_action (
  partnership_id uuid not null,
  action_id uuid not null default uuidv7(),
  enquiry_id uuid not null,
  what text not null constraint enquiry_action_says_what check (length(trim(what)) > 0),
  agency_id uuid,
  owner_id uuid,
  owner text not null constraint enquiry_action_has_an_owner check (length(trim(owner)) > 0),
  added_on date not null,
  added_by text not null,
  due_on date not null,
  done_on date,
  done_note text,
  done_by text,
  assured_on date,
  assured_how text,
  assured_by text,
  waived_on date,
  waived_reason text,
  waived_by text,
  primary key (partnership_id, action_id),
  foreign key (partnership_id, enquiry_id) references enquiry,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, owner_id) references person,
  constraint enquiry_action_due_after_it_is_added check (due_on >= added_on),
  constraint enquiry_action_is_done_whole check (
    (done_on is null) = (done_by is null) and (done_on is null) = (done_note is null)),
  constraint enquiry_action_is_assured_whole check (
    (assured_on is null) = (assured_by is null) and (assured_on is null) = (assured_how is null)
    and (assured_how is null or length(trim(assured_how)) > 0)),
  constraint enquiry_action_is_waived_whole check (
    (waived_on is null) = (waived_by is null) and (waived_on is null) = (waived_reason is null)
    and (waived_reason is null or length(trim(waived_reason)) > 0)),
  constraint enquiry_action_is_done_before_it_is_assured check (assured_on is null or (done_on is not null and assured_on >= done_on)),
  constraint enquiry_action_is_assured_by_another check (assured_by <> done_by),
  constraint enquiry_action_assured_or_waived check (assured_on is null or waived_on is null)
);
comment on table enquiry_action is 'What somebody is to do for the adult to be safe. It ends assured, by another than who did it, or waived with a reason.';
comment on column enquiry_action.owner is 'Who is to do it, in words; agency_id and owner_id where they are known to the partnership.';
create index enquiry_action_of_enquiry on enquiry_action (partnership_id, enquiry_id);
create index enquiry_action_open on enquiry_action (partnership_id, due_on) where assured_on is null and waived_on is null;

create table enquiry_transfer (
  partnership_id uuid not null,
  transfer_id uuid not null default uuidv7(),
  enquiry_id uuid not null,
  offered_to text not null constraint enquiry_transfer_names_an_area check (length(trim(offered_to)) > 0),
  reason text not null constraint enquiry_transfer_says_why check (length(trim(reason)) > 0),
  offered_on date not null,
  offered_by text not null,
  accepted_on date,
  declined_on date,
  answer_reason text not null default '',
  answered_by text,
  primary key (partnership_id, transfer_id),
  foreign key (partnership_id, enquiry_id) references enquiry,
  constraint enquiry_transfer_accepted_or_declined check (accepted_on is null or declined_on is null),
  constraint enquiry_transfer_is_answered_whole check ((accepted_on is null and declined_on is null) = (answered_by is null)),
  constraint enquiry_transfer_declined_says_why check (declined_on is null or length(trim(answer_reason)) > 0),
  constraint enquiry_transfer_answered_after_the_offer check (accepted_on >= offered_on and declined_on >= offered_on)
);
comment on table enquiry_transfer is 'An offer of the enquiry to another area, and whether that area took it on.';
create unique index enquiry_transfer_open_once on enquiry_transfer (partnership_id, enquiry_id) where accepted_on is null and declined_on is null;
create index enquiry_transfer_of_enquiry on enquiry_transfer (partnership_id, enquiry_id);

alter table enquiry_event add column version integer;
comment on column enquiry_event.version is 'The version of the enquiry that it led to, so that whoever read an earlier one is told what changed since.';

do $$
declare
  name text;
begin
  foreach name in array array['enquiry_planning_meeting', 'enquiry_line', 'enquiry_request', 'enquiry_chase', 'enquiry_answer',
    'enquiry_finding', 'enquiry_risk', 'enquiry_plan', 'enquiry_action', 'enquiry_transfer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy handle_cases on %I to kith_case using (partnership_id = current_partnership())', name);
    execute format('grant select, insert on %I to kith_case', name);
  end loop;
end
$$;
grant update (answered_on, waived_on, waived_reason, waived_by) on enquiry_request to kith_case;
grant update (done_on, done_note, done_by, assured_on, assured_how, assured_by, waived_on, waived_reason, waived_by) on enquiry_action to kith_case;
grant update (accepted_on, declined_on, answer_reason, answered_by) on enquiry_transfer to kith_case;
