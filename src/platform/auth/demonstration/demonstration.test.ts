import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestPartnership } from '../../testing/accounts.ts'
import { cloneTestDatabase } from '../../testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '../../testing/site.ts'
import { createVisitor } from '../../testing/visitor.ts'
import { authRoutes } from '../auth.routes.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const site = await createTestSite(app, authRoutes)
const production = await createTestSite({ ...app, config: { ...app.config, environment: 'production' } }, authRoutes)
const avonvale = await createTestPartnership(database, 'avonvale', true)
const chair = await signInAs(database, { ...avonvale, roles: ['independent-chair'], name: 'Imelda Farrow' })
const lead = await signInAs(database, { ...avonvale, roles: ['agency-lead'], name: 'Tomos Vane' })
await signInAs(database, { ...avonvale, roles: [], name: 'Nobody Yet' })

test('while every partnership is invented, its people are listed by role and one click signs in', async () => {
  const visitor = createVisitor(site)
  const page = await visitor.get('/demonstration')
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Independent chair[\s\S]*Imelda Farrow[\s\S]*Agency safeguarding lead[\s\S]*Tomos Vane/)
  assert.doesNotMatch(page.body, /Nobody Yet/)
  assert.match((await visitor.get('/sign-in')).body, /href="\/demonstration"/)
  const answer = await visitor.post('/demonstration', { person: chair.personId })
  assert.equal(answer.headers.location, '/')
  assert.equal((await visitor.get('/stay-signed-in')).statusCode, 200)
})

test('a sensitive page is confirmed with one click there, since invented people have no password', async () => {
  await database.owner(`update session set reauthenticated_at = now() - interval '1 hour' where person_id = $1`, [
    lead.personId,
  ])
  const visitor = createVisitor(site)
  await visitor.post('/demonstration', { person: lead.personId })
  assert.match((await visitor.get('/confirm-it-is-you?next=%2Faccount')).body, /one click stands for it/)
  const answer = await visitor.post('/confirm-it-is-you?next=%2Faccount', { by: 'demonstration' })
  assert.equal(answer.headers.location, '/account')
})

test('somebody who is not in the list, or nobody at all, cannot be signed in as', async () => {
  for (const person of [crypto.randomUUID(), 'x', '']) {
    assert.equal((await createVisitor(site).post('/demonstration', { person })).statusCode, 404)
  }
})

test('in production there is no such page, and posting to it is refused', async () => {
  const visitor = createVisitor(production)
  assert.equal((await visitor.get('/demonstration')).statusCode, 404)
  assert.equal((await site.post('/demonstration', { person: '' })).statusCode, 404)
})

test('one partnership that is not invented, and one-click sign-in is gone: page, link, post and confirmation', async () => {
  const earlier = createVisitor(site)
  await earlier.post('/demonstration', { person: chair.personId })
  const real = await createTestPartnership(database, 'real', false)
  await signInAs(database, { ...real, roles: ['administrator'], name: 'Real Person' })
  const visitor = createVisitor(site)
  assert.equal((await visitor.get('/demonstration')).statusCode, 404)
  assert.doesNotMatch((await visitor.get('/sign-in')).body, /demonstration/)
  assert.equal((await visitor.post('/demonstration', { person: chair.personId })).statusCode, 404)
  assert.equal(visitor.cookies.has('kith'), false)
  assert.equal((await earlier.post('/confirm-it-is-you', { by: 'demonstration' })).statusCode, 400)
  await database.owner(`delete from person_role where partnership_id = $1`, [real.partnershipId])
  await database.owner(`update person set ends_on = '2020-01-02' where partnership_id = $1`, [real.partnershipId])
  assert.equal((await visitor.get('/demonstration')).statusCode, 404, 'an empty real partnership is a real partnership')
})
