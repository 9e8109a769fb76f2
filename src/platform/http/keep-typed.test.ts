import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authRoutes } from '../auth/auth.routes.ts'
import { createTestAccount, createTestPartnership, type TestAccount } from '../testing/accounts.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { movingClock } from '../testing/moving-clock.ts'
import { createTestApp, createTestSite } from '../testing/site.ts'
import { createVisitor, type Visitor } from '../testing/visitor.ts'
import { html } from '../ui/html.ts'
import { redirect, route, showPage } from './route.ts'

const database = await cloneTestDatabase()
const clock = movingClock(Temporal.Instant.from('2026-11-20T09:00:00Z'))
const app = createTestApp(database, clock)
const ours = await createTestPartnership(database, 'ours')
const saved: string[] = []
const form = html`<h1>Note</h1><form method="post" action="/note"><input name="title" value=""><textarea name="words"></textarea></form>`
const pages = ['/note', '/publication'].flatMap(path => [
  route({
    method: 'GET',
    path,
    permission: 'see-partnership',
    handle: async () => showPage({ title: 'Note', body: form }),
  }),
  route({
    method: 'POST',
    path,
    permission: 'see-partnership',
    sensitive: path === '/publication',
    async handle(visit) {
      saved.push(String(visit.form['words']))
      return redirect('/')
    },
  }),
])
const site = await createTestSite(
  app,
  [...authRoutes, ...pages],
  content => `<!doctype html><main>${content.above ?? ''}${content.body}</main><form method="post"></form>`,
)
const TYPED = { title: 'A "title"', words: 'Seven hundred words\nthat nobody wants to type again' }

let lastAddress = 10
const account = (): Promise<TestAccount> => createTestAccount(app, database, { ...ours, roles: ['analyst'] })

async function signIn(browser: Visitor, person: TestAccount, path = '/sign-in'): Promise<string> {
  const first = await browser.post(path, { email: person.email, password: person.password })
  assert.equal(first.headers.location, '/sign-in/code', first.body)
  clock.moveOn({ seconds: 30 })
  return String((await browser.post('/sign-in/code', { code: person.code() })).headers.location)
}

/** Somebody who opened the form, and whose session is over when they send it. */
async function sendTooLate(person: TestAccount): Promise<Visitor> {
  const browser = createVisitor(site, `192.0.2.${lastAddress++}`)
  await signIn(browser, person)
  await browser.get('/note?draft=2')
  clock.moveOn({ minutes: 16 })
  const answer = await browser.post('/note?draft=2', TYPED)
  assert.equal(answer.headers.location, '/sign-in?next=%2Fnote%3Fdraft%3D2')
  return browser
}

test('what was typed when the session ended is in the form again after signing in, and is not sent by itself', async () => {
  const person = await account()
  const browser = await sendTooLate(person)
  assert.match((await browser.get('/sign-in?next=%2Fnote%3Fdraft%3D2')).body, /kept for you for 30 minutes/)
  assert.equal(await signIn(browser, person, '/sign-in?next=%2Fnote%3Fdraft%3D2'), '/note?draft=2')
  const page = (await browser.get('/note?draft=2')).body
  assert.match(page, /was not sent/)
  assert.match(page, /name="title" value="A &quot;title&quot;"/)
  assert.match(page, /Seven hundred words\nthat nobody wants to type again<\/textarea>/)
  assert.deepEqual(saved, [])
})

test('it is gone once the form was sent', async () => {
  const person = await account()
  const browser = await sendTooLate(person)
  await signIn(browser, person)
  assert.equal((await browser.post('/note?draft=2', TYPED)).headers.location, '/')
  assert.equal(saved.pop(), TYPED.words.replace('\n', '\n'))
  assert.doesNotMatch((await browser.get('/note?draft=2')).body, /Seven hundred/)
  assert.equal(browser.cookies.has('kith-kept'), false)
})

test('another person who signs in in the same browser never sees it', async () => {
  const browser = await sendTooLate(await account())
  await signIn(browser, await account())
  assert.doesNotMatch((await browser.get('/note?draft=2')).body, /Seven hundred|was not sent/)
})

