-- The front door of safeguarding. Only kith_case reads what is here; the others hand in, read what they handed in, or count.
grant kith_app to kith_case with inherit true;
grant usage on schema kith to kith_case;

create table triage_team (
  partnership_id uuid not null references partnership,
  team_id uuid not null default uuidv7(),
  agency_id uuid not null,
  name text not null constraint triage_team_has_a_name check (length(trim(name)) > 0),
  about text not null constraint triage_team_about_is_known check (about in ('adult', 'child')),
  closed_on date,
  primary key (partnership_id, team_id),
  foreign key (partnership_id, agency_id) references agency,
  constraint triage_team_name_is_unique unique (partnership_id, name)
);
comment on table triage_team is 'Who decides on concerns: one queue each. New concerns about adults go to the open team for adults, those about children to the one for children.';
create unique index triage_team_for_adults_or_children_once on triage_team (partnership_id, about) where closed_on is null;

create table triage_team_member (
  partnership_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  starts_on date not null,
  ends_on date,
  primary key (partnership_id, team_id, person_id, starts_on),
  foreign key (partnership_id, team_id) references triage_team,
  foreign key (partnership_id, person_id) references person,
  constraint triage_team_member_ends_after_it_starts check (ends_on is null or ends_on >= starts_on)
);
comment on table triage_team_member is 'Whose queue it is. Somebody in no team opens no concern, whatever their role.';
create index triage_team_member_by_person on triage_team_member (partnership_id, person_id);

create table provider (
  partnership_id uuid not null references partnership,
  provider_id uuid not null default uuidv7(),
  name text not null constraint provider_has_a_name check (length(trim(name)) > 0),
  kind text not null constraint provider_kind_is_known check (kind in (
    'residential-home', 'nursing-home', 'home-care', 'supported-living', 'day-service', 'hospital', 'other')),
  agency_id uuid,
  places integer constraint provider_places_is_a_count check (places > 0),
  opened_on date,
  closed_on date,
  primary key (partnership_id, provider_id),
  foreign key (partnership_id, agency_id) references agency,
  constraint provider_name_is_unique unique (partnership_id, name)
);
comment on table provider is 'A home, service or hospital that reports concerns or is where harm is said to have happened. Not every provider is a partner agency.';
comment on column provider.places is 'How many people it can look after, for concerns in proportion to its size.';

create table individual (
  partnership_id uuid not null references partnership,
  individual_id uuid not null,
  given_name text not null default '',
  family_name text not null default '',
  other_names text not null default '',
  date_of_birth date,
  address text not null default '',
  postcode text not null default '',
  nhs_number text constraint individual_nhs_number_has_ten_digits check (nhs_number ~ '^\d{10}$'),
  phone text not null default '',
  contact_safely text not null default '',
  sex text not null default 'not-known' constraint individual_sex_is_known check (sex in ('female', 'male', 'not-known')),
  gender_identity text not null default 'not-known' constraint individual_gender_identity_is_known check (gender_identity in (
    'woman', 'man', 'non-binary', 'another', 'not-divulged', 'not-known')),
  ethnicity text not null default 'not-known' constraint individual_ethnicity_is_known check (ethnicity in (
    'white', 'mixed', 'asian', 'black', 'other', 'refused', 'not-known')),
  support_reason text not null default 'not-known' constraint individual_support_reason_is_known check (support_reason in (
    'physical-support', 'sensory-support', 'memory-and-cognition', 'learning-disability', 'mental-health', 'social-support',
    'no-support-reason', 'not-divulged', 'not-known')),
  died_on date,
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (partnership_id, individual_id),
  constraint individual_dies_after_birth check (died_on is null or date_of_birth is null or died_on >= date_of_birth)
);
comment on table individual is 'An adult or child whom concerns are about. Each concern begins with an individual of its own; a practitioner says that two are the same, never the program.';
comment on column individual.contact_safely is 'How and when it is safe to make contact, in words.';
comment on column individual.other_names is 'Names before a marriage, known-as names: whatever else somebody may be found by.';

