import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parsePeriod, readKpiMatrix, showMeasure, valueInWords } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import { clockAt } from '#platform/clock.ts'
import { Conflict, NotAllowed, NotFound } from '#platform/errors.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { approveSubmission } from './approve-submission.ts'
import { intakeDueItems } from './intake.due.ts'
import { receiveFile } from './receive-file.ts'
import { getSubmission } from './submission.store.ts'
import type { SubmissionState } from './submission.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'
import { withdrawSubmission } from './withdraw-submission.ts'

const database = await cloneTestDatabase()
let partnerships = 0
/** A partnership of its own for each test, so that no test rests on the figures of another. */
async function begin() {
  const ours = await makeTestPartnership(database, `ours-${++partnerships}`)
  const manager = ours.actor(['business-manager'])
  const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-06-02T10:00:00Z')))
  const send = async (content: string, { by = manager, period }: { by?: Actor; period?: string } = {}) => {
    const file = { name: 'figures', content: Buffer.from(content), period, reason: 'A correction.' }
    const { state, submissionId, issues } = await receiveFile(app, by, intake, file)
    assert.notEqual(state, 'rejected', issues[0]?.message ?? '')
    return submissionId ?? ''
  }
  const withdraw = (id: string, { by = manager, seen = 'accepted' }: { by?: Actor; seen?: SubmissionState } = {}) =>
    withdrawSubmission(app, by, intake, { id, seen, reason: 'The wrong year was sent.' })
  const figure = (code: string, name: string, area?: string) =>
    app.transaction(manager, async tx => {
      const question = { code, period: parsePeriod(name), area }
      const { observed, measure, observation, source } = await showMeasure(tx, intake.catalogue, question)
      const words = valueInWords(observed, { percent: measure.form === 'percentage' })
      return { words, revision: observation?.revision, source: source?.id }
    })
  return { ours, manager, app, send, withdraw, figure }
}

const kpi = (value: number, target = 85) => `kpi,target,agency,value\n1.1,${target},Constabulary,${value}\n`

test('the figure of the file before counts again, as a new revision that leads to that file', async () => {
  const { send, withdraw, figure } = await begin()
  const first = await send(kpi(70), { period: '2023-24' })
  const second = await send(kpi(92), { period: '2023-24' })
  assert.deepEqual(await withdraw(second), { restoredCount: 1, endedCount: 0 })
  assert.deepEqual(await figure('training.kpi.1.1', '2023-24', 'Constabulary'), {
    words: '70%',
    revision: 3,
    source: first,
  })
})

test('where no file came before there is no figure; sent again, it goes on with the next revision', async () => {
  const { send, withdraw, figure } = await begin()
  const only = await send(kpi(70), { period: '2023-24' })
  assert.deepEqual(await withdraw(only), { restoredCount: 0, endedCount: 1 })
  assert.equal((await figure('training.kpi.1.1', '2023-24', 'Constabulary')).words, 'Not supplied')
  await send(kpi(70), { period: '2023-24' })
  assert.deepEqual((await figure('training.kpi.1.1', '2023-24', 'Constabulary')).revision, 2)
})

test('a figure that another file said again stands on that one; a file that was withdrawn before is passed over', async () => {
  const { send, withdraw, figure } = await begin()
  const first = await send(kpi(70), { period: '2023-24' })
  const second = await send(`${kpi(70)}1.2,80,Constabulary,60\n`, { period: '2023-24' })
  const third = await send(kpi(75), { period: '2023-24' })
  await withdraw(first)
  assert.equal((await figure('training.kpi.1.1', '2023-24', 'Constabulary')).words, '75%')
  await withdraw(third)
  assert.deepEqual(await figure('training.kpi.1.1', '2023-24', 'Constabulary'), {
    words: '70%',
    revision: 3,
    source: second,
  })
  await withdraw(second)
  assert.equal((await figure('training.kpi.1.1', '2023-24', 'Constabulary')).words, 'Not supplied')
})

