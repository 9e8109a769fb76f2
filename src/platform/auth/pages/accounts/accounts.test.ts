import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { createTestAccount, createTestPartnership, type TestAccount } from '../../../testing/accounts.ts'
import { cloneTestDatabase } from '../../../testing/database.ts'
import { mailedTo } from '../../../testing/mailed.ts'
import { createTestApp, createTestSite, signInAs } from '../../../testing/site.ts'
import { createVisitor } from '../../../testing/visitor.ts'
import { authRoutes } from '../../auth.routes.ts'
import { PERMISSIONS } from '../../permissions.ts'
import { isRole, ROLES } from '../../roles.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const site = await createTestSite(app, authRoutes)
const ours = await createTestPartnership(database, 'ours')
const theirs = await createTestPartnership(database, 'theirs')
const administrator = await signInAs(database, { ...ours, roles: ['administrator'], name: 'Ada Admin' })
const { token } = administrator

const reloadSession = async (person: TestAccount): Promise<string> => {
  const browser = createVisitor(site, '192.0.2.77')
  await browser.post('/sign-in', { email: person.email, password: person.password })
  await browser.post('/sign-in/code', { code: person.code() })
  return browser.cookies.get('kith') ?? ''
}
const account = (): Promise<TestAccount> => createTestAccount(app, database, { ...ours, roles: ['agency-lead'] })
async function personWithoutAccount(where = ours): Promise<string> {
  const [row] = await database.owner<{ person_id: string }>(
    `insert into person (partnership_id, agency_id, name, starts_on) values ($1, $2, 'New Person', '2020-01-01') returning person_id`,
    [where.partnershipId, where.agencyId],
  )
  return row?.person_id ?? ''
}
const trail = async (
  event: string,
): Promise<Array<{ actor: string; subject: { personId?: string; route?: string } }>> =>
  database.owner(`select actor, subject from audit_event where event = $1 and partnership_id = $2`, [
    event,
    ours.partnershipId,
  ])

test('only an administrator sees accounts; anybody else is refused and the refusal is in the trail', async () => {
  assert.deepEqual(PERMISSIONS['manage-accounts'], ['administrator'])
  for (const role of Object.keys(ROLES).filter(isRole)) {
    const person = await signInAs(database, { ...ours, roles: [role] })
    const answer = await site.get('/people/accounts', person.token)
    assert.equal(answer.statusCode, role === 'administrator' ? 200 : 403, role)
    const refusals = (await trail('permission-refused')).filter(row => row.actor === `person:${person.personId}`)
    assert.deepEqual(
      refusals.map(row => row.subject.route),
      role === 'administrator' ? [] : ['/people/accounts'],
      role,
    )
  }
})

