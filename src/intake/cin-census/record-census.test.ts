import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parsePeriod, showMeasure, valueInWords } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { approveSubmission } from '../approve-submission.ts'
import { receiveFile } from '../receive-file.ts'
import { intake, makeTestPartnership } from '../testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const theirs = await makeTestPartnership(database, 'theirs')
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-06-02T10:00:00Z')))
const manager = ours.actor(['business-manager'])
const sample = readFileSync(new URL('./samples/good.xml', import.meta.url)).toString()

const send = async (content: string, actor = manager) => {
  const file = { name: 'cin.xml', content: Buffer.from(content), reason: 'A correction.' }
  const receipt = await receiveFile(app, actor, intake, file)
  assert.deepEqual(
    receipt.issues.filter(issue => issue.severity === 'error'),
    [],
  )
  return receipt
}
const figure = (code: string, name = '2023-24', actor = manager) =>
  app.transaction(actor, async tx => {
    const { observed, measure } = await showMeasure(tx, intake.catalogue, { code, period: parsePeriod(name) })
    return valueInWords(observed, { percent: measure.form === 'percentage' })
  })

/** The sample's second child alone, one year earlier: referred on one day. */
const yearBefore = (referredOn: string) => `<Message><Header><CollectionDetails><Year>2023</Year>
  <ReferenceDate>2023-03-31</ReferenceDate></CollectionDetails></Header><Children><Child>
  <ChildIdentifiers><LAchildID>A1001</LAchildID><UPNunknown>UN3</UPNunknown><PersonBirthDate>2012-06-14</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
  <ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
  <CINdetails><CINreferralDate>${referredOn}</CINreferralDate><ReferralSource>2A</ReferralSource><ReferralNFA>1</ReferralNFA></CINdetails>
  </Child></Children></Message>`

test('an accepted census gives the figures of its year, by the national formulas', async () => {
  const { submissionId } = await send(sample)
  const expected: Record<string, string> = {
    'children.referrals.received': '3',
    'children.referrals.no-further-action-rate': '1 of 3 (33.3%)',
    'children.cin.at-31-march': '1',
    'children.cin.closed': '1',
    'children.cin.stepped-down': '0',
    'children.cin.stepping-down': '0 of 1 (0.0%)',
    'children.s47.started': '1',
    'children.icpc.by-child': '1',
    'children.s47.to-icpc': '1 of 1 (100.0%)',
    // 9 to 26 May 2023: thirteen working days, no bank holiday between them.
    'children.s47.icpc-in-15-days': '1 of 1 (100.0%)',
    'children.cpp.started': '1',
    'children.cpp.at-31-march': '1',
    'children.cpp.subsequent-rate': '1 of 1 (100.0%)',
    'children.cpp.over-2-years': '0 of 1 (0.0%)',
  }
  for (const [code, words] of Object.entries(expected)) assert.equal(await figure(code), words, code)
  const { source } = await app.transaction(manager, tx =>
    showMeasure(tx, intake.catalogue, { code: 'children.s47.started', period: parsePeriod('2023-24') }),
  )
  assert.equal(source?.id, submissionId)
})

test('what is kept in the open names no child, and is seen by no other partnership', async () => {
  const rows = await database.owner<{ text: string }>(
    `select e::text as text from cin_episode e union all select q::text from cin_enquiry q union all select p::text from cin_plan p`,
  )
  assert.equal(rows.length, 5)
  for (const { text } of rows) assert.doesNotMatch(text, /A100|800200012001|2012-06-14/)
  const count = (actor: typeof manager) =>
    app.transaction(actor, async tx =>
      Number((await tx.selectFrom('cin_episode').select(tx.fn.countAll().as('n')).executeTakeFirstOrThrow()).n),
    )
  assert.equal(await count(manager), 3)
  assert.equal(await count(theirs.actor(['business-manager'])), 0)
  await assert.rejects(count(ours.actor(['analyst'])), /permission denied/)
})

test('referrals within twelve months are known once the year before has come, and are counted again when it does', async () => {
  assert.equal(await figure('children.referrals.re-referral-rate'), 'Not supplied')
  // The second child of the sample was referred on 17 April and again on 6 November; the first on 2 May 2023.
  await send(yearBefore('2022-05-01'))
  assert.equal(await figure('children.referrals.re-referral-rate'), '1 of 3 (33.3%)')
  await send(yearBefore('2022-05-02'))
  assert.equal(await figure('children.referrals.re-referral-rate'), '2 of 3 (66.7%)')
  assert.equal(await figure('children.referrals.received', '2022-23'), '1')
})

test('a corrected census takes the place of the first: its figures are a new revision, its rows the only ones', async () => {
  await send(sample.replace('2023-05-09', '2023-05-03'))
  assert.equal(await figure('children.s47.icpc-in-15-days'), '0 of 1 (0.0%)')
  const [row] = await database.owner<{ n: string }>(`select count(*) as n from cin_enquiry`)
  assert.equal(Number(row?.n), 1)
})

test('what an agency sends waits: nothing is kept of it in the open until somebody approves it', async () => {
  const analyst = theirs.actor(['analyst'])
  const approver = theirs.actor(['business-manager'])
  const { state, submissionId } = await send(sample, analyst)
  assert.equal(state, 'waiting')
  assert.equal(await figure('children.s47.started', '2023-24', approver), 'Not supplied')
  await approveSubmission(app, approver, intake, submissionId ?? '')
  assert.equal(await figure('children.s47.started', '2023-24', approver), '1')
})

test('a case that closed with a step to early help is counted from the year in which the census could say so', async () => {
  const elsewhere = await makeTestPartnership(database, 'elsewhere')
  const sender = elsewhere.actor(['business-manager'])
  await send(sample.replace('>RC8<', '>RC9<'), sender)
  assert.equal(await figure('children.cin.stepped-down', '2023-24', sender), '1')
  assert.equal(await figure('children.cin.stepping-down', '2023-24', sender), '1 of 1 (100.0%)')
  const closed = `<PrimaryNeedCode>N5</PrimaryNeedCode><CINclosureDate>2021-06-01</CINclosureDate>
    <ReasonForClosure>RC7</ReasonForClosure><ReferralNFA>0</ReferralNFA>`
  const before = yearBefore('2021-05-01')
    .replaceAll('2023', '2022')
    .replace('</Ethnicity>', '</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities>')
    .replace('<ReferralNFA>1</ReferralNFA>', closed)
  await send(before, sender)
  assert.equal(await figure('children.cin.closed', '2021-22', sender), '1')
  assert.equal(await figure('children.cin.stepped-down', '2021-22', sender), 'Not supplied')
})
