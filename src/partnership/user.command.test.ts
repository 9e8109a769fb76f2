import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Command } from '#platform/command.ts'
import { loadConfig } from '#platform/config.ts'
import { createTestAccount, createTestPartnership } from '#platform/testing/accounts.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { userCommands } from './user.command.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const ours = await createTestPartnership(database, 'ours')
const config = loadConfig({ KITH_ENV: 'test', KITH_SECRET: database.secret, DATABASE_URL: database.ownerUrl })

const command = (name: string): Command => {
  const found = userCommands.find(each => each.name === name)
  assert.ok(found)
  return found
}
async function run(
  name: string,
  email: string,
  values: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  let answered: unknown
  await command(name).run(
    {
      config,
      stopping: new AbortController().signal,
      say: () => {},
      answer: (value, inWords) => {
        answered = value
        assert.ok(inWords().length > 0)
      },
      withDatabase: work => work(database.ownerUrl),
    },
    { given: { EMAIL: email }, values: { role: [], ...values } },
  )
  return answered as Record<string, unknown>
}

test('user add puts somebody in the registers with a role, and invites them', async () => {
  const added = await run('user add', 'First@Council.example', {
    name: 'First Admin',
    agency: 'Council',
    role: ['administrator'],
  })
  assert.equal(added['outcome'], 'invited')
  assert.match(String(added['link']), /^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/)
  const [mail] = await mailedTo(app, database, 'first@council.example')
  assert.ok(mail?.text.includes(String(added['link'])))
  const [role] = await database.owner<{ role: string }>('select role from person_role where person_id = $1', [
    added['personId'],
  ])
  assert.equal(role?.role, 'administrator')
  const trail = await database.owner<{ event: string; actor: string }>(
    'select event, actor from audit_event where partnership_id = $1 order by happened_at',
    [ours.partnershipId],
  )
  assert.deepEqual(
    trail.map(row => row.event),
    ['person-added', 'role-given', 'account-invited'],
  )
  assert.ok(trail.every(row => row.actor.startsWith('operator:')))
})

test('user add says what it needs, and adds nobody by halves', async () => {
  await assert.rejects(run('user add', 'second@council.example'), /Give --name and --agency/)
  await assert.rejects(run('user add', 'not an address'), /is not an email address/)
  await assert.rejects(
    run('user add', 'second@council.example', { name: 'S', agency: 'Nowhere' }),
    /There are: Council/,
  )
  await assert.rejects(run('user add', 'second@council.example', { role: ['boss'] }), /There are: administrator/)
  assert.deepEqual(await database.owner(`select from person where email like 'second%'`), [])
})

test('user disable ends access at once, with a reason', async () => {
  const person = await createTestAccount(app, database, { ...ours, roles: ['analyst'] })
  await assert.rejects(run('user disable', person.email), /--reason/)
  await run('user disable', person.email.toUpperCase(), { reason: 'Left' })
  const [account] = await database.owner<{ state: string }>('select state from account where account_id = $1', [
    person.accountId,
  ])
  assert.equal(account?.state, 'disabled')
  await assert.rejects(run('user disable', 'nobody@example.test', { reason: 'Left' }), /Nobody in/)
})

test('user reset-factor removes the authenticator app and tells its owner', async () => {
  const person = await createTestAccount(app, database, { ...ours, roles: ['analyst'] })
  await run('user reset-factor', person.email, { reason: 'Lost phone' })
  assert.deepEqual(await database.owner('select from second_factor where account_id = $1', [person.accountId]), [])
  assert.match((await mailedTo(app, database, person.email))[0]?.subject ?? '', /authenticator app/)
})
