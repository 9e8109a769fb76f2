import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parsePeriod, showMeasure, valueInWords } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import { clockAt } from '#platform/clock.ts'
import { NotAllowed } from '#platform/errors.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { FiguresMoved, NeedsReason } from './accept-submission.ts'
import { type Approval, approveSubmission } from './approve-submission.ts'
import { giveReason } from './give-reason.ts'
import { listChanges } from './preview.store.ts'
import { previewSubmission } from './preview-submission.ts'
import { receiveFile } from './receive-file.ts'
import { refuseSubmission } from './refuse-submission.ts'
import { ssda903 } from './ssda903/ssda903.ts'
import { goodReturn } from './ssda903/testing/made-return.ts'
import { getSubmission } from './submission.store.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-06-02T10:00:00Z')))
let partnerships = 0
async function begin() {
  const ours = await makeTestPartnership(database, `ours-${++partnerships}`)
  const manager = ours.actor(['business-manager'], 'Constabulary')
  const analyst = ours.actor(['analyst'], 'Constabulary')
  const send = (content: string | Buffer, by: Actor = analyst, period: string | undefined = '2023-24') =>
    receiveFile(app, by, intake, { name: 'figures', content: Buffer.from(content), period })
  const wait = async (content: string | Buffer, by?: Actor, period?: string) => {
    const { state, submissionId = '', issues } = await send(content, by, period)
    assert.equal(state, 'waiting', issues[0]?.message ?? '')
    return submissionId
  }
  const preview = async (id: string, by = manager) => {
    const foreseen = await previewSubmission(app, by, intake, id)
    assert.ok(foreseen && 'preview' in foreseen)
    return foreseen.preview
  }
  const approve = (id: string, approval: Approval = {}) => approveSubmission(app, manager, intake, id, approval)
  const read = (id: string) => app.transaction(manager, tx => getSubmission(tx, id))
  const changes = (id: string) =>
    app.transaction(manager, async tx =>
      (await listChanges(tx, id)).map(({ kind, agencyName, was, becomes }) => [kind, agencyName, was, becomes]),
    )
  return { ours, manager, analyst, send, wait, preview, approve, read, changes }
}

const kpi = (...values: number[]) =>
  `kpi,target,agency,value\n${values.map((value, index) => `1.${index + 1},85,Constabulary,${value}\n`).join('')}`

test('a preview tells new, changed and same figures, and writes none of them', async () => {
  const { wait, preview, approve, changes, read } = await begin()
  await approve(await wait(kpi(70, 71)))
  const before = await countOf('observation')
  const id = await wait(kpi(70, 72, 73))
  const { measures } = await preview(id)
  assert.deepEqual(measures, [
    { code: 'training.kpi.1.2', added: 0, changed: 1, same: 0 },
    { code: 'training.kpi.1.3', added: 1, changed: 0, same: 0 },
    { code: 'training.kpi.1.1', added: 0, changed: 0, same: 1 },
  ])
  assert.deepEqual(await changes(id), [
    ['changed', 'Constabulary', '71%', '72%'],
    ['new', 'Constabulary', undefined, '73%'],
  ])
  assert.deepEqual((await read(id)).changes, { added: 1, changed: 1, same: 1 })
  assert.equal(await countOf('observation'), before)
})

