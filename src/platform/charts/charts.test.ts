import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { barChart } from './bar-chart.ts'
import type { Chart } from './chart.ts'
import { groupedBars } from './grouped-bars.ts'
import { intervalChart } from './interval-chart.ts'
import { lineChart, runsOf } from './line-chart.ts'
import { orgChart } from './org-chart.ts'
import { sparkline } from './sparkline.ts'

const words = (id: string) => ({
  id,
  title: `Title of ${id}`,
  subtitle: 'Where and when',
  description: 'What it shows',
})
const count = (value: number | null) => ({ value, printed: value === null ? 'withheld' : String(value) })
const years = ['2021-22', '2022-23', '2023-24']
const headings = { item: 'Outcome', value: 'Concerns', share: 'Per cent' }

const charts: Chart[] = [
  barChart({
    ...words('bars'),
    headings,
    bars: [
      { label: 'Resolved another way', ...count(673), share: '42.0%' },
      { label: 'Section 42(2) enquiry', ...count(343), share: '21.4%', kind: 'highlight' },
      { label: 'Not recorded', ...count(70), share: '4.4%', kind: 'unknown' },
      { label: 'Too few to print', ...count(null) },
    ],
    total: { label: 'All concerns', ...count(1603), share: '100.0%' },
  }),
  lineChart({
    ...words('lines'),
    headings: { period: 'Year' },
    suffix: '',
    periods: years.map(name => ({ name, tick: [name] as const })),
    series: ['A', 'B', 'C', 'D'].map((label, row) => ({ label, values: [1, 2, 3].map(n => count(n * 10 + row)) })),
    target: { label: 'Target', ...count(25) },
    breaks: [{ at: 1, label: 'Counting changed' }],
  }),
  intervalChart({
    ...words('intervals'),
    headings: { item: 'Area', value: 'Per cent', base: 'Enquiries of concerns' },
    suffix: '%',
    rows: [
      {
        label: 'Avonvale',
        ...count(21),
        interval: { low: count(19), high: count(24) },
        base: '343 of 1,603',
        kind: 'here',
      },
      { label: 'Small place', ...count(null), interval: null, base: 'withheld' },
    ],
  }),
  groupedBars({
    ...words('groups'),
    headings: { item: 'Measure' },
    series: ['2022-23', '2023-24'],
    groups: [{ label: 'Missing children', values: [count(98), count(null)] }],
  }),
  orgChart({
    ...words('structure'),
    headings: { group: 'Group', accountableTo: 'Accountable to', note: 'Chair' },
    nodes: [
      { id: 'executive', name: 'Executive Group', parents: [] },
      { id: 'outside', name: 'Health Board', parents: [] },
      { id: 'youth', name: 'Youth Justice Board', note: 'An elected member', parents: ['executive', 'outside'] },
    ],
  }),
  sparkline({
    ...words('spark'),
    headings: { period: 'Year', value: 'Count' },
    periods: years,
    values: [count(1), count(null), count(3)],
  }),
]

for (const chart of charts) {
  test(`the ${chart.id} chart says its title and description to those who cannot see it`, () => {
    const svg = parseHTML(`<body>${chart.svg}</body>`).document.querySelector('svg')
    assert.equal(svg?.getAttribute('role'), 'img')
    assert.equal(svg?.getAttribute('xmlns'), 'http://www.w3.org/2000/svg')
    assert.equal(svg?.getAttribute('aria-labelledby'), `${chart.id}-title ${chart.id}-desc`)
    assert.equal(svg?.querySelector('title')?.textContent, chart.title)
    assert.equal(svg?.querySelector('desc')?.textContent, chart.description)
    assert.match(svg?.getAttribute('font-family') ?? '', /"Atkinson Hyperlegible Next", sans-serif/)
  })

  test(`the ${chart.id} chart needs nothing that a strict content security policy refuses`, () => {
    assert.doesNotMatch(chart.svg, /<style|<script| style=| on[a-z]+=|href=|currentColor|NaN|undefined/)
  })

  test(`each row of the table beside the ${chart.id} chart has a cell for each column`, () => {
    assert.ok(chart.table.rows.length > 0)
    for (const row of chart.table.rows) assert.equal(row.cells.length, chart.table.columns.length)
  })
}

test('the same bars always give the same picture', () => {
  const draw = () => barChart({ ...words('again'), headings, bars: [{ label: 'One', ...count(1) }] }).svg
  assert.equal(draw(), draw())
})

test('every printed value in the picture stands in the table beside it', () => {
  const [bars] = charts
  const cells = bars?.table.rows.flatMap(row => row.cells.map(cell => cell.text)) ?? []
  for (const printed of ['673', '343', '70', 'withheld', '42.0%', '1603']) assert.ok(cells.includes(printed), printed)
})

test('a bar of a period that has not ended is an outline, unlike every whole one', () => {
  const draw = (kind: 'plain' | 'highlight' | 'so-far') =>
    barChart({ ...words('running'), headings, bars: [{ label: 'A year', value: 3, printed: '3', kind }] }).svg
  assert.match(draw('so-far'), /stroke="#14566b" fill="#ffffff"/)
  for (const whole of [draw('plain'), draw('highlight')]) assert.doesNotMatch(whole, /stroke="#14566b"/)
})

