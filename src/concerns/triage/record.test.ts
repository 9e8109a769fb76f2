import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'

const clock = movingClock('2024-05-02T15:47:00Z')
const database = await cloneTestDatabase()
const app = createTestApp(database, clock)
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const kezia = await signInToTeam(database, ours)
const tam = await signInToTeam(database, ours)
const joss = await signInToTeam(database, ours, 'adult', 'triage-manager')
const chair = await signInAs(database, { ...ours, roles: ['independent-chair'] })
const stranger = await signInAs(database, { ...ours, roles: ['triage-practitioner'] })

const received = async (on: string, changes: Parameters<typeof receive>[2] = {}) => {
  clock.set(on)
  return receive(app, kezia.actor, changes)
}
const one = async <T = Record<string, unknown>>(query: string, ...values: unknown[]): Promise<T | undefined> =>
  (await database.owner(query, values))[0] as T | undefined

test('a record opens for its team alone; each opening and each refusal is in the audit trail', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  assert.equal((await site.get(`/concerns/${reference}`, kezia.token)).statusCode, 200)
  assert.equal((await site.get(`/concerns/${reference}`, stranger.token)).statusCode, 404)
  assert.equal((await site.get(`/concerns/${reference}`, chair.token)).statusCode, 403)
  assert.equal((await site.get('/concerns/AC-2024-22222', kezia.token)).statusCode, 404)
  const trail = await database.owner<{ event: string; actor: string }>(
    `select event, actor from audit_event where subject::text like '%' || $1 || '%' and event in ('concern-opened', 'record-refused') order by happened_at`,
    [concernId],
  )
  assert.deepEqual(trail, [
    { event: 'concern-opened', actor: kezia.actor.id },
    { event: 'record-refused', actor: stranger.actor.id },
  ])
})

test('a conflict of interest closes the record to whoever declares it and leaves it with nobody', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  await site.post(`/concerns/${reference}/take`, { version: '1' }, tam.token)
  const declared = await site.post(`/concerns/${reference}/conflict`, { nature: 'related' }, tam.token)
  assert.equal(declared.statusCode, 303)
  assert.equal((await site.get(`/concerns/${reference}`, tam.token)).statusCode, 404)
  const row = await one('select worker_id from concern where concern_id = $1', concernId)
  assert.equal(row?.['worker_id'], null)
})

test('answers are saved without a decision, and a colleague’s are not written over', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  const form = { version: '1', act: 'save', 'limb-a': 'yes', 'limb-a-reason': 'Parkinson’s disease' }
  assert.equal((await site.post(`/concerns/${reference}/decision`, form, kezia.token)).statusCode, 303)
  assert.match((await site.get(`/concerns/${reference}`, kezia.token)).body, /Parkinson’s disease/)
  const second = await site.post(`/concerns/${reference}/decision`, { ...form, 'limb-a-reason': 'Dementia' }, tam.token)
  assert.equal(second.statusCode, 409)
  assert.match(second.body, /saved other answers while you were typing/)
  assert.match(second.body, /Dementia/)
  assert.equal((await one('select pathway from concern where concern_id = $1', concernId))?.['pathway'], null)
})

test('notes are kept: a correction stands beside the note that it corrects', async () => {
  const { concernId, reference } = await received('2024-05-02T15:47:00Z')
  await site.post(`/concerns/${reference}/note`, { note: 'Phoned his son.' }, kezia.token)
  const note = await one<{ event_id: string }>(
    `select event_id from concern_event where concern_id = $1 and kind = 'note'`,
    concernId,
  )
  const form = { note: 'Phoned his daughter.', corrects: note?.event_id ?? '' }
  assert.equal((await site.post(`/concerns/${reference}/note`, form, tam.token)).statusCode, 303)
  const { body } = await site.get(`/concerns/${reference}/history`, kezia.token)
  assert.match(body, /Phoned his son\./)
  assert.match(body, /Phoned his daughter\./)
  assert.match(body, /corrected later/)
})

test('what came by telephone is typed in, and its receipt is owed by the next working day', async () => {
  clock.set('2024-05-02T15:47:00Z')
  const form = {
    about: 'adult',
    channel: 'phone',
    kind: 'public',
    source: 'neighbour-or-public',
    name: 'A neighbour',
    phone: '01632 960 001',
    happened: 'Shouting every night.',
    harm: 'psychological',
  }
  const { statusCode, headers } = await site.post('/triage/enter', form, kezia.token)
  assert.equal(statusCode, 303)
  const reference = String(headers.location).split('/').at(-1)
  const row = await one('select channel, abuse_types, worker_id from concern where reference = $1', reference)
  assert.deepEqual(row, { channel: 'phone', abuse_types: ['psychological'], worker_id: null })
  const owed = await one('select given_at, due_on::text from concern_feedback where reference = $1', reference)
  assert.deepEqual(owed, { given_at: null, due_on: '2024-05-03' })
})

test('a manager gives a concern to a member; a practitioner takes what nobody has and gives away only their own', async () => {
  const { reference } = await received('2024-05-02T15:47:00Z')
  const give = (to: string, version: string, token: string) =>
    site.post(`/concerns/${reference}/give`, { to, version }, token)
  assert.equal((await give(tam.personId, '1', kezia.token)).statusCode, 403)
  assert.equal((await give(tam.personId, '1', joss.token)).statusCode, 303)
  assert.equal((await give(kezia.personId, '2', kezia.token)).statusCode, 403)
  assert.equal((await give(kezia.personId, '2', tam.token)).statusCode, 303)
  assert.equal((await give(stranger.personId, '3', joss.token)).statusCode, 409)
})
