import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestPartnership } from '../testing/accounts.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { signInAs, type TestPerson } from '../testing/site.ts'
import { findSessions } from './live-session.store.ts'
import type { SignedIn } from './session.ts'

const database = await cloneTestDatabase()
const auth = database.as('kith_auth')
const ours = await createTestPartnership(database, 'ours')
const theirs = await createTestPartnership(database, 'theirs')
const chair = await signInAs(database, { ...ours, roles: ['independent-chair', 'auditor'], name: 'Ada' })
const learner = await signInAs(database, { ...ours, roles: ['learner'], name: 'Bea' })
const neighbour = await signInAs(database, { ...theirs, roles: ['administrator'], name: 'Cy' })
const now = () => Temporal.Now.instant()

const found = async (tokens: readonly string[], moment = now()) =>
  (await findSessions(auth, tokens, moment)).map(session => session && [session.actor?.name, session.actor?.roles])

async function gone(change: string, value: (person: TestPerson) => string): Promise<SignedIn | undefined> {
  const person = await signInAs(database, { ...ours, roles: ['learner'], name: 'Dee' })
  await database.owner(change, [value(person)])
  return (await findSessions(auth, [person.token, chair.token], now()))[0]
}

test('sessions looked up together are each that of their own token, in the order asked', async () => {
  assert.deepEqual(await found([learner.token, 'never was', neighbour.token, chair.token, learner.token]), [
    ['Bea', ['learner']],
    undefined,
    ['Cy', ['administrator']],
    ['Ada', ['auditor', 'independent-chair']],
    ['Bea', ['learner']],
  ])
  assert.deepEqual(await found([]), [])
})

test('a session that ended, idled out, is over or belongs to a stopped account is not found beside one that lives', async () => {
  const bySession = (person: TestPerson) => person.personId
  for (const change of [
    `update session set ended_at = now() where person_id = $1`,
    `update session set last_seen_at = now() - interval '16 minutes' where person_id = $1`,
    `update session set created_at = now() - interval '9 hours', ends_at = now() - interval '1 second' where person_id = $1`,
  ])
    assert.equal(await gone(change, bySession), undefined, change)
  assert.equal(
    await gone(`update account set state = 'disabled' where account_id = $1`, person => person.accountId),
    undefined,
  )
})

test('somebody whose access was stopped or who has left acts for no partnership, and sees no version of its figures', async () => {
  await database.owner('insert into data_version (partnership_id, version) values ($1, 7)', [ours.partnershipId])
  for (const change of ['access_stopped_at = now()', `ends_on = '2020-01-02'`]) {
    const session = await gone(`update person set ${change} where person_id = $1`, person => person.personId)
    assert.ok(session, 'the account itself stays signed in')
    assert.deepEqual([session.actor, session.dataVersion], [undefined, undefined])
  }
})

test('each session has the version of the figures of its own partnership', async () => {
  await database.owner('insert into data_version (partnership_id, version) values ($1, 9)', [theirs.partnershipId])
  const versions = async () =>
    (await findSessions(auth, [chair.token, neighbour.token], now())).map(session => session?.dataVersion)
  assert.deepEqual(await versions(), [7, 9])
  await database.owner('update data_version set version = 8 where partnership_id = $1', [ours.partnershipId])
  assert.deepEqual(await versions(), [8, 9])
})

test('sign-in may ask who is behind a token and no other role may', async () => {
  for (const role of ['kith_app', 'kith_agency', 'kith_worker', 'kith_public', 'kith_portal'] as const)
    await assert.rejects(
      findSessions(database.as(role), [chair.token], now()),
      /permission denied|does not exist/,
      role,
    )
})
