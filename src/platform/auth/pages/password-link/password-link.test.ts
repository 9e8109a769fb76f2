import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestAccount, createTestPartnership, type TestAccount } from '../../../testing/accounts.ts'
import { cloneTestDatabase } from '../../../testing/database.ts'
import { mailedTo } from '../../../testing/mailed.ts'
import { movingClock } from '../../../testing/moving-clock.ts'
import { createTestApp, createTestSite, signInAs } from '../../../testing/site.ts'
import { createVisitor, type Visitor } from '../../../testing/visitor.ts'
import { authRoutes } from '../../auth.routes.ts'

const database = await cloneTestDatabase()
// Not standing still at a made-up moment: test sessions are rows with the database's own time.
const clock = movingClock(Temporal.Now.instant())
const app = createTestApp(database, clock)
const site = await createTestSite(app, authRoutes)
const ours = await createTestPartnership(database, 'ours')
const NEW = 'seven quiet otters'

let lastAddress = 10
const visitor = (): Visitor => createVisitor(site, `192.0.2.${lastAddress++}`)
const account = (): Promise<TestAccount> =>
  createTestAccount(app, database, { ...ours, roles: ['triage-practitioner'] })

async function linkFor(email: string): Promise<string> {
  const text = (await mailedTo(app, database, email)).at(-1)?.text ?? ''
  return /http:\/\/localhost:3000(\/\S+)/.exec(text)?.[1] ?? ''
}

test('a link is mailed with which somebody chooses a new password and then enters their code', async () => {
  const person = await account()
  const browser = visitor()
  const sent = await browser.post('/forgotten-password', { email: ` ${person.email.toUpperCase()}` })
  assert.match(sent.body, /Check your email/)
  const link = await linkFor(person.email)
  assert.match(link, /^\/reset-password\/[\w-]{43}$/)
  assert.match((await browser.get(link)).body, new RegExp(person.email))
  const set = await browser.post(link, { password: NEW })
  assert.equal(set.headers.location, '/sign-in/code')
  assert.equal((await browser.post('/sign-in/code', { code: person.code() })).headers.location, '/')
  const before = await visitor().post('/sign-in', { email: person.email, password: person.password })
  assert.equal(before.statusCode, 400, 'the password before is worth nothing')
  assert.equal((await visitor().post('/sign-in', { email: person.email, password: NEW })).statusCode, 303)
  assert.match((await mailedTo(app, database, person.email)).at(-1)?.subject ?? '', /password for Kith was changed/)
})

test('a link works once, for an hour, until a newer one is asked for, and only its hash is kept', async () => {
  const person = await account()
  await visitor().post('/forgotten-password', { email: person.email })
  const first = await linkFor(person.email)
  await visitor().post('/forgotten-password', { email: person.email })
  const second = await linkFor(person.email)
  assert.equal((await visitor().get(first)).statusCode, 404)
  assert.equal((await visitor().get(second)).statusCode, 200, 'looking at it does not use it up')
  assert.equal((await visitor().post(second, { password: NEW })).statusCode, 303)
  assert.equal((await visitor().post(second, { password: 'eight quiet otters' })).statusCode, 404)

  await visitor().post('/forgotten-password', { email: person.email })
  const third = await linkFor(person.email)
  clock.moveOn({ minutes: 60 })
  assert.equal((await visitor().post(third, { password: NEW })).statusCode, 404)
  const kept = await database.owner<{ hash: string }>(`select encode(token_hash, 'base64') as hash from mailed_link`)
  assert.ok(kept.every(row => !third.includes(row.hash.slice(0, 20))))
})

test('an address without an account is answered alike, and gets a mail that says so', async () => {
  const known = await account()
  const ask = async (email: string): Promise<string> =>
    (await visitor().post('/forgotten-password', { email })).body
      .replaceAll(email, 'EMAIL')
      .replace(/value="[^"]{30,}"/g, '')
  assert.equal(await ask('nobody@example.test'), await ask(known.email))
  const [mail] = await mailedTo(app, database, 'nobody@example.test')
  assert.match(mail?.subject ?? '', /no account/)
  assert.doesNotMatch(mail?.text ?? '', /reset-password/)
})

test('a mailed link passes no second factor, and a common password is refused without using the link up', async () => {
  const person = await account()
  await visitor().post('/forgotten-password', { email: person.email })
  const link = await linkFor(person.email)
  const browser = visitor()
  const refused = await browser.post(link, { password: 'password1234' })
  assert.equal(refused.statusCode, 400)
  assert.match(refused.body, /attackers try first/)
  assert.doesNotMatch(refused.body, /password1234/)
  await browser.post(link, { password: NEW })
  assert.equal(browser.cookies.has('kith'), false)
})

test('a reset ends every session', async () => {
  const person = await signInAs(database, { ...ours, roles: ['learner'] })
  const [row] = await database.owner<{ email: string }>('select email from account where account_id = $1', [
    person.accountId,
  ])
  clock.moveOn({ seconds: 1 })
  await database.owner('update session set last_seen_at = $1, ends_at = $2 where account_id = $3', [
    clock.now().toString(),
    clock.now().add({ hours: 8 }).toString(),
    person.accountId,
  ])
  assert.equal((await site.get('/stay-signed-in', person.token)).statusCode, 200)
  await visitor().post('/forgotten-password', { email: row?.email ?? '' })
  await visitor().post(await linkFor(row?.email ?? ''), { password: NEW })
  assert.equal((await site.get('/stay-signed-in', person.token)).statusCode, 303)
})

test('an address without an account is told so once a day, and the page says and does the same each time', async () => {
  const email = 'stranger@example.test'
  const ask = async (): Promise<string> => {
    const began = performance.now()
    const answer = await visitor().post('/forgotten-password', { email })
    assert.ok(performance.now() - began >= 250, 'the time of the answer tells nothing')
    return answer.body.replace(/value="[^"]{30,}"/g, '')
  }
  const notices = async (): Promise<number> => (await mailedTo(app, database, email)).length
  const first = await ask()
  assert.equal(await ask(), first)
  assert.equal(await notices(), 1)
  clock.moveOn({ hours: 23 })
  assert.equal(await ask(), first)
  assert.equal(await notices(), 1)
  clock.moveOn({ hours: 2 })
  await ask()
  assert.equal(await notices(), 2)
})

test('a hundred notices a day is the most that strangers can be sent, and who has an account still gets a link', async () => {
  await database.owner(
    `insert into mail (mail_id, to_address, kind, subject, state, made_at)
     select uuidv7(), 'stranger' || n || '@example.test', 'no-account', 'There is none', 'kept', $1
     from generate_series(1, 100) n`,
    [clock.now()],
  )
  const known = await account()
  const answers = await Promise.all(
    ['another@example.test', known.email].map(async email =>
      (await visitor().post('/forgotten-password', { email })).body
        .replaceAll(email, 'EMAIL')
        .replace(/value="[^"]{30,}"/g, ''),
    ),
  )
  assert.equal(answers[0], answers[1])
  assert.deepEqual(await mailedTo(app, database, 'another@example.test'), [])
  assert.match(await linkFor(known.email), /^\/reset-password\//)
})

test('requests are limited by the /64 of an IPv6 address', async () => {
  const status = async (address: string): Promise<number> =>
    (await createVisitor(site, address).post('/forgotten-password', { email: 'six@example.test' })).statusCode
  for (let at = 1; at <= 5; at++) assert.equal(await status(`2001:db8:9:1::${at}`), 200)
  assert.equal(await status('2001:db8:9:1:ffff::1'), 429)
  assert.equal(await status('2001:db8:9:2::1'), 200)
})
