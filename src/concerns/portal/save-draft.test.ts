import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { createVisitor } from '#platform/testing/visitor.ts'
import { createConcernsPlace } from '../testing/concerns.ts'
import { portalRoutes } from './portal.routes.ts'
import { answerAll, CHECK, PROFESSIONAL, START, sendAll } from './testing/walk.ts'

const database = await cloneTestDatabase()
const clock = movingClock('2024-05-02T15:47:00Z')
const app = createTestApp(database, clock)
await createConcernsPlace(database)
const site = await createTestSite(app, portalRoutes)

test('a professional saves, and returns in another browser with the mailed link and the code of the page', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, PROFESSIONAL)
  const typed = { wishes: 'Half a thought', save: 'yes' }
  const post = await visitor.post('/raise/ours/questions/wishes', typed)
  assert.equal(post.headers.location, '/raise/ours/save')
  assert.equal((await visitor.post('/raise/ours/save', { email: 'back@surgery.example' })).statusCode, 400)
  await visitor.post('/raise/ours/save', { email: 'back@surgery.example', 'mail-is-safe': 'yes' })
  const code = /kith-doorway-code">([^<]+)</.exec((await visitor.get('/raise/ours/saved')).body)?.[1] ?? ''
  assert.match(code, /^[0-9A-Z]{4} [0-9A-Z]{4}$/)
  const [mail] = await mailedTo(app, database, 'back@surgery.example')
  assert.equal(mail?.subject, 'The form you saved')
  assert.ok(!mail?.text.includes(code))
  const link = /http:\/\/[^/]+(\/raise\/ours\/return\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  clock.moveOn({ hours: 24 * 20 })
  const elsewhere = createVisitor(site)
  await elsewhere.get(link)
  assert.match(String((await elsewhere.post(link, { code: 'AAAA AAAA' })).headers.location), /wrong=yes/)
  const opened = await elsewhere.post(link, { code: code.toLowerCase() })
  assert.equal(opened.statusCode, 303)
  assert.match((await elsewhere.get(CHECK)).body, /Half a thought/)
  await sendAll(elsewhere)
  assert.equal((await elsewhere.post(link, { code })).statusCode, 410)
  assert.equal((await visitor.get(CHECK)).headers.location, START)
})

test('after five wrong codes a link opens nothing, not even with the right one', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, PROFESSIONAL)
  await visitor.post('/raise/ours/save', { email: 'locked@surgery.example', 'mail-is-safe': 'yes' })
  const code = /kith-doorway-code">([^<]+)</.exec((await visitor.get('/raise/ours/saved')).body)?.[1] ?? ''
  const [mail] = await mailedTo(app, database, 'locked@surgery.example')
  const link = /http:\/\/[^/]+(\/raise\/ours\/return\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  for (let tries = 0; tries < 5; tries++) await visitor.post(link, { code: 'WRONG' })
  assert.equal((await visitor.post(link, { code })).statusCode, 410)
})

test('one address is sent five links a day at most, whoever types it', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, PROFESSIONAL)
  const save = (email: string) => visitor.post('/raise/ours/save', { email, 'mail-is-safe': 'yes' })
  for (let times = 0; times < 5; times++) assert.equal((await save('pestered@ward.example')).statusCode, 303)
  const refused = await save('Pestered@Ward.example')
  assert.equal(refused.statusCode, 400)
  assert.match(refused.body, /it has had five/)
  assert.equal((await mailedTo(app, database, 'pestered@ward.example')).length, 5)
  assert.equal((await save('another@ward.example')).statusCode, 303)
  clock.moveOn({ hours: 25 })
  assert.equal((await save('pestered@ward.example')).statusCode, 303)
})
