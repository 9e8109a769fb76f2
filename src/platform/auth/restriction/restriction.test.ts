import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { route, showPage } from '../../http/route.ts'
import { createTestPartnership } from '../../testing/accounts.ts'
import { cloneTestDatabase } from '../../testing/database.ts'
import { mailedTo } from '../../testing/mailed.ts'
import { movingClock } from '../../testing/moving-clock.ts'
import { createTestApp, createTestSite, signInAs, type TestPerson } from '../../testing/site.ts'
import { html } from '../../ui/html.ts'
import type { Actor } from '../actor.ts'
import { authRoutes, restrictionRoutes } from '../auth.routes.ts'
import { isRole, ROLES, type Role } from '../roles.ts'
import { breakGlass, refuseRecord } from './break-glass.ts'
import { getRecordAccess, isHeld, openTo } from './record-access.store.ts'
import { mayBreakGlass, mayOpen, type RecordRef } from './record-access.ts'
import {
  declareConflict,
  endConflict,
  holdRecord,
  liftHold,
  restrictRecord,
  reviewRestriction,
} from './restrict-record.ts'
import type { RestrictableKind } from './restrictable-kind.ts'

// No case table exists yet: this one stands for them all.
const database = await cloneTestDatabase()
await database.owner(`
  create table test_case (
    partnership_id uuid not null, test_case_id uuid not null default uuidv7(), reference text not null, retain_until date,
    primary key (partnership_id, test_case_id));
  alter table test_case enable row level security;
  create policy own_partnership on test_case to kith_app using (partnership_id = current_partnership());
  grant select on test_case to kith_app;`)

const clock = movingClock(Temporal.Now.instant())
const app = createTestApp(database, clock)
const ours = await createTestPartnership(database, 'ours')
const theirs = await createTestPartnership(database, 'theirs')

const testCases: RestrictableKind = {
  kind: 'test-case',
  title: 'Test case',
  exampleReference: 'TC-1',
  async findByReference(tx, reference) {
    const found = await sql<{
      id: string
    }>`select test_case_id as id from test_case where reference = ${reference}`.execute(tx)
    return found.rows[0]?.id
  },
  href: id => `/test-cases/${id}`,
}
const testCasePage = route({
  method: 'GET',
  path: '/test-cases/:id',
  permission: 'see-partnership',
  async handle(visit) {
    const { id } = visit.params as { id: string }
    const record = { kind: 'test-case', id }
    const access = await app.transaction(visit.actor, tx => getRecordAccess(tx, record, app.clock.now()))
    return mayOpen(visit.actor, access)
      ? showPage({ title: 'A case', body: html`<p>The case</p>` })
      : refuseRecord(app, visit.actor, record)
  },
})
const site = await createTestSite(app, [...authRoutes, ...restrictionRoutes([testCases]), testCasePage])

interface Person extends TestPerson {
  readonly actor: Actor
}
async function personWith(roles: readonly Role[], where = ours, name = `Person ${roles.join(' ')}`): Promise<Person> {
  const person = await signInAs(database, { ...where, roles, name })
  const actor: Actor = {
    id: `person:${person.personId}`,
    name,
    partnershipId: where.partnershipId,
    partnershipName: 'Ours',
    roles,
    personId: person.personId,
    agencyId: where.agencyId,
  }
  await database.owner(
    'update session set last_seen_at = $1, reauthenticated_at = $1, ends_at = $2 where account_id = $3',
    [clock.now().toString(), clock.now().add({ hours: 8 }).toString(), person.accountId],
  )
  return { ...person, actor }
}

