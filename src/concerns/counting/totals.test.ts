import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, signInAs } from '#platform/testing/site.ts'
import { createConcernsPlace, receive } from '../testing/concerns.ts'
import { concernsReceived } from './cohorts.ts'
import { countConcerns } from './counted.store.ts'
import { addDecision, makeIndividual } from './testing/cases.ts'
import { foldTotals, listTotals, listWrongTotals } from './totals.store.ts'

const database = await cloneTestDatabase()
const ours = await createConcernsPlace(database)
const theirs = await createConcernsPlace(database, 'theirs')
const nurse = await signInAs(database, { ...ours, roles: ['learner'] })
const chair = await signInAs(database, { ...ours, roles: ['independent-chair'] })
const outsider = await signInAs(database, { ...theirs, roles: ['independent-chair'] })
const individuals = await Promise.all([1, 2, 3].map(() => makeIndividual(database, ours)))
const YEAR = { from: Temporal.PlainDate.from('2024-04-01'), to: Temporal.PlainDate.from('2025-03-31') }
/** Whole months, months with days before and after them, and days within one month. */
const PERIODS = [
  YEAR,
  { from: Temporal.PlainDate.from('2024-04-02'), to: Temporal.PlainDate.from('2025-03-30') },
  { from: Temporal.PlainDate.from('2024-03-31'), to: Temporal.PlainDate.from('2025-04-01') },
  { from: Temporal.PlainDate.from('2024-05-02'), to: Temporal.PlainDate.from('2024-05-02') },
]
const DAYS = ['2024-04-01', '2024-05-02', '2025-03-31', '2025-04-01']

const asWorker = <T>(work: Parameters<typeof inContext<T>>[2]): Promise<T> =>
  inContext(database.as('kith_worker'), { partnershipId: ours.partnershipId, actor: 'job:test' }, work)
const concernIds = async (): Promise<string[]> =>
  (await database.owner<{ id: string }>('select concern_id as id from concern order by concern_id')).map(({ id }) => id)
const one = async (pick: number, of: () => Promise<string[]>): Promise<string | undefined> => {
  const all = await of()
  return all[pick % Math.max(all.length, 1)]
}

/** What can happen to a concern, as far as its rows are concerned. */
const ACTS: Readonly<Record<string, (pick: number) => Promise<unknown>>> = {
  receive: pick =>
    receive(
      createTestApp(database, clockAt(Temporal.Instant.from(`${DAYS[pick % DAYS.length]}T10:00:00Z`))),
      nurse.actor,
      {
        about: pick % 5 === 0 ? 'child' : 'adult',
        source: pick % 2 === 0 ? 'hospital' : 'police',
        abuseTypes: pick % 3 === 0 ? ['neglect', 'physical'] : [],
      },
    ),
  decide: async pick => {
    const pathway = ['s42-2', 's42-1', 'not-met', 'screened-out', 'other-enquiry'][pick % 5]
    const concernId = await one(pick, concernIds)
    await database.owner(
      `update concern set pathway = $2, national_class = case $2 when 's42-2' then 'section-42-enquiry' when 'other-enquiry' then 'other-enquiry'
         when 'screened-out' then 'not-a-concern' else 'concern-only' end, decision_version = decision_version + 1, decided_on = received_on,
         decided_in_time = $3, late_cause = 'other' where concern_id = $1 and about = 'adult'`,
      [concernId, pathway, pick % 2 === 0],
    )
    const [decided] = await database.owner<{ version: number; on: string }>(
      `select decision_version as version, decided_on::text as on from concern where concern_id = $1 and about = 'adult'`,
      [concernId],
    )
    if (decided === undefined || concernId === undefined || pathway === undefined) return
    await addDecision(database, ours, { concernId, ...decided, pathway, inTime: pick % 2 === 0 })
  },
  link: async pick =>
    database.owner('update concern set individual_id = $2 where concern_id = $1', [
      await one(pick, concernIds),
      individuals[pick % individuals.length],
    ]),
  correct: async pick =>
    database.owner(
      `update concern set source = 'other', location = 'other', abuse_types = '{financial}', version = version + 1 where concern_id = $1`,
      [await one(pick, concernIds)],
    ),
  touch: async pick =>
    database.owner('update concern set version = version + 1 where concern_id = $1', [await one(pick, concernIds)]),
  enquire: async pick =>
    database.owner(
      `insert into enquiry (partnership_id, reference, concern_id, individual_id, kind, team_id, state, started_on, planning_rule, planning_due_on)
       select partnership_id, 'EN-2024-' || lpad((select count(*) from enquiry)::text, 5, '0'), concern_id, individual_id,
         case when $2 then 'section-42' else 'other' end, team_id, 'planning', received_on, 'test', received_on + 14
       from concern where concern_id = $1 on conflict do nothing`,
      [await one(pick, concernIds), pick % 3 > 0],
    ),
  conclude: async () =>
    database.owner(
      `update enquiry set state = 'concluded', planning_held_on = started_on, concluded_on = started_on + 20, conclusion = 'risk-identified-action',
         risk_outcome = 'reduced', asked = 'asked-expressed', achieved = 'partly', lacked_capacity = 'no' where state = 'planning'
         and enquiry_id = (select enquiry_id from enquiry where state = 'planning' order by enquiry_id limit 1)`,
    ),
  reopen: async () =>
    database.owner(
      `update enquiry set state = 'under-way', concluded_on = null, conclusion = null, risk_outcome = null, asked = null, achieved = null,
         lacked_capacity = null where enquiry_id = (select enquiry_id from enquiry where state = 'concluded' order by enquiry_id limit 1)`,
    ),
  withdraw: async () =>
    database.owner(
      `update enquiry set state = 'withdrawn' where enquiry_id = (select enquiry_id from enquiry where state = 'under-way' order by enquiry_id limit 1)`,
    ),
  fold: () => asWorker(tx => foldTotals(tx, 7)),
}

