import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { createTestAccount, createTestPartnership, type TestAccount } from '../../../testing/accounts.ts'
import { cloneTestDatabase } from '../../../testing/database.ts'
import { mailedTo } from '../../../testing/mailed.ts'
import { movingClock } from '../../../testing/moving-clock.ts'
import { createTestApp, createTestSite } from '../../../testing/site.ts'
import { createVisitor, type Visitor } from '../../../testing/visitor.ts'
import { authRoutes } from '../../auth.routes.ts'

const database = await cloneTestDatabase()
const clock = movingClock(Temporal.Instant.from('2026-11-20T09:00:00Z'))
const app = createTestApp(database, clock)
const site = await createTestSite(app, authRoutes)
const ours = await createTestPartnership(database, 'ours')

let lastAddress = 10
async function signedIn(person: TestAccount): Promise<Visitor> {
  const browser = createVisitor(site, `192.0.2.${lastAddress++}`)
  await browser.post('/sign-in', { email: person.email, password: person.password })
  clock.moveOn({ seconds: 30 })
  await browser.post('/sign-in/code', { code: person.code() })
  return browser
}
const account = (): Promise<TestAccount> => createTestAccount(app, database, { ...ours, roles: ['agency-lead'] })

test('the account page says how one signs in, as whom one works, and where one is signed in', async () => {
  const person = await account()
  await signedIn(person)
  const page = (await (await signedIn(person)).get('/account')).body
  for (const words of [
    person.email,
    'Partnership ours',
    'Agency safeguarding lead',
    'Chrome on Linux',
    'this one',
    'Sign out everywhere but here',
  ])
    assert.ok(page.includes(words), words)
})

test('ending the others ends them and keeps this one', async () => {
  const person = await account()
  const [first, second] = [await signedIn(person), await signedIn(person)]
  await second.post('/account/sessions')
  assert.equal((await first.get('/account')).statusCode, 303)
  assert.equal((await second.get('/account')).statusCode, 200)
})

test('a password is changed with the one before, for one that is not common; other sessions end and a mail tells', async () => {
  const person = await account()
  const [other, browser] = [await signedIn(person), await signedIn(person)]
  const before = browser.cookies.get('kith') ?? ''
  const change = (current: string, password: string) => browser.post('/account/password', { current, password })
  assert.match((await change('not it', 'seven quiet otters')).body, /this is not it/)
  assert.match((await change(person.password, 'short')).body, /12 characters or more/)
  assert.match((await change(person.password, person.password)).body, /not the one you have now/)
  assert.equal((await change(person.password, 'seven quiet otters')).headers.location, '/account')
  assert.equal((await browser.get('/account')).statusCode, 200)
  assert.equal((await other.get('/account')).statusCode, 303)
  assert.equal((await site.get('/account', before)).statusCode, 303, 'the token before is worth nothing')
  assert.match((await mailedTo(app, database, person.email)).at(-1)?.subject ?? '', /password for Kith was changed/)
})

test('a changed password ends a sign-in that was begun with the old one, and a link that was asked for before', async () => {
  const person = await account()
  const browser = await signedIn(person)
  const begun = createVisitor(site, '192.0.2.90')
  await begun.post('/sign-in', { email: person.email, password: person.password })
  await begun.post('/forgotten-password', { email: person.email })
  const link =
    /(\/reset-password\/\S+)/.exec((await mailedTo(app, database, person.email)).at(-1)?.text ?? '')?.[1] ?? ''
  assert.equal((await begun.get(link)).statusCode, 200)
  await browser.post('/account/password', { current: person.password, password: 'nine quiet otters' })
  assert.equal((await begun.get(link)).statusCode, 404)
  clock.moveOn({ seconds: 30 })
  const late = await begun.post('/sign-in/code', { code: person.code() })
  assert.equal(late.headers.location, '/sign-in')
})

test('changing how one signs in asks first who it is, once ten minutes have passed', async () => {
  const browser = await signedIn(await account())
  clock.moveOn({ minutes: 11 })
  for (const path of ['password', 'authenticator-app', 'recovery-codes'])
    assert.equal(
      (await browser.get(`/account/${path}`)).headers.location,
      `/confirm-it-is-you?next=${encodeURIComponent(`/account/${path}`)}`,
    )
})

test('an authenticator app is replaced by proving the new one; the one before works until then', async () => {
  const person = await account()
  const browser = await signedIn(person)
  const page = await browser.get('/account/authenticator-app')
  const key = /<code class="kith-code">([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
  assert.equal((await browser.post('/account/authenticator-app', { code: '000000' })).statusCode, 400)
  const other = await signedIn(person)
  assert.equal((await other.get('/account')).statusCode, 200)
  const epoch = Math.floor(clock.now().epochMilliseconds / 1000)
  const done = await browser.post('/account/authenticator-app', { code: generateSync({ secret: key, epoch }) })
  assert.match(done.body, /Keep your recovery codes/)
  assert.equal((await browser.get('/account')).statusCode, 200)
  assert.equal((await other.get('/account')).statusCode, 303)
  const late = await signedIn(person)
  assert.equal(late.cookies.has('kith'), false, 'the app before is worth nothing')
})

test('new recovery codes make the ones before worthless', async () => {
  const person = await account()
  const browser = await signedIn(person)
  const codesOf = async (): Promise<string[]> =>
    [...(await browser.post('/account/recovery-codes')).body.matchAll(/<li><code class="kith-code">([^<]+)</g)].map(
      match => match[1] ?? '',
    )
  const before = await codesOf()
  const after = await codesOf()
  const useCode = async (code: string): Promise<number> => {
    const visitor = createVisitor(site, `192.0.2.${lastAddress++}`)
    await visitor.post('/sign-in', { email: person.email, password: person.password })
    return (await visitor.post('/sign-in/recovery-code', { code })).statusCode
  }
  assert.equal(await useCode(before[0] ?? ''), 400)
  assert.equal(await useCode(after[0] ?? ''), 303)
  assert.match((await browser.get('/account')).body, /9 of 10 left/)
})
