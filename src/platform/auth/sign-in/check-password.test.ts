import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import type { App } from '../../app.ts'
import { createTestAccount, createTestPartnership } from '../../testing/accounts.ts'
import { cloneTestDatabase } from '../../testing/database.ts'
import { createTestApp } from '../../testing/site.ts'
import { checkPassword } from './check-password.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const person = await createTestAccount(app, database, {
  ...(await createTestPartnership(database, 'ours')),
  roles: ['analyst'],
})

/** The app, and the kinds of the statements that it sends as kith_auth. */
function watched(): { app: App; statements: string[] } {
  const statements: string[] = []
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      statements.push(node.kind)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const auth = app.database('kith_auth')
  const own = { ...auth, kysely: auth.kysely.withPlugin(plugin) }
  return { app: { ...app, database: role => (role === 'kith_auth' ? own : app.database(role)) }, statements }
}

const attempt = (by: App, email: string, address: string) =>
  checkPassword(by, { email, password: 'not the password', next: '/', address })

test('an address of nobody costs the very statements that a wrong password costs', async () => {
  const [known, unknown] = [watched(), watched()]
  assert.equal((await attempt(known.app, person.email, '192.0.2.1')).outcome, 'wrong')
  assert.equal((await attempt(unknown.app, 'nobody@example.test', '192.0.2.2')).outcome, 'wrong')
  assert.ok(known.statements.length > 5)
  assert.deepEqual(unknown.statements, known.statements)
})

test('many attempts at once cannot slip past the limit', async () => {
  const email = 'hammered@example.test'
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => attempt(app, email, `198.51.100.${at}`)))
  assert.equal(answers.filter(answer => answer.outcome === 'wrong').length, 5)
  assert.equal(answers.filter(answer => answer.outcome === 'locked').length, 15)
})

test('fifty attempts from one network address make it wait, whomever they were for', async () => {
  for (let count = 0; count < 50; count++) await attempt(app, `somebody-${count}@example.test`, '203.0.113.9')
  assert.equal((await attempt(app, 'another@example.test', '203.0.113.9')).outcome, 'locked')
  assert.equal((await attempt(app, 'another@example.test', '203.0.113.10')).outcome, 'wrong')
})

test('of IPv6 the whole /64 waits: one customer has all its addresses to choose from', async () => {
  let made = 0
  const outcome = async (address: string): Promise<string> =>
    (await attempt(app, `somebody-${made++}@example.test`, address)).outcome
  for (let at = 0; at < 50; at++) assert.equal(await outcome(`2001:db8:1:2::${at.toString(16)}`), 'wrong')
  assert.equal(await outcome('2001:db8:1:2:aaaa:bbbb:cccc:dddd'), 'locked')
  assert.equal(await outcome('2001:db8:1:3::1'), 'wrong')
})
