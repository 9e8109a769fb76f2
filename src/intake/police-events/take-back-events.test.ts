import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { receiveFile } from '../receive-file.ts'
import { intake } from '../testing/test-partnership.ts'
import { withdrawSubmission } from '../withdraw-submission.ts'
import type { MadeRow } from './testing/made-extract.ts'
import { differences, OWN, policePartnerships } from './testing/police-partnership.ts'

const database = await cloneTestDatabase()
const { app, partnership, send, figuresOf } = policePartnerships(database)
type Made = Awaited<ReturnType<typeof partnership>>

const withdraw = (made: Made, id: string | undefined) =>
  withdrawSubmission(app, made.actor(['business-manager']), intake, {
    id: id ?? '',
    seen: 'accepted',
    reason: 'The wrong months were sent.',
  })

const MONTHS = Array.from({ length: 24 }, (_, at) =>
  Temporal.PlainYearMonth.from('2022-04').add({ months: at }).toString(),
)
const reports = (months: readonly string[], each: number): MadeRow[] =>
  months.flatMap(month =>
    Array.from({ length: each }, (_, at) => ({
      reference: `${month}-${at}`,
      person: `P${at}`,
      reported_on: `${month}-0${1 + (at % 9)}`,
      from_care: at % 2 === 0 ? 'yes' : 'no',
      area_code: at % 3 === 0 ? 'E06000023' : OWN,
    })),
  )
const twoYears = { period: '2022-04..2024-03' }
const eventsHeld = async ({ partnershipId }: Made) =>
  database.owner<{ month: string; events: number }>(
    `select to_char(month, 'YYYY-MM') as month, count(*)::int as events from police_event where partnership_id = $1 group by 1 order by 1`,
    [partnershipId],
  )

test('an extract of one month that is withdrawn leaves everything as it was before it came, from the file before', async () => {
  const [ours, asBefore] = [await partnership('ours'), await partnership('as-before')]
  for (const made of [ours, asBefore]) await send(made, { 'missing-episodes': reports(MONTHS, 4) }, twoYears)
  const { submissionId } = await send(
    ours,
    { 'missing-episodes': reports(['2023-07'], 9) },
    { period: '2023-07', later: 60 },
  )
  await send(ours, { custody: [] }, { period: '2023-07', later: 90 })
  await send(asBefore, { custody: [] }, { period: '2023-07', later: 90 })
  assert.notDeepEqual(differences(await figuresOf(ours), await figuresOf(asBefore)), [])
  await withdraw(ours, submissionId)
  assert.deepEqual(differences(await figuresOf(ours), await figuresOf(asBefore)), [])
  assert.deepEqual(await eventsHeld(ours), await eventsHeld(asBefore))
})

test('without another extract of its months, every figure that rests on them ends and its records are gone', async () => {
  const ours = await partnership('hole')
  await send(ours, { 'missing-episodes': reports(MONTHS.slice(0, 12), 2) }, { period: '2022-04..2023-03' })
  const { submissionId } = await send(
    ours,
    { 'missing-episodes': reports(MONTHS.slice(12, 18), 2) },
    { period: '2023-04..2023-09', later: 60 },
  )
  await send(ours, { 'missing-episodes': reports(MONTHS.slice(18), 2) }, { period: '2023-10..2024-03', later: 120 })
  const code = 'police.missing.reports'
  assert.equal((await figuresOf(ours)).get(`${code} 12m-to-2024-03 own`), '12')
  await withdraw(ours, submissionId)
  const figures = await figuresOf(ours)
  assert.equal(figures.get(`${code} 12m-to-2024-03 own`), undefined)
  assert.equal(figures.get(`${code} 2023-05 own`), undefined)
  assert.equal(figures.get(`${code} 12m-to-2023-03 own`), '12')
  assert.equal(figures.get(`${code} 2023-11 own`), '1')
  assert.equal((await eventsHeld(ours)).length, 18)
})

test('an extract that was sent before another does not take its months back, whenever it is withdrawn', async () => {
  const ours = await partnership('newest')
  const first = await send(ours, { 'missing-episodes': reports(['2023-07'], 9) }, { period: '2023-07' })
  await send(ours, { 'missing-episodes': reports(MONTHS, 4) }, { ...twoYears, later: 60 })
  const before = await figuresOf(ours)
  await withdraw(ours, first.submissionId)
  assert.deepEqual(differences(await figuresOf(ours), before), [])
})

test('when the table of the force is withdrawn, what the records give counts in its place', async () => {
  const ours = await partnership('table')
  const content = Buffer.from(
    'section,measure,current,previous,chg_as_printed,pct_as_printed,force_pct\nMissing Children,Number of Missing Children Reports,40,32,+8,+25.0%,\n',
  )
  const table = await receiveFile(app, ours.actor(['business-manager']), intake, {
    name: 'table.csv',
    content,
    period: '12m-to-2024-03',
  })
  await send(ours, { 'missing-episodes': reports(MONTHS, 4) }, twoYears)
  const figure = async () => (await figuresOf(ours)).get('police.missing.reports 12m-to-2024-03 own')
  assert.equal(await figure(), '40')
  await withdraw(ours, table.submissionId)
  assert.equal(await figure(), '24')
})
