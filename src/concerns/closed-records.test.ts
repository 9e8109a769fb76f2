import assert from 'node:assert/strict'
import { test } from 'node:test'
import { restrictRecord } from '#platform/auth/restriction/restrict-record.ts'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { concernsRoutes } from './concerns.routes.ts'
import { insertTestEnquiry } from './enquiries/testing/enquiry-rows.ts'
import { createConcernsPlace, receive, signInToTeam } from './testing/concerns.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-02T15:47:00Z')))
const ours = await createConcernsPlace(database)
const theirs = await createConcernsPlace(database, 'theirs')
const site = await createTestSite(
  app,
  concernsRoutes,
  ({ title, above, body, aside }) =>
    `<title>${title}</title>${above ?? ''}${body}${aside ?? ''}<form method="post"></form>`,
)
const practitioner = await signInToTeam(database, ours)
const manager = await signInToTeam(database, ours, 'adult', 'triage-manager')
const ofChildren = await signInToTeam(database, ours, 'child')
const outsider = await signInToTeam(database, theirs)
const administrator = await signInAs(database, { ...ours, roles: ['administrator'] })

const enquiry = await insertTestEnquiry(database, app, ours, practitioner.actor)
const [concern] = await database.owner<{ reference: string; individual_id: string }>(
  'select reference, individual_id from concern where concern_id = $1',
  [enquiry.concernId],
)
const reference = concern?.reference ?? ''
const MANAGERS = /\/(restrict|challenge\/[\w-]+)$/

const addresses = concernsRoutes
  .filter(({ method, path }) => method === 'GET' && /^\/(concerns|enquiries)\/:reference/.test(path))
  .map(({ path }) =>
    path
      .replace(':reference', path.startsWith('/concerns') ? reference : enquiry.reference)
      .replace(/:\w+/g, crypto.randomUUID()),
  )
  .concat(`/individuals/${concern?.individual_id}`, `/individuals/${concern?.individual_id}/change`)

test('the title of a page, which stays in the history of a browser, names nobody', async () => {
  for (const address of addresses) {
    const { body } = await site.get(address, manager.token)
    assert.doesNotMatch(/<title>.*<\/title>/.exec(body)?.[0] ?? '', /Pellow|Arthur/, address)
  }
})

test('no page of a record or of its enquiry is there for another team, another partnership, or who is left out by a restriction', async () => {
  const restricted = { kind: 'concern', id: enquiry.concernId, reference }
  await app.transaction(manager.actor, tx =>
    restrictRecord(app, tx, manager.actor, {
      record: restricted,
      reason: 'staff-linked',
      note: '',
      readers: [manager.personId],
      reviewOn: Temporal.PlainDate.from('2024-08-01'),
    }),
  )
  assert.ok(addresses.length > 30)
  for (const reader of [practitioner, ofChildren, outsider])
    for (const address of [...addresses, `/concerns/by-id/${enquiry.concernId}`]) {
      const { statusCode, body } = await site.get(address, reader.token)
      // What their role does not include is refused before the record is looked for.
      assert.ok(statusCode === 404 || (statusCode === 403 && MANAGERS.test(address)), `${address}: ${statusCode}`)
      assert.doesNotMatch(body, /Pellow|Arthur/, address)
    }
})

test('a reader who is refused somebody in the register is in the trail', async () => {
  const refused = await database.owner(
    `select distinct actor from audit_event where event = 'record-refused' and subject->>'record' = $1`,
    [concern?.individual_id],
  )
  assert.equal(refused.length, 3)
})

test('what a practitioner typed in is closed to them, once it is closed to them as a record, also among what they sent', async () => {
  const { concernId, reference } = await receive(app, practitioner.actor)
  assert.match((await site.get('/raised', practitioner.token)).body, new RegExp(reference))
  await site.post(`/concerns/${reference}/conflict`, { nature: 'related', version: '1' }, practitioner.token)
  const closed = await database.owner('select from conflict_of_interest where record_id = $1', [concernId])
  assert.equal(closed.length, 1)
  assert.doesNotMatch((await site.get('/raised', practitioner.token)).body, new RegExp(reference))
  assert.equal((await site.get(`/raised/${reference}`, practitioner.token)).statusCode, 404)
})

test('what another team holds about the same person stands on no record, and raises no alert', async () => {
  const adult = await receive(app, practitioner.actor)
  const child = await receive(app, practitioner.actor, {
    about: 'child',
    providerId: ours.providerId,
    inBrief: 'Heard shouting from the children’s rooms.',
  })
  await database.owner(
    `update concern set earlier_concern_on = received_on, individual_id =
       (select individual_id from concern where concern_id = $2) where concern_id = $1`,
    [adult.concernId, child.concernId],
  )
  const record = await site.get(`/concerns/${adult.reference}`, practitioner.token)
  assert.equal(record.statusCode, 200)
  assert.doesNotMatch(record.body, new RegExp(`${child.reference}|Heard shouting`))
  assert.doesNotMatch((await site.get('/triage?repeat=yes', practitioner.token)).body, new RegExp(adult.reference))
})

