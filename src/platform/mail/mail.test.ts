import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { App } from '../app.ts'
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { createApp } from '../create-app.ts'
import { inContext } from '../db/context.ts'
import { openDatabase, type Tx } from '../db/database.ts'
import { wrappingKey } from '../keys/envelope.ts'
import { silentLog } from '../log.ts'
import { atEnd } from '../testing/at-end.ts'
import { cloneTestDatabase, type TestDatabase } from '../testing/database.ts'
import { startTestWorker, until } from '../testing/worker.ts'
import { mailJobs } from './mail.jobs.ts'
import { getMail, listMail } from './mail.store.ts'

const OURS = '01900000-0000-7000-8000-000000000001'

interface Post {
  readonly app: App
  readonly database: TestDatabase
  /** What arrived at an address, once it has. */
  receive(to: string): Promise<{ subject: string; text: string }>
}

const receivedBySmtp: ParsedMail[] = []
let refuseWith: number | undefined
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, _session, done) {
    simpleParser(stream).then(mail => {
      if (refuseWith !== undefined) return done(Object.assign(new Error('not now'), { responseCode: refuseWith }))
      receivedBySmtp.push(mail)
      done()
    }, done)
  },
})
await new Promise<void>(resolve => smtp.listen(0, '127.0.0.1', resolve))
atEnd(() => new Promise<void>(resolve => smtp.close(() => resolve())))
const address = smtp.server.address()
const smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

async function openPost(environment: Record<string, string>): Promise<Omit<Post, 'receive'>> {
  const database = await cloneTestDatabase()
  await database.owner(`insert into partnership (partnership_id, slug, name) values ($1, 'ours', 'Ours')`, [OURS])
  const app = createApp({
    config: loadConfig({ KITH_ENV: 'test', KITH_SECRET: database.secret, LOG_LEVEL: 'silent', ...environment }),
    clock: systemClock,
    log: silentLog(),
    wrapping: wrappingKey(database.secret),
    open: role => openDatabase(database.ownerUrl, database.secret, role, { max: 2 }),
  })
  atEnd(() => app.close())
  await startTestWorker(app, database, mailJobs)
  return { app, database }
}

