import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Conflict, NotAllowed } from '../errors.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '../testing/site.ts'
import { html } from '../ui/html.ts'
import { publicRoute, redirect, route, showPage } from './route.ts'
import { localPath } from './send-answer.ts'

const database = await cloneTestDatabase()
const site = await createTestSite(createTestApp(database), [
  publicRoute({
    method: 'GET',
    path: '/open',
    permission: 'open-door',
    handle: async () => showPage({ title: 'Open', body: html`<form method="post" action="/say"></form>` }),
  }),
  publicRoute({
    method: 'POST',
    path: '/say',
    permission: 'open-door',
    handle: async visit => showPage({ title: 'Said', body: html`<p>${String(visit.form['word'])}</p>` }),
  }),
  route({
    method: 'GET',
    path: '/partners',
    permission: 'see-partnership',
    handle: async visit => showPage({ title: 'Partners', body: html`<p>${visit.actor.name}</p>` }),
  }),
  route({
    method: 'GET',
    path: '/sensitive',
    permission: 'see-partnership',
    sensitive: true,
    handle: async () => redirect('/done'),
  }),
  publicRoute({
    method: 'GET',
    path: '/breaks',
    permission: 'open-door',
    handle: async () => {
      throw new Error('secret detail')
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/reaches-too-far',
    permission: 'open-door',
    handle: async ({ app, actor }) => {
      if (actor) await app.transaction(actor, tx => sql`select from audit_head`.execute(tx))
      return redirect('/')
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/refuses',
    permission: 'open-door',
    handle: async () => {
      throw new NotAllowed('Only the chair may.', 'the chair')
    },
  }),
  publicRoute({
    method: 'GET',
    path: '/conflicts',
    permission: 'open-door',
    handle: async () => {
      throw new Conflict('Ada changed it at 4:47pm.')
    },
  }),
])

const [partnership] = await database.owner<{ partnership_id: string }>(
  `insert into partnership (slug, name) values ('ours', 'Ours') returning partnership_id`,
)
const partnershipId = partnership?.partnership_id ?? ''
const [agency] = await database.owner<{ agency_id: string }>(
  `insert into agency (partnership_id, name, kind, joined_on) values ($1, 'Council', 'local-authority', '2020-01-01') returning agency_id`,
  [partnershipId],
)
const chair = await signInAs(database, {
  partnershipId,
  agencyId: agency?.agency_id ?? '',
  roles: ['independent-chair'],
  name: 'Ada <Chair>',
})
const nobody = await signInAs(database, {
  partnershipId,
  agencyId: agency?.agency_id ?? '',
  roles: [],
  name: 'No Roles',
})

test('a visitor is sent to sign in, and back afterwards', async () => {
  const answer = await site.get('/partners?from=1')
  assert.equal(answer.statusCode, 303)
  assert.equal(answer.headers.location, '/sign-in?next=%2Fpartners%3Ffrom%3D1')
})

test('somebody with the role sees the page, their name escaped, and nothing is cached', async () => {
  const answer = await site.get('/partners', chair.token)
  assert.equal(answer.statusCode, 200)
  assert.match(answer.body, /Ada &lt;Chair&gt;/)
  assert.equal(answer.headers['cache-control'], 'no-store')
})

test('somebody without a role is refused with a reason and whom to ask', async () => {
  const answer = await site.get('/partners', nobody.token)
  assert.equal(answer.statusCode, 403)
  assert.match(answer.body, /Your role does not include this page/)
  assert.match(answer.body, /business manager/)
})

test('a session that ended signs nobody in', async () => {
  await database.owner(`update session set ended_at = now() where person_id = $1`, [nobody.personId])
  assert.equal((await site.get('/partners', nobody.token)).statusCode, 303)
})

test('a sensitive page asks again for who it is once ten minutes have passed', async () => {
  assert.equal((await site.get('/sensitive', chair.token)).headers.location, '/done')
  await database.owner(`update session set reauthenticated_at = now() - interval '11 minutes' where person_id = $1`, [
    chair.personId,
  ])
  assert.equal((await site.get('/sensitive', chair.token)).headers.location, '/confirm-it-is-you?next=%2Fsensitive')
})

test('a form without the anti-forgery field is refused; with it, it is taken', async () => {
  const forged = await site.server.inject({
    method: 'POST',
    url: '/say',
    payload: 'word=hello',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(forged.statusCode, 403)
  const sent = await site.post('/say', { word: 'hello' })
  assert.equal(sent.statusCode, 200)
  assert.match(sent.body, /<p>hello<\/p>/)
})

test('a defect shows a reference and no detail', async () => {
  const answer = await site.get('/breaks')
  assert.equal(answer.statusCode, 500)
  assert.match(answer.body, /Reference: <strong>[0-9a-f-]{13}<\/strong>/)
  assert.doesNotMatch(answer.body, /secret detail|at .*\.ts/)
})

test('what the database refuses is a defect without detail to whoever asked, and stands in the trail with their name', async () => {
  const answer = await site.get('/reaches-too-far', chair.token)
  assert.equal(answer.statusCode, 500)
  assert.doesNotMatch(answer.body, /permission denied|audit_head/)
  const rows = await database.owner<{ subject: unknown }>(
    `select subject from audit_event where event = 'database-refused' and actor = $1`,
    [`person:${chair.personId}`],
  )
  assert.deepEqual(rows, [{ subject: { method: 'GET', route: '/reaches-too-far', roles: ['independent-chair'] } }])
})

test('a refusal names whom to ask, and a conflict says what changed', async () => {
  const refused = await site.get('/refuses')
  assert.equal(refused.statusCode, 403)
  assert.match(refused.body, /ask the chair/)
  const conflict = await site.get('/conflicts')
  assert.equal(conflict.statusCode, 409)
  assert.match(conflict.body, /Ada changed it at 4:47pm/)
})

test('an unknown page is a 404 that says so', async () => {
  const answer = await site.get('/nowhere')
  assert.equal(answer.statusCode, 404)
  assert.match(answer.body, /Page not found/)
})

test('every page forbids framing, other origins and inline script', async () => {
  const { headers } = await site.get('/open')
  assert.match(String(headers['content-security-policy']), /default-src 'none'/)
  assert.match(String(headers['content-security-policy']), /script-src 'self'(;|$)/)
  assert.equal(headers['x-frame-options'], 'DENY')
  assert.equal(headers['x-content-type-options'], 'nosniff')
})

test('a redirect never leaves the site', () => {
  for (const to of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/.//elsewhere.example',
    '/%2e//elsewhere.example',
    '/a/..//elsewhere.example',
    '',
  ])
    assert.equal(localPath(to), '/')
  assert.equal(localPath('/measures?x=1#a'), '/measures?x=1#a')
})

test('the word of a proxy on where a request came from is believed only of a proxy that was named', async () => {
  const seen: string[] = []
  const where = publicRoute({
    method: 'GET',
    path: '/where',
    permission: 'open-door',
    handle: async visit => {
      seen.push(visit.address)
      return redirect('/')
    },
  })
  const app = createTestApp(database)
  const plain = await createTestSite(app, [where])
  const behind = await createTestSite({ ...app, config: { ...app.config, trustProxy: '127.0.0.1' } }, [where])
  for (const { server } of [plain, behind]) {
    await server.inject({ method: 'GET', url: '/where', headers: { 'x-forwarded-for': '203.0.113.9' } })
  }
  assert.deepEqual(seen, ['127.0.0.1', '203.0.113.9'])
})
