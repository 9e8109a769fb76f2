import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransactionAsOwner } from '#partnership'
import { readHolidayFeed } from '#platform/bank-holidays/holiday-feed.ts'
import { keepHolidaysInForce } from '#platform/bank-holidays/holidays-in-force.ts'
import type { RunningClocks } from '#platform/bank-holidays/running-clocks.ts'
import { feedFile } from '#platform/bank-holidays/testing/feed-file.ts'
import { clockAt } from '#platform/clock.ts'
import { createTestPartnership } from '#platform/testing/accounts.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { putInForce, SHIPPED_HOLIDAYS, workingDays } from '#platform/working-days.ts'
import { takeInEverywhere } from './take-in-everywhere.ts'

const database = await cloneTestDatabase()
await createTestPartnership(database, 'ours')
await createTestPartnership(database, 'theirs')
const clock = clockAt(Temporal.Instant.from('2026-06-04T10:00:00Z'))
const on = (day: string) => Temporal.PlainDate.from(day)
const content = feedFile((_, days) => [...days, { title: 'Made-up jubilee', date: '2026-06-08' }])

/** Three clocks of each partnership, due on the day on which a bank holiday is proclaimed. */
const moved: string[] = []
const clocks: RunningClocks = {
  title: 'A clock',
  listDueDays: async () => [{ dueOn: on('2026-06-08'), count: 3 }],
  async move(_, moves, { actor }) {
    moved.push(...moves.map(({ from, to }) => `${actor.id} ${from} ${to}`))
    return 3
  },
}
const takeIn = (isDryRun: boolean) =>
  inTransactionAsOwner(database.ownerUrl, tx => {
    const { feed } = readHolidayFeed(content)
    assert.ok(feed)
    const file = { name: 'bank-holidays.json', content }
    const operator = { id: 'operator:ada', name: 'ada, at the command line' }
    return takeInEverywhere(tx, [clocks], { file, feed, operator, clock, isDryRun })
  })
const countOf = async (rows: string) =>
  (await database.owner<{ n: number }>(`select count(*)::int as n from ${rows}`))[0]?.n

test('a dry run says which clocks of which partnership would move, and writes nothing', async () => {
  const { moves, proposal } = await takeIn(true)
  assert.equal(proposal.changes.length, 3)
  assert.deepEqual(
    moves.map(({ partnership, from, to, count }) => [partnership, from.toString(), to.toString(), count]),
    [
      ['ours', '2026-06-08', '2026-06-09', 3],
      ['theirs', '2026-06-08', '2026-06-09', 3],
    ],
  )
  assert.deepEqual([moved, await countOf('bank_holiday_list')], [[], 0])
})

test('the operator takes a list in for every partnership, each with its own line in the audit trail', async () => {
  await takeIn(false)
  assert.deepEqual(moved, ['operator:ada 2026-06-08 2026-06-09', 'operator:ada 2026-06-08 2026-06-09'])
  assert.equal(await countOf(`audit_event where event = 'bank-holidays-taken-in' and actor = 'operator:ada'`), 2)
})

test('a process that starts puts the list in force, and the same list again changes nothing', async () => {
  const holidays = await keepHolidaysInForce(createTestApp(database, clock), 'kith_app')
  try {
    assert.equal(workingDays('england-and-wales').whyNotWorking(on('2026-06-08'))?.reason, 'Made-up jubilee')
    assert.deepEqual((await takeIn(true)).proposal.changes, [])
  } finally {
    holidays.stop()
    putInForce(SHIPPED_HOLIDAYS)
  }
})
