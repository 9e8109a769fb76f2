import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestAccount, createTestPartnership, type TestAccount } from '../../../testing/accounts.ts'
import { cloneTestDatabase } from '../../../testing/database.ts'
import { movingClock } from '../../../testing/moving-clock.ts'
import { createTestApp, createTestSite } from '../../../testing/site.ts'
import { createVisitor, type Visitor } from '../../../testing/visitor.ts'
import { authRoutes } from '../../auth.routes.ts'

const database = await cloneTestDatabase()
const clock = movingClock(Temporal.Instant.from('2026-11-20T09:00:00Z'))
const app = createTestApp(database, clock)
const site = await createTestSite(app, authRoutes)
const ours = await createTestPartnership(database, 'ours')
const theirs = await createTestPartnership(database, 'theirs')

let lastAddress = 10
const visitor = (): Visitor => createVisitor(site, `192.0.2.${lastAddress++}`)
const account = (hasApp = true): Promise<TestAccount> =>
  createTestAccount(app, database, { ...ours, roles: ['triage-practitioner'], hasApp })
const events = async (accountId: string): Promise<string[]> =>
  (
    await database.owner<{ event: string }>(
      'select event from audit_event where actor = $1 order by happened_at, audit_event_id',
      [`account:${accountId}`],
    )
  ).map(row => row.event)

async function signIn(browser: Visitor, person: TestAccount, path = '/sign-in'): Promise<string> {
  const first = await browser.post(path, { email: person.email, password: person.password })
  assert.equal(first.headers.location, '/sign-in/code')
  clock.moveOn({ seconds: 30 })
  const second = await browser.post('/sign-in/code', { code: person.code() })
  assert.equal(second.statusCode, 303, second.body)
  return String(second.headers.location)
}

test('an email address, a password and a code sign somebody in, and back to the page they wanted', async () => {
  const person = await account()
  const browser = visitor()
  assert.equal(await signIn(browser, person, '/sign-in?next=%2Fmeasures%3Fpage%3D2'), '/measures?page=2')
  assert.equal((await browser.get('/stay-signed-in')).statusCode, 200)
  assert.deepEqual(await events(person.accountId), ['password-accepted', 'signed-in'])
})

test('a page elsewhere is never where sign-in leads', async () => {
  assert.equal(await signIn(visitor(), await account(), '/sign-in?next=https%3A%2F%2Felsewhere.example%2F'), '/')
})

test('the password alone opens nothing', async () => {
  const person = await account()
  const browser = visitor()
  await browser.post('/sign-in', { email: person.email, password: person.password })
  assert.equal(browser.cookies.has('kith'), false)
  assert.equal((await browser.get('/stay-signed-in')).headers.location, '/sign-in?next=%2Fstay-signed-in')
})

test('the email address may be typed in capitals, and the password is taken as typed', async () => {
  const person = await account()
  const answer = await visitor().post('/sign-in', {
    email: ` ${person.email.toUpperCase()} `,
    password: person.password,
  })
  assert.equal(answer.headers.location, '/sign-in/code')
})

test('nothing tells an address of nobody from a wrong password, or from an account that is disabled or only invited', async () => {
  const [known, disabled, invited] = [await account(), await account(), await account()]
  await database.owner(`update account set state = 'disabled' where account_id = $1`, [disabled.accountId])
  await database.owner(`update account set state = 'invited', password_hash = null where account_id = $1`, [
    invited.accountId,
  ])
  const attempt = async (email: string, password: string): Promise<string> => {
    const answer = await visitor().post('/sign-in', { email, password })
    assert.equal(answer.statusCode, 400)
    return answer.body.replaceAll(email, 'EMAIL').replace(/value="[^"]{30,}"/g, '')
  }
  const wrong = await attempt(known.email, 'not the password')
  assert.match(wrong, /these do not match one/)
  assert.equal(await attempt('nobody@example.test', 'not the password'), wrong)
  assert.equal(await attempt(disabled.email, disabled.password), wrong)
  assert.equal(await attempt(invited.email, invited.password), wrong)
  assert.deepEqual(await events(known.accountId), ['sign-in-failed'])
})

test('the email address is kept for another try, the password never', async () => {
  const answer = await visitor().post('/sign-in', { email: 'ada@example.test', password: 'what I typed here' })
  assert.match(answer.body, /value="ada@example.test"/)
  assert.doesNotMatch(answer.body, /what I typed here/)
})

