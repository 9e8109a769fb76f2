import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { sql } from 'kysely'
import { createToken, revokeToken } from '#partnership'
import type { ApiScope } from '#platform/api/scopes.ts'
import { inContext } from '#platform/db/context.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { createConcernsPlace } from '../testing/concerns.ts'
import { concernsApi } from './concerns.api.ts'

const database = await cloneTestDatabase()
const clock = movingClock('2024-05-02T15:47:00Z')
const app = createTestApp(database, clock)
const ours = await createConcernsPlace(database)
const theirs = await createConcernsPlace(database, 'theirs')
const site = await createTestSite(app, [], undefined, concernsApi)
const administrator = await signInAs(database, { ...ours, roles: ['administrator'] })
const ofTheirs = await signInAs(database, { ...theirs, roles: ['administrator'] })

const tokenFor = (scopes: readonly ApiScope[], by = administrator, days = 30) =>
  createToken(app, by.actor, { name: 'Hospital records', agencyName: 'Council', scopes, days })
const { token } = await tokenFor(['concerns:write'])

const BODY = {
  about: 'adult',
  source: 'hospital',
  individual: { givenName: 'Arthur', familyName: 'Pellow', dateOfBirth: '1944-11-02', nhsNumber: '943 476 5919' },
  whatHappened: 'Left alone overnight by his paid carers, twice in one week.',
  abuseTypes: ['neglect'],
  location: 'own-home',
  sourcesOfRisk: ['service-provider'],
  consent: 'yes',
  capacity: 'yes',
  referrer: { name: 'Odile Marchetti', jobTitle: 'Ward sister', email: 'ward@hospital.example', mailIsSafe: true },
}

let keys = 0
function post(body: unknown, headers: Record<string, string> = {}) {
  const usual = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': `key-${++keys}`,
  }
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  return site.server.inject({ method: 'POST', url: '/api/v1/concerns', headers: { ...usual, ...headers }, payload })
}

