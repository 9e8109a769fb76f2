import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { isRole, ROLES, type Role } from '../roles.ts'
import { isHeld } from './record-access.store.ts'
import { declareConflict, endConflict, holdRecord, liftHold, reviewRestriction } from './restrict-record.ts'
import { createRestrictedPlace } from './testing/restricted-place.ts'

const {
  database,
  app,
  site,
  personWith,
  makeCase,
  listed,
  opens,
  act,
  restrict,
  breakIt,
  manager,
  lead,
  triage,
  reader,
  TOMORROW,
} = await createRestrictedPlace()

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
