import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { createConcernsPlace, signInToTeam } from '../testing/concerns.ts'
import { addNote } from './add-note.ts'
import { enquiryDueItems } from './enquiries.due.ts'
import { enquiryRoutes } from './enquiries.routes.ts'
import { insertTestEnquiry, type TestEnquiry } from './testing/enquiry-rows.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z')))
const ours = await createConcernsPlace(database)
const site = await createTestSite(app, enquiryRoutes)
const reader = await signInToTeam(database, ours)
const manager = await signInToTeam(database, ours, 'adult', 'triage-manager')

const newEnquiry = (): Promise<TestEnquiry> => insertTestEnquiry(database, app, ours, reader.actor)
const lead = ({ enquiryId }: TestEnquiry): Promise<unknown> =>
  database.owner('update enquiry set lead_id = $2 where enquiry_id = $1', [enquiryId, reader.personId])

const restrict = ({ concernId }: TestEnquiry): Promise<void> =>
  app.transaction(manager.actor, tx =>
    restrictRecord(app, tx, manager.actor, {
      record: { kind: 'concern', id: concernId, reference: 'AC-2024-22222' },
      reason: 'staff-linked',
      note: '',
      readers: [manager.personId],
      reviewOn: Temporal.PlainDate.from('2024-08-08'),
    }),
  )

const dueItems = () => app.transaction(reader.actor, tx => enquiryDueItems(tx, reader.actor, app.clock.today()))

test('a restricted enquiry is in no list, no count and no inbox of those it is closed to', async () => {
  const [open, closed] = [await newEnquiry(), await newEnquiry()]
  await lead(open)
  await lead(closed)
  await restrict(closed)
  const { body } = await site.get('/enquiries', reader.token)
  assert.match(body, new RegExp(open.reference))
  assert.doesNotMatch(body, new RegExp(closed.reference))
  assert.match(body, /1 enquiry</)
  assert.equal((await site.get(`/enquiries/${closed.reference}`, reader.token)).statusCode, 404)
  assert.equal((await site.get(`/enquiries/${closed.reference}`, manager.token)).statusCode, 200)
  const items = await dueItems()
  assert.deepEqual(
    items.map(({ title }) => title),
    [`Hold the planning meeting of enquiry ${open.reference}`],
  )
  assert.doesNotMatch(JSON.stringify(items), /Pellow/)
})

