import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { financialYear, monthsOf, rolling12 } from '#indicators'
import { inContext } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, signInAs } from '#platform/testing/site.ts'
import { createConcernsPlace } from '../testing/concerns.ts'
import {
  answersOfConcerns,
  type Cohort,
  childContacts,
  concernsReceived,
  enquiriesConcluded,
  enquiriesStarted,
} from './cohorts.ts'
import { concernMeasures } from './concerns.measures.ts'
import type { Counting } from './counted.store.ts'
import { makeIndividual } from './testing/cases.ts'
import { happeningsIn } from './testing/happenings.ts'
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
  { from: Temporal.PlainDate.from('2024-05-01'), to: Temporal.PlainDate.from('2024-06-20') },
]

const asWorker = <T>(work: Parameters<typeof inContext<T>>[2]): Promise<T> =>
  inContext(database.as('kith_worker'), { partnershipId: ours.partnershipId, actor: 'job:test' }, work)
const ACTS = happeningsIn(database, ours, { nurse, individuals })

const COHORTS = { concernsReceived, childContacts, enquiriesStarted, enquiriesConcluded, answersOfConcerns }

/** What the totals hold of these days is what counting every record gives. */
async function assertHeldAsCounted<Counts>(name: string, cohort: Cohort<Counts>, days: Counting): Promise<void> {
  const counted = (await asWorker(tx => cohort.count(tx, days))).get('') ?? {}
  const held = await asWorker(tx => cohort.held.count(tx, days))
  const expected = Object.keys(held).map(count => [
    count,
    Object.entries(counted).find(([each]) => each === count)?.[1] ?? 0,
  ])
  assert.deepEqual(held, Object.fromEntries(expected), `${name} from ${days.from} to ${days.to}`)
}

/** Of each month at once what is held of it alone. */
async function assertMonthsAsHeld<Counts>(name: string, { held }: Cohort<Counts>): Promise<void> {
  if (!held.countMonths) return
  const months = monthsOf(financialYear(2024))
  const starts = months.map(({ start }) => start)
  const each = await asWorker(async tx => held.countMonths?.(tx, starts))
  for (const [at, { start: from, end: to }] of months.entries())
    assert.deepEqual(each?.[at], await asWorker(tx => held.count(tx, { from, to })), `${name} of ${from}`)
}

test('whatever happens to concerns, enquiries and answers, in whatever order, the totals are what a full recount gives', async () => {
  for (const act of ['receive', 'decide', 'enquire', 'plan', 'conclude', 'owe', 'answer'])
    for (const pick of [1, 16, 17, 18, 31, 32, 33, 46, 47, 48, 61, 62]) await ACTS[act]?.(pick)
  const acts = fc.array(fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.nat(1000)), { minLength: 10, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(acts, async sequence => {
      for (const [act, pick] of sequence) await ACTS[act]?.(pick)
      assert.deepEqual(await asWorker(tx => listWrongTotals(tx, 20)), [])
      for (const days of PERIODS)
        for (const [name, cohort] of Object.entries(COHORTS)) await assertHeldAsCounted<unknown>(name, cohort, days)
      for (const [name, cohort] of Object.entries(COHORTS)) await assertMonthsAsHeld<unknown>(name, cohort)
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
    for (const table of ['concern_delta', 'concern_tally', 'concern_month_tally'] as const) {
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

test('two who say at once that two concerns are about the same individual leave the totals right', async () => {
  for (const pick of [1, 6]) await ACTS['receive']?.(pick)
  const [first, second] = await database.owner<{ id: string }>(
    `select concern_id as id from concern where about = 'adult' order by concern_id desc limit 2`,
  )
  const individual_id = individuals[0] ?? ''
  const link = (tx: Tx, id = ''): Promise<unknown> =>
    tx.updateTable('concern').set({ individual_id }).where('concern_id', '=', id).execute()
  const asCase = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
    inContext(database.as('kith_case'), { partnershipId: ours.partnershipId, actor: 'test' }, work)
  const wrongBefore = (await asWorker(tx => listWrongTotals(tx, 20))).length
  let other: Promise<unknown> | undefined
  await asCase(async tx => {
    await link(tx, first?.id)
    other = asCase(also => link(also, second?.id))
    await Promise.race([other, setTimeout(200)])
  })
  await other
  assert.equal((await asWorker(tx => listWrongTotals(tx, 20))).length, wrongBefore)
})

test('a figure of whole months as known now is read from the totals, and from no record', async () => {
  const counting = await database.owner<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc
     where proname in ('count_concerns', 'count_enquiries_started', 'count_enquiries_concluded', 'count_answers')`,
  )
  assert.equal(counting.length, 4)
  for (const { name } of counting) await database.owner(`revoke execute on function ${name} from kith_app`)
  const period = rolling12(Temporal.PlainYearMonth.from('2025-06'))
  const app = createTestApp(database)
  for (const measure of concernMeasures)
    assert.ok(await app.transaction(chair.actor, tx => measure.calculate(tx, { period, area: '', breakdown: '' })))
})
