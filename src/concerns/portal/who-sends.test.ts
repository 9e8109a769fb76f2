import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { createVisitor, type Visitor } from '#platform/testing/visitor.ts'
import { createConcernsPlace } from '../testing/concerns.ts'
import { portalRoutes } from './portal.routes.ts'
import { answerAll, CHECK, PDF, START, sendAll, upload } from './testing/walk.ts'

const database = await cloneTestDatabase()
const clock = movingClock('2024-05-02T15:47:00Z')
const app = createTestApp(database, clock)
const ours = await createConcernsPlace(database)
const site = await createTestSite(app, portalRoutes)

/** Gives the browser the session of somebody, at the time of the test. */
async function signIn(visitor: Visitor, person: { token: string; personId: string }): Promise<void> {
  ;(visitor.cookies as Map<string, string>).set('kith', person.token)
  await database.owner(`update session set created_at = $1, last_seen_at = $1, ends_at = $2 where person_id = $3`, [
    clock.now(),
    clock.now().add({ hours: 8 }),
    person.personId,
  ])
}

test('whoever has signed in is known, sends in their own name, and may read it again', async () => {
  const nurse = await signInAs(database, { ...ours, roles: ['learner'], name: 'Odile Marchetti' })
  const visitor = createVisitor(site)
  await visitor.get(START)
  await signIn(visitor, nurse)
  const asked = await answerAll(visitor)
  assert.ok(!asked.includes('who-you-are') && !asked.includes('your-name'))
  // Signed out, or the session has ended: what is written is still kept, and shown to nobody else.
  const cookies = visitor.cookies as Map<string, string>
  cookies.delete('kith')
  const draft = await visitor.post('/raise/ours/questions/wishes', { wishes: 'Typed after the session ended' })
  assert.equal(draft.statusCode, 303)
  assert.match(String((await visitor.get(CHECK)).headers.location), /^\/sign-in\?next=/)
  cookies.set('kith', nurse.token)
  assert.match((await visitor.get(CHECK)).body, /Typed after the session ended/)
  const reference = await sendAll(visitor)
  const [row] = await database.owner(
    `select raised_by, source, source_agency_id, name, kind from concern_account join concern using (partnership_id, concern_id)
     join concern_referrer using (partnership_id, concern_id) where concern_account.reference = $1`,
    [reference],
  )
  assert.deepEqual(row, {
    raised_by: nurse.actor.id,
    source: 'council-social-care',
    source_agency_id: ours.agencyId,
    name: 'Odile Marchetti',
    kind: 'professional',
  })
})

test('what was begun by nobody is sent by nobody, also when somebody signs in before sending', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await signIn(visitor, await signInAs(database, { ...ours, roles: ['learner'], name: 'Odile Marchetti' }))
  assert.match(await upload(site, visitor, 'letter.pdf', PDF), /letter.pdf/)
  const reference = await sendAll(visitor)
  const [row] = await database.owner(
    `select raised_by, kind, name, concern_account::text like '%Marchetti%' as is_named from concern_account
     join concern_referrer using (partnership_id, concern_id) where reference = $1`,
    [reference],
  )
  assert.deepEqual(row, { raised_by: 'nobody', kind: 'anonymous', name: '', is_named: false })
})

test('somebody who would rather not say leaves no name and no address, whatever they typed before', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, {
    'who-you-are': { 'who-you-are': 'family-or-friend' },
    'your-name': { 'your-name': 'Griselda Tove' },
    contact: { email: 'griselda@home.example', 'mail-is-safe': 'yes', phone: '01632 960001' },
  })
  await visitor.post('/raise/ours/questions/who-you-are', { 'who-you-are': 'anonymous' })
  const reference = await sendAll(visitor)
  const [row] = await database.owner<{ text: string }>(
    `select concern_account::text || concern_referrer::text as text from concern_account
     join concern_referrer using (partnership_id, concern_id) where reference = $1`,
    [reference],
  )
  assert.doesNotMatch(row?.text ?? 'none', /Griselda|Tove|home\.example|960001|none/)
  assert.deepEqual(await mailedTo(app, database, 'griselda@home.example'), [])
})
