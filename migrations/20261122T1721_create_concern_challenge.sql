create table concern_challenge (
  partnership_id uuid not null,
  challenge_id uuid not null,
  concern_id uuid not null,
  reference text not null,
  raised_by text not null,
  challenger text not null constraint concern_challenge_challenger_is_known check (challenger in ('referrer', 'agency')),
  challenger_name text not null constraint concern_challenge_names_who check (length(trim(challenger_name)) > 0),
  decision_version integer not null,
  reason text not null constraint concern_challenge_says_why check (length(trim(reason)) > 0),
  raised_at timestamptz not null,
  raised_on date not null,
  outcome text constraint concern_challenge_outcome_is_known check (outcome in ('kept', 'changed', 'withdrawn')),
  ended_on date,
  ended_by text,
  primary key (partnership_id, challenge_id),
  foreign key (partnership_id, concern_id) references concern,
  foreign key (partnership_id, concern_id, decision_version) references concern_decision,
  constraint concern_challenge_is_ended_whole check (
    (outcome is null) = (ended_on is null) and (outcome is null) = (ended_by is null))
);
comment on table concern_challenge is 'A referrer or agency disagrees with a decision. It goes up a ladder of levels until it is settled or withdrawn.';
comment on column concern_challenge.challenger_name is 'Who disagrees, in words: "Brindle Lane Surgery".';
create unique index concern_challenge_open_once on concern_challenge (partnership_id, concern_id) where outcome is null;
create index concern_challenge_of_concern on concern_challenge (partnership_id, concern_id);
create index concern_challenge_raised_by on concern_challenge (partnership_id, raised_by);

create table concern_challenge_level (
  partnership_id uuid not null,
  challenge_id uuid not null,
  level integer not null constraint concern_challenge_level_is_on_the_ladder check (level between 1 and 3),
  raised_by text not null,
  decided_by text not null,
  reason text not null default '',
  began_on date not null,
  clock_rule text not null,
  due_on date not null,
  answer text constraint concern_challenge_level_answer_is_known check (answer in ('kept', 'changed')),
  answer_reason text not null default '',
  answered_for text not null default '',
  answered_by text,
  answered_at timestamptz,
  answered_on date,
  primary key (partnership_id, challenge_id, level),
  foreign key (partnership_id, challenge_id) references concern_challenge,
  constraint concern_challenge_level_is_answered_whole check (
    (answer is null) = (answered_by is null) and (answer is null) = (answered_at is null) and (answer is null) = (answered_on is null)
    and (answer is null or length(trim(answer_reason)) > 0)),
  constraint concern_challenge_answered_by_another check (answered_by <> decided_by)
);
comment on table concern_challenge_level is 'One rung of the ladder: 1 the manager of whoever decided, 2 the head of service, 3 the partnership.';
comment on column concern_challenge_level.decided_by is 'Who made the decision that is challenged: somebody else answers.';
comment on column concern_challenge_level.reason is 'Why it went up to this level.';
comment on column concern_challenge_level.answered_for is 'Whose answer it is, where somebody outside Kith gave it and a member of the team wrote it down.';
create index concern_challenge_level_waiting on concern_challenge_level (partnership_id, due_on) where answer is null;

do $$
declare
  name text;
begin
  foreach name in array array['concern_challenge', 'concern_challenge_level'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy handle_cases on %I to kith_case using (partnership_id = current_partnership())', name);
    execute format('grant select, insert, update on %I to kith_case', name);
    execute format('create policy hand_in on %I for insert to kith_agency, kith_app
      with check (partnership_id = current_partnership() and raised_by = current_setting(''kith.actor'', true))', name);
    execute format('create policy read_own on %I for select to kith_agency, kith_app
      using (partnership_id = current_partnership() and raised_by = current_setting(''kith.actor'', true))', name);
    execute format('grant select, insert on %I to kith_agency, kith_app', name);
  end loop;
end
$$;

create function own_decision(concern uuid) returns table (version integer, decided_by text)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select d.version, d.decided_by
    from concern_account a
    join concern c on c.partnership_id = a.partnership_id and c.concern_id = a.concern_id
    join concern_decision d on d.partnership_id = c.partnership_id and d.concern_id = c.concern_id and d.version = c.decision_version
    where a.partnership_id = current_partnership() and a.concern_id = concern and a.raised_by = current_setting('kith.actor', true);
  end;
comment on function own_decision(uuid) is 'Which decision on a concern of one''s own can be challenged, and whose it is; no word of it.';
revoke execute on function own_decision(uuid) from public;
grant execute on function own_decision(uuid) to kith_app, kith_agency;

alter table concern_decision add constraint concern_decision_answers_a_challenge
  foreign key (partnership_id, challenge_id) references concern_challenge;