create table concern (
  partnership_id uuid not null references partnership,
  concern_id uuid not null,
  reference text not null constraint concern_reference_looks_like_one check (reference ~ '^(AC|CC)-\d{4}-[0-9A-Z]{5}$'),
  about text not null constraint concern_about_is_known check (about in ('adult', 'child')),
  individual_id uuid not null,
  team_id uuid not null,
  worker_id uuid,
  channel text not null constraint concern_channel_is_known check (channel in ('portal', 'api', 'phone', 'letter', 'in-person', 'own-staff')),
  received_at timestamptz not null,
  received_on date not null,
  source text not null constraint concern_source_is_known check (source in (
    'self', 'family-or-friend', 'neighbour-or-public', 'council-social-care', 'residential-home', 'nursing-home', 'home-care',
    'day-service', 'hospital', 'general-practice', 'community-health', 'mental-health', 'ambulance', 'police', 'fire-and-rescue',
    'probation', 'housing', 'education', 'early-years', 'voluntary', 'regulator', 'other-council', 'other', 'anonymous')),
  source_agency_id uuid,
  source_provider_id uuid,
  abuse_types text[] not null default '{}' constraint concern_abuse_types_are_known check (abuse_types <@ array[
    'physical', 'sexual', 'psychological', 'financial', 'discriminatory', 'organisational', 'neglect', 'domestic-abuse',
    'sexual-exploitation', 'modern-slavery', 'self-neglect', 'emotional', 'criminal-exploitation', 'radicalisation', 'not-known']),
  location text not null default 'not-known' constraint concern_location_is_known check (location in (
    'own-home', 'in-the-community', 'community-service', 'nursing-home', 'residential-home', 'acute-hospital',
    'mental-health-hospital', 'community-hospital', 'other', 'not-known')),
  provider_id uuid,
  sources_of_risk text[] not null default '{}' constraint concern_sources_of_risk_are_known check (
    sources_of_risk <@ array['service-provider', 'known-to-individual', 'unknown-to-individual']),
  age_band text not null default 'not-known' constraint concern_age_band_is_known check (age_band in (
    'under-5', '5-9', '10-15', '16-17', '18-64', '65-74', '75-84', '85-94', '95-and-over', 'not-known')),
  sex text not null default 'not-known',
  gender_identity text not null default 'not-known',
  ethnicity text not null default 'not-known',
  support_reason text not null default 'not-known',
  earlier_concern_on date,
  clock_rule text not null,
  first_due_on date not null,
  due_on date not null,
  paused_on date,
  late_cause text constraint concern_late_cause_is_known check (late_cause in (
    'waiting-for-individual', 'waiting-for-agency', 'waiting-for-police', 'family-participation', 'identity-not-clear',
    'worker-absent', 'volume-of-work', 'other')),
  pathway text,
  national_class text,
  decision_version integer not null default 0,
  decided_on date,
  decided_in_time boolean,
  retain_until date,
  version integer not null default 1,
  primary key (partnership_id, concern_id),
  foreign key (partnership_id, individual_id) references individual,
  foreign key (partnership_id, team_id) references triage_team,
  foreign key (partnership_id, worker_id) references person,
  foreign key (partnership_id, source_agency_id) references agency,
  foreign key (partnership_id, source_provider_id) references provider,
  foreign key (partnership_id, provider_id) references provider,
  constraint concern_reference_is_unique unique (partnership_id, reference),
  constraint concern_pathway_is_known check (
    (about = 'adult' and pathway in ('screened-out', 'not-met', 's42-1', 's42-2', 'other-enquiry'))
    or (about = 'child' and pathway in ('screened-out', 'no-further-action', 'advice', 'early-help', 'referral'))),
  constraint concern_national_class_is_known check (national_class in (
    'section-42-enquiry', 'other-enquiry', 'concern-only', 'not-a-concern', 'not-counted-nationally')),
  constraint concern_is_decided_whole check (
    (pathway is null) = (decided_on is null) and (pathway is null) = (decided_in_time is null)
    and (pathway is null) = (national_class is null) and (pathway is null) = (decision_version = 0)),
  constraint concern_class_follows_pathway check (pathway is null or case pathway
    when 's42-2' then national_class = 'section-42-enquiry'
    when 'other-enquiry' then national_class = 'other-enquiry'
    when 'screened-out' then national_class in ('not-a-concern', 'not-counted-nationally')
    when 's42-1' then national_class = 'concern-only'
    when 'not-met' then national_class = 'concern-only'
    else national_class = 'not-counted-nationally' end),
  constraint concern_is_decided_after_receipt check (decided_on >= received_on),
  constraint concern_paused_only_while_waiting check (paused_on is null or pathway is null),
  constraint concern_late_says_why check (decided_in_time is distinct from false or late_cause is not null),
  constraint concern_kept_from_its_decision check (retain_until is null or pathway is not null)
);
comment on table concern is 'What came through the door about somebody, in codes alone: names and words lie in individual, concern_account and concern_referrer. It counts as a concern until it is screened out; screened out, it still counts as a contact.';
comment on column concern.received_on is 'The civil day in England; day 0 of the clock.';
comment on column concern.age_band is 'At the last day of the year from April to March in which it was received, or at death, as the national collection counts it.';
comment on column concern.earlier_concern_on is 'The latest earlier concern about the same individual within 90 days: the repeat alert.';
comment on column concern.clock_rule is 'The version of the rule under which the decision is due.';
comment on column concern.due_on is 'Moved by pauses; first_due_on is what it was.';
comment on column concern.pathway is 'The latest decision, as concern_decision has it; null while it waits for one.';
comment on column concern.provider_id is 'Where it is said to have happened, or whose service is the source of risk.';
comment on column concern.version is 'Grows with every change: who changes it says which version they read.';
create index concern_waiting on concern (partnership_id, team_id, due_on, concern_id) where pathway is null;
create index concern_of_worker on concern (partnership_id, worker_id, due_on) where pathway is null;
create index concern_by_day on concern (partnership_id, about, received_on, concern_id);
create index concern_of_individual on concern (partnership_id, individual_id, received_on);
create index concern_of_provider on concern (partnership_id, provider_id, received_on) where provider_id is not null;
create index concern_by_source_agency on concern (partnership_id, source_agency_id, received_on) where source_agency_id is not null;
create index concern_by_source_provider on concern (partnership_id, source_provider_id, received_on) where source_provider_id is not null;
create index concern_to_dispose on concern (partnership_id, retain_until) where retain_until is not null;