test('a long list is paged by key and shows each enquiry once', async () => {
  const made: string[] = []
  for (let count = 0; count < 30; count++) made.push((await newEnquiry()).reference)
  const shown: string[] = []
  let next: string | undefined = '/enquiries?view=planning'
  while (next !== undefined) {
    const { body } = await site.get(next, reader.token)
    shown.push(...[...body.matchAll(/kith-reference">(EN-[^<]+)</g)].map(found => found[1] ?? ''))
    next = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(new Set(shown).size, shown.length)
  assert.deepEqual(
    made.filter(reference => !shown.includes(reference)),
    [],
  )
})

test('the open enquiries stand in the order of what is due next, those with nothing due last', async () => {
  const place = await createConcernsPlace(database, 'another')
  const { actor, token } = await signInToTeam(database, place)
  const make = async (state: 'planning' | 'under-way', actionDueOn?: string): Promise<string> => {
    const { enquiryId, reference } = await insertTestEnquiry(database, app, place, actor)
    if (state === 'under-way')
      await database.owner(
        `update enquiry set state = 'under-way', planning_held_on = '2024-05-07' where enquiry_id = $1`,
        [enquiryId],
      )
    if (actionDueOn)
      await database.owner(
        `insert into enquiry_action (partnership_id, enquiry_id, what, owner, added_on, added_by, due_on)
         values ($1, $2, 'Review the care plan', 'The home', '2024-04-30', $4, $3)`,
        [place.partnershipId, enquiryId, actionDueOn, actor.id],
      )
    return reference
  }
  const nothing = await make('under-way')
  const planning = await make('planning')
  const late = await make('under-way', '2024-05-01')
  const later = await make('under-way', '2024-06-01')
  const { body } = await site.get('/enquiries', token)
  const shown = [...body.matchAll(/kith-reference">(EN-[^<]+)</g)].map(found => found[1])
  assert.deepEqual(shown, [late, planning, later, nothing])
})

test('a form sent after somebody else changed the enquiry comes back as it was typed, with what changed', async () => {
  const { reference } = await newEnquiry()
  const path = `/enquiries/${reference}/lines/add`
  await addNote(app, manager.actor, { reference, version: 1 }, 'Telephoned the home')
  const typed = { version: '1', question: 'Who was on duty?', followedBy: '' }
  const changed = await site.post(path, typed, reader.token)
  assert.equal(changed.statusCode, 409)
  assert.match(changed.body, /Added a note/)
  assert.match(changed.body, /Who was on duty\?/)
  const version = /name="version" value="(\d+)"/.exec(changed.body)?.[1] ?? ''
  assert.equal((await site.post(path, { ...typed, version }, reader.token)).statusCode, 303)
})

test('each fault of a form stands beside its field, and nothing typed is lost', async () => {
  const { reference } = await newEnquiry()
  const form = { version: '1', what: 'Review the rota', 'dueOn-day': '31', 'dueOn-month': '4', 'dueOn-year': '2024' }
  const { statusCode, body } = await site.post(`/enquiries/${reference}/actions/add`, form, reader.token)
  assert.equal(statusCode, 400)
  assert.match(body, /Enter who is to do it/)
  assert.match(body, /The day it is due must be a real date/)
  assert.match(body, /Review the rota/)
})

test('an organisational enquiry counts each adult whose enquiry was brought in', async () => {
  const started = await site.post(
    '/enquiries/organisational/start',
    { providerId: ours.providerId, reason: 'Four concerns in a month' },
    reader.token,
  )
  const path = String(started.headers.location)
  const [one, two] = [await newEnquiry(), await newEnquiry()]
  await database.owner('update concern set provider_id = $1 where concern_id = any($2)', [
    ours.providerId,
    [one.concernId, two.concernId],
  ])
  for (const { reference } of [one, two]) {
    const page = await site.get(`${path}/adults`, reader.token)
    const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? ''
    const brought = await site.post(`${path}/adults`, { version, adult: `${reference} 1` }, reader.token)
    assert.equal(brought.headers.location, path)
  }
  const { body } = await site.get(path, reader.token)
  assert.match(body, /2 adults, 2 enquiries/)
  assert.match(body, new RegExp(`Brought in the enquiry ${one.reference}`))
  assert.doesNotMatch((await site.get(`${path}/adults`, reader.token)).body, new RegExp(one.reference))

  const stale = { version: '2', kind: 'progress', words: 'Met the manager' }
  const changed = await site.post(`${path}/record`, stale, reader.token)
  assert.match(changed.body, /Somebody else changed this/)
  assert.match(changed.body, /Met the manager/)
  const concluded = await site.post(
    `${path}/record`,
    { version: '4', kind: 'concluded', words: 'Too few staff at night' },
    reader.token,
  )
  assert.equal(concluded.statusCode, 303)
  assert.match((await site.get(path, reader.token)).body, /Concluded on 8 May 2024/)
})

test('of a restricted adult an organisational enquiry shows no reference to those it is closed to, and counts them for everybody', async () => {
  const started = await site.post(
    '/enquiries/organisational/start',
    { providerId: ours.providerId, reason: 'Five concerns in a month' },
    reader.token,
  )
  const address = String(started.headers.location)
  const [open, closed] = [await newEnquiry(), await newEnquiry()]
  for (const { concernId, reference } of [open, closed]) {
    await database.owner('update concern set provider_id = $1 where concern_id = $2', [ours.providerId, concernId])
    const page = await site.get(`${address}/adults`, reader.token)
    const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? ''
    const brought = await site.post(`${address}/adults`, { version, adult: `${reference} 1` }, reader.token)
    assert.equal(brought.statusCode, 303, brought.body)
  }
  await restrict(closed)
  const forReader = (await site.get(address, reader.token)).body
  assert.match(forReader, /Brought in an adult/)
  assert.match(forReader, new RegExp(`Brought in the enquiry ${open.reference}`))
  assert.doesNotMatch(forReader, new RegExp(closed.reference))
  const forManager = (await site.get(address, manager.token)).body
  assert.match(forManager, new RegExp(`Brought in the enquiry ${closed.reference}`))
  for (const body of [forReader, forManager]) assert.match(body, /2 adults, 2 enquiries/)
})
