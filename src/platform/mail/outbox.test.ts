import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inContext } from '../db/context.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '../testing/site.ts'
import { outboxRoutes } from './outbox.routes.ts'
import { textOf } from './outbox.view.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const database = await cloneTestDatabase()
await database.owner(`insert into partnership (partnership_id, slug, name) values ($1, 'ours', 'Ours')`, [OURS])
const [agency] = await database.owner<{ id: string }>(
  `insert into agency (partnership_id, name, kind, joined_on) values ($1, 'Council', 'local-authority', '2020-01-01') returning agency_id as id`,
  [OURS],
)
const app = createTestApp(database)
const site = await createTestSite(app, outboxRoutes)
const here = { partnershipId: OURS, agencyId: agency?.id ?? '' }
const administrator = await signInAs(database, { ...here, roles: ['administrator'] })
const chair = await signInAs(database, { ...here, roles: ['independent-chair'] })

const mailId = await inContext(app.database('kith_app'), { partnershipId: OURS, actor: 'test' }, async tx => {
  for (let number = 0; number < 26; number++) {
    await app.mail.send(tx, { to: `n${number}@example.test`, subject: 'Reminder', text: 'Text', kind: 'reminder' })
  }
  const text = 'Dear <b>Zoë</b>,\n\nchoose a password: https://kith.example/reset?a=1&b=2.\nThank you'
  return app.mail.send(tx, {
    to: 'zoe@example.test',
    subject: 'Choose a password',
    text,
    kind: 'reset',
    administratorMayRead: true,
  })
})

test('an administrator sees the mails that nobody sent, newest first, and reads one', async () => {
  const list = await site.get('/outbox', administrator.token)
  assert.equal(list.statusCode, 200)
  assert.ok(list.body.includes(`href="/outbox/${mailId}"`))
  assert.match(list.body, /Kept here, not sent/)
  const next = /href="([^"]+)" rel="next"/.exec(list.body)?.[1] ?? ''
  assert.match((await site.get(next, administrator.token)).body, /2 mails on this page/)
  const mail = await site.get(`/outbox/${mailId}`, administrator.token)
  assert.match(mail.body, /Dear &lt;b&gt;Zoë&lt;\/b&gt;/)
  assert.match(mail.body, /href="https:\/\/kith\.example\/reset\?a=1&amp;b=2">/)
})

test('reading a mail is in the audit trail', async () => {
  await site.get(`/outbox/${mailId}`, administrator.token)
  const rows = await database.owner(`select from audit_event where event = 'mail-read' and subject->>'mailId' = $1`, [
    mailId,
  ])
  assert.ok(rows.length > 0)
})

test('nobody but an administrator may open the outbox', async () => {
  assert.equal((await site.get('/outbox', chair.token)).statusCode, 403)
})

test('where a mail server is set up, there is no outbox outside the demonstration', async () => {
  const withServer = { ...app, mail: { ...app.mail, hasServer: true } }
  const served = await createTestSite(withServer, outboxRoutes)
  assert.equal((await served.get('/outbox', administrator.token)).statusCode, 404)
  assert.equal((await served.get(`/outbox/${mailId}`, administrator.token)).statusCode, 404)
  await database.owner('update partnership set is_demonstration = true')
  assert.equal((await served.get('/outbox', administrator.token)).statusCode, 200)
  await database.owner('update partnership set is_demonstration = false')
})

test('mail about a case is for its reader: an administrator reads neither its text nor whom it is to, and trying is in the trail', async () => {
  const about = {
    to: 'referrer@example.test',
    subject: 'Your concern',
    text: 'Use https://kith.example/contribute/abc',
    kind: 'concern-answer',
  } as const
  const context = { partnershipId: OURS, actor: 'test' }
  const sealed = await inContext(app.database('kith_app'), context, tx => app.mail.send(tx, about))
  const [list, mail] = [
    await site.get('/outbox', administrator.token),
    await site.get(`/outbox/${sealed}`, administrator.token),
  ]
  for (const { statusCode, body } of [list, mail]) {
    assert.equal(statusCode, 200)
    assert.doesNotMatch(body, /referrer@|contribute/)
    assert.match(body, /somebody at example\.test/)
  }
  assert.match(mail.body, /for its reader alone/)
  const tried = `select from audit_event where event = 'mail-text-refused' and subject->>'mailId' = $1`
  assert.equal((await database.owner(tried, [sealed])).length, 1)
  await database.owner('update partnership set is_demonstration = true')
  assert.match((await site.get(`/outbox/${sealed}`, administrator.token)).body, /contribute\/abc/)
  await database.owner('update partnership set is_demonstration = false')
})

test('production has no outbox, whatever its mail server', async () => {
  const config = { ...app.config, environment: 'production' } as const
  const served = await createTestSite({ ...app, config }, outboxRoutes)
  for (const url of ['/outbox', `/outbox/${mailId}`]) {
    const cookies = { '__Host-kith': administrator.token }
    assert.equal((await served.server.inject({ url, cookies })).statusCode, 404, url)
  }
})

test('only addresses of web pages become links', () => {
  const shown = textOf('See javascript:alert(1) or "https://a.example/x" (https://b.example/y).').toString()
  assert.deepEqual(shown.match(/href="[^"]+"/g), ['href="https://a.example/x"', 'href="https://b.example/y"'])
})
