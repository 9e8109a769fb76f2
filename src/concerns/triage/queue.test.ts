import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'
import { triageDueItems } from './triage.due.ts'

const clock = movingClock('2024-05-02T15:47:00Z')
const database = await cloneTestDatabase()
const app = createTestApp(database, clock)
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const kezia = await signInToTeam(database, ours)

const received = async (on: string, changes: Parameters<typeof receive>[2] = {}) => {
  clock.set(on)
  return receive(app, kezia.actor, changes)
}
const one = async <T = Record<string, unknown>>(query: string, ...values: unknown[]): Promise<T | undefined> =>
  (await database.owner(query, values))[0] as T | undefined
const restrict = (concernId: string, readers: readonly string[]) =>
  database.owner(
    `with r as (insert into restriction (partnership_id, record_kind, record_id, reference, reason, placed_by, placed_at, review_on)
       select partnership_id, 'concern', concern_id, reference, 'staff-linked', $2, now(), '2030-01-01' from concern where concern_id = $1
       returning partnership_id, restriction_id)
     insert into restriction_reader (partnership_id, restriction_id, person_id) select partnership_id, restriction_id, unnest($3::uuid[]) from r`,
    [concernId, readers[0], readers],
  )

test('the queue stands in order of time left, each row with a clock that can be checked by eye', async () => {
  const late = await received('2024-04-26T10:00:00Z')
  const next = await received('2024-05-02T15:47:00Z')
  clock.set('2024-05-08T09:00:00Z')
  const { statusCode, body } = await site.get('/triage', kezia.token)
  assert.equal(statusCode, 200)
  assert.ok(body.indexOf(late.reference) < body.indexOf(next.reference))
  assert.match(body, /3 working days late/)
  assert.match(body, /Was due Thursday 2 May/)
  assert.match(body, /Day 3 of 4, due Thursday 9 May/)
  assert.match(body, /Monday was a bank holiday/)
  assert.match(body, /<b>1<\/b> <a[^>]*>Late/)
})

test('a page of the queue holds 25 and the next goes on after its last row', async () => {
  const place = await createConcernsPlace(database, 'busy')
  const worker = await signInToTeam(database, place)
  const references: string[] = []
  for (let count = 0; count < 27; count++) references.push((await receive(app, worker.actor)).reference)
  const first = await site.get('/triage', worker.token)
  const shown = (body: string) => references.filter(reference => body.includes(reference))
  assert.equal(shown(first.body).length, 25)
  const href = /href="([^"]+)" rel="next"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await site.get(href, worker.token)
  assert.equal(shown(second.body).length, 2)
  assert.deepEqual([...shown(first.body), ...shown(second.body)].sort(), references.toSorted())
})

test('the inbox of a manager says how many of the team are late; that of a practitioner names their own alone', async () => {
  const place = await createConcernsPlace(database, 'another')
  const worker = await signInToTeam(database, place)
  const manager = await signInToTeam(database, place, 'adult', 'triage-manager')
  clock.set('2024-04-29T09:00:00Z')
  const { reference } = await receive(app, worker.actor)
  await site.post(`/concerns/${reference}/take`, { version: '1' }, worker.token)
  clock.set('2024-05-08T09:00:00Z')
  const titles = async ({ actor }: typeof worker) => {
    const items = await app.transaction(actor, tx => triageDueItems(tx, actor, clock.today()))
    return items.map(({ title }) => title)
  }
  assert.deepEqual(await titles(manager), ['1 concern late for a decision'])
  assert.deepEqual(await titles(worker), [`Decide concern ${reference}`])
})

test('filters narrow the queue and its counts, and stand in the address', async () => {
  const place = await createConcernsPlace(database, 'filtered')
  const worker = await signInToTeam(database, place)
  const neglect = await receive(app, worker.actor)
  const money = await receive(app, worker.actor, { abuseTypes: ['financial'], source: 'housing' })
  const { body } = await site.get('/triage?harm=financial&source=housing&with=nobody', worker.token)
  assert.ok(body.includes(money.reference) && !body.includes(neglect.reference))
  assert.match(body, /<b>1<\/b> <span aria-current="true">All/)
  assert.match((await site.get('/triage?repeat=yes', worker.token)).body, /Nothing in this part of the queue/)
})

test('a second concern about the same person within 90 days raises the repeat alert', async () => {
  const place = await createConcernsPlace(database, 'repeated')
  const worker = await signInToTeam(database, place)
  await receive(app, worker.actor)
  const second = await receive(app, worker.actor)
  await database.owner(
    `update concern set earlier_concern_on = received_on, individual_id = (
       select individual_id from concern where partnership_id = $2 and concern_id <> $1) where concern_id = $1`,
    [second.concernId, place.partnershipId],
  )
  const { body } = await site.get('/triage?repeat=yes', worker.token)
  assert.ok(body.includes(second.reference))
  assert.match(body, /Second concern in 90 days/)
})

test('four concerns about one provider within 30 days raise the provider alert', async () => {
  const place = await createConcernsPlace(database, 'alerted')
  const worker = await signInToTeam(database, place)
  for (let count = 0; count < 3; count++) await receive(app, worker.actor, { providerId: place.providerId })
  assert.doesNotMatch((await site.get('/triage', worker.token)).body, /concerns in 30 days/)
  await receive(app, worker.actor, { providerId: place.providerId })
  assert.match((await site.get('/triage', worker.token)).body, /Larch Grange: 4 concerns in 30 days/)
})

test('a restricted record is absent from list, counts, search and workload of who may not open it, and its name is hidden for who may', async () => {
  const place = await createConcernsPlace(database, 'restricted')
  const reader = await signInToTeam(database, place)
  const other = await signInToTeam(database, place)
  const { concernId, reference } = await receive(app, reader.actor)
  await restrict(concernId, [reader.personId])
  const hidden = await site.get('/triage', reader.token)
  assert.ok(hidden.body.includes(reference))
  assert.match(hidden.body, /Name hidden on this list/)
  assert.doesNotMatch(hidden.body, /Pellow/)
  const { body } = await site.get('/triage', other.token)
  assert.ok(!body.includes(reference))
  assert.match(body, /<b>0<\/b> <span aria-current="true">All/)
  assert.doesNotMatch(body, /1 open/)
  const sought = { givenName: 'Arthur', familyName: 'Pellow' }
  assert.ok((await site.post('/concerns/search', sought, reader.token)).body.includes(reference))
  assert.match((await site.post('/concerns/search', sought, other.token)).body, /Nothing that you may open was found/)
  for (const path of ['', '/account', '/history', '/decision', '/note', '/challenge'])
    assert.equal((await site.get(`/concerns/${reference}${path}`, other.token)).statusCode, 404, path)
  const refusals = await one<{ count: string }>(
    `select count(*) from audit_event where event = 'record-refused' and subject ->> 'record' = $1`,
    concernId,
  )
  assert.equal(Number(refusals?.count), 6)
})