const countOf = async (table: string) =>
  Number((await database.owner<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n)

test('a census is previewed with the figures that follow from it, for whoever sent it too, and no record of it is kept', async () => {
  const { manager, analyst, wait, preview, approve } = await begin()
  const content = readFileSync(new URL('./cin-census/samples/good.xml', import.meta.url))
  const id = await wait(content, analyst, undefined)
  const seen = await preview(id, analyst)
  assert.ok(seen.measures.some(({ code, added }) => code === 'children.referrals.received' && added === 1))
  const [held] = await database.owner<{ n: number }>('select count(*) as n from cin_return where partnership_id = $1', [
    manager.partnershipId,
  ])
  assert.equal(Number(held?.n), 0)
  await approve(id, { seen: seen.digest })
  const figure = await app.transaction(manager, async tx => {
    const question = { code: 'children.referrals.received', period: parsePeriod('2023-24') }
    return valueInWords((await showMeasure(tx, intake.catalogue, question)).observed)
  })
  assert.equal(figure, '3')
})

test('a looked-after return is previewed as well', async () => {
  const { wait, preview } = await begin()
  const { content } = ssda903.join?.(goodReturn().files()) ?? assert.fail()
  const { measures } = await preview(await wait(content))
  assert.deepEqual(
    measures.map(({ code, added }) => [code, added]),
    [
      ['children.cla.at-31-march', 1],
      ['children.cla.started', 1],
      ['children.cla.ceased', 1],
    ],
  )
})

test('what was approved is locked: a file that changes it counts only with a reason, which stays with it', async () => {
  const { wait, approve, read, changes } = await begin()
  await approve(await wait(kpi(70, 71)))
  const id = await wait(kpi(80, 71, 90))
  await assert.rejects(approve(id), NeedsReason)
  assert.equal((await read(id)).state, 'waiting')
  await approve(id, { reason: 'Leavers were counted.' })
  const { state, correctionReason, changes: counts } = await read(id)
  assert.deepEqual(
    [state, correctionReason, counts],
    ['accepted', 'Leavers were counted.', { added: 1, changed: 1, same: 1 }],
  )
  assert.deepEqual(await changes(id), [['changed', 'Constabulary', '70%', '80%']])
})

test('a file that changes nothing approved needs no reason, also when it says the same in other words', async () => {
  const { wait, approve, read } = await begin()
  await approve(await wait(kpi(70)))
  const id = await wait('kpi,target,agency,value\n1.1,85,Constabulary,70.0\n1.2,85,Constabulary,50\n')
  await approve(id)
  assert.deepEqual((await read(id)).changes, { added: 1, changed: 0, same: 1 })
})

test('who sends and accepts at once says why it changes approved figures, or the file waits', async () => {
  const { manager, send, read } = await begin()
  assert.equal((await send(kpi(70), manager)).state, 'accepted')
  const { state, submissionId = '', issues } = await send(kpi(75), manager)
  assert.equal(state, 'waiting')
  assert.equal(issues[0]?.rule, 'not-accepted-yet')
  assert.match(issues[0]?.message ?? '', /1 figure that was approved would change\. Enter why/)
  assert.equal((await read(submissionId)).state, 'waiting')
})

test('the sender says why, and whoever accepts need not say it again', async () => {
  const { ours, analyst, wait, approve, read } = await begin()
  await approve(await wait(kpi(70)))
  const id = await wait(kpi(75))
  await assert.rejects(giveReason(app, ours.actor(['agency-lead'], 'Constabulary'), id, 'Not mine.'), NotAllowed)
  await giveReason(app, analyst, id, 'A late register.')
  await approve(id)
  assert.equal((await read(id)).correctionReason, 'A late register.')
  await assert.rejects(giveReason(app, analyst, id, 'Too late.'), /was accepted in the meantime/)
})

test('who accepts accepts what they saw: when other figures were accepted since, they look again', async () => {
  const { wait, preview, approve, changes } = await begin()
  const first = await wait(kpi(70))
  const second = await wait(kpi(75))
  const seen = (await preview(second)).digest
  await approve(first)
  await assert.rejects(approve(second, { seen, reason: 'Newer.' }), FiguresMoved)
  const again = (await preview(second)).digest
  assert.notEqual(again, seen)
  assert.deepEqual(await changes(second), [['changed', 'Constabulary', '70%', '75%']])
  await approve(second, { seen: again, reason: 'Newer.' })
})

test('of two approvals at once the second is told, and its figures are not recorded twice', async () => {
  const { wait, approve } = await begin()
  const [first, second] = [await wait(kpi(70)), await wait(kpi(75))]
  const both = await Promise.allSettled([approve(first), approve(second)])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const lost = both.find(each => each.status === 'rejected')
  assert.ok(lost?.reason instanceof NeedsReason)
})

test('a file without faults may be refused, whole and with a reason', async () => {
  const { manager, analyst, wait, approve, read, changes, preview } = await begin()
  const id = await wait(kpi(70))
  await preview(id)
  await assert.rejects(refuseSubmission(app, analyst, id, 'Mine.'), NotAllowed)
  await refuseSubmission(app, manager, id, 'It is last year’s.')
  const { state, refusedBecause, decidedByName } = await read(id)
  assert.deepEqual([state, refusedBecause, decidedByName], ['rejected', 'It is last year’s.', manager.name])
  assert.deepEqual(await changes(id), [])
  await assert.rejects(approve(id), /was rejected in the meantime/)
  await assert.rejects(refuseSubmission(app, manager, id, 'Twice.'), /was rejected in the meantime/)
})

test('the database holds no accepted file that changes figures without saying why', async () => {
  const { manager, wait, approve } = await begin()
  const id = await wait(kpi(70))
  await approve(id)
  await assert.rejects(
    database.owner('update submission set changed_figure_count = 1 where submission_id = $1', [id]),
    /submission_that_changes_figures_says_why/,
  )
  assert.ok(manager)
})