test('an invited person sets a password and an authenticator app with a link that works once', async () => {
  const personId = await personWithoutAccount()
  const email = 'new.person@council.example'
  assert.match((await site.get(`/people/accounts/${personId}`, token)).body, /Not invited/)
  const invited = await site.post(`/people/accounts/${personId}/invite`, { email }, token)
  assert.equal(invited.headers.location, `/people/accounts/${personId}`)
  assert.match((await site.get(`/people/accounts/${personId}`, token)).body, /The link works until/)
  const link = /(\/invitation\/\S+)/.exec((await mailedTo(app, database, email))[0]?.text ?? '')?.[1] ?? ''
  const browser = createVisitor(site)
  assert.match((await browser.get(link)).body, /Set up your account/)
  assert.equal((await browser.post(link, { password: 'seven quiet otters' })).headers.location, '/sign-in/set-up')
  assert.equal((await createVisitor(site).post(link, { password: 'eight quiet otters' })).statusCode, 404)
  const page = await browser.get('/sign-in/set-up')
  const key = /<code class="kith-code">([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
  const done = await browser.post('/sign-in/set-up', { code: generateSync({ secret: key }) })
  assert.match(done.body, /Keep your recovery codes/)
  assert.equal((await browser.get('/account')).statusCode, 200)
  assert.match((await site.get(`/people/accounts/${personId}`, token)).body, /Can sign in/)
  assert.equal((await trail('account-invited')).length, 1)
})

test('a newer invitation ends the one before', async () => {
  const personId = await personWithoutAccount()
  const email = 'again@council.example'
  await site.post(`/people/accounts/${personId}/invite`, { email }, token)
  await site.post(`/people/accounts/${personId}/invite`, { email }, token)
  const links = (await mailedTo(app, database, email)).map(mail => /(\/invitation\/\S+)/.exec(mail.text)?.[1] ?? '')
  const statuses = await Promise.all(links.map(async link => (await site.get(link)).statusCode))
  assert.deepEqual(statuses.sort(), [200, 404])
})

test('who has an account elsewhere is given access with it, and two people of one partnership never share one', async () => {
  const elsewhere = await createTestAccount(app, database, { ...theirs, roles: ['analyst'] })
  const personId = await personWithoutAccount()
  await site.post(`/people/accounts/${personId}/invite`, { email: elsewhere.email }, token)
  assert.match((await mailedTo(app, database, elsewhere.email))[0]?.subject ?? '', /another partnership/)
  assert.equal((await trail('access-given')).length, 1)
  const other = await personWithoutAccount()
  const taken = await site.post(`/people/accounts/${other}/invite`, { email: elsewhere.email }, token)
  assert.equal(taken.statusCode, 400)
  assert.match(taken.body, /somebody else in this partnership/)
})

test('stopping access ends the sessions, keeps the person out, and is undone by an administrator', async () => {
  const person = await account()
  const session = await reloadSession(person)
  assert.equal((await site.get('/account', session)).statusCode, 200)
  const url = `/people/accounts/${person.personId}`
  assert.equal((await site.post(`${url}/stop`, { reason: ' ' }, token)).statusCode, 400)
  assert.equal((await site.post(`${url}/stop`, { reason: 'Left the council' }, token)).headers.location, url)
  assert.equal((await site.get('/account', session)).statusCode, 303)
  assert.equal(
    (await createVisitor(site, '192.0.2.78').post('/sign-in', { email: person.email, password: person.password }))
      .statusCode,
    400,
  )
  assert.equal((await trail('access-stopped')).at(-1)?.subject.personId, person.personId)
  await site.post(`${url}/restore`, {}, token)
  assert.equal(
    (await createVisitor(site, '192.0.2.79').post('/sign-in', { email: person.email, password: person.password }))
      .statusCode,
    303,
  )
})

test('stopping access in one partnership leaves the account’s other partnership alone', async () => {
  const person = await account()
  await database.owner(
    `insert into person (partnership_id, account_id, agency_id, name, starts_on) values ($1, $2, $3, 'There', '2020-01-01')`,
    [theirs.partnershipId, person.accountId, theirs.agencyId],
  )
  await site.post(`/people/accounts/${person.personId}/stop`, { reason: 'Moved' }, token)
  const browser = createVisitor(site, '192.0.2.80')
  await browser.post('/sign-in', { email: person.email, password: person.password })
  await browser.post('/sign-in/code', { code: person.code() })
  const page = await browser.get('/account')
  assert.match(page.body, /Partnership theirs/)
  assert.doesNotMatch(page.body, /Partnership ours/)
})

test('resetting the authenticator app signs out, tells the person, and has them set up a new one', async () => {
  const person = await account()
  const session = await reloadSession(person)
  const url = `/people/accounts/${person.personId}`
  await site.post(`${url}/reset-app`, { reason: 'Lost phone; called back on the known number' }, token)
  assert.equal((await site.get('/account', session)).statusCode, 303)
  const browser = createVisitor(site, '192.0.2.81')
  const answer = await browser.post('/sign-in', { email: person.email, password: person.password })
  assert.equal(answer.headers.location, '/sign-in/set-up')
  assert.match((await mailedTo(app, database, person.email)).at(-1)?.subject ?? '', /authenticator app/)
  assert.equal((await trail('second-factor-reset')).at(-1)?.subject.personId, person.personId)
})

test('giving somebody of another partnership access does not let anybody here take their authenticator app', async () => {
  const elsewhere = await createTestAccount(app, database, { ...theirs, roles: ['analyst'] })
  const personId = await personWithoutAccount()
  const url = `/people/accounts/${personId}`
  await site.post(`${url}/invite`, { email: elsewhere.email }, token)
  const refused = await site.post(`${url}/reset-app`, { reason: 'Lost phone' }, token)
  assert.equal(refused.statusCode, 409)
  assert.match(refused.body, /also works in another partnership/)
  const signIn = async () => {
    const browser = createVisitor(site, '192.0.2.82')
    const answer = await browser.post('/sign-in', { email: elsewhere.email, password: elsewhere.password })
    return { browser, to: answer.headers.location }
  }
  const { browser, to } = await signIn()
  assert.equal(to, '/sign-in/code')
  await browser.post('/sign-in/code', { code: elsewhere.code() })
  await browser.post('/choose-partnership', { partnership: ours.partnershipId })
  await site.post(`${url}/reset-app`, { reason: 'Lost phone' }, token)
  assert.equal((await signIn()).to, '/sign-in/set-up')
})

test('nobody stops or resets their own account, and nobody reaches one of another partnership', async () => {
  for (const act of ['stop', 'reset-app'])
    assert.equal((await site.get(`/people/accounts/${administrator.personId}/${act}`, token)).statusCode, 409)
  const stranger = await createTestAccount(app, database, { ...theirs, roles: ['analyst'] })
  assert.equal((await site.get(`/people/accounts/${stranger.personId}`, token)).statusCode, 404)
  assert.equal((await site.post(`/people/accounts/${stranger.personId}/stop`, { reason: 'x' }, token)).statusCode, 404)
  const outside = await personWithoutAccount(theirs)
  assert.equal((await site.post(`/people/accounts/${outside}/invite`, { email: 'a@b.example' }, token)).statusCode, 404)
})

test('changing an account asks again who it is once ten minutes have passed', async () => {
  await database.owner(`update session set reauthenticated_at = now() - interval '11 minutes' where person_id = $1`, [
    administrator.personId,
  ])
  const person = await account()
  const answer = await site.get(`/people/accounts/${person.personId}/stop`, token)
  assert.match(String(answer.headers.location), /^\/confirm-it-is-you\?next=/)
})
