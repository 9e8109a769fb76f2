import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { isRole, ROLES, type Role } from '../roles.ts'
import { openTo } from './record-access.store.ts'
import { mayBreakGlass, mayOpen } from './record-access.ts'
import { declareConflict } from './restrict-record.ts'
import { createRestrictedPlace, type Person } from './testing/restricted-place.ts'

const {
  clock,
  app,
  site,
  personWith,
  makeCase,
  listed,
  opens,
  act,
  events,
  restrict,
  breakIt,
  manager,
  lead,
  triage,
  reader,
} = await createRestrictedPlace()

test('every role against every state: a restriction leaves its readers, a conflict nobody, broken glass one', async () => {
  const states = ['plain', 'restricted', 'reader', 'conflicted', 'reader-and-conflicted', 'glass-broken'] as const
  const breakers: readonly Role[] = ['business-manager', 'triage-manager', 'triage-practitioner', 'review-group-member']
  for (const role of Object.keys(ROLES).filter(isRole)) {
    const actor = { personId: 'me', roles: [role] }
    const seen = states.map(state => {
      const access = {
        readers:
          state === 'plain' || state === 'conflicted'
            ? undefined
            : state.startsWith('reader')
              ? ['me', 'other']
              : ['other'],
        conflicted: state.endsWith('conflicted') ? ['me'] : ['other'],
        brokenBy: state === 'glass-broken' ? ['me'] : ['other'],
      }
      return [mayOpen(actor, access), mayBreakGlass(actor, access)]
    })
    const may = breakers.includes(role)
    assert.deepEqual(
      seen,
      [
        [true, false],
        [false, may],
        [true, false],
        [false, false],
        [false, false],
        [true, false],
      ],
      role,
    )
  }
  assert.equal(
    mayOpen({}, { readers: ['other'], conflicted: [], brokenBy: [] }),
    false,
    'a job opens no restricted record',
  )
})

test('a restricted record is absent from lists and pages of everybody but its readers, the manager who restricted it included', async () => {
  const record = await makeCase()
  for (const person of [manager, triage, reader, lead]) assert.equal(await listed(person, record), true)
  await restrict(record)
  for (const [person, may] of [
    [manager, false],
    [triage, false],
    [lead, false],
    [reader, true],
  ] as const) {
    assert.equal(await listed(person, record), may, person.actor.name)
    assert.equal(await opens(person, record), may, person.actor.name)
    assert.equal(
      (await site.get(`/test-cases/${record.id}`, person.token)).statusCode,
      may ? 200 : 404,
      person.actor.name,
    )
  }
  assert.equal(await events('record-refused'), 3)
  const counted = await act(triage, tx => sql<{ all: number }>`select count(*)::int as all from test_case`.execute(tx))
  assert.ok((counted.rows[0]?.all ?? 0) >= 1, 'statistics count it')
})

test('the list and the page say the same, whatever the state', async () => {
  const record = await makeCase()
  const agree = async (): Promise<void> => {
    for (const person of [manager, triage, reader])
      assert.equal(await listed(person, record), await opens(person, record))
  }
  await agree()
  await restrict(record)
  await agree()
  await act(reader, tx =>
    declareConflict(app, tx, reader.actor, { record, personId: reader.personId, nature: 'related' }),
  )
  await agree()
  await breakIt(triage, record)
  await agree()
  clock.moveOn({ hours: 4 })
  await agree()
})

test('an agency’s reader asks the same question, and learns nothing of a restriction but that it is there', async () => {
  const school = await personWith(['school-lead'])
  const record = await makeCase()
  await restrict(record)
  const answer = (person: Person): Promise<boolean> =>
    app.transaction(person.actor, async tx => {
      const id = sql`${record.id}::uuid`
      const rows = await sql<{
        open: boolean
      }>`select ${openTo({ personId: person.personId, now: clock.now() }, 'test-case', id)} as open`.execute(tx)
      return rows.rows[0]?.open === true
    })
  assert.equal(await answer(school), false)
  assert.equal(await opens(school, record), false)
  const peeking = app.transaction(school.actor, tx => sql`select reason, note from restriction`.execute(tx))
  await assert.rejects(peeking, /permission denied/)
})
