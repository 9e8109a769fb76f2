import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { mailedTo } from '../../testing/mailed.ts'
import type { RecordRef } from './record-access.ts'
import { createRestrictedPlace, REASON } from './testing/restricted-place.ts'

const {
  database,
  clock,
  app,
  site,
  ours,
  theirs,
  personWith,
  makeCase,
  listed,
  opens,
  act,
  events,
  restrict,
  breakIt,
  manager,
  leadEmail,
  triage,
  reader,
} = await createRestrictedPlace()

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
