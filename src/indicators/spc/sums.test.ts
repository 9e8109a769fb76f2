import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { add, toDecimal, whole, ZERO } from '../exact.ts'
import { parsePeriod } from '../period.ts'
import { changeInWords, percentChangeInWords } from '../rolling.ts'
import { known, percentage } from '../value.ts'
import type { SeriesChange } from './series-change.ts'
import type { ShortPeriodPoint } from './short-periods.ts'
import { sumOver, sumsOf } from './sums.ts'

const COUNT = { form: 'count', additive: true, timing: 'during' } as const
const SHARE = { form: 'percentage', additive: false, timing: 'during' } as const
const name = (at: number): string =>
  `${2023 + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}`
/** From April 2023 on */
const months = (...values: (number | undefined)[]): ShortPeriodPoint[] =>
  values.map((value, at) => ({
    period: parsePeriod(name(at)),
    observed: value === undefined ? undefined : known(whole(value)),
  }))
const shown = (points: readonly ShortPeriodPoint[], changes: readonly SeriesChange[] = []) =>
  sumsOf(COUNT, points, changes).map(({ kind, period, now, before, change }) => [
    kind,
    period.name,
    toDecimal(now.value, 0),
    before && toDecimal(before.value, 0),
    change.kind === 'count'
      ? `${changeInWords(change.change.change)} ${percentChangeInWords(change.change.percentChange)}`
      : change.kind === 'none' && change.why,
  ])
const portal: SeriesChange = {
  changeId: '1',
  measureCode: 'x',
  kind: 'break',
  from: Temporal.PlainDate.from('2024-02-01'),
  title: 'The portal opened',
  reason: '',
  recordedBy: '',
  recordedAt: Temporal.Instant.from('2024-05-02T10:00:00Z'),
}
const twoYears = [...Array(12).fill(10), ...Array(6).fill(11), 5]

test('year to date and twelve months are set beside the same months a year before, with a signed change', () => {
  assert.deepEqual(shown(months(...twoYears)), [
    ['year-to-date', '2024-04..2024-10', '71', '70', '+1 +1.4%'],
    ['rolling-12', '12m-to-2024-10', '121', undefined, 'not-held'],
  ])
  assert.deepEqual(shown(months(...Array(12).fill(10), ...Array(12).fill(9)))[1], [
    'rolling-12',
    '12m-to-2025-03',
    '108',
    '120',
    '−12 −10.0%',
  ])
})

test('a year to date in April is that month', () => {
  assert.deepEqual(shown(months(...Array(12).fill(10), 7))[0], ['year-to-date', '2024-04', '7', '10', '−3 −30.0%'])
})

test('a change is not given across a series break, and is across new limits', () => {
  const [yearToDate] = shown(months(...twoYears), [portal])
  assert.deepEqual(yearToDate?.slice(-1), ['series-break'])
  assert.deepEqual(shown(months(...twoYears), [{ ...portal, kind: 'rebase' }])[0]?.slice(-1), ['+1 +1.4%'])
})

test('a month that is not known leaves its sum out, and people who may count twice are never added up', () => {
  assert.deepEqual(shown(months(...Array(12).fill(10), 7, undefined, 9)), [])
  assert.deepEqual(sumsOf({ ...COUNT, additive: false }, months(...twoYears), []), [])
  assert.deepEqual(sumsOf({ ...COUNT, timing: 'at-end' }, months(...twoYears), []), [])
})

test('a share is summed by its parts, and changes by percentage points', () => {
  const points = Array.from({ length: 24 }, (_, at): ShortPeriodPoint => {
    const [part, all] = at < 12 ? [1, 4] : [1, 3]
    return { period: parsePeriod(name(at)), observed: percentage(whole(part), whole(all)) }
  })
  const [yearToDate] = sumsOf(SHARE, points, [])
  assert.deepEqual([yearToDate?.now.numerator, yearToDate?.now.denominator], [whole(12), whole(36)])
  assert.ok(yearToDate?.change.kind === 'points')
  assert.equal(toDecimal(yearToDate.change.points, 1), '8.3')
  const baseless = points.map(point => ({ ...point, observed: known(whole(25)) }))
  assert.deepEqual(sumsOf(SHARE, baseless, []), [], 'a share without its base cannot be added up')
})

test('quarters make the same year as their months', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 12, maxLength: 12 }), values => {
      const quarters = [0, 3, 6, 9].map(
        (first, index): ShortPeriodPoint => ({
          period: parsePeriod(`2023-24-Q${index + 1}`),
          observed: known(values.slice(first, first + 3).reduce((sum, value) => add(sum, whole(value)), ZERO)),
        }),
      )
      const year = parsePeriod('2023-24')
      assert.deepEqual(sumOver(COUNT, quarters, year), sumOver(COUNT, months(...values), year))
    }),
  )
})
