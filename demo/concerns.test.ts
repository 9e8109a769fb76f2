import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { momentOf } from './concerns/calendar.ts'
import { readConcernsFile } from './concerns/concerns-file.ts'
import { inventConcerns } from './concerns/invent.ts'
import type { ConcernLife } from './concerns/life.ts'
import { loadDemonstration } from './load.ts'

const LOADED_AT = Temporal.Instant.from('2026-11-24T10:30:00Z')
const database = await cloneTestDatabase()
await loadDemonstration({ ownerUrl: database.ownerUrl, clock: clockAt(LOADED_AT) })

type Counts = Readonly<Record<string, number>>

const count = async (statement: string, values: unknown[] = []): Promise<Counts> =>
  (await database.owner<Counts>(statement, values))[0] ?? {}

/** Concerns of a year as they were known on its last day: by the first decision that was recorded by then. */
const AS_KNOWN = `with known as (
    select c.*, d.pathway as was, d.decided_on <= d.due_on as was_in_time
    from concern c join partnership using (partnership_id)
      left join concern_decision d
        on d.partnership_id = c.partnership_id and d.concern_id = c.concern_id and d.version = 1 and d.decided_on <= $2::date
    where slug = 'avonvale' and c.about = 'adult' and c.received_on between $1::date and $2::date)`

const ENQUIRIES = `with enquiries as (
    select e.* from enquiry e join partnership using (partnership_id) where slug = 'avonvale' and e.kind = 'section-42'),
  ended as (
    select c.* from enquiry_conclusion c join enquiries using (partnership_id, enquiry_id)
    where c.concluded_on between $1::date and $2::date)`

const YEARS: readonly {
  readonly days: readonly [string, string]
  readonly concerns: Counts
  readonly planning: Counts
  readonly concluded: Counts
}[] = [
  {
    days: ['2021-04-01', '2022-03-31'],
    concerns: { received: 1021, awaiting: 0 },
    planning: { started: 214 },
    concluded: { concluded: 170, expressed: 119 },
  },
  {
    days: ['2022-04-01', '2023-03-31'],
    concerns: { received: 1654, enquiry: 347, met: 809, not_met: 498, awaiting: 0, in_time: 695, decided: 1654 },
    planning: { started: 347 },
    concluded: {
      concluded: 330,
      expressed: 188,
      fully: 145,
      partly: 34,
      not: 9,
      removed: 51,
      reduced: 210,
      remained: 39,
      identified: 300,
    },
  },
  {
    days: ['2023-04-01', '2024-03-31'],
    concerns: {
      received: 1603,
      people: 1086,
      enquiry: 343,
      met: 673,
      not_met: 517,
      awaiting: 70,
      in_time: 874,
      decided: 1533,
      screened: 260,
    },
    planning: { started: 343, in_time: 79 },
    concluded: {
      concluded: 322,
      expressed: 260,
      fully: 153,
      partly: 107,
      not: 0,
      removed: 51,
      reduced: 210,
      remained: 39,
      identified: 300,
    },
  },
]

for (const { days, concerns, planning, concluded } of YEARS) {
  const year = `the year from ${days[0]}`
  test(`the concerns of ${year}, as known on its last day, are as published`, async () => {
    const found = await count(
      `${AS_KNOWN} select
        count(*) filter (where was is distinct from 'screened-out')::int as received,
        count(*) filter (where was = 's42-2')::int as enquiry,
        count(*) filter (where was = 's42-1')::int as met,
        count(*) filter (where was = 'not-met')::int as not_met,
        count(*) filter (where was is null)::int as awaiting,
        count(distinct individual_id) filter (where was is distinct from 'screened-out')::int as people,
        count(*) filter (where was_in_time and was <> 'screened-out')::int as in_time,
        count(*) filter (where was <> 'screened-out')::int as decided,
        count(*) filter (where was = 'screened-out')::int as screened
      from known`,
      [...days],
    )
    assert.deepEqual(found, { ...found, ...concerns })
    assert.equal(found['received'], (found['decided'] ?? 0) + (found['awaiting'] ?? 0))
  })

  test(`the planning meetings of ${year}, as known on its last day, are as published`, async () => {
    const found = await count(
      `${ENQUIRIES} select count(*)::int as started,
        count(*) filter (where planning_held_on <= least(planning_due_on, $2::date))::int as in_time
      from enquiries where started_on between $1::date and $2::date`,
      [...days],
    )
    assert.deepEqual(found, { ...found, ...planning })
  })

  test(`the enquiries concluded in ${year} end as published`, async () => {
    const found = await count(
      `${ENQUIRIES} select count(*)::int as concluded,
        count(*) filter (where asked = 'asked-expressed')::int as expressed,
        count(*) filter (where achieved = 'fully')::int as fully,
        count(*) filter (where achieved = 'partly')::int as partly,
        count(*) filter (where achieved = 'not')::int as not,
        count(*) filter (where conclusion like 'risk-identified-%')::int as identified,
        count(*) filter (where risk_outcome = 'removed')::int as removed,
        count(*) filter (where risk_outcome = 'reduced')::int as reduced,
        count(*) filter (where risk_outcome = 'remained')::int as remained
      from ended`,
      [...days],
    )
    assert.deepEqual(found, { ...found, ...concluded })
  })
}

