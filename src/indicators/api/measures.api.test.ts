import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createToken } from '#partnership'
import type { ApiScope } from '#platform/api/scopes.ts'
import { createTestPartnership } from '#platform/testing/accounts.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { createCatalogue } from '../catalogue.ts'
import { SUPPLIED_MEASURES } from '../index.ts'
import { measuresApi } from './measures.api.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const ours = await createTestPartnership(database, 'ours')
const catalogue = createCatalogue(SUPPLIED_MEASURES)
const site = await createTestSite(app, [], undefined, measuresApi(catalogue))
const administrator = await signInAs(database, { ...ours, roles: ['administrator'] })

const tokenFor = async (scopes: readonly ApiScope[]): Promise<string> =>
  (await createToken(app, administrator.actor, { name: 'A dashboard', agencyName: 'Council', scopes, days: 30 })).token
const token = await tokenFor(['measures:read'])

const get = (path: string, bearer = token) =>
  site.server.inject({ method: 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${bearer}` } })

test('a token with the scope lists every measure with its definition', async () => {
  const answer = await get('/measures')
  assert.equal(answer.statusCode, 200)
  const { measures } = answer.json()
  assert.equal(measures.length, catalogue.measures.length)
  for (const { code, title, definition } of measures) assert.ok(title !== '' && definition !== '', code)
})

test('a figure says what it is, and one that is not held says so', async () => {
  const [measure] = catalogue.measures
  assert.ok(measure)
  const answer = await get(`/measures/${measure.code}?period=2023-24`)
  assert.equal(answer.statusCode, 200, answer.body)
  const { code, value, state } = answer.json()
  assert.deepEqual({ code, value, state }, { code: measure.code, value: null, state: 'missing' })
  const trail = await database.owner<{ actor: string }>(`select actor from audit_event where event = 'measure-read'`)
  assert.equal(trail.length, 1)
  assert.match(trail[0]?.actor ?? '', /^token:/)
})

test('an unknown measure, and a period that is none, are answered with a problem that says what is wrong', async () => {
  const unknown = await get('/measures/adult.nothing?period=2023-24')
  assert.equal(unknown.statusCode, 404)
  assert.match(String(unknown.headers['content-type']), /^application\/problem\+json/)
  const [measure] = catalogue.measures
  for (const query of ['', '?period=last-year']) {
    const answer = await get(`/measures/${measure?.code}${query}`)
    assert.equal(answer.statusCode, 400)
    assert.match(answer.json().faults[0].message, /period/)
  }
})

test('measures are read with their own scope alone, and never written', async () => {
  const writer = await tokenFor(['concerns:write'])
  assert.equal((await get('/measures', writer)).statusCode, 403)
  assert.equal((await get('/measures', 'kith_nobody-was-ever-given-this-one')).statusCode, 401)
  const headers = { authorization: `Bearer ${token}` }
  const written = await site.server.inject({ method: 'POST', url: '/api/v1/measures', headers })
  assert.equal(written.statusCode, 404)
})

test('a token that asks too often in a minute is told to wait, and another is not', async () => {
  const busy = await tokenFor(['measures:read'])
  let answer = await get('/measures', busy)
  for (let asked = 1; answer.statusCode === 200 && asked <= 601; asked++) answer = await get('/measures', busy)
  assert.equal(answer.statusCode, 429)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.ok(Number(answer.headers['retry-after']) > 0)
  assert.match(answer.json().detail, /Wait a minute/)
  assert.equal((await get('/measures')).statusCode, 200)
})

test('invented tokens of one address are counted together, and a token in force is let in beside them', async () => {
  const fresh = await createTestSite(app, [], undefined, measuresApi(catalogue))
  const ask = (bearer: string) =>
    fresh.server.inject({ url: '/api/v1/measures', headers: { authorization: `Bearer ${bearer}` } })
  assert.equal((await ask(token)).statusCode, 200)
  let status = 401
  for (let asked = 0; status === 401 && asked < 601; asked++)
    status = (await ask(`kith_invented-${String(asked).padStart(20, '0')}`)).statusCode
  assert.equal(status, 429)
  assert.equal((await ask('kith_yet-another-invented-token')).statusCode, 429)
  assert.equal((await ask(token)).statusCode, 200)
})
