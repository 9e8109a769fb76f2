import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z')))
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const worker = await signInToTeam(database, ours)
const manager = await signInToTeam(database, ours, 'adult', 'triage-manager')
const close = (teamId: string, successor: string, token: string) =>
  site.post(`/triage/teams/${teamId}/close`, { successor }, token)
const teamOf = async (concernId: string): Promise<unknown> =>
  (await database.owner('select team_id from concern where concern_id = $1', [concernId]))[0]?.['team_id']

test('a team that closes hands on what comes from then, with the same members, and keeps what it has', async () => {
  const before = await receive(app, worker.actor)
  assert.equal((await close(ours.teams.adult, 'Safeguarding hub', worker.token)).statusCode, 403)
  const closed = await close(ours.teams.adult, 'Safeguarding hub', manager.token)
  assert.equal(closed.statusCode, 303)
  const next = String(closed.headers.location).split('/').at(-1)
  const after = await receive(app, worker.actor)
  assert.deepEqual([await teamOf(before.concernId), await teamOf(after.concernId)], [ours.teams.adult, next])
  for (const { reference } of [before, after])
    assert.equal((await site.get(`/concerns/${reference}`, worker.token)).statusCode, 200)
  const events = await database.owner(
    `select event from audit_event where event like 'triage-team-%' or event like 'triage-member-%' order by event`,
  )
  assert.deepEqual(
    events.map(({ event }) => event),
    ['triage-member-added', 'triage-member-added', 'triage-team-closed', 'triage-team-made'],
  )
})

test('a team closes once, and none takes the name of another', async () => {
  assert.equal((await close(ours.teams.adult, '', manager.token)).statusCode, 409)
  const taken = await close(ours.teams.child, 'Safeguarding hub', manager.token)
  assert.equal(taken.statusCode, 400)
  assert.match(taken.body, /There is a team of that name already/)
  assert.match(taken.body, /value="Safeguarding hub"/)
})
