import pg from 'pg'
import { fillRegister } from '../matching/register.ts'

/** Individuals to a hundred concerns: many come back. */
const INDIVIDUALS_IN_A_HUNDRED = 60
/** Those of the first fill are the open work of a team: it does not grow with what was ever received. */
const WAITING_OF_FIRST = 300
const YEARS = 5

const FILLED = [
  'concern',
  'concern_account',
  'concern_referrer',
  'concern_decision',
  'concern_link',
  'concern_event',
  'concern_feedback',
  'enquiry',
  'enquiry_conclusion',
]

export interface ConcernFill {
  readonly ownerUrl: string
  readonly partnershipId: string
  /** who places restrictions */
  readonly personId: string
  /** numbers of the concerns, from `first` up to `end` */
  readonly first: number
  readonly end: number
}

/**
 * Concerns about adults over the last five years, written by the owner in sets. What is told row by row of each change is
 * held back meanwhile, and the totals are then counted once from every record, by the one function that says what counts.
 */
export async function fillConcerns({ ownerUrl, partnershipId, personId, first, end }: ConcernFill): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=kith' })
  await owner.connect()
  try {
    await fillRegister(owner, partnershipId, { first: people(first), end: people(end) })
    await owner.query('begin')
    await owner.query(`select set_config('kith.partnership', $1, true)`, [partnershipId])
    for (const table of FILLED) await owner.query(`alter table ${table} disable trigger user`)
    await owner.query(MADE, [partnershipId, first, end, people(end), first === 0 ? WAITING_OF_FIRST : 0])
    for (const statement of STATEMENTS) await owner.query(statement)
    await owner.query(RESTRICT, [personId])
    await owner.query('drop table made')
    for (const table of FILLED) await owner.query(`alter table ${table} enable trigger user`)
    await recount(owner)
    await owner.query('commit')
    await owner.query(`vacuum (analyze) ${FILLED.join(', ')}, restriction, concern_tally, concern_month_tally`)
  } finally {
    await owner.end()
  }
}

const people = (concerns: number): number => Math.ceil((concerns * INDIVIDUALS_IN_A_HUNDRED) / 100)

const pick = (list: string, by: string): string => `(array[${list}])[1 + (${by}) % cardinality(array[${list}])]`
const SOURCES = `'hospital','residential-home','home-care','police','nursing-home','family-or-friend','self','general-practice','ambulance','housing','mental-health','other'`
const LOCATIONS = `'own-home','residential-home','nursing-home','in-the-community','acute-hospital','other'`
const TYPES = `'{neglect}','{physical}','{financial,psychological}','{self-neglect}','{organisational,neglect}','{domestic-abuse}','{sexual}'`
const BANDS = `'18-64','65-74','75-84','85-94','95-and-over'`

/** One row a concern, from which all others follow. `n * 7919` spreads numbers without chance: a run is like the next. */
const MADE = `
create temporary table made as
with today as (select (now() at time zone 'Europe/London')::date as day),
numbered as (
  select n, n - $2 < $5 as waits, ('01920000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as concern_id,
    ('01900000-0000-7000-8000-' || lpad(to_hex(n::bigint * 7919 % $4), 12, '0'))::uuid as individual_id
  from generate_series($2::integer, $3::integer - 1) n),
dated as (
  select numbered.*, case when waits then day - n % 6
    else day - 10 - (${YEARS} * 365 - 10) * ((n::bigint - $2) * 7919 % ($3 - $2))::integer / ($3 - $2) end as received_on
  from numbered, today)
select d.*, $1::uuid as partnership_id, t.team_id, received_on + 6 as due_on,
  received_on + time '09:30' at time zone 'Europe/London' as received_at,
  'AC-' || extract(year from received_on) || '-1' || (
    select string_agg(substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 1 + n / power(36, place)::integer % 36, 1), '' order by place)
    from generate_series(0, 3) place) as reference,
  case when waits then null when n % 25 < 2 then 'screened-out' when n % 5 = 2 then 's42-2' when n % 5 = 3 then 's42-1'
    when n % 25 = 4 then 'other-enquiry' else 'not-met' end as pathway,
  received_on + 1 + n % 8 as decided_on, n % 8 < 6 as in_time, n % 3 > 0 as is_professional,
  null::uuid as provider_id
from dated d, triage_team t where t.partnership_id = $1::uuid and t.about = 'adult' and t.closed_on is null`