create table concern_account (
  partnership_id uuid not null,
  concern_id uuid not null,
  raised_by text not null,
  reference text not null,
  about text not null,
  received_at timestamptz not null,
  in_brief text not null,
  answers jsonb not null,
  primary key (partnership_id, concern_id),
  foreign key (partnership_id, concern_id) references concern
);
comment on table concern_account is 'What was sent, as it was sent, and never altered. Whoever sent it may read it again; an enquiry is none of it.';
comment on column concern_account.raised_by is 'The actor who sent it: person:<id>, token:<id>, or nobody for an anonymous visitor.';
comment on column concern_account.in_brief is 'The beginning of what happened, for lists.';
comment on column concern_account.answers is 'The answer to each question of the form under its name; see questions.ts.';
create index concern_account_raised_by on concern_account (partnership_id, raised_by, received_at desc);

create table concern_referrer (
  partnership_id uuid not null,
  concern_id uuid not null,
  kind text not null constraint concern_referrer_kind_is_known check (kind in ('professional', 'public', 'anonymous')),
  person_id uuid,
  name text not null default '',
  job_title text not null default '',
  organisation text not null default '',
  email text not null default '',
  phone text not null default '',
  mail_is_safe boolean not null default false,
  contact_safely text not null default '',
  is_individual boolean not null default false,
  primary key (partnership_id, concern_id),
  foreign key (partnership_id, concern_id) references concern,
  foreign key (partnership_id, person_id) references person,
  constraint concern_referrer_anonymous_is_nobody check (
    kind <> 'anonymous' or (name = '' and email = '' and phone = '' and person_id is null)),
  constraint concern_referrer_mails_only_where_safe check (mail_is_safe = false or email <> '')
);
comment on table concern_referrer is 'Who raised the concern and how they may be answered.';
comment on column concern_referrer.is_individual is 'The person raised it about themselves.';

create table concern_feedback (
  partnership_id uuid not null,
  feedback_id uuid not null default uuidv7(),
  concern_id uuid not null,
  raised_by text not null,
  reference text not null,
  kind text not null constraint concern_feedback_kind_is_known check (kind in ('receipt', 'decision', 'outcome')),
  entitlement text not null constraint concern_feedback_entitlement_is_known check (entitlement in ('need-to-know', 'looked-at')),
  due_on date not null,
  told text,
  pathway_words text,
  how text constraint concern_feedback_how_is_known check (how in ('mail', 'page', 'phone', 'letter', 'in-person')),
  given_at timestamptz,
  given_on date,
  given_by text,
  primary key (partnership_id, feedback_id),
  foreign key (partnership_id, concern_id) references concern,
  constraint concern_feedback_owed_once unique (partnership_id, concern_id, kind),
  constraint concern_feedback_is_given_whole check (
    (given_at is null) = (told is null) and (given_at is null) = (how is null) and (given_at is null) = (given_by is null)
    and (given_at is null) = (given_on is null))
);
comment on table concern_feedback is 'What the person who raised a concern is owed, with its own clock. An anonymous reporter is owed nothing but the reference; an alleged source of risk is told nothing.';
comment on column concern_feedback.entitlement is 'need-to-know: a professional, told the decision, the reason in plain words and how to disagree. looked-at: a member of the public with a safe contact, told that it was received and looked at.';
create index concern_feedback_owed on concern_feedback (partnership_id, due_on) where given_at is null;
create index concern_feedback_raised_by on concern_feedback (partnership_id, raised_by);