test('enquiries that a year starts come from its own concerns, and each ends in that year or the next', async () => {
  const found = await count(
    `${ENQUIRIES} select
      count(*) filter (where e.started_on <= '2024-03-31' and extract(year from c.received_on - interval '3 months')
        <> extract(year from e.started_on - interval '3 months'))::int as from_another_year,
      count(*) filter (where e.started_on <= '2023-03-31' and (e.concluded_on is null or extract(year from e.concluded_on - interval '3 months')
        > extract(year from e.started_on - interval '3 months') + 1))::int as too_long
    from enquiries e join concern c using (partnership_id, concern_id), (select $1::date, $2::date) as unused`,
    ['2021-04-01', '2024-03-31'],
  )
  assert.deepEqual(found, { from_another_year: 0, too_long: 0 })
})

test('screened-out contacts end with the portal, which opened in November 2023', async () => {
  const found = await count(
    `select count(*) filter (where pathway = 'screened-out' and received_on > '2023-11-30')::int as screened,
      count(*) filter (where channel = 'portal' and received_on < '2023-11-01')::int as early,
      count(*) filter (where channel = 'portal' and received_on between '2023-12-01' and '2024-03-31')::int > 300 as busy
    from concern where about = 'adult'`,
  )
  assert.deepEqual(found, { screened: 0, early: 0, busy: true })
})

test('on the day of loading every part of the queue is alive', async () => {
  const found = await count(
    `select count(*) filter (where due_on < $1::date and paused_on is null)::int as late,
      count(*) filter (where due_on = $1::date and paused_on is null)::int as today,
      count(*) filter (where due_on = $1::date + 1 and paused_on is null)::int as tomorrow,
      count(*) filter (where due_on > $1::date + 1 and paused_on is null)::int as later,
      count(*) filter (where paused_on is not null)::int as paused,
      count(*) filter (where earlier_concern_on is not null)::int as repeats,
      count(*) filter (where i.given_name = '' and i.family_name = '')::int as unknown,
      count(*) filter (where r.record_id is not null)::int as restricted,
      count(*) filter (where f.record_id is not null)::int as conflicts
    from concern c join partnership p using (partnership_id) join individual i using (partnership_id, individual_id)
      left join restriction r on r.record_id = c.concern_id
      left join conflict_of_interest f on f.record_id = c.concern_id
    where c.pathway is null and p.slug = 'avonvale' and c.about = 'adult'`,
    ['2026-11-24'],
  )
  for (const [part, many] of Object.entries(found)) assert.ok(many > 0, part)
})

test('there are enquiries in every state, and feedback that is owed, late, and given late', async () => {
  const states = await database.owner<{ state: string }>('select distinct state from enquiry order by state')
  assert.deepEqual(
    states.map(({ state }) => state),
    ['concluded', 'planning', 'transfer-offered', 'transferred', 'under-way', 'withdrawn'],
  )
  const feedback = await count(
    `select count(*) filter (where given_on is null and due_on >= $1::date)::int as owed,
      count(*) filter (where given_on is null and due_on < $1::date)::int as late,
      count(*) filter (where given_on > due_on)::int as given_late from concern_feedback`,
    ['2026-11-24'],
  )
  for (const [part, many] of Object.entries(feedback)) assert.ok(many > 0, part)
})