const DECIDED = 'case when pathway is not null then'

const STATEMENTS = [
  `with served as (select array_agg(provider_id order by provider_id) as ids from provider p where partnership_id = current_partnership())
   update made set provider_id = served.ids[1 + n / 4 % cardinality(served.ids)] from served where n % 4 = 0`,
  'analyze made',
  `insert into concern (partnership_id, concern_id, reference, about, individual_id, team_id, channel, received_at, received_on, source,
     abuse_types, location, provider_id, age_band, sex, ethnicity, clock_rule, first_due_on, due_on, late_cause, pathway, national_class,
     decision_version, decided_on, decided_in_time, retain_until)
   select partnership_id, concern_id, reference, 'adult', individual_id, team_id, 'portal', received_at, received_on,
     ${pick(SOURCES, 'n * 31 / 7')}, (${pick(TYPES, 'n / 3')})::text[], ${pick(LOCATIONS, 'n / 5')}, provider_id, ${pick(BANDS, 'n / 11')},
     case when n % 9 < 5 then 'female' else 'male' end, ${pick(`'white','asian','black','not-known'`, 'n / 13')}, 'adult-decision-1',
     due_on, due_on, ${DECIDED} case when not in_time then 'volume-of-work' end end, pathway,
     case pathway when 's42-2' then 'section-42-enquiry' when 'other-enquiry' then 'other-enquiry' when 'screened-out' then 'not-a-concern'
       when 's42-1' then 'concern-only' when 'not-met' then 'concern-only' end,
     ${DECIDED} 1 else 0 end, ${DECIDED} decided_on end, ${DECIDED} in_time end, ${DECIDED} decided_on + 3650 end
   from made order by concern_id`,
  `insert into concern_account (partnership_id, concern_id, raised_by, reference, about, received_at, in_brief, answers)
   select partnership_id, concern_id, 'nobody', reference, 'adult', received_at, 'Left alone overnight by paid carers, twice in one week.',
     '{"what-happened": "Left alone overnight by paid carers, twice in one week.", "consent": "yes"}' from made order by concern_id`,
  `insert into concern_referrer (partnership_id, concern_id, kind, name, job_title, organisation, phone)
   select partnership_id, concern_id, case when is_professional then 'professional' else 'public' end, 'Odile Marchetti',
     case when is_professional then 'Ward sister' else '' end, case when is_professional then 'St Brigid''s Hospital' else '' end, '01632 960 001'
   from made order by concern_id`,
  `insert into concern_decision (partnership_id, concern_id, version, pathway, national_class, mapping, limb_a, limb_a_reason, limb_b,
     limb_b_reason, limb_c, limb_c_reason, reason, due_on, in_time, late_cause, decided_by, decided_at, decided_on)
   select partnership_id, concern_id, 1, pathway, national_class, 'local-pathways-1', limb, limb_reason, limb, limb_reason,
     case when pathway in ('not-met', 'other-enquiry') then 'no' else limb end, limb_reason, 'Decided on what was sent.', due_on,
     decided_in_time, late_cause, 'program', decided_on + time '15:00' at time zone 'Europe/London', decided_on
   from (select c.*, case when pathway <> 'screened-out' then 'yes' end as limb,
       case when pathway <> 'screened-out' then 'As the account says.' else '' end as limb_reason
     from concern c where concern_id in (select concern_id from made where pathway is not null)) d order by concern_id`,
  `insert into concern_link (partnership_id, concern_id, individual_id, act, done_by, done_at)
   select partnership_id, concern_id, individual_id, 'received', 'nobody', received_at from made order by concern_id`,
  `insert into concern_event (partnership_id, concern_id, happened_at, kind, words, done_by)
   select partnership_id, concern_id, received_at, 'received', 'received through the portal', 'nobody' from made order by concern_id`,
  `insert into concern_event (partnership_id, concern_id, happened_at, kind, words, done_by)
   select partnership_id, concern_id, decided_on + time '15:00' at time zone 'Europe/London', 'decided', 'decided', 'program'
   from made where pathway is not null order by concern_id`,
  `insert into concern_feedback (partnership_id, concern_id, raised_by, reference, kind, entitlement, due_on, told, how, given_at, given_on, given_by)
   select partnership_id, concern_id, 'nobody', reference, 'decision', 'need-to-know', decided_on + 2, 'It was decided.', 'phone',
     (decided_on + 1) + time '11:00' at time zone 'Europe/London', decided_on + 1, 'program'
   from made where pathway is not null and is_professional order by concern_id`,
  `insert into enquiry (partnership_id, enquiry_id, reference, concern_id, individual_id, kind, team_id, state, started_on, planning_rule,
     planning_due_on, planning_held_on, planning_late_cause, abuse_types, locations, concluded_on, conclusion, risk_outcome, asked, achieved,
     lacked_capacity, conclusion_version, experience_due_on)
   select partnership_id, ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, replace(reference, 'AC-', 'EN-'), concern_id,
     individual_id, 'section-42', team_id, case when is_open then 'under-way' else 'concluded' end, decided_on, 'adult-planning-1',
     decided_on + 14, decided_on + n % 3 * 9, case when n % 3 = 2 then 'volume-of-work' end, (${pick(TYPES, 'n / 3')})::text[],
     array[${pick(LOCATIONS, 'n / 5')}],
     case when not is_open then concluded_on end, case when not is_open then 'risk-identified-action' end,
     case when not is_open then ${pick(`'removed','reduced','remained'`, 'n / 7')} end, case when not is_open then 'asked-expressed' end,
     case when not is_open then ${pick(`'fully','partly','not'`, 'n / 17')} end, case when not is_open then 'no' end,
     case when is_open then 0 else 1 end, null
   from (select made.*, decided_on + 60 as concluded_on, decided_on + 60 > (now() at time zone 'Europe/London')::date as is_open
     from made where pathway = 's42-2') m
   order by concern_id`,
  `insert into enquiry_conclusion (partnership_id, enquiry_id, version, concluded_on, conclusion, risk_outcome, asked, achieved,
     lacked_capacity, reason, concluded_by, concluded_at)
   select partnership_id, enquiry_id, 1, concluded_on, conclusion, risk_outcome, asked, achieved, lacked_capacity, 'The plan holds.',
     'program', concluded_on + time '15:00' at time zone 'Europe/London'
   from enquiry where concern_id in (select concern_id from made) and concluded_on is not null order by enquiry_id`,
]

/** One in a thousand is closed to all but a few. */
const RESTRICT = `
insert into restriction (partnership_id, record_kind, record_id, reference, reason, placed_by, placed_at, review_on)
select partnership_id, 'concern', concern_id, reference, 'staff-linked', $1, received_at, received_on + 90 from made where n % 1000 = 999`

async function recount(owner: pg.Client): Promise<void> {
  for (const table of ['concern_delta', 'concern_tally', 'concern_month_tally'])
    await owner.query(`delete from ${table} where partnership_id = current_partnership()`)
  await owner.query(`insert into concern_tally (partnership_id, about, fact, dimension, day, value, count)
    select current_partnership(), about, fact, dimension, day, value, count from recounted_concern_totals()`)
  await owner.query(`insert into concern_month_tally (partnership_id, about, fact, dimension, month, value, count)
    select partnership_id, about, fact, dimension, month_beginning(day), value, sum(count) from concern_tally
    where partnership_id = current_partnership() group by 1, 2, 3, 4, 5, 6`)
}
