import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePeriod } from '#indicators'
import { sampleDocument, sampleFigure } from '../testing/sample-document.ts'
import type { DataTable } from './data-file.ts'
import { standardSets } from './standard-sets.ts'
import { standardTime } from './standard-time.ts'

const figure = (code: string, periodCode: string, changes: Partial<ReturnType<typeof sampleFigure>> = {}) =>
  sampleFigure({
    id: `${code}@${periodCode}`,
    code,
    periodCode,
    title: code,
    period: periodCode,
    printed: '7',
    value: '7',
    ...changes,
  })
const setsOf = (...figures: ReturnType<typeof figure>[]) =>
  standardSets(sampleDocument({ figures, areaCode: 'E06000022' }))
const records = ({ columns, rows }: DataTable) =>
  rows.map(row => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])))

test('a period is written as the standard writes times', () => {
  const times = ['2023-24', '2023-24-Q4', '2024-02', 'ay2023-24', '12m-to-2024-02', '2023-04..2023-11', '2024-03-31']
  assert.deepEqual(
    times.map(name => standardTime(parsePeriod(name))).map(({ identifier, code }) => `${identifier} ${code}`),
    [
      'Financial year 202324',
      'Financial year Q4 202324',
      'February 2024',
      'Academic year 202324',
      'Reporting year 2024',
      'Reporting year 2023',
      'Reporting year 2024',
    ],
  )
})

test('a row for each time, a column for each measure, and a file for each kind of time', () => {
  const sets = setsOf(
    figure('a.b', '2023-24'),
    figure('a.b', '2022-23'),
    figure('a.c', '2023-24'),
    figure('d', '2024-02'),
  )
  assert.deepEqual(
    sets.map(({ stem }) => stem),
    ['financial-years', 'months'],
  )
  const [years] = sets
  assert.ok(years)
  assert.deepEqual(
    records(years).map(row => [row['time_period'], row['new_la_code'], row['la_name'], row['a_b'], row['a_c']]),
    [
      ['202223', 'E06000022', 'Bath and North East Somerset', '7', 'x'],
      ['202324', 'E06000022', 'Bath and North East Somerset', '7', '7'],
    ],
  )
})

test('a figure that the report withholds is c with its parts, and what it shows is as it shows it', () => {
  const withheld = {
    state: 'withheld',
    valueState: 'suppressed',
    value: null,
    printed: '[c]',
    unit: 'Per cent',
  } as const
  const shown = { value: '21.4', printed: '21.4%', numerator: '343', denominator: '1,603', unit: 'Per cent' }
  const [years] = setsOf(figure('share', '2022-23', withheld), figure('share', '2023-24', shown))
  assert.ok(years)
  assert.deepEqual(
    records(years).map(row => [row['share'], row['share_numerator'], row['share_denominator']]),
    [
      ['c', 'c', 'c'],
      ['21.4', '343', '1603'],
    ],
  )
  const share = years.columns.find(({ name }) => name === 'share')
  assert.deepEqual([share?.unit, share?.decimals], ['%', 1])
})

test('a share that rounds to nothing and is more is low, and one of none is 0', () => {
  const share = (numerator: string) => ({ value: '0.0', printed: '0.0%', numerator, denominator: '4,000' })
  const [years] = setsOf(figure('s', '2022-23', share('1')), figure('s', '2023-24', share('0')))
  assert.ok(years)
  assert.deepEqual(
    records(years).map(row => row['s']),
    ['low', '0.0'],
  )
})

test('figures of agencies have a file of their own, chosen by agency; one of a single agency needs no filter', () => {
  const of = (agency: string) =>
    figure('kpi', '2023-24', { id: `kpi@2023-24@${agency}`, agency, title: `Up to date: ${agency}` })
  const [, both] = setsOf(figure('all', '2023-24'), of('Constabulary'), of('Council'))
  assert.equal(both?.stem, 'financial-years-by-agency')
  assert.deepEqual(
    both?.columns.filter(({ kind }) => kind === 'Filter'),
    [{ name: 'agency', kind: 'Filter', label: 'Agency', first: 'Constabulary' }],
  )
  assert.equal(both?.columns.at(-1)?.label, 'Up to date')
  const [one] = setsOf(of('Council'))
  assert.ok(one?.columns.every(({ kind }) => kind !== 'Filter'))
})

test('times that the standard does not name stand under the year they end in, and a filter says which days', () => {
  const [months, days] = setsOf(
    figure('a', '12m-to-2024-03'),
    figure('a', '12m-to-2023-03'),
    figure('b', '2024-03-31', { period: '31 March 2024' }),
  )
  assert.deepEqual(months && records(months).map(row => [row['time_period'], row['period']]), [
    ['2023', '12m-to-2023-03'],
    ['2024', '12m-to-2024-03'],
  ])
  assert.equal(days?.title, 'Figures of a day: 31 March 2024')
  assert.ok(days?.columns.every(({ name }) => name !== 'period'))
})

test('a change on another period is a column of its own, and a part stands beside its share or alone', () => {
  const [years] = setsOf(
    figure('a', '2023-24'),
    figure('a', '2023-24', { id: 'a@2023-24@change', value: '-3' }),
    figure('s', '2023-24', { numerator: '3', denominator: '4' }),
    figure('s', '2023-24', { id: 's@2023-24:numerator' }),
    figure('t', '2023-24', { id: 't@2023-24:denominator' }),
  )
  assert.deepEqual(
    years?.columns.filter(({ kind }) => kind === 'Indicator').map(({ name }) => name),
    ['a', 'a_change', 's', 's_numerator', 's_denominator', 't_denominator'],
  )
})

test('a partnership that is set to no area says x for its codes', () => {
  const [years] = standardSets(sampleDocument({ figures: [figure('a', '2023-24')] }))
  const [row] = years ? records(years) : []
  assert.deepEqual([row?.['new_la_code'], row?.['la_name']], ['x', sampleDocument().partnership])
})