test('a withheld value has no bar and no point, only its words', () => {
  const draw = (value: number | null) =>
    barChart({ ...words('hidden'), headings, bars: [{ label: 'Few', value, printed: 'withheld' }] }).svg
  assert.equal(draw(null).match(/<rect/g)?.length, draw(3).match(/<rect/g)?.length === 2 ? 1 : undefined)
  assert.match(draw(null), /withheld/)
})

test('any words survive in a picture exactly, whatever characters they have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ minLength: 1 }), (title, label) => {
      fc.pre(title.trim() !== '')
      const { svg } = barChart({ ...words('any'), title, headings, bars: [{ label, ...count(1) }] })
      assert.equal(readXml(svg.match(/<title[^>]*>([^<]*)<\/title>/)?.[1] ?? ''), printable(title))
      assert.ok(svg.split(/<[^<>]*>/).some(part => readXml(part) === printable(label)))
    }),
  )
})

const printable = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '\ufffd').toWellFormed()

const readXml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

test('no stretch of a line holds points from both sides of a series break or of a missing value', () => {
  const value = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null })
  const breaks = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 })
  fc.assert(
    fc.property(fc.array(value, { maxLength: 30 }), breaks, (values, at) => {
      const series = { label: 'any', values: values.map(count) }
      const runs = runsOf(series, { breaks: at.map(index => ({ at: index, label: 'changed' })) })
      for (const run of runs) {
        const indices = run.map(point => point.index)
        assert.deepEqual(
          indices,
          indices.map((_, step) => (indices[0] ?? 0) + step),
        )
        assert.ok(indices.slice(1).every(index => !at.includes(index)))
      }
      assert.equal(runs.flat().length, values.filter(each => each !== null).length)
    }),
  )
})

test('a chart of five series is refused', () => {
  const series = ['A', 'B', 'C', 'D', 'E']
  assert.throws(
    () =>
      groupedBars({
        ...words('five'),
        headings: { item: 'x' },
        series,
        groups: [{ label: 'g', values: series.map(() => count(1)) }],
      }),
    /four series at most/,
  )
})

test('a chart without a description is refused', () => {
  assert.throws(
    () => barChart({ ...words('mute'), description: ' ', headings, bars: [{ label: 'One', ...count(1) }] }),
    /needs a title and a description/,
  )
})

test('a series with fewer values than the chart has periods is refused', () => {
  const periods = years.map(name => ({ name }))
  const spec = { ...words('short'), headings: { period: 'Year' }, suffix: '' as const, periods }
  assert.throws(
    () => lineChart({ ...spec, series: [{ label: 'A', values: [count(1)] }] }),
    /A has 1 values for 3 periods/,
  )
})

test('charts of nothing at all are still pictures', () => {
  const none = { ...words('none'), headings: { ...headings, period: 'Year', base: 'Base' } }
  const drawn = [
    barChart({ ...none, bars: [] }),
    lineChart({ ...none, suffix: '', periods: [], series: [] }),
    intervalChart({ ...none, suffix: '%', rows: [] }),
    groupedBars({ ...none, series: ['A'], groups: [] }),
    sparkline({ ...none, periods: [], values: [] }),
  ]
  for (const chart of drawn) assert.doesNotMatch(chart.svg, /NaN|Infinity|undefined/)
})

test('unusual points have a shape of their own kind, and new limits part no line while a series break does', () => {
  const values = [1, 2, 9, 3, 4, 5].map(count)
  const limits = { lower: count(1), average: count(3), upper: count(7) }
  const chart = lineChart({
    ...words('variation'),
    headings: { period: 'Month' },
    suffix: '',
    periods: values.map((_, index) => ({ name: `Month ${index + 1}` })),
    series: [{ label: '', values }],
    limits: [
      { from: 0, to: 2, isTrial: false, ...limits },
      { from: 3, to: 5, isTrial: true, ...limits },
    ],
    unusual: [
      { index: 2, label: 'Month 3: 9', note: 'Above the upper limit', mark: 'worse' },
      { index: 5, mark: 'better' },
    ],
    breaks: [{ at: 3, label: 'Another way of working', note: 'New limits', isRebase: true }],
  })
  assert.match(chart.svg, /Month 3: 9<\/text>/)
  assert.match(chart.svg, /h14l-7,12z/, 'a triangle for what is worse')
  assert.match(chart.svg, /Upper trial limit 7/)
  assert.deepEqual(chart.table.notes, [
    'Another way of working. New limits. New limits from Month 4.',
    'Limits of ordinary variation, Month 1 to Month 3: 1 to 7, average 3.',
    'Trial limits, Month 4 to Month 6: 1 to 7, average 3.',
    'Month 3: 9. Above the upper limit.',
  ])
  const series = { label: '', values }
  assert.equal(runsOf(series, { breaks: [{ at: 3, label: 'x', isRebase: true }] }).length, 1)
  assert.equal(runsOf(series, { breaks: [{ at: 3, label: 'x' }] }).length, 2)
})