create table concern_decision (
  partnership_id uuid not null,
  concern_id uuid not null,
  version integer not null constraint concern_decision_version_counts_from_one check (version >= 1),
  pathway text not null,
  national_class text not null,
  mapping text not null,
  limb_a text constraint concern_decision_limb_a_is_known check (limb_a in ('yes', 'no', 'not-known')),
  limb_a_reason text not null default '',
  limb_b text constraint concern_decision_limb_b_is_known check (limb_b in ('yes', 'no', 'not-known')),
  limb_b_reason text not null default '',
  limb_c text constraint concern_decision_limb_c_is_known check (limb_c in ('yes', 'no', 'not-known')),
  limb_c_reason text not null default '',
  reason text not null constraint concern_decision_says_why check (length(trim(reason)) > 0),
  told_reason text not null default '',
  due_on date not null,
  in_time boolean not null,
  late_cause text,
  late_note text not null default '',
  challenge_id uuid,
  decided_by text not null,
  decided_at timestamptz not null,
  decided_on date not null,
  primary key (partnership_id, concern_id, version),
  foreign key (partnership_id, concern_id) references concern,
  constraint concern_decision_limbs_are_answered_together check (
    (limb_a is null) = (limb_b is null) and (limb_a is null) = (limb_c is null)),
  constraint concern_decision_limbs_have_reasons check (limb_a is null or (
    length(trim(limb_a_reason)) > 0 and length(trim(limb_b_reason)) > 0 and length(trim(limb_c_reason)) > 0)),
  constraint concern_decision_follows_limbs check (case
    when pathway in ('s42-1', 's42-2') then limb_a = 'yes' and limb_b = 'yes' and limb_c = 'yes'
    when pathway = 'not-met' then 'no' in (limb_a, limb_b, limb_c)
    when pathway = 'other-enquiry' then 'no' in (limb_a, limb_b, limb_c) or 'not-known' in (limb_a, limb_b, limb_c)
    else limb_a is null end),
  constraint concern_decision_late_says_why check (in_time or late_cause is not null),
  constraint concern_decision_in_time_by_the_due_day check (version > 1 or in_time = (decided_on <= due_on))
);
comment on table concern_decision is 'Each decision on a concern, kept for good: a later one stands beside the earlier.';
comment on column concern_decision.mapping is 'The version of the table that gives each local pathway its national class; see pathway-mapping.ts.';
comment on column concern_decision.told_reason is 'The reason in plain words, for the person who raised it.';
comment on column concern_decision.in_time is 'Of the first decision. A later version keeps what the first was.';

create table concern_decision_draft (
  partnership_id uuid not null,
  concern_id uuid not null,
  person_id uuid not null,
  answers jsonb not null,
  saved_at timestamptz not null,
  primary key (partnership_id, concern_id),
  foreign key (partnership_id, concern_id) references concern,
  foreign key (partnership_id, person_id) references person
);
comment on table concern_decision_draft is 'A decision begun and not recorded: nothing follows from it.';

create table concern_pause (
  partnership_id uuid not null,
  concern_id uuid not null,
  from_on date not null,
  to_on date,
  reason text not null,
  note text not null default '',
  paused_by text not null,
  ended_by text,
  primary key (partnership_id, concern_id, from_on),
  foreign key (partnership_id, concern_id) references concern,
  constraint concern_pause_ends_after_it_starts check (to_on is null or to_on >= from_on)
);
comment on table concern_pause is 'Days that the decision clock does not count, and why. The rule says whether it may be paused at all.';
create unique index concern_pause_open_once on concern_pause (partnership_id, concern_id) where to_on is null;

create table concern_link (
  partnership_id uuid not null,
  link_id uuid not null default uuidv7(),
  concern_id uuid not null,
  individual_id uuid not null,
  act text not null constraint concern_link_act_is_known check (act in ('received', 'linked', 'unlinked', 'not-the-same')),
  reason text not null default '',
  done_by text not null,
  done_at timestamptz not null,
  primary key (partnership_id, link_id),
  foreign key (partnership_id, concern_id) references concern,
  foreign key (partnership_id, individual_id) references individual,
  constraint concern_link_says_why check (act = 'received' or length(trim(reason)) > 0)
);
comment on table concern_link is 'Which individual a concern was said to be about, by whom, when and why. Append only: the latest received, linked or unlinked row is what holds.';
create index concern_link_of_concern on concern_link (partnership_id, concern_id, done_at);
create index concern_link_of_individual on concern_link (partnership_id, individual_id);