test('a figure that was printed in two ways comes back with both', async () => {
  const { send, withdraw, figure } = await begin()
  const row = (value: string) => `measure,period,value\nadult.concerns.people,2023-24,${value}\n`
  await send(row('70 or 74'))
  await withdraw(await send(row('71')))
  assert.equal((await figure('adult.concerns.people', '2023-24')).words, 'Printed in more than one way: 70 or 74')
})

test('its targets and notes count no longer, and those of the file before do', async () => {
  const { app, manager, send, withdraw } = await begin()
  const file = (target: number, value: string) =>
    `kpi,target,agency,value,note\n1.3,${target},Constabulary,${value},As of ${target}\n`
  const read = async () => {
    const found = await app.transaction(manager, tx => readKpiMatrix(tx, { period: '2023-24' }))
    return {
      targets: found?.matrix.columns.find(({ indicator }) => indicator.number === '1.3')?.target,
      notes: found?.qualityNotes.map(({ rule }) => rule).sort(),
      footnotes: found?.footnotes.map(({ body }) => body),
    }
  }
  await send(file(80, '55'), { period: '2023-24' })
  const before = await read()
  const second = await send(file(90, '0'), { period: '2023-24' })
  assert.deepEqual((await read()).notes, ['target-disagrees', 'zero-or-no-data'])
  await withdraw(second)
  assert.deepEqual(await read(), before)
})

test('who sent a file for an agency may take it back; another of the agency and another agency may not', async () => {
  const { ours, manager, app, send, withdraw, figure } = await begin()
  const analyst = ours.actor(['analyst'], 'Constabulary')
  const colleague = ours.actor(['agency-lead'], 'Constabulary')
  const other = ours.actor(['analyst', 'learner'], 'Youth Connections')
  const id = await send(kpi(70), { by: analyst, period: '2023-24' })
  await approveSubmission(app, manager, intake, id)
  await assert.rejects(withdraw(id, { by: colleague }), NotAllowed)
  await assert.rejects(withdraw(id, { by: other }), NotFound)
  assert.deepEqual(await withdraw(id, { by: analyst }), { restoredCount: 0, endedCount: 1 })
  assert.equal((await figure('training.kpi.1.1', '2023-24', 'Constabulary')).words, 'Not supplied')
  const [row] = await database.owner<{ actor: string; subject: { was: string } }>(
    `select actor, subject from audit_event where event = 'figures-withdrawn' and partnership_id = $1`,
    [ours.partnershipId],
  )
  assert.deepEqual([row?.actor, row?.subject.was], [analyst.id, 'accepted'])
})

test('a file that waits is taken back by who sent it, and can be approved no more', async () => {
  const { ours, manager, app, send, withdraw } = await begin()
  const analyst = ours.actor(['analyst'], 'Constabulary')
  const id = await send(kpi(70), { by: analyst, period: '2023-24' })
  await assert.rejects(withdraw(id, { seen: 'waiting' }), NotAllowed)
  await withdraw(id, { by: analyst, seen: 'waiting' })
  await assert.rejects(approveSubmission(app, manager, intake, id), /was withdrawn in the meantime/)
})

test('of two at once one withdraws it; the other is told by whom and why, and so is who saw another state', async () => {
  const { ours, manager, app, send, withdraw } = await begin()
  const administrator = ours.actor(['administrator'])
  const id = await send(kpi(70), { period: '2023-24' })
  const both = await Promise.allSettled([withdraw(id), withdraw(id, { by: administrator })])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const lost = both.find(each => each.status === 'rejected')
  assert.ok(lost?.reason instanceof Conflict)
  assert.match(
    lost.reason.message,
    /was withdrawn in the meantime, by Test .* on 2 June 2024: The wrong year was sent\./,
  )
  const analyst = ours.actor(['analyst'], 'Constabulary')
  const waiting = await send(kpi(71), { by: analyst, period: '2023-24' })
  await approveSubmission(app, manager, intake, waiting)
  await assert.rejects(withdraw(waiting, { by: analyst, seen: 'waiting' }), /was accepted in the meantime/)
})