test('whoever reads of earlier concerns on a record has read them, and the trail says so', async () => {
  const first = await receive(app, practitioner.actor)
  const second = await receive(app, practitioner.actor)
  await database.owner(
    'update concern set individual_id = (select individual_id from concern where concern_id = $2) where concern_id = $1',
    [second.concernId, first.concernId],
  )
  const { body } = await site.get(`/concerns/${second.reference}`, practitioner.token)
  assert.match(body, new RegExp(first.reference))
  const read = await database.owner(
    `select from audit_event where event = 'concerns-listed' and actor = $1 and subject->>'list' = 'earlier' and subject->'concerns' ? $2`,
    [practitioner.actor.id, first.concernId],
  )
  assert.equal(read.length, 1)
})

test('no name stands in the cookie that carries what was done to the next page', async () => {
  const [first, second] = [await receive(app, practitioner.actor), await receive(app, practitioner.actor)]
  const [row] = await database.owner<{ version: number; target: string }>(
    `select version, (select individual_id from concern where concern_id = $2) as target from concern where concern_id = $1`,
    [second.concernId, first.concernId],
  )
  const form = {
    act: `link ${row?.target}`,
    version: String(row?.version),
    [`reason-${row?.target}`]: 'Same',
  }
  const linked = await site.post(`/concerns/${second.reference}/person`, form, practitioner.token)
  assert.equal(linked.statusCode, 303)
  assert.doesNotMatch(decodeURIComponent(String(linked.headers['set-cookie'])), /Arthur|Pellow/)
})

test('what belongs to another partnership cannot be named in a form, and breaks nothing', async () => {
  const mine = await receive(app, practitioner.actor)
  const own = await insertTestEnquiry(database, app, ours, practitioner.actor)
  const other = await receive(app, outsider.actor)
  const [foreign] = await database.owner<{ individual_id: string }>(
    'select individual_id from concern where concern_id = $1',
    [other.concernId],
  )
  const day = { 'dueOn-day': '30', 'dueOn-month': '5', 'dueOn-year': '2024' }
  const forms: readonly (readonly [string, Record<string, string>, { token: string }])[] = [
    [`/concerns/${mine.reference}/give`, { to: outsider.personId, version: '1' }, manager],
    [
      `/concerns/${mine.reference}/restrict`,
      {
        reason: 'staff-linked',
        readers: outsider.personId,
        'reviewOn-day': '1',
        'reviewOn-month': '8',
        'reviewOn-year': '2024',
      },
      manager,
    ],
    [
      `/concerns/${mine.reference}/person`,
      { act: `link ${foreign?.individual_id}`, version: '1', [`reason-${foreign?.individual_id}`]: 'x' },
      practitioner,
    ],
    [
      '/triage/enter',
      {
        about: 'adult',
        channel: 'phone',
        source: 'hospital',
        happened: 'x',
        kind: 'anonymous',
        providerId: theirs.providerId,
      },
      practitioner,
    ],
    [
      `/triage/teams/${ours.teams.adult}`,
      { personId: outsider.personId, 'startsOn-day': '1', 'startsOn-month': '5', 'startsOn-year': '2024' },
      administrator,
    ],
    [
      `/triage/teams/${theirs.teams.adult}`,
      { personId: manager.personId, 'startsOn-day': '1', 'startsOn-month': '5', 'startsOn-year': '2024' },
      administrator,
    ],
    [
      `/enquiries/${own.reference}/requests/add`,
      { version: '1', agencyId: theirs.agencyId, askedOf: 'Dr Marr', question: 'What?', email: '', told: '', ...day },
      practitioner,
    ],
    [
      `/enquiries/${own.reference}/actions/add`,
      { version: '1', agencyId: theirs.agencyId, what: 'Visit', owner: 'Dr Marr', ...day },
      practitioner,
    ],
    [
      `/enquiries/${own.reference}/findings/add`,
      { version: '1', lineId: crypto.randomUUID(), found: 'x', balance: 'happened', restsOn: 'x' },
      practitioner,
    ],
  ]
  for (const [path, form, { token }] of forms) {
    const { statusCode } = await site.post(path, form, token)
    assert.ok([400, 403, 404, 409].includes(statusCode), `${path}: ${statusCode}`)
  }
  const versions = ['0', 'NaN', '-1', '1e99', '']
  for (const version of versions)
    assert.equal((await site.post(`/concerns/${mine.reference}/take`, { version }, practitioner.token)).statusCode, 409)
})