create table concern_event (
  partnership_id uuid not null,
  event_id uuid not null default uuidv7(),
  concern_id uuid not null,
  happened_at timestamptz not null,
  kind text not null constraint concern_event_is_a_word check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  words text not null,
  note text not null default '',
  done_by text not null,
  corrects uuid,
  primary key (partnership_id, event_id),
  foreign key (partnership_id, concern_id) references concern,
  foreign key (partnership_id, corrects) references concern_event
);
comment on table concern_event is 'What has happened to a concern, for its history. Append only: a correction is a new row, and both are shown.';
create index concern_event_of_concern on concern_event (partnership_id, concern_id, happened_at desc);

create table concern_file (
  partnership_id uuid not null,
  concern_id uuid not null,
  file_id uuid not null,
  raised_by text not null,
  primary key (partnership_id, concern_id, file_id),
  foreign key (partnership_id, concern_id) references concern,
  foreign key (partnership_id, file_id) references file
);
comment on table concern_file is 'What came with a concern, or was added to it.';

do $$
declare
  name text;
begin
  foreach name in array array['triage_team', 'triage_team_member', 'provider', 'individual', 'concern', 'concern_account', 'concern_referrer',
    'concern_feedback', 'concern_decision', 'concern_decision_draft', 'concern_pause', 'concern_link', 'concern_event', 'concern_file'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
  -- Append only: a role may add and read, and change nothing.
  foreach name in array array['concern_decision', 'concern_link', 'concern_event', 'concern_account', 'concern_referrer', 'concern_file'] loop
    execute format('create policy handle_cases on %I to kith_case using (partnership_id = current_partnership())', name);
    execute format('grant select, insert on %I to kith_case', name);
  end loop;
  foreach name in array array['individual', 'concern', 'concern_feedback', 'concern_pause', 'concern_decision_draft'] loop
    execute format('create policy handle_cases on %I to kith_case using (partnership_id = current_partnership())', name);
    execute format('grant select, insert, update on %I to kith_case', name);
  end loop;
  -- Whoever raises a concern hands it in and reads no case by it.
  foreach name in array array['individual', 'concern_account', 'concern_referrer', 'concern_feedback', 'concern_link', 'concern_event', 'concern_file'] loop
    execute format('create policy hand_in on %I for insert to kith_portal, kith_agency, kith_app with check (partnership_id = current_partnership())', name);
    execute format('grant insert on %I to kith_portal, kith_agency, kith_app', name);
  end loop;
end
$$;
grant delete on concern_decision_draft to kith_case;
create policy hand_in on concern for insert to kith_portal, kith_agency, kith_app
  with check (partnership_id = current_partnership() and pathway is null and worker_id is null and version = 1);
grant insert on concern to kith_portal, kith_agency, kith_app;
create policy read_own on concern_account for select to kith_agency, kith_app
  using (partnership_id = current_partnership() and raised_by = current_setting('kith.actor', true));
create policy read_own on concern_feedback for select to kith_agency, kith_app
  using (partnership_id = current_partnership() and raised_by = current_setting('kith.actor', true));
grant select on concern_account, concern_feedback to kith_agency, kith_app;

create policy own_partnership on triage_team to kith_app using (partnership_id = current_partnership());
create policy own_partnership on triage_team_member to kith_app using (partnership_id = current_partnership());
create policy find_team on triage_team for select to kith_portal, kith_agency using (partnership_id = current_partnership());
grant select, insert, update on triage_team, triage_team_member to kith_app;
grant select on triage_team to kith_portal, kith_agency;
create policy own_partnership on provider to kith_app using (partnership_id = current_partnership());
create policy find_provider on provider for select to kith_portal, kith_agency using (partnership_id = current_partnership());
grant select, insert, update on provider to kith_app;
grant select on provider to kith_portal, kith_agency;

-- Looked up by equality alone: under row-level security no other comparison may use an index.
create table individual_key (
  partnership_id uuid not null,
  key text not null,
  individual_id uuid not null,
  primary key (partnership_id, key, individual_id),
  foreign key (partnership_id, individual_id) references individual
);
comment on table individual_key is 'What an individual may be found by: keys made of names as they sound, dates, numbers and places; see matching/.';
create index individual_key_of_individual on individual_key (partnership_id, individual_id);
alter table individual_key enable row level security;
create policy handle_cases on individual_key to kith_case using (partnership_id = current_partnership());
create policy hand_in on individual_key for insert to kith_portal, kith_agency, kith_app with check (partnership_id = current_partnership());
grant select, insert, delete on individual_key to kith_case;
grant insert on individual_key to kith_portal, kith_agency, kith_app;
