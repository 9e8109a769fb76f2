import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'

const database = await cloneTestDatabase()
let now = Temporal.Instant.from('2024-05-02T15:47:00Z')
const app = createTestApp(database, {
  ...clockAt(now),
  now: () => now,
  today: () => now.toZonedDateTimeISO('Europe/London').toPlainDate(),
})

import { createLog } from '#platform/log.ts'

Object.assign(app, { log: createLog('error', 'web') })
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const kezia = await signInToTeam(database, ours)

test('a practitioner finds a concern in the queue, opens it and decides', async () => {
  const { reference } = await receive(app, kezia.actor)
  now = Temporal.Instant.from('2024-05-08T09:00:00Z')
  const queue = await site.get('/triage', kezia.token)
  assert.equal(queue.statusCode, 200, queue.body)
  assert.match(queue.body, /Day 3 of 4, due Thursday 9 May/)
  const record = await site.get(`/concerns/${reference}`, kezia.token)
  assert.equal(record.statusCode, 200, record.body)
  const decided = await site.post(
    `/concerns/${reference}/decision`,
    {
      version: '1',
      'limb-a': 'yes',
      'limb-a-reason': 'x',
      'limb-b': 'yes',
      'limb-b-reason': 'x',
      'limb-c': 'yes',
      'limb-c-reason': 'x',
      pathway: 's42-2',
      reason: 'r',
      'told-reason': 't',
    },
    kezia.token,
  )
  assert.equal(decided.statusCode, 303, decided.body)
  for (const part of ['', '/account', '/history', '/readers', '/decision', '/screen-out']) {
    const page = await site.get(`/concerns/${reference}${part}`, kezia.token)
    assert.equal(page.statusCode, 200, part + page.body)
  }
})