let made = 0
async function makeCase(where = ours): Promise<RecordRef> {
  const reference = `TC-${++made}`
  const [row] = await database.owner<{ id: string }>(
    'insert into test_case (partnership_id, reference) values ($1, $2) returning test_case_id as id',
    [where.partnershipId, reference],
  )
  return { kind: 'test-case', id: row?.id ?? '', reference }
}
const listed = (person: Person, record: RecordRef): Promise<boolean> =>
  app.transaction(person.actor, async tx => {
    const reader = { personId: person.personId, now: clock.now() }
    const rows = await sql<{ id: string }>`select test_case_id as id from test_case
      where ${openTo(reader, 'test-case', sql.ref('test_case.test_case_id'))}`.execute(tx)
    return rows.rows.some(row => row.id === record.id)
  })
const opens = (person: Person, record: RecordRef): Promise<boolean> =>
  app.transaction(person.actor, async tx => mayOpen(person.actor, await getRecordAccess(tx, record, clock.now())))
const act = <T>(person: Person, work: (tx: Tx) => Promise<T>): Promise<T> => app.transaction(person.actor, work)
const events = async (event: string): Promise<number> =>
  (
    await database.owner('select from audit_event where event = $1 and partnership_id = $2', [
      event,
      ours.partnershipId,
    ])
  ).length

const manager = await personWith(['business-manager'], ours, 'Imelda Farrow')
const lead = await personWith(['information-governance-lead'], ours, 'Iris Gould')
const [leadAccount] = await database.owner<{ email: string }>('select email from account where account_id = $1', [
  lead.accountId,
])
const leadEmail = leadAccount?.email ?? ''
const triage = await personWith(['triage-practitioner'], ours, 'Tess Round')
const reader = await personWith(['triage-practitioner'], ours, 'Rae Dare')
const TOMORROW = clock.today().add({ days: 1 })
const REASON = 'The child is with them tonight and the duty team cannot be reached'

const restrict = (record: RecordRef, readers = [reader.personId], by = manager): Promise<void> =>
  act(by, tx =>
    restrictRecord(app, tx, by.actor, { record, reason: 'staff-linked', note: '', readers, reviewOn: TOMORROW }),
  )
const breakIt = (person: Person, record: RecordRef, hours = 4) =>
  breakGlass(app, person.actor, { kind: testCases, reference: record.reference, reason: REASON, hours })

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

test('breaking the glass opens the record to that person alone, until the time they chose', async () => {
  const record = await makeCase()
  await restrict(record)
  assert.equal((await breakIt(triage, record, 1)).outcome, 'opened')
  assert.equal(await listed(triage, record), true)
  assert.equal(await listed(manager, record), false)
  clock.moveOn({ minutes: 59 })
  assert.equal(await opens(triage, record), true)
  clock.moveOn({ minutes: 1 })
  assert.equal(await opens(triage, record), false)
  assert.equal(await listed(triage, record), false)
})

test('the information governance lead is told by mail at once, without a name, a reference or the reason', async () => {
  const record = await makeCase()
  await restrict(record)
  const before = (await mailedTo(app, database, leadEmail)).length
  await breakIt(triage, record)
  const mails = await mailedTo(app, database, leadEmail)
  assert.equal(mails.length, before + 1)
  const text = `${mails.at(-1)?.subject} ${mails.at(-1)?.text}`
  for (const secret of [record.reference, 'Tess', 'duty team']) assert.ok(!text.includes(secret), secret)
  assert.match(text, /\/restrictions/)
})

test('where there is no information governance lead, the administrators are told', async () => {
  const administrator = await personWith(['administrator'], theirs)
  const there = await personWith(['business-manager'], theirs)
  const record = await makeCase(theirs)
  await restrict(record, [administrator.personId], there)
  await breakIt(there, record)
  const [account] = await database.owner<{ email: string }>('select email from account where account_id = $1', [
    administrator.accountId,
  ])
  assert.equal((await mailedTo(app, database, account?.email ?? '')).length, 1)
})