test('whatever happens to concerns and enquiries, in whatever order, the totals are what a full recount gives', async () => {
  const acts = fc.array(fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.nat(1000)), { minLength: 10, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(acts, async sequence => {
      for (const [act, pick] of sequence) await ACTS[act]?.(pick)
      assert.deepEqual(await asWorker(tx => listWrongTotals(tx, 20)), [])
      for (const days of PERIODS) {
        const counted = (await asWorker(tx => countConcerns(tx, 'adult', days))).get('')
        const held = await asWorker(async tx => concernsReceived.totals?.count(tx, days))
        for (const name of concernsReceived.totals?.holds ?? [])
          assert.equal(held?.[name], counted?.[name] ?? 0, `${name} from ${days.from} to ${days.to}`)
      }
      const people = await asWorker(tx => listTotals(tx, { about: 'adult', ...YEAR, facts: ['individual'] }))
      const counted = (await asWorker(tx => countConcerns(tx, 'adult', YEAR))).get('')
      assert.ok((people[0]?.count ?? 0) <= (counted?.received ?? 0))
    }),
    { numRuns: 15 },
  )
})

test('a total that is wrong is named by the recount and repaired by nothing', async () => {
  while ((await asWorker(tx => foldTotals(tx, 1000))) > 0);
  await ACTS['receive']?.(1)
  await asWorker(tx => foldTotals(tx, 1000))
  await database.owner(
    `update concern_tally set count = count + 1 where partnership_id = $1 and fact = 'received' and dimension = '' and about = 'adult' and day = '2024-05-02'`,
    [ours.partnershipId],
  )
  // The day is wrong, and its month is no longer the sum of its days.
  const [month, day, ...others] = await asWorker(tx => listWrongTotals(tx, 20))
  assert.deepEqual(others, [])
  assert.deepEqual([month?.day.toString(), day?.day.toString()], ['2024-05-01', '2024-05-02'])
  assert.equal(month?.held, (month?.counted ?? 0) - 1)
  assert.equal(day?.held, (day?.counted ?? 0) + 1)
  assert.equal((await asWorker(tx => listWrongTotals(tx, 20))).length, 2)
})

test('no role reads the totals’ tables, and everybody’s totals are of their own partnership', async () => {
  for (const role of ['kith_app', 'kith_agency', 'kith_case', 'kith_worker', 'kith_portal'] as const) {
    for (const table of ['concern_delta', 'concern_tally', 'concern_month_tally', 'concern_individual_year'] as const) {
      const context = { partnershipId: ours.partnershipId, actor: 'test' }
      await assert.rejects(
        inContext(database.as(role), context, tx => tx.selectFrom(table).select('partnership_id').execute()),
        /permission denied/,
      )
    }
  }
  const app = createTestApp(database)
  const question = { about: 'adult', ...YEAR, facts: ['received'] } as const
  assert.ok((await app.transaction(chair.actor, tx => listTotals(tx, question))).length > 0)
  assert.deepEqual(await app.transaction(outsider.actor, tx => listTotals(tx, question)), [])
})

test('whoever writes a concern does not wait for the folding', async () => {
  await ACTS['receive']?.(1)
  await asWorker(async tx => {
    await foldTotals(tx, 1000)
    await ACTS['receive']?.(1)
  })
  assert.equal((await asWorker(tx => listWrongTotals(tx, 20))).length, 2)
})