test('five wrong passwords lock the address, ever longer, whether or not anybody has it', async () => {
  const person = await account()
  const wrongTries = async (email: string): Promise<string> => {
    let body = ''
    for (let tries = 0; tries < 6; tries++)
      body = (await visitor().post('/sign-in', { email, password: 'not the password' })).body
    return body
  }
  assert.match(await wrongTries(person.email), /too many attempts. Wait a minute/)
  assert.match(await wrongTries('nobody-else@example.test'), /too many attempts. Wait a minute/)
  const right = { email: person.email, password: person.password }
  assert.match((await visitor().post('/sign-in', right)).body, /too many attempts/)
  clock.moveOn({ minutes: 1, seconds: 1 })
  await visitor().post('/sign-in', { ...right, password: 'wrong again' })
  assert.match((await visitor().post('/sign-in', right)).body, /Wait 2 minutes/)
  clock.moveOn({ minutes: 2, seconds: 1 })
  assert.equal((await visitor().post('/sign-in', right)).headers.location, '/sign-in/code')
  assert.ok((await events(person.accountId)).includes('sign-in-locked'))
})

test('a code is taken once: the same code again is refused, in the same sign-in or another', async () => {
  const person = await account()
  await signIn(visitor(), person)
  const browser = visitor()
  await browser.post('/sign-in', { email: person.email, password: person.password })
  const replayed = await browser.post('/sign-in/code', { code: person.code() })
  assert.equal(replayed.statusCode, 400)
  assert.match(replayed.body, /wrong, too old or was used before/)
  clock.moveOn({ seconds: 30 })
  assert.equal((await browser.post('/sign-in/code', { code: person.code() })).statusCode, 303)
})

test('five wrong codes lock codes, and starting again with the password does not unlock them', async () => {
  const person = await account()
  const browser = visitor()
  await browser.post('/sign-in', { email: person.email, password: person.password })
  for (let tries = 0; tries < 5; tries++) await browser.post('/sign-in/code', { code: '000000' })
  await browser.post('/sign-in', { email: person.email, password: person.password })
  assert.match((await browser.post('/sign-in/code', { code: person.code() })).body, /too many attempts/)
  assert.equal(browser.cookies.has('kith'), false)
})

test('ten minutes after the password it has to be given again', async () => {
  const person = await account()
  const browser = visitor()
  await browser.post('/sign-in', { email: person.email, password: person.password })
  clock.moveOn({ minutes: 11 })
  const late = await browser.post('/sign-in/code', { code: person.code() })
  assert.equal(late.headers.location, '/sign-in')
})