test('a conflict of interest closes the record whatever else holds, and the glass does not break for it', async () => {
  const record = await makeCase()
  await act(triage, tx =>
    declareConflict(app, tx, triage.actor, { record, personId: triage.personId, nature: 'knows-personally' }),
  )
  assert.equal(await listed(triage, record), false)
  assert.equal(await listed(manager, record), true)
  await restrict(record, [triage.personId, reader.personId])
  assert.equal(await opens(triage, record), false, 'a reader with a conflict stays out')
  assert.equal((await breakIt(triage, record)).outcome, 'closed')
  const [conflict] = await database.owner<{ conflict_id: string }>(
    'select conflict_id from conflict_of_interest where record_id = $1',
    [record.id],
  )
  const ending = { conflictId: conflict?.conflict_id ?? '', personId: triage.personId }
  await endConflict(app, lead.actor, ending)
  assert.equal(await opens(triage, record), true)
})

test('nobody ends a conflict of their own, and only who restricts records declares another’s', async () => {
  const record = await makeCase()
  assert.throws(
    () => endConflict(app, lead.actor, { conflictId: crypto.randomUUID(), personId: lead.personId }),
    /of your own/,
  )
  const declaring = act(triage, tx =>
    declareConflict(app, tx, triage.actor, { record, personId: reader.personId, nature: 'related' }),
  )
  await assert.rejects(declaring, /Your role does not let you/)
})

test('an attempt on a record that is not there looks like one on a record that stays closed, and both are in the trail', async () => {
  const before = await events('break-glass-refused')
  const nothing: RecordRef = { kind: 'test-case', id: crypto.randomUUID(), reference: 'TC-none' }
  assert.deepEqual(await breakIt(triage, nothing), { outcome: 'closed' })
  assert.deepEqual(await breakIt(triage, await makeCase(theirs)), { outcome: 'closed' })
  assert.equal(await events('break-glass-refused'), before + 2)
})

test('a record that was open all along needs no broken glass', async () => {
  const record = await makeCase()
  assert.equal((await breakIt(triage, record)).outcome, 'open-already')
})

test('whose role handles no cases cannot break the glass, and the database takes it only from oneself', async () => {
  const record = await makeCase()
  await restrict(record)
  for (const role of ['auditor', 'administrator', 'scrutineer', 'agency-lead'] as const) {
    const person = await personWith([role])
    assert.equal((await site.get('/break-glass', person.token)).statusCode, 403, role)
    assert.throws(() => breakIt(person, record), /Your role does not let you/)
  }
  const forged = act(triage, tx =>
    sql`insert into break_glass (partnership_id, record_kind, record_id, reference, person_id, reason, opened_at, ends_at)
      values (${ours.partnershipId}, 'test-case', ${record.id}, 'x', ${reader.personId}, ${REASON}, now(), now() + interval '1 hour')`.execute(
      tx,
    ),
  )
  await assert.rejects(forged, /row-level security/)
})

test('a restriction names readers, is placed once, and is kept or lifted at its review', async () => {
  const record = await makeCase()
  await assert.rejects(restrict(record, []), /at least one person/)
  await restrict(record)
  await assert.rejects(restrict(record), /restricted already/)
  const [row] = await database.owner<{ id: string }>(
    'select restriction_id as id from restriction where record_id = $1',
    [record.id],
  )
  const restrictionId = row?.id ?? ''
  await reviewRestriction(app, lead.actor, { restrictionId, decision: 'keep', reviewOn: TOMORROW.add({ days: 30 }) })
  assert.equal(await listed(manager, record), false)
  await reviewRestriction(app, lead.actor, { restrictionId, decision: 'lift', reason: 'They have left' })
  assert.equal(await listed(manager, record), true)
  await restrict(record)
  assert.equal(await listed(manager, record), false, 'and it can be restricted again')
})

