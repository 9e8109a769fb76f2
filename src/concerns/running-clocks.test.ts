import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertProposed } from '#platform/bank-holidays/bank-holiday.store.ts'
import { bankHolidayRoutes } from '#platform/bank-holidays/bank-holidays.routes.ts'
import { feedFile } from '#platform/bank-holidays/testing/feed-file.ts'
import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { putInForce, SHIPPED_HOLIDAYS, workingDays } from '#platform/working-days.ts'
import { readCaseClock } from './case/case-clock.ts'
import { concernClocks } from './running-clocks.store.ts'
import { createConcernsPlace, receive, signInToTeam } from './testing/concerns.ts'
import { decideAs } from './testing/decisions.ts'
import { stopClock } from './triage/stop-clock.ts'

const database = await cloneTestDatabase()
const place = await createConcernsPlace(database)
// A Thursday: four working days on is the Wednesday after.
const app = createTestApp(database, clockAt(Temporal.Instant.from('2026-06-04T10:00:00Z')))
const site = await createTestSite(app, bankHolidayRoutes(concernClocks))
const { partnershipId, agencyId } = place
const administrator = await signInAs(database, { partnershipId, agencyId, roles: ['administrator'], name: 'Ada Keep' })
const practitioner = await signInToTeam(database, place)

const withJubilee = feedFile((division, days) =>
  division === 'england-and-wales' ? [...days, { title: 'Made-up jubilee', date: '2026-06-08' }] : days,
)
const on = (day: string) => Temporal.PlainDate.from(day)

async function send(content: Buffer) {
  const page = await site.server.inject({
    method: 'GET',
    url: '/no-page-is-here',
    cookies: { kith: administrator.token },
  })
  const field = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const secret = page.cookies.find(cookie => cookie.name === '_csrf')?.value ?? ''
  const head = `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${field}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="bank-holidays.json"\r\ncontent-type: application/json\r\n\r\n`
  return site.server.inject({
    method: 'POST',
    url: '/bank-holidays/list',
    cookies: { kith: administrator.token, _csrf: secret },
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]),
  })
}
const seenOn = async () => {
  const { body } = await site.get('/bank-holidays', administrator.token)
  return { body, seen: /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '' }
}
const dueDays = async () =>
  (
    await database.owner<{ due: string }>('select due_on::text as due from concern order by received_at, concern_id')
  ).map(({ due }) => due)
const feedbackDue = async () =>
  (
    await database.owner<{ due: string }>(
      `select due_on::text as due from concern_feedback where given_at is null order by due_on`,
    )
  ).map(({ due }) => due)

const reference = async (order: number) => {
  const rows = await database.owner<{ reference: string; version: number }>(
    'select reference, version from concern order by received_at, concern_id',
  )
  const row = rows[order]
  assert.ok(row)
  return { reference: row.reference, version: row.version }
}

test('a list is shown beside what is in force, with the clocks that it would move, and changes nothing by itself', async () => {
  for (let count = 0; count < 4; count++) await receive(app, practitioner.actor)
  // One is stopped and one is decided: neither waits for its day.
  await stopClock(app, practitioner.actor, { ...(await reference(0)), reason: 'police-asked', note: '' })
  await decideAs(app, practitioner.actor, { ...(await reference(1)), pathway: 'not-met' })
  assert.equal((await send(withJubilee)).statusCode, 303)
  const { body } = await seenOn()
  assert.match(body, /Monday 8 June 2026[\s\S]*England and Wales[\s\S]*New[\s\S]*Made-up jubilee/)
  assert.match(
    body,
    /Decision on a concern or contact[\s\S]*>2<[\s\S]*Wednesday 10 June 2026[\s\S]*Thursday 11 June 2026/,
  )
  assert.deepEqual([...new Set(await dueDays())], ['2026-06-10'])
  assert.ok(workingDays('england-and-wales').isWorkingDay(on('2026-06-08')))
})

test('a list is taken in as it was seen, or not at all', async () => {
  const { seen } = await seenOn()
  await receive(app, practitioner.actor)
  const refused = await site.post('/bank-holidays/take-in', { seen }, administrator.token)
  assert.equal(refused.statusCode, 409)
  assert.match(refused.body, /Look again at what would change now/)
  assert.deepEqual([...new Set(await dueDays())], ['2026-06-10'])
})

test('taking it in moves the clocks that run, says so in each record and in the audit trail, and leaves decisions alone', async () => {
  const before = await feedbackDue()
  const { seen } = await seenOn()
  const taken = await site.post('/bank-holidays/take-in', { seen }, administrator.token)
  assert.equal(taken.statusCode, 303)
  try {
    assert.deepEqual(await dueDays(), ['2026-06-10', '2026-06-10', '2026-06-11', '2026-06-11', '2026-06-11'])
    assert.ok(!workingDays('england-and-wales').isWorkingDay(on('2026-06-08')))
    // The answer on the decision is due two working days on, on what was the Monday; receipts were due before.
    assert.deepEqual(
      [
        before.filter(day => day === '2026-06-08').length,
        (await feedbackDue()).filter(day => day === '2026-06-09').length,
      ],
      [1, 1],
    )
    const events = await database.owner<{ words: string; done_by: string }>(
      `select words, done_by from concern_event where kind = 'due-day-moved' and words like 'The decision%'`,
    )
    assert.equal(events.length, 3)
    assert.deepEqual(events[0], {
      words:
        'The decision is due Thursday 11 June 2026, and no longer Wednesday 10 June 2026, because bank holidays changed',
      done_by: administrator.actor.id,
    })
    const [audit] = await database.owner<{ subject: Record<string, unknown> }>(
      `select subject from audit_event where event = 'bank-holidays-taken-in'`,
    )
    assert.deepEqual([audit?.subject['added'], audit?.subject['clocksMoved']], [1, 4])
    const decided = readCaseClock(
      {
        clockRule: 'adult-decision-1',
        receivedOn: on('2026-06-04'),
        decidedOn: on('2026-06-04'),
        pauses: [],
        dueOn: on('2026-06-10'),
      },
      on('2026-06-20'),
    )
    assert.equal(decided.dueOn.toString(), '2026-06-10')
  } finally {
    putInForce(SHIPPED_HOLIDAYS)
  }
})

test('where another partnership shares the installation, nobody takes a list in for both', async () => {
  await createConcernsPlace(database, 'theirs')
  const answer = await send(withJubilee)
  assert.equal(answer.statusCode, 403)
  const { body } = await seenOn()
  assert.match(body, /Several partnerships share this installation/)
  const inserting = inContext(app.database('kith_app'), { partnershipId, actor: administrator.actor.id }, tx =>
    insertProposed(tx, {
      fileName: 'x',
      contentHash: Buffer.alloc(32),
      feed: { 'england-and-wales': {}, scotland: {}, 'northern-ireland': {} },
      by: administrator.actor,
      at: app.clock.now(),
    }),
  )
  await assert.rejects(inserting, /row-level security/)
})
