import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { createVisitor } from '#platform/testing/visitor.ts'
import { createConcernsPlace } from '../testing/concerns.ts'
import { portalRoutes } from './portal.routes.ts'
import { ANSWERS } from './testing/answers.ts'
import { answerAll, CHECK, draftOf, PROFESSIONAL, referenceOn, sendAll } from './testing/walk.ts'

const database = await cloneTestDatabase()
const clock = movingClock('2024-05-02T15:47:00Z')
const app = createTestApp(database, clock)
const ours = await createConcernsPlace(database)
const site = await createTestSite(app, portalRoutes)

const concernsNow = async (): Promise<number> => (await database.owner('select concern_id from concern')).length

test('an anonymous visitor raises a concern and gets a reference, and is owed nothing', async () => {
  const visitor = createVisitor(site)
  const asked = await answerAll(visitor)
  assert.ok(!asked.includes('your-name') && !asked.includes('contact') && !asked.includes('nhs-number'))
  const reference = await sendAll(visitor)
  const [row] = await database.owner(
    `select source, location, abuse_types, sources_of_risk, age_band, raised_by, channel, kind, name, email, family_name, postcode,
       date_of_birth::text, in_brief
     from concern join concern_account using (partnership_id, concern_id, reference) join concern_referrer using (partnership_id, concern_id)
     join individual using (partnership_id, individual_id) where reference = $1`,
    [reference],
  )
  assert.deepEqual(row, {
    source: 'anonymous',
    location: 'own-home',
    abuse_types: ['neglect'],
    sources_of_risk: ['service-provider'],
    age_band: '75-84',
    raised_by: 'nobody',
    channel: 'portal',
    kind: 'anonymous',
    name: '',
    email: '',
    family_name: 'Pellow',
    postcode: 'AV4 2LD',
    date_of_birth: '1944-11-02',
    in_brief: 'He was left alone overnight by his carers, twice in one week.',
  })
  assert.deepEqual(await database.owner('select kind from concern_feedback where reference = $1', [reference]), [])
})

test('sending twice, from two tabs and after a broken connection makes one concern with one reference', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const draft = draftOf((await visitor.get(CHECK)).body)
  const before = await concernsNow()
  await Promise.all([1, 2, 3].map(() => visitor.post(CHECK, { draft })))
  const first = referenceOn((await visitor.get('/raise/ours/sent')).body)
  await visitor.post(CHECK, { draft })
  await visitor.post('/raise/ours/questions/what-happened', { ...ANSWERS['what-happened'], draft })
  assert.equal(referenceOn((await visitor.get('/raise/ours/sent')).body), first)
  assert.equal((await visitor.get('/raise/ours/questions/when')).headers.location, '/raise/ours/sent')
  assert.equal(await concernsNow(), before + 1)
})

test('a professional whose mail is safe has a receipt by mail that says neither whom nor what it is about', async () => {
  const visitor = createVisitor(site)
  const asked = await answerAll(visitor, PROFESSIONAL)
  assert.ok(asked.includes('kind-of-work') && asked.includes('nhs-number'))
  const reference = await sendAll(visitor)
  const mail = (await mailedTo(app, database, 'ottoline.marr@surgery.example')).at(-1)
  assert.equal(mail?.subject, 'We have received what you sent')
  assert.match(mail?.text ?? '', new RegExp(reference))
  assert.doesNotMatch(`${mail?.subject} ${mail?.text}`, /Pellow|Arthur|Sorrel|concern|safeguard|neglect|adult/i)
  const [owed] = await database.owner(
    'select kind, how, given_on::text, entitlement from concern_feedback where reference = $1',
    [reference],
  )
  assert.deepEqual(owed, {
    kind: 'receipt',
    how: 'mail',
    given_on: app.clock.today().toString(),
    entitlement: 'need-to-know',
  })
})

test('without a word that mail is safe nobody is written to', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, {
    'who-you-are': { 'who-you-are': 'family-or-friend' },
    contact: { email: 'watched@home.example', phone: '01632 960001' },
  })
  const reference = await sendAll(visitor)
  assert.deepEqual(await mailedTo(app, database, 'watched@home.example'), [])
  const [owed] = await database.owner('select how, entitlement from concern_feedback where reference = $1', [reference])
  assert.deepEqual(owed, { how: 'page', entitlement: 'looked-at' })
})

test('a contact about a child has questions and codes of its own, and goes to the children’s team', async () => {
  const visitor = createVisitor(site)
  const asked = await answerAll(visitor, {
    about: { about: 'child' },
    types: { types: ['criminal-exploitation', 'emotional'] },
    'at-home': { school: 'Hollin Lane Primary' },
  })
  assert.ok(asked.includes('at-home') && !asked.includes('capacity'))
  const reference = await sendAll(visitor)
  assert.match(reference, /^CC-/)
  const [row] = await database.owner('select about, team_id, abuse_types from concern where reference = $1', [
    reference,
  ])
  assert.deepEqual(row, {
    about: 'child',
    team_id: ours.teams.child,
    abuse_types: ['criminal-exploitation', 'emotional'],
  })
})

test('a partnership that takes no concerns here has no page', async () => {
  assert.equal((await createVisitor(site).get('/raise/nowhere')).statusCode, 404)
  assert.equal((await createVisitor(site).get('/raise')).headers.location, '/raise/ours')
})

test('an address that was sent twenty receipts in a day is sent no more: the page is the receipt, and the concern is taken', async () => {
  const to = 'twenty@ward.example'
  const changes = {
    ...PROFESSIONAL,
    'your-work': { ...ANSWERS['your-work'] },
    contact: { email: to, 'mail-is-safe': 'yes' },
  }
  for (let number = 0; number < 20; number++)
    await database.owner(
      `insert into mail (mail_id, partnership_id, to_address, kind, subject, state, made_at)
       values (gen_random_uuid(), $1, $2, 'concern-received', 'Received', 'kept', $3)`,
      [ours.partnershipId, to.toUpperCase(), clock.now().toString()],
    )
  const visitor = createVisitor(site)
  await answerAll(visitor, changes)
  const reference = await sendAll(visitor)
  const sent = await database.owner("select from mail where to_address = $1 and kind = 'concern-received'", [to])
  assert.equal(sent.length, 0)
  const [owed] = await database.owner(
    'select kind, how, given_on is not null as given from concern_feedback where reference = $1',
    [reference],
  )
  assert.deepEqual(owed, { kind: 'receipt', how: 'page', given: true })
})
