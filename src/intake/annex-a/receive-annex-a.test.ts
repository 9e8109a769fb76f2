import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parsePeriod, showMeasure, valueInWords } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { receiveFile } from '../receive-file.ts'
import { intake, makeTestPartnership } from '../testing/test-partnership.ts'
import { type MadeLists, madeLists, writeLists } from './testing/made-lists.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-06-02T10:00:00Z')))
const manager = ours.actor(['business-manager'])
const census = readFileSync(new URL('../cin-census/samples/good.xml', import.meta.url))

const send = async (content: Buffer, name: string, period?: string) => {
  const receipt = await receiveFile(app, manager, intake, { name, content, period, reason: 'A correction.' })
  assert.deepEqual(
    receipt.issues.filter(issue => issue.severity === 'error'),
    [],
  )
  return receipt
}
const sendLists = async (change: (lists: MadeLists) => void = () => {}, period?: string) => {
  const lists = madeLists()
  change(lists)
  return send(await writeLists(lists), 'annex-a.xlsx', period)
}
const figure = (code: string, name: string) =>
  app.transaction(manager, async tx => {
    const { observed, measure, source } = await showMeasure(tx, intake.catalogue, { code, period: parsePeriod(name) })
    return { words: valueInWords(observed, { percent: measure.form === 'percentage' }), file: source?.title }
  })
const notesOf = async (code: string) =>
  (
    await database.owner<{ body: string }>(
      `select body from data_quality_note where measure_code = '${code}' order by noted_at`,
    )
  ).map(({ body }) => body)

test('the lists are recognised, and give figures of each whole month, of all of them, and of their day', async () => {
  const receipt = await sendLists()
  assert.deepEqual([receipt.format, receipt.period, receipt.state], ['annex-a', '2024-03-31', 'accepted'])
  const expected: readonly (readonly [string, string, string])[] = [
    ['child.contacts.received', '2023-10', '2'],
    ['children.referrals.received', '2023-10..2024-03', '4'],
    ['children.referrals.re-referral-rate', '2023-10..2024-03', '2 of 4 (50.0%)'],
    // 3 October to 30 November 2023 is 42 working days; 13 December to 12 March has 62.
    ['children.assessments.in-45-days', '2023-10..2024-03', '1 of 2 (50.0%)'],
    // 1 to 20 November 2023 is 13 working days; 10 January to 12 February 2024 has 23.
    ['children.s47.icpc-in-15-days', '2023-11..2024-03', '1 of 2 (50.0%)'],
    ['children.cpp.at-31-march', '2024-03-31', '2'],
    ['children.cla.missing', '2024-03-31', '1 of 1 (100.0%)'],
    ['children.care-leavers.in-education-or-work', '2024-03-31', '1 of 1 (100.0%)'],
  ]
  for (const [code, period, words] of expected) assert.equal((await figure(code, period)).words, words, code)
})

test('no record of a child is kept in the open, and what is kept beside a fault names nobody', async () => {
  const receipt = await sendLists(lists => {
    const [first] = lists.care
    if (first) Object.assign(first, { bornOn: '31/02/2010', worker: '#N/A' })
  }, '2024-03-30')
  const [kept] = await database.owner<{ issues: string; is_sealed: boolean }>(
    `select issues::text, is_sealed from submission join submission_file using (submission_id) where submission_id = '${receipt.submissionId}'`,
  )
  assert.equal(kept?.is_sealed, true)
  assert.match(kept.issues, /day-not-understood/)
  assert.doesNotMatch(kept.issues, /31\/02\/2010/)
})

test('a figure of another kind of file is not replaced, and each difference is told', async () => {
  await sendLists()
  assert.equal((await figure('children.cpp.at-31-march', '2024-03-31')).words, '2')
  await send(census, 'census.xml')
  const after = await figure('children.cpp.at-31-march', '2024-03-31')
  assert.deepEqual([after.words, after.file], ['1', 'census.xml'])
  assert.deepEqual(await notesOf('children.cpp.at-31-march'), [
    'The figure shown is that of the Children in need census. Before, the file annex-a.xlsx said 2.',
  ])
  await sendLists(lists => {
    lists.plans.pop()
    lists.plans.pop()
  })
  const again = await figure('children.cpp.at-31-march', '2024-03-31')
  assert.deepEqual([again.words, again.file], ['1', 'census.xml'])
  assert.deepEqual(await notesOf('children.cpp.at-31-march'), [
    'The figure shown is that of the Children in need census. Before, the file annex-a.xlsx said 2.',
    'The Annex A lists (Ofsted) say 0. The figure shown is that of the file census.xml, 1.',
  ])
  assert.equal((await figure('children.cpp.started', '2024-02')).words, '0')
})