test('the same person in another browser does not see it, nor in another partnership', async () => {
  const person = await account()
  const browser = await sendTooLate(person)
  const other = createVisitor(site, '192.0.2.200')
  await signIn(other, person)
  assert.doesNotMatch((await other.get('/note?draft=2')).body, /Seven hundred/)
  const theirs = await createTestPartnership(database, `theirs-${person.accountId.slice(-6)}`)
  const [elsewhere] = await database.owner<{ person_id: string }>(
    `insert into person (partnership_id, account_id, agency_id, name, email, starts_on)
     values ($1, $2, $3, 'Same person', $4, '2020-01-01') returning person_id`,
    [theirs.partnershipId, person.accountId, theirs.agencyId, person.email],
  )
  await database.owner(
    `insert into person_role (partnership_id, person_id, role, starts_on) values ($1, $2, 'analyst', '2020-01-01')`,
    [theirs.partnershipId, elsewhere?.person_id],
  )
  assert.match(await signIn(browser, person), /^\/choose-partnership/)
  await browser.post('/choose-partnership', { partnership: theirs.partnershipId })
  assert.doesNotMatch((await browser.get('/note?draft=2')).body, /Seven hundred/)
  await browser.post('/choose-partnership', { partnership: ours.partnershipId })
  assert.match((await browser.get('/note?draft=2')).body, /Seven hundred/)
})

test('after half an hour it is gone, and so is its row', async () => {
  const person = await account()
  const browser = await sendTooLate(person)
  clock.moveOn({ minutes: 30 })
  await signIn(browser, person)
  assert.doesNotMatch((await browser.get('/note?draft=2')).body, /Seven hundred/)
  await sendTooLate(await account())
  const rows = await database.owner('select from kept_form where ends_at <= $1', [clock.now().toString()])
  assert.equal(rows.length, 0)
})

test('it lies sealed in the database, and an address or a cookie holds none of it', async () => {
  const browser = await sendTooLate(await account())
  const rows = await database.owner<{ all: string }>(
    `select encode(sealed, 'escape') || page || encode(token_hash, 'hex') as all from kept_form`,
  )
  assert.ok(rows.length > 0)
  for (const row of rows) assert.doesNotMatch(row.all, /Seven|title/)
  assert.doesNotMatch([...browser.cookies.values()].join(), /Seven/)
})

test('a form sent with a session that its owner ended, or that never was, is not kept', async () => {
  const person = await account()
  const browser = createVisitor(site, '192.0.2.210')
  await signIn(browser, person)
  await database.owner(`update session set ended_at = now(), end_reason = 'signed-out' where account_id = $1`, [
    person.accountId,
  ])
  const kept = async (): Promise<number> =>
    (await database.owner('select from kept_form where account_id = $1', [person.accountId])).length
  await browser.post('/note', TYPED)
  assert.equal(await kept(), 0)
  await createVisitor(site, '192.0.2.211').post('/note', TYPED)
  assert.equal(await kept(), 0)
})

test('what another site sends is not kept: it cannot have the anti-forgery field', async () => {
  const person = await account()
  const browser = createVisitor(site, '192.0.2.212')
  await signIn(browser, person)
  clock.moveOn({ minutes: 16 })
  const answer = await browser.post('/note', { ...TYPED, _csrf: 'forged' })
  assert.equal(answer.statusCode, 403)
  assert.equal((await database.owner('select from kept_form where account_id = $1', [person.accountId])).length, 0)
})

test('at most ten forms of an account are kept, the newest', async () => {
  const person = await account()
  const browser = await sendTooLate(person)
  for (let draft = 10; draft < 25; draft++) {
    clock.moveOn({ seconds: 1 })
    await browser.post(`/note?draft=${draft}`, TYPED)
  }
  const rows = await database.owner<{ page: string }>(
    'select page from kept_form where account_id = $1 order by kept_at desc',
    [person.accountId],
  )
  assert.equal(rows.length, 10)
  assert.equal(rows[0]?.page, '/note?draft=24')
})

test('a form that needs its sender to confirm who they are is there again when they did', async () => {
  const person = await account()
  const browser = createVisitor(site, '192.0.2.213')
  await signIn(browser, person)
  clock.moveOn({ minutes: 11 })
  const answer = await browser.post('/publication', TYPED)
  assert.equal(answer.headers.location, '/confirm-it-is-you?next=%2Fpublication')
  assert.match((await browser.get('/confirm-it-is-you?next=%2Fpublication')).body, /kept for you/)
  const confirmed = await browser.post('/confirm-it-is-you?next=%2Fpublication', {
    by: 'password',
    password: person.password,
  })
  assert.equal(confirmed.headers.location, '/publication')
  assert.match((await browser.get('/publication')).body, /Seven hundred words/)
})