test('a legal hold is on the record until it is lifted', async () => {
  const record = await makeCase()
  const held = (): Promise<boolean> =>
    act(manager, async tx => {
      const rows = await sql<{ held: boolean }>`select ${isHeld('test-case', sql.ref('test_case.test_case_id'))} as held
        from test_case where test_case_id = ${record.id}`.execute(tx)
      return rows.rows[0]?.held === true
    })
  assert.equal(await held(), false)
  await act(manager, tx => holdRecord(app, tx, manager.actor, { record, reason: 'Inquiry' }))
  assert.equal(await held(), true)
  const [hold] = await database.owner<{ id: string }>('select hold_id as id from record_hold where record_id = $1', [
    record.id,
  ])
  await liftHold(app, lead.actor, hold?.id ?? '')
  assert.equal(await held(), false)
})

test('each page of restrictions is open to the roles that the table names, and to no other', async () => {
  const glass: readonly Role[] = ['business-manager', 'triage-manager', 'triage-practitioner', 'review-group-member']
  for (const role of Object.keys(ROLES).filter(isRole)) {
    const { token } = await personWith([role])
    const statuses = [
      (await site.get('/break-glass', token)).statusCode,
      (await site.get('/restrictions', token)).statusCode,
    ]
    assert.deepEqual(
      statuses,
      [glass.includes(role) ? 200 : 403, role === 'information-governance-lead' ? 200 : 403],
      role,
    )
  }
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

test('on the pages: the glass is broken with a reason and a time, and the lead finds it in the register and reviews it', async () => {
  const practitioner = await personWith(['triage-manager'], ours, 'Quill Hart')
  const governance = await personWith(['information-governance-lead'], ours, 'Nora Vale')
  const record = await makeCase()
  await restrict(record)
  const form = { kind: 'test-case', reference: record.reference, reason: REASON, hours: '4' }
  const short = await site.post('/break-glass', { ...form, reason: 'urgent' }, practitioner.token)
  assert.equal(short.statusCode, 400)
  assert.match(short.body, /a sentence at least/)
  const opened = await site.post('/break-glass', form, practitioner.token)
  assert.equal(opened.headers.location, `/test-cases/${record.id}`)
  assert.equal((await site.get(`/test-cases/${record.id}`, practitioner.token)).statusCode, 200)
  assert.equal((await site.get('/restrictions', practitioner.token)).statusCode, 403)

  const register = await site.get('/restrictions', governance.token)
  assert.match(register.body, new RegExp(`${record.reference}[\\s\\S]*Quill Hart[\\s\\S]*Open until`))
  const [row] = await database.owner<{ id: string }>(
    'select break_glass_id as id from break_glass where record_id = $1',
    [record.id],
  )
  const url = `/restrictions/broken-glass/${row?.id}`
  assert.equal((await site.post(url, { note: '' }, governance.token)).statusCode, 400)
  const reviewed = await site.post(url, { finding: 'justified', note: 'Right to do so' }, governance.token)
  assert.equal(reviewed.headers.location, '/restrictions')
  assert.equal((await site.get(url, governance.token)).statusCode, 404)
  assert.match((await site.get('/restrictions', governance.token)).body, /Justified/)
})

test('on the pages: a restriction is kept with a future review day or lifted with a reason', async () => {
  const governance = await personWith(['information-governance-lead'])
  const record = await makeCase()
  await restrict(record)
  const [row] = await database.owner<{ id: string }>(
    'select restriction_id as id from restriction where record_id = $1',
    [record.id],
  )
  const url = `/restrictions/${row?.id}`
  const keep = { decision: 'keep', 'reviewOn-day': '1', 'reviewOn-month': '1', 'reviewOn-year': '2020' }
  assert.match((await site.post(url, keep, governance.token)).body, /must be in the future/)
  assert.equal((await site.post(url, { ...keep, 'reviewOn-year': '2099' }, governance.token)).statusCode, 303)
  assert.match((await site.get('/restrictions', governance.token)).body, /1 January 2099/)
  assert.equal((await site.post(url, { decision: 'lift', reason: 'Over' }, governance.token)).statusCode, 303)
  assert.equal(await listed(manager, record), true)
})