test('who sent it is told when somebody else withdrew it, for two weeks', async () => {
  const { ours, manager, app, send, withdraw } = await begin()
  const analyst = ours.actor(['analyst'], 'Constabulary')
  const id = await send(kpi(70), { by: analyst, period: '2023-24' })
  await approveSubmission(app, manager, intake, id)
  await withdraw(id)
  const due = (actor: Actor, day: string) =>
    app.transaction(actor, tx => intakeDueItems(tx, actor, Temporal.PlainDate.from(day)))
  assert.deepEqual(
    (await due(analyst, '2024-06-16')).map(({ title }) => title),
    ['figures was withdrawn'],
  )
  assert.deepEqual(await due(analyst, '2024-06-17'), [])
  assert.deepEqual(await due(manager, '2024-06-03'), [])
})

const census = readFileSync(new URL('./cin-census/samples/good.xml', import.meta.url)).toString()
/** The sample's second child alone, one year earlier. */
const yearBefore = (referredOn: string) => `<Message><Header><CollectionDetails><Year>2023</Year>
  <ReferenceDate>2023-03-31</ReferenceDate></CollectionDetails></Header><Children><Child>
  <ChildIdentifiers><LAchildID>A1001</LAchildID><UPNunknown>UN3</UPNunknown><PersonBirthDate>2012-06-14</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
  <ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
  <CINdetails><CINreferralDate>${referredOn}</CINreferralDate><ReferralSource>2A</ReferralSource><ReferralNFA>1</ReferralNFA></CINdetails>
  </Child></Children></Message>`
const RATE = 'children.referrals.re-referral-rate'

test('the records of a census go with it, and what the year after counted with them', async () => {
  for (const order of ['the year before first', 'the year before last'] as const) {
    const { ours, send, withdraw, figure } = await begin()
    if (order === 'the year before last') await send(census)
    const before = await send(yearBefore('2022-05-02'))
    if (order === 'the year before first') await send(census)
    assert.equal((await figure(RATE, '2023-24')).words, '2 of 3 (66.7%)', order)
    await withdraw(before)
    assert.equal((await figure(RATE, '2023-24')).words, 'Not supplied', order)
    assert.equal((await figure('children.referrals.received', '2022-23')).words, 'Not supplied')
    assert.equal((await figure('children.referrals.received', '2023-24')).words, '3')
    const held = await database.owner<{ n: string }>(
      `select count(*) as n from cin_episode where partnership_id = $1 and reference_on = '2023-03-31'`,
      [ours.partnershipId],
    )
    assert.equal(Number(held[0]?.n), 0)
    await send(yearBefore('2022-05-02'))
    assert.equal((await figure(RATE, '2023-24')).words, '2 of 3 (66.7%)', order)
  }
})

test('when a corrected census is withdrawn the one before it is held again, with its records and figures', async () => {
  const { send, withdraw, figure } = await begin()
  await send(census)
  await send(yearBefore('2022-05-01'))
  const corrected = await send(yearBefore('2022-05-02'))
  assert.equal((await figure(RATE, '2023-24')).words, '2 of 3 (66.7%)')
  await withdraw(corrected)
  assert.equal((await figure(RATE, '2023-24')).words, '1 of 3 (33.3%)')
  assert.equal((await figure('children.referrals.received', '2022-23')).words, '1')
})

test('a census whose place another has taken takes no record with it', async () => {
  const { ours, manager, app, send, withdraw, figure } = await begin()
  const first = await send(census)
  await send(census.replace('2023-05-09', '2023-05-03'))
  await withdraw(first)
  assert.equal((await figure('children.s47.icpc-in-15-days', '2023-24')).words, '0 of 1 (0.0%)')
  assert.equal((await figure('children.referrals.received', '2023-24')).words, '3')
  const held = await database.owner<{ n: string }>(`select count(*) as n from cin_episode where partnership_id = $1`, [
    ours.partnershipId,
  ])
  assert.equal(Number(held[0]?.n), 3)
  const { withdrawn } = await app.transaction(manager, tx => getSubmission(tx, first))
  assert.equal(withdrawn?.reason, 'The wrong year was sent.')
})