test('without an authenticator app one is set up at sign-in, and ten recovery codes are shown once', async () => {
  const person = await account(false)
  const browser = visitor()
  const first = await browser.post('/sign-in', { email: person.email, password: person.password })
  assert.equal(first.headers.location, '/sign-in/set-up')
  const page = await browser.get('/sign-in/set-up')
  assert.match(page.body, /<svg/)
  const key = /<code class="kith-code">([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
  assert.equal(key.length, 32)
  assert.match(
    (await browser.get('/sign-in/set-up')).body.replaceAll(' ', ''),
    new RegExp(key),
    'one key, however often it is shown',
  )
  assert.equal((await browser.post('/sign-in/set-up', { code: '000000' })).statusCode, 400)
  const { generateSync } = await import('otplib')
  const code = generateSync({ secret: key, epoch: Math.floor(clock.now().epochMilliseconds / 1000) })
  const done = await browser.post('/sign-in/set-up', { code })
  const codes = [...done.body.matchAll(/<li><code class="kith-code">([a-z0-9-]+)<\/code>/g)].map(
    match => match[1] ?? '',
  )
  assert.equal(codes.length, 10)
  assert.equal((await browser.get('/stay-signed-in')).statusCode, 200)
  const kept = await database.owner<{ text: string }>('select code_hash::text as text from recovery_code')
  assert.ok(kept.every(row => !codes.some(each => row.text.includes(each))))

  const other = visitor()
  await other.post('/sign-in', { email: person.email, password: person.password })
  const typed = (codes[0] ?? '').toUpperCase().replaceAll('-', ' ')
  assert.equal((await other.post('/sign-in/recovery-code', { code: typed })).statusCode, 303)
  const again = visitor()
  await again.post('/sign-in', { email: person.email, password: person.password })
  assert.match((await again.post('/sign-in/recovery-code', { code: codes[0] ?? '' })).body, /not one of yours/)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const person = await account()
  const browser = visitor()
  await signIn(browser, person)
  const token = browser.cookies.get('kith') ?? ''
  assert.equal((await browser.post('/sign-out')).headers.location, '/sign-in')
  assert.equal(browser.cookies.has('kith'), false)
  assert.equal((await site.get('/stay-signed-in', token)).statusCode, 303)
})

test('a session ends after 15 idle minutes, is extended by use, and ends after 8 hours whatever is done', async () => {
  const person = await account()
  const browser = visitor()
  await signIn(browser, person)
  for (let minutes = 0; minutes < 7 * 60; minutes += 14) {
    clock.moveOn({ minutes: 14 })
    assert.equal((await browser.get('/stay-signed-in')).statusCode, 200)
  }
  const extended = await browser.post('/stay-signed-in')
  assert.match(String(extended.headers['content-type']), /^application\/json/)
  const { expiresAt } = JSON.parse(extended.body) as { expiresAt: string }
  assert.equal(Temporal.Instant.from(expiresAt).since(clock.now()).total('minutes'), 15)
  for (let minutes = 0; minutes < 70; minutes += 14) {
    clock.moveOn({ minutes: 14 })
    await browser.get('/stay-signed-in')
  }
  assert.equal((await browser.get('/stay-signed-in')).statusCode, 303)

  const idle = visitor()
  await signIn(idle, person)
  clock.moveOn({ minutes: 15 })
  assert.equal((await idle.get('/stay-signed-in')).statusCode, 303)
})

test('a sixth session ends the one that was unused for longest', async () => {
  const person = await account()
  const browsers: Visitor[] = []
  for (let count = 0; count < 6; count++) {
    const browser = visitor()
    await signIn(browser, person)
    browsers.push(browser)
  }
  const live = await Promise.all(
    browsers.map(async browser => (await browser.get('/stay-signed-in')).statusCode === 200),
  )
  assert.deepEqual(live, [false, true, true, true, true, true])
})

test('who works in two partnerships chooses one, switches, and gets a new token each time', async () => {
  const person = await account()
  await database.owner(
    `insert into person (partnership_id, account_id, agency_id, name, starts_on) values ($1, $2, $3, 'Ada there', '2020-01-01')`,
    [theirs.partnershipId, person.accountId, theirs.agencyId],
  )
  const browser = visitor()
  assert.equal(await signIn(browser, person, '/sign-in?next=%2Faudits'), '/choose-partnership?next=%2Faudits')
  const page = await browser.get('/choose-partnership?next=%2Faudits')
  assert.match(page.body, /Partnership ours/)
  assert.match(page.body, /Partnership theirs/)
  assert.match((await browser.post('/choose-partnership', { partnership: '' })).body, /Select a partnership/)
  const before = browser.cookies.get('kith') ?? ''
  const chosen = await browser.post('/choose-partnership?next=%2Faudits', { partnership: theirs.partnershipId })
  assert.equal(chosen.headers.location, '/audits')
  assert.notEqual(browser.cookies.get('kith'), before)
  assert.equal((await site.get('/stay-signed-in', before)).statusCode, 303, 'the token before is worth nothing')
  const switched = await browser.post('/choose-partnership?next=%2Faudits', { partnership: ours.partnershipId })
  assert.equal(switched.headers.location, '/')
})

test('nobody chooses a partnership in which they do not work', async () => {
  const browser = visitor()
  await signIn(browser, await account())
  const answer = await browser.post('/choose-partnership', { partnership: theirs.partnershipId })
  assert.equal(answer.statusCode, 400)
})

test('who it is can be confirmed with the password or a code, and the session goes on under a new token', async () => {
  const person = await account()
  const browser = visitor()
  await signIn(browser, person)
  const before = browser.cookies.get('kith') ?? ''
  const wrong = await browser.post('/confirm-it-is-you?next=%2Faccount', { by: 'password', password: 'not it at all' })
  assert.equal(wrong.statusCode, 400)
  const right = await browser.post('/confirm-it-is-you?next=%2Faccount', { by: 'password', password: person.password })
  assert.equal(right.headers.location, '/account')
  assert.equal((await site.get('/stay-signed-in', before)).statusCode, 303)
  clock.moveOn({ seconds: 30 })
  const byCode = await browser.post('/confirm-it-is-you', { by: 'app', code: person.code() })
  assert.equal(byCode.headers.location, '/')
})

test('the trail names who failed and why, and never what was typed', async () => {
  const rows = await database.owner<{ subject: string }>(`select subject::text as subject from audit_event`)
  assert.ok(rows.length > 20)
  assert.ok(rows.every(row => !/password":|plain |@/.test(row.subject)))
  const [nobody] = await database.owner<{ actor: string; partnership_id: string | null }>(
    `select actor, partnership_id from audit_event where subject ->> 'reason' = 'no-such-account' limit 1`,
  )
  assert.deepEqual(nobody, { actor: 'nobody', partnership_id: null })
})