test('one provider fell silent, one has more concerns than its size explains, one agency’s never meet the criteria', async () => {
  const [silent] = await database.owner<{ months: number; latest: Temporal.PlainDate; lately: number }>(
    `select count(distinct date_trunc('month', received_on))::int as months,
      count(*) filter (where received_on > '2026-07-01')::int as lately
    from concern c join provider p on p.partnership_id = c.partnership_id and p.provider_id = c.source_provider_id
    where p.name = 'Wrenfield Court' and received_on > '2025-06-01' and c.source_provider_id = c.provider_id`,
  )
  assert.ok((silent?.months ?? 0) >= 10, 'it reported every month')
  assert.equal(silent?.lately, 0)
  const [never] = await database.owner<{ many: number; met: number }>(
    `select count(*)::int as many, count(*) filter (where pathway <> 'not-met')::int as met
    from concern c join agency a on a.partnership_id = c.partnership_id and a.agency_id = c.source_agency_id
    where a.name = 'Castlemead Housing' and c.about = 'adult'`,
  )
  assert.ok((never?.many ?? 0) > 40)
  assert.equal(never?.met, 0)
  const [crowded] = await database.owner<{ name: string }>(
    `select p.name from concern c join provider p on p.partnership_id = c.partnership_id and p.provider_id = c.provider_id
    where c.received_on > '2026-05-24' and p.kind in ('residential-home', 'nursing-home') group by p.name, p.places order by count(*)::numeric / p.places desc limit 1`,
  )
  assert.equal(crowded?.name, 'Beacon Lodge')
})

test('what is said of them is plausible: most from residential homes, most aged 18 to 64, most with physical support', async () => {
  const most = async (column: string): Promise<string | undefined> =>
    (
      await database.owner<{ code: string }>(
        `select ${column} as code from concern where about = 'adult' and received_on between '2023-04-01' and '2024-03-31'
          and pathway is distinct from 'screened-out' group by 1 order by count(*) desc limit 1`,
      )
    )[0]?.code
  assert.equal(await most('source'), 'residential-home')
  assert.equal(await most('age_band'), '18-64')
  assert.equal(await most('support_reason'), 'physical-support')
})

test('the second partnership has concerns of its own', async () => {
  const rows = await database.owner<{ slug: string; many: number }>(
    `select slug, count(*)::int as many from concern join partnership using (partnership_id) group by slug order by slug`,
  )
  assert.deepEqual(
    rows.map(({ slug }) => slug),
    ['avonvale', 'kingsferry'],
  )
  const kingsferry = rows[1]?.many ?? 0
  assert.ok(kingsferry > 10 && kingsferry < 300, `${kingsferry}`)
  const { decided = 0, in_time = 0 } = await count(
    `select count(*)::int as decided, count(*) filter (where decided_in_time)::int as in_time
    from concern join partnership using (partnership_id) where slug = 'kingsferry' and about = 'adult' and pathway is not null`,
  )
  assert.ok(in_time > decided / 2, `${in_time} of ${decided} in time`)
})

test('the history of an enquiry tells each thing that was done in it', async () => {
  const untold = await count(
    `select count(*)::int as enquiries from enquiry e
    where planning_held_on is not null and exists (select from enquiry_asking a where a.enquiry_id = e.enquiry_id)
      and (select count(*) from enquiry_event v where v.enquiry_id = e.enquiry_id and v.kind in ('asking-recorded', 'risk-recorded', 'action-added')) < 3`,
  )
  assert.deepEqual(untold, { enquiries: 0 })
  const before = await count(
    `select count(*)::int as events from enquiry_event v join enquiry e using (partnership_id, enquiry_id)
    where e.state = 'concluded' and v.kind not like 'experience-%' and v.kind not like 'reopen%'
      and (v.happened_at at time zone 'Europe/London')::date > e.concluded_on`,
  )
  assert.deepEqual(before, { events: 0 })
})

test('the same seed gives the same concerns, and a later day the same with more after them', () => {
  const file = readConcernsFile('avonvale')
  const providers = file.providers.map((provider, index) => ({
    ...provider,
    places: provider.places,
    agency: provider.agency,
    providerId: `provider ${index}`,
  }))
  const livesBy = (day: string): ConcernLife[] => [
    ...inventConcerns(file, providers, 'a seed', momentOf(Temporal.Instant.from(`${day}T12:00:00Z`))),
  ]
  const [first, again, later] = [livesBy('2024-06-03'), livesBy('2024-06-03'), livesBy('2024-07-22')]
  assert.deepEqual(first, again)
  // The provider that falls silent reports a little longer when it is loaded later.
  const ofOthers = ({ sourceProviderId, providerId }: ConcernLife) =>
    sourceProviderId === undefined || sourceProviderId !== providerId
  const kept = new Set(later.filter(ofOthers).map(({ concernId }) => concernId))
  assert.deepEqual(
    first.filter(ofOthers).filter(({ concernId }) => !kept.has(concernId)),
    [],
  )
  assert.ok(later.length > first.length)
})

test('no story speaks of a real place or names anybody', () => {
  const stories = readFileSync(new URL('concerns/adult-stories.json', import.meta.url), 'utf8')
  assert.doesNotMatch(stories, /Bath|Bristol|Somerset|London|England|NHS|Mr |Mrs /)
})
