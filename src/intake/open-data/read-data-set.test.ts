import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { toDecimal } from '#indicators'
import { readDataSet } from './read-data-set.ts'

const sample = (name: string) => ({ name, content: readFileSync(new URL(`samples/${name}`, import.meta.url)) })
const text = (name: string, content: string) => ({ name, content: Buffer.from(content) })
const [good, goodMeta] = [sample('good.csv'), sample('good.meta.csv')]
const edited = (from: string, to: string) => text('good.csv', good.content.toString().replaceAll(from, to))
const rulesOf = (data: typeof good, meta = goodMeta) =>
  readDataSet(data, meta).issues.map(issue => `${issue.severity} ${issue.rule}`)

test('a data set that Kith has never seen is read by its metadata alone', () => {
  const { metadata, rows, issues } = readDataSet(good, goodMeta)
  assert.deepEqual(
    metadata?.indicators.map(({ name, unit, decimals }) => [name, unit, decimals]),
    [
      ['enrolments', '', 0],
      ['absence_percent', '%', 1],
    ],
  )
  assert.deepEqual(
    rows.map(({ area, time, filters }) => [area, time.code, filters['school_type']]),
    [
      ['E92000001', '202324', 'Total'],
      ['E12000009', '202324', 'Total'],
      ['E06000022', '202324', 'Total'],
      ['E06000022', '202324', 'Special'],
      ['E06000022', '202223', 'Total'],
      ['E06000022', '202223', 'Special'],
    ],
  )
  assert.deepEqual(
    issues.map(issue => [issue.severity, issue.rule]),
    [['note', 'left-out']],
  )
})

test('a symbol in place of a number keeps why there is none, and a decimal is kept exactly', () => {
  const { rows } = readDataSet(good, goodMeta)
  const cellAt = (row: number, column: string) => rows.find(each => each.row === row)?.cells[column]
  const why = (row: number, column: string) => {
    const cell = cellAt(row, column)
    return cell?.state === 'no-number' ? cell.why : cell && toDecimal(cell.value, 1)
  }
  assert.equal(why(4, 'absence_percent'), '6.9')
  assert.equal(why(5, 'enrolments'), 'suppressed')
  assert.equal(why(6, 'absence_percent'), 'not-applicable')
  assert.equal(why(7, 'enrolments'), 'rounds-to-nothing')
  assert.equal(why(7, 'absence_percent'), 'not-available')
})

test('symbols from before 2021 are read, and told of once each', () => {
  const { rows, issues } = readDataSet(edited(',z', ',:'), goodMeta)
  assert.equal(rows.find(each => each.row === 6)?.cells['absence_percent']?.state, 'no-number')
  assert.deepEqual(
    issues.filter(issue => issue.rule === 'old-symbol').map(issue => [issue.row, issue.value]),
    [[6, ':']],
  )
})

test('every fault names its row and column, what stands there and what is accepted', () => {
  const { issues } = readDataSet(sample('bad.csv'), sample('bad.meta.csv'))
  assert.deepEqual(
    issues.map(issue => [issue.severity, issue.row, issue.field, issue.rule]),
    [
      ['error', 2, 'time_period', 'time'],
      ['error', 3, 'time_period', 'time'],
      ['error', 4, 'geographic_level', 'unknown-level'],
      ['error', 5, 'new_la_code', 'area-code'],
      ['error', 6, 'enrolments', 'value-not-understood'],
      ['error', 6, 'absence_percent', 'value-not-understood'],
      ['warning', 7, 'old_la_code', 'codes-disagree'],
      ['warning', 7, 'absence_percent', 'empty-cell'],
      ['error', 8, null, 'row-twice'],
      ['error', 9, null, 'ragged-row'],
    ],
  )
  assert.match(issues[0]?.message ?? '', /six digits/)
  assert.match(issues[4]?.message ?? '', /c \(withheld\)/)
})

test('columns and metadata must say the same, and a fault of the metadata names that file', () => {
  assert.deepEqual(rulesOf(edited('absence_percent', 'absence_rate')), [
    'error missing-column',
    'error column-not-described',
  ])
  assert.deepEqual(rulesOf(edited('time_identifier', 'time_kind')), [
    'error missing-column',
    'error column-not-described',
  ])
  const meta = text(
    'odd.meta.csv',
    'col_name,col_type,label\nschool_type,Dimension,School type\nenrolments,Indicator,Enrolments\n',
  )
  const { issues } = readDataSet(good, meta)
  assert.deepEqual(
    issues.map(issue => [issue.rule, issue.record, issue.row]),
    [
      ['column-kind', 'odd.meta.csv', 2],
      ['column-not-described', null, 1],
      ['column-not-described', null, 1],
    ],
  )
  assert.deepEqual(rulesOf(good, text('m.csv', 'name,type\nx,y\n')), [
    'error missing-column',
    'error missing-column',
    'error missing-column',
  ])
})

test('a place whose code changed is read under the code of today', () => {
  const { rows } = readDataSet(
    edited('800,E06000022,Bath and North East Somerset', '825,E10000002,Buckinghamshire'),
    goodMeta,
  )
  assert.ok(rows.some(each => each.area === 'E06000060'))
  assert.ok(rows.every(each => each.area !== 'E10000002'))
})

test('whatever the bytes, reading ends with rows or with faults and never throws', () => {
  const lines = good.content.toString().split('\n')
  fc.assert(
    fc.property(
      fc.nat(good.content.length - 1),
      fc.uint8Array({ maxLength: 6 }),
      fc.shuffledSubarray(lines),
      (at, bytes, some) => {
        const mutated = Buffer.concat([
          good.content.subarray(0, at),
          Buffer.from(bytes),
          good.content.subarray(at + bytes.length),
        ])
        for (const content of [mutated, Buffer.from(some.join('\n'))]) {
          const { rows, rowCount } = readDataSet({ name: 'x.csv', content }, goodMeta)
          assert.ok(rows.length <= rowCount)
          readDataSet(good, { name: 'x.meta.csv', content })
        }
      },
    ),
    { numRuns: 300 },
  )
})