const inOurs = <T>(app: App, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inContext(app.database('kith_app'), { partnershipId: OURS, actor: 'test' }, work)

async function withOutbox(): Promise<Post> {
  const post = await openPost({})
  return {
    ...post,
    async receive(to) {
      const mails = await inOurs(post.app, tx => listMail(tx, { count: 50 }))
      const mail = mails.find(each => each.to === to)
      assert.ok(mail?.sealedText, `nothing for ${to}`)
      const text = await post.app.keys.open('mail', mail.mailId, mail.sealedText)
      return { subject: mail.subject, text: text.toString() }
    },
  }
}

async function withServer(): Promise<Post> {
  const post = await openPost({ SMTP_URL: smtpUrl })
  const find = (to: string) => receivedBySmtp.find(mail => [mail.to].flat()[0]?.text === to)
  return {
    ...post,
    async receive(to) {
      await until(`mail arrives at ${to}`, async () => find(to) !== undefined)
      const mail = find(to)
      return { subject: mail?.subject ?? '', text: (mail?.text ?? '').replace(/\n$/, '') }
    },
  }
}

// Both before the first test: the runner ends the file when all tests it knows of are over.
const posts = [
  ['the outbox', await withOutbox()],
  ['a mail server', await withServer()],
] as const

for (const [name, post] of posts) {
  const { app } = post
  const text = `Dear Zoë,\n\nFollow https://kith.example/reset?token=${'x'.repeat(300)}\n.\nA line with a full stop alone is above.`

  test(`with ${name}: a mail arrives with its subject and text as they were written`, async () => {
    await inOurs(app, tx =>
      app.mail.send(tx, { to: 'zoe@example.test', subject: 'Choose a password for Kith – today', text, kind: 'reset' }),
    )
    assert.deepEqual(await post.receive('zoe@example.test'), { subject: 'Choose a password for Kith – today', text })
  })

  test(`with ${name}: a mail of a transaction that is rolled back does not exist`, async () => {
    const failing = inOurs(app, async tx => {
      await app.mail.send(tx, { to: 'never@example.test', subject: 'Never', text: 'Never', kind: 'reset' })
      throw new Error('rolled back')
    })
    await assert.rejects(failing, /rolled back/)
    const mails = await post.database.owner(`select from mail where to_address = 'never@example.test'`)
    assert.equal(mails.length, 0)
  })

  test(`with ${name}: neither an address nor a subject can add a header or a recipient`, async () => {
    const send = (to: string, subject: string) =>
      inOurs(app, tx => app.mail.send(tx, { to, subject: subject as 'fixed', text: 'Text', kind: 'reset' }))
    for (const to of [
      'a@example.test\r\nBcc: b@example.test',
      'a@example.test, b@example.test',
      'A <a@example.test>',
      'a',
    ])
      await assert.rejects(send(to, 'Subject'), JSON.stringify(to))
    for (const subject of ['One\r\nBcc: b@example.test', 'One\nTwo', 'One\u0000', '', 'For ada@example.test'])
      await assert.rejects(send('a@example.test', subject), JSON.stringify(subject))
  })

  test(`with ${name}: sign-in may send to an account, and the mail belongs to its first partnership`, async () => {
    const [agency] = await post.database.owner<{ id: string }>(
      `insert into agency (partnership_id, name, kind, joined_on) values ($1, 'Council', 'local-authority', '2020-01-01') returning agency_id as id`,
      [OURS],
    )
    const [account] = await post.database.owner<{ id: string }>(
      `insert into account (email) values ('new@example.test') returning account_id as id`,
    )
    await post.database.owner(
      `insert into person (partnership_id, account_id, agency_id, name, starts_on) values ($1, $2, $3, 'New', '2020-01-01')`,
      [OURS, account?.id, agency?.id],
    )
    const mailId = await inContext(app.database('kith_auth'), { actor: 'nobody' }, tx =>
      app.mail.send(tx, { to: 'new@example.test', subject: 'Invitation', text: 'Welcome', kind: 'invitation' }),
    )
    assert.equal((await post.receive('new@example.test')).text, 'Welcome')
    assert.equal((await inOurs(app, tx => getMail(tx, mailId))).subject, 'Invitation')
  })
}

test('the text of a mail lies sealed, and is erased once the mail server has it', async () => {
  const { app, database } = await withServer()
  refuseWith = 451
  const mailId = await inOurs(app, tx =>
    app.mail.send(tx, { to: 'late@example.test', subject: 'Late', text: 'a one-time link', kind: 'reset' }),
  )
  const read = async () =>
    (
      await database.owner<{ state: string; fault: string | null; sealed_text: Buffer | null }>(
        'select state, fault, sealed_text from mail where mail_id = $1',
        [mailId],
      )
    )[0]
  await until('the refusal is noted', async () => (await read())?.fault !== null)
  assert.equal((await read())?.state, 'waiting')
  assert.match((await read())?.fault ?? '', /451/)
  assert.equal((await read())?.sealed_text?.includes('one-time link'), false)
  refuseWith = undefined
  // The refusal is noted a moment before the job waits for its next try.
  await until('it is sent', async () => {
    await database.owner(`update pgboss.job set start_after = now() where state = 'retry'`)
    return (await read())?.state === 'sent'
  })
  assert.equal((await read())?.sealed_text, null)
})

test('one partnership sees no mail of another', async () => {
  const { app } = await withOutbox()
  const mailId = await inOurs(app, tx =>
    app.mail.send(tx, { to: 'a@example.test', subject: 'Hello', text: 'Hello', kind: 'reset' }),
  )
  const elsewhere = { partnershipId: '01900000-0000-7000-8000-000000000009', actor: 'test' }
  await assert.rejects(
    inContext(app.database('kith_app'), elsewhere, tx => getMail(tx, mailId)),
    { name: 'NotFound' },
  )
})
