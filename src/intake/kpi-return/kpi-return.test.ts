import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePeriod, toDecimal } from '#indicators'
import { checkFile } from '../check-file.ts'
import type { Facts } from '../format.ts'
import { intake } from '../testing/test-partnership.ts'
import { kpiReturn } from './kpi-return.ts'

const facts: Facts = {
  catalogue: intake.catalogue,
  agencies: [
    { id: 'police', name: 'Constabulary', aliases: [] },
    { id: 'social', name: "Children's Social Care", aliases: [] },
  ],
  period: parsePeriod('2023-24'),
  ownAgencyId: undefined,
  ownArea: undefined,
  today: Temporal.PlainDate.from('2024-05-01'),
}
const sample = (name: string) => readFileSync(new URL(`samples/${name}.csv`, import.meta.url))
const check = (content: Buffer | string, own: Partial<Facts> = {}) =>
  checkFile(Buffer.from(content), kpiReturn, { ...facts, ...own })

test('each row is a figure of a quarter with its base, the day that was counted, and where it was counted from', async () => {
  const { reading } = await check(sample('good'))
  assert.deepEqual(
    reading?.observations.map(({ measureCode, period, agencyId, observed, basis }) => [
      measureCode,
      period.name,
      agencyId,
      observed.state === 'value' ? toDecimal(observed.value, 1) : observed.state,
      basis,
    ]),
    [
      ['training.kpi.1.1', '2023-24-Q3', 'police', '93.6', 'as at 31 December 2023, from Learning records'],
      ['training.kpi.1.8', '2023-24-Q3', 'police', '80.5', 'as at 31 December 2023, from Learning records'],
      ['training.kpi.1.9', '2023-24-Q3', 'police', 'not-applicable', 'as at 31 December 2023'],
      ['training.kpi.1.1', '2023-24-Q3', 'social', '33.3', 'as at 31 December 2023, from Spreadsheet of the team'],
      ['training.kpi.1.13', '2023-24-Q3', 'social', 'to-be-confirmed', 'as at 31 December 2023'],
    ],
  )
})

test('whom an agency counts, and whom not yet, is a footnote; what it does not trust is a data-quality note', async () => {
  const { reading, issues } = await check(sample('good'))
  assert.deepEqual(
    reading?.footnotes.map(({ body }) => body),
    [
      'Relevant means: All officers and staff.',
      'Relevant means: Custody and safeguarding units. 14 within their first six months are not counted. Two courses were cancelled.',
    ],
  )
  assert.deepEqual(
    reading?.qualityNotes.map(({ level, body }) => [level, body]),
    [
      ['medium', 'Constabulary has medium confidence in its figure of 1.8.'],
      ['high', "Children's Social Care has low confidence in its figure of 1.1."],
    ],
  )
  assert.deepEqual(
    issues.filter(({ rule }) => rule === 'below-target').map(({ row, message }) => [row, message]),
    [
      [3, '80.5% is below the target of 90% in the indicator list.'],
      [5, '33.3% is below the target of 85% in the indicator list.'],
    ],
  )
})

test('every fault names its row, its column and what would be accepted', async () => {
  const { issues, reading } = await check(sample('bad'))
  assert.equal(reading, undefined)
  assert.deepEqual(
    issues.filter(({ severity }) => severity === 'error').map(({ row, field, rule }) => [row, field, rule]),
    [
      [2, 'kpi', 'unknown-indicator'],
      [3, 'agency', 'unknown-agency'],
      [4, 'quarter', 'quarter-not-understood'],
      [5, 'up_to_date', 'staff-not-understood'],
      [6, 'relevant', 'relevant-not-understood'],
      [7, 'relevant', 'nobody-relevant'],
      [8, 'up_to_date', 'more-than-relevant'],
      [9, 'up_to_date', 'staff-not-understood'],
      [10, 'as_at', 'outside-quarter'],
      [11, 'in_grace', 'in-grace'],
      [12, 'confidence', 'confidence'],
    ],
  )
})

test('first months are left out where the indicator gives none, and an agency sends only its own rows', async () => {
  const row = 'kpi,agency,quarter,up_to_date,relevant,in_grace\n1.1,Constabulary,2023-24 Q3,4,5,1\n'
  assert.deepEqual(
    (await check(row)).issues.map(({ rule }) => rule),
    ['no-window', 'below-target'],
  )
  assert.deepEqual((await check(row)).reading?.footnotes, [])
  assert.ok((await check(row, { ownAgencyId: 'social' })).issues.some(({ rule }) => rule === 'not-your-agency'))
})

test('whatever is in the rows, they are figures or are refused', async () => {
  const usual: Record<string, string[]> = {
    kpi: ['1.1', '1.10', 'KPI 1.8'],
    agency: ['Constabulary', "Children's Social Care"],
    quarter: ['2023-24 Q3', '2023-24-Q1'],
    up_to_date: ['4', '0', 'N/A', 'tbc'],
    relevant: ['5', '', '0'],
    as_at: ['', '2023-12-31'],
    in_grace: ['', '3'],
    confidence: ['', 'Low', 'high'],
  }
  const columns = kpiReturn.columns.map(({ name }) => name)
  const cell = (column: string) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...(usual[column] ?? [''])) },
      { weight: 1, arbitrary: fc.string() },
    )
  const row = fc
    .tuple(...columns.map(cell))
    .map(cells => cells.map(text => `"${text.replaceAll('"', '""')}"`).join(','))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async rows => {
      const { reading, issues } = await check(`${columns.join(',')}\n${rows.join('\n')}\n`)
      assert.equal(
        reading === undefined,
        issues.some(({ severity }) => severity === 'error'),
      )
      for (const { period } of reading?.observations ?? []) assert.equal(period.kind, 'quarter')
    }),
    { numRuns: 500 },
  )
})
