import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { createVisitor } from '#platform/testing/visitor.ts'
import { createConcernsPlace } from '../testing/concerns.ts'
import { portalRoutes } from './portal.routes.ts'
import { answerAll, CHECK, draftOf, PROFESSIONAL, START } from './testing/walk.ts'

const database = await cloneTestDatabase()
const clock = movingClock('2024-05-02T15:47:00Z')
await createConcernsPlace(database)
const site = await createTestSite(createTestApp(database, clock), portalRoutes)

test('what was typed on one page in two tabs is kept with what was typed on the others', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await Promise.all([
    visitor.post('/raise/ours/questions/wishes', { wishes: 'To move nearer to her daughter' }),
    visitor.post('/raise/ours/questions/done-so-far', { 'done-so-far': 'The doctor came on Tuesday' }),
  ])
  const { body } = await visitor.get(CHECK)
  assert.match(body, /nearer to her daughter/)
  assert.match(body, /came on Tuesday/)
})

test('each fault stands beside its field in plain words, and what was typed stays', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const post = await visitor.post('/raise/ours/questions/when', {
    when: 'one-day',
    'happened-on-day': '27',
    'happened-on-month': '',
    'happened-on-year': '2024',
  })
  const { body } = await visitor.get(String(post.headers.location))
  assert.match(body, /href="#happened-on-month">The day it happened must include a month/)
  assert.match(body, /value="27"/)
  const check = await visitor.get(CHECK)
  assert.match(check.body, /Answer this before you send/)
  const refused = await visitor.post(CHECK, { draft: draftOf(check.body) })
  assert.match(String(refused.headers.location), /questions\/when\?change=yes&again=yes/)
})

test('an NHS number with a wrong digit and an address without an @ are named as such', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, PROFESSIONAL)
  const faultAfter = async (question: string, form: Record<string, string>): Promise<string> => {
    const post = await visitor.post(`/raise/ours/questions/${question}`, form)
    return (await visitor.get(String(post.headers.location))).body
  }
  assert.match(await faultAfter('nhs-number', { 'nhs-number': '943 476 5918' }), /one of these seems to be wrong/)
  assert.match(await faultAfter('contact', { email: 'nobody at home', 'mail-is-safe': 'yes' }), /in the right form/)
  assert.match(await faultAfter('contact', { 'mail-is-safe': 'yes' }), /Enter the email address that is safe/)
})

test('after hours of writing a visitor without a session loses nothing', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await visitor.get('/raise/ours/questions/what-happened')
  clock.moveOn({ hours: 5 })
  const post = await visitor.post('/raise/ours/questions/what-happened', { 'what-happened': 'Written slowly.' })
  assert.equal(post.statusCode, 303)
  assert.match((await visitor.get(CHECK)).body, /Written slowly/)
})

test('what is written after the draft was erased begins a new draft', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  clock.moveOn({ hours: 25 })
  await visitor.post('/raise/ours/questions/what-happened', { 'what-happened': 'Written a day later.' })
  assert.match((await visitor.get('/raise/ours/questions/what-happened')).body, /Written a day later/)
})

test('an answer to a concern that was erased is not added to the next one, and is shown to be copied', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const old = draftOf((await visitor.get(CHECK)).body)
  await visitor.post(START)
  const answer = await visitor.post('/raise/ours/questions/what-happened', {
    'what-happened': 'Of the first',
    draft: old,
  })
  assert.equal(answer.statusCode, 409)
  assert.match(answer.body, /Of the first/)
  assert.equal(
    await visitor.get('/raise/ours/questions/what-happened').then(page => page.body.includes('Of the first')),
    false,
  )
})

test('nothing of a draft lies readable in the database, and nobody reads it without its secret', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const rows = await database.owner<{ text: string }>('select portal_draft::text as text from portal_draft')
  assert.equal(
    rows.some(({ text }) => text.includes('Pellow') || text.includes(Buffer.from('Pellow').toString('hex'))),
    false,
  )
  const { body, headers } = await createVisitor(site).get(CHECK)
  assert.equal(headers.location, '/raise/ours')
  assert.equal(body.includes('Pellow'), false)
})