const get = (path: string, bearer = token) =>
  site.server.inject({ method: 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${bearer}` } })

const countConcerns = async (): Promise<number> => (await database.owner('select concern_id from concern')).length

test('another system hands in a concern and is given its reference and where to follow it', async () => {
  const answer = await post(BODY)
  assert.equal(answer.statusCode, 201, answer.body)
  const { reference, receivedAt } = answer.json()
  assert.match(reference, /^AC-2024-[0-9A-Z]{5}$/)
  assert.equal(receivedAt, '2024-05-02T15:47:00Z')
  assert.equal(answer.headers.location, `/api/v1/concerns/${reference}`)
  assert.equal(answer.headers['set-cookie'], undefined)
  const [row] = await database.owner(
    `select channel, source, raised_by like 'token:%' as by_token, family_name, nhs_number, kind, organisation
     from concern join concern_account using (partnership_id, concern_id, reference) join concern_referrer using (partnership_id, concern_id)
     join individual using (partnership_id, individual_id) where reference = $1`,
    [reference],
  )
  assert.deepEqual(row, {
    channel: 'api',
    source: 'hospital',
    by_token: true,
    family_name: 'Pellow',
    nhs_number: '9434765919',
    kind: 'professional',
    organisation: 'Council',
  })
  const followed = await get(`/concerns/${reference}`)
  assert.deepEqual(
    followed.json().answers.map(({ kind, givenOn }: { kind: string; givenOn: string }) => [kind, givenOn]),
    [['receipt', '2024-05-02']],
  )
  assert.equal((await mailedTo(app, database, 'ward@hospital.example')).length, 1)
})

test('the same key with the same body is one concern and one answer, also at the same moment', async () => {
  const before = await countConcerns()
  const answers = await Promise.all([1, 2, 3].map(() => post(BODY, { 'idempotency-key': 'once' })))
  const again = await post(BODY, { 'idempotency-key': 'once' })
  for (const answer of [...answers, again]) {
    assert.equal(answer.statusCode, 201)
    assert.equal(answer.body, answers[0]?.body)
  }
  assert.equal(await countConcerns(), before + 1)
})

test('the same key with another body is refused', async () => {
  await post(BODY, { 'idempotency-key': 'taken' })
  const answer = await post({ ...BODY, whatHappened: 'Something else' }, { 'idempotency-key': 'taken' })
  assert.equal(answer.statusCode, 409)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
})

const PLAIN = { ...BODY, referrer: { name: 'Odile Marchetti', jobTitle: 'Ward sister' } }

test('what arrives at the same moment is written together, each concern in the name of its own sender', async () => {
  const others = await Promise.all([1, 2, 3].map(() => tokenFor(['concerns:write'])))
  const answers = await Promise.all(
    others.map(other => post(PLAIN, { authorization: `Bearer ${other.token}`, 'idempotency-key': 'shared' })),
  )
  const references = answers.map(answer => answer.json().reference)
  const rows = await database.owner<{ raised_by: string; audited: string; transaction: string }>(
    `select a.raised_by, e.actor as audited, c.xmin::text as transaction from concern c
     join concern_account a using (partnership_id, concern_id)
     join audit_event e on e.event = 'concern-received' and e.subject ->> 'concern' = c.concern_id::text
     where c.reference = any ($1) order by array_position($1, c.reference)`,
    [references],
  )
  assert.deepEqual(
    rows.map(row => row.raised_by),
    others.map(other => `token:${other.tokenId}`),
  )
  assert.deepEqual(
    rows.map(row => row.audited),
    rows.map(row => row.raised_by),
  )
  assert.equal(new Set(rows.map(row => row.transaction)).size, 1)
})

test('whoever is refused is refused alone: what arrived with it is received', async () => {
  await database.owner(
    `update triage_team set closed_on = '2024-05-01' where partnership_id = $1 and about = 'child'`,
    [ours.partnershipId],
  )
  const { capacity, ...rest } = PLAIN
  const child = { ...rest, about: 'child', source: 'education', abuseTypes: ['neglect'] }
  const answers = await Promise.all([
    post(PLAIN),
    post(child),
    post(PLAIN, { 'idempotency-key': 'taken' }),
    post(PLAIN),
  ])
  await database.owner(`update triage_team set closed_on = null where partnership_id = $1`, [ours.partnershipId])
  assert.deepEqual(
    answers.map(answer => answer.statusCode),
    [201, 422, 409, 201],
    answers[1]?.body,
  )
})

test('the same request twice at the same moment is one concern', async () => {
  const before = await countConcerns()
  const answers = await Promise.all([1, 2, 3].map(() => post(PLAIN, { 'idempotency-key': 'plain-once' })))
  const again = await post(PLAIN, { 'idempotency-key': 'plain-once' })
  assert.equal(new Set([...answers, again].map(answer => answer.body)).size, 1)
  assert.equal(await countConcerns(), before + 1)
})

test('the database takes nothing in the name of a token that was revoked, is of another partnership, or of a person', async () => {
  const revoked = await tokenFor(['concerns:write'])
  await revokeToken(app, administrator.actor, revoked.tokenId)
  const foreign = await tokenFor(['concerns:write'], ofTheirs)
  const names = [`token:${revoked.tokenId}`, `token:${foreign.tokenId}`, administrator.actor.id, 'nobody', 'api']
  for (const name of names)
    for (const call of ['take_request_keys', 'receive_concerns'])
      await assert.rejects(
        inContext(database.as('kith_agency'), { partnershipId: ours.partnershipId, actor: 'api' }, tx =>
          sql`select ${sql.id(call)}(${JSON.stringify([{ actor: name, raised_by: name, partnership_id: ours.partnershipId }])}::jsonb)`.execute(
            tx,
          ),
        ),
        { code: '42501' },
        `${call} ${name}`,
      )
})

test('every fault of a body is in the list, each with where it is', async () => {
  const answer = await post({
    ...BODY,
    individual: { nhsNumber: '9434765918', dateOfBirth: '2024-02-30', nickname: 'Art' },
    abuseTypes: ['emotional'],
    whatHappened: ' ',
    referrer: { name: 'O', jobTitle: 'Nurse', mailIsSafe: true },
  })
  assert.equal(answer.statusCode, 422)
  const { faults, status } = answer.json()
  assert.equal(status, 422)
  assert.deepEqual(faults.map(({ pointer }: { pointer: string }) => pointer).sort(), [
    '/abuseTypes/0',
    '/individual/dateOfBirth',
    '/individual/nhsNumber',
    '/individual/nickname',
    '/referrer/email',
    '/whatHappened',
  ])
  for (const { message } of faults) assert.match(message, /^(Give|There is)/)
})

test('a contact about a child takes codes of its own', async () => {
  const { capacity, ...rest } = BODY
  const answer = await post({ ...rest, about: 'child', abuseTypes: ['emotional', 'neglect'], school: 'Hollin Lane' })
  assert.match(answer.json().reference, /^CC-/)
  assert.equal((await post({ ...BODY, about: 'nobody' })).json().faults[0].pointer, '/about')
})

test('a token that is missing, unknown, revoked, over, or of another scope opens nothing', async () => {
  const status = async (bearer: string | undefined) =>
    (await post(BODY, { authorization: bearer === undefined ? '' : `Bearer ${bearer}` })).statusCode
  assert.equal(await status(undefined), 401)
  assert.equal(await status('kith_nobody-was-ever-given-this-one'), 401)
  const reader = await tokenFor(['measures:read'])
  assert.equal(await status(reader.token), 403)
  const revoked = await tokenFor(['concerns:write'])
  await revokeToken(app, administrator.actor, revoked.tokenId)
  assert.equal(await status(revoked.token), 401)
  await assert.rejects(revokeToken(app, administrator.actor, revoked.tokenId), /no such token/)
})

test('a token ends on its day, and only its hash is kept', async () => {
  const short = await tokenFor(['concerns:write'], administrator, 1)
  assert.equal((await post(BODY, { authorization: `Bearer ${short.token}` })).statusCode, 201)
  const [row] = await database.owner<{ text: string; last_used_at: Temporal.Instant | null }>(
    'select api_token::text as text, last_used_at from api_token where token_id = $1',
    [short.tokenId],
  )
  assert.ok(row?.last_used_at)
  assert.ok(!row.text.includes(short.token))
  clock.moveOn({ hours: 25 })
  assert.equal((await post(BODY, { authorization: `Bearer ${short.token}` })).statusCode, 401)
})

test('a token reads what it raised itself, and nothing of another token or partnership', async () => {
  const { reference } = (await post(BODY)).json()
  const another = await tokenFor(['concerns:write'])
  const elsewhere = await tokenFor(['concerns:write'], ofTheirs)
  assert.equal((await get(`/concerns/${reference}`)).statusCode, 200)
  assert.equal((await get(`/concerns/${reference}`, another.token)).statusCode, 404)
  assert.equal((await get(`/concerns/${reference}`, elsewhere.token)).statusCode, 404)
})

test('what is no JSON, too large, without a key or nowhere is answered with a problem', async () => {
  const problem = async (answer: Promise<{ statusCode: number; headers: Record<string, unknown> }>, status: number) => {
    const { statusCode, headers } = await answer
    assert.equal(statusCode, status)
    assert.match(String(headers['content-type']), /^application\/problem\+json/)
  }
  await problem(post('{"about": '), 400)
  await problem(post('about=adult', { 'content-type': 'application/x-www-form-urlencoded' }), 415)
  await problem(post({ ...BODY, whatHappened: 'x'.repeat(1_100_000) }), 413)
  await problem(post(BODY, { 'idempotency-key': '' }), 400)
  await problem(get('/nothing'), 404)
})

test('the document of the API is valid OpenAPI 3.1, and says what is taken', async () => {
  const { body } = await site.server.inject('/api/v1/openapi.json')
  const document = JSON.parse(body)
  const { valid, errors } = await new Validator().validate(document)
  assert.equal(valid, true, JSON.stringify(errors))
  assert.equal(document.openapi, '3.1.0')
  assert.deepEqual(Object.keys(document.paths), ['/concerns', '/concerns/{reference}'])
  assert.ok(
    document.paths['/concerns'].post.parameters.some(({ name }: { name: string }) => name === 'Idempotency-Key'),
  )
})

test('a text with U+0000 or half of a character is refused as such, and breaks nothing', async () => {
  const before = await countConcerns()
  for (const odd of ['a\u0000b', 'half \ud83d of one'])
    for (const body of [
      { ...BODY, whatHappened: odd },
      { ...BODY, individual: { givenName: odd } },
      { ...BODY, abuseTypes: [odd] },
    ]) {
      const answer = await post(body)
      assert.equal(answer.statusCode, 400, answer.body)
      assert.match(String(answer.headers['content-type']), /problem\+json/)
    }
  assert.equal(await countConcerns(), before)
})

test('a session of a person opens nothing of the API', async () => {
  const answer = await site.server.inject({
    method: 'GET',
    url: '/api/v1/concerns/AC-2024-22222',
    cookies: { kith: administrator.token },
  })
  assert.equal(answer.statusCode, 401)
})
