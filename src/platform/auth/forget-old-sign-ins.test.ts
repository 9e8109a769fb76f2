import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestAccount, createTestPartnership } from '../testing/accounts.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { movingClock } from '../testing/moving-clock.ts'
import { createTestApp, createTestSite } from '../testing/site.ts'
import { createVisitor } from '../testing/visitor.ts'
import { authRoutes } from './auth.routes.ts'
import { forgetOldSignIns } from './forget-old-sign-ins.store.ts'
import { inSignIn } from './in-sign-in.ts'

const database = await cloneTestDatabase()
const clock = movingClock(Temporal.Instant.from('2026-10-01T09:00:00Z'))
const app = createTestApp(database, clock)
const site = await createTestSite(app, authRoutes)

test('what signing in leaves behind is forgotten once it is over: attempts after two days, links and sessions after a month', async () => {
  const person = await createTestAccount(app, database, {
    ...(await createTestPartnership(database, 'ours')),
    roles: ['analyst'],
  })
  const browser = createVisitor(site)
  await browser.post('/forgotten-password', { email: person.email })
  await browser.post('/sign-in', { email: person.email, password: 'wrong' })
  await browser.post('/sign-in', { email: person.email, password: person.password })
  await browser.post('/sign-in', { email: person.email, password: person.password })
  await browser.post('/sign-in/code', { code: person.code() })
  const left = async (): Promise<Record<string, number>> => {
    await inSignIn(app, tx => forgetOldSignIns(tx, clock.now()))
    const [row] = await database.owner<Record<string, number>>(`select
      (select count(*)::int from sign_in_throttle) as attempts, (select count(*)::int from sign_in_challenge) as challenges,
      (select count(*)::int from mailed_link) as links, (select count(*)::int from session) as sessions`)
    return row ?? {}
  }
  const { attempts = 0, ...rest } = await left()
  assert.ok(attempts > 0)
  assert.deepEqual(rest, { challenges: 1, links: 1, sessions: 1 })
  clock.moveOn({ hours: 49 })
  assert.deepEqual(await left(), { attempts: 0, challenges: 0, links: 1, sessions: 1 })
  clock.moveOn({ hours: 24 * 30 })
  assert.deepEqual(await left(), { attempts: 0, challenges: 0, links: 0, sessions: 0 })
})
