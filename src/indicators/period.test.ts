import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  contains,
  dayPeriod,
  financialYear,
  monthPeriod,
  monthRun,
  monthsOf,
  NotAPeriod,
  parsePeriod,
  periodInWords,
  periodOfDays,
  previousPeriod,
  quarter,
  rolling12,
  schoolYear,
  subPeriods,
} from './period.ts'

const year = fc.integer({ min: 1950, max: 2150 })
const month = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => Temporal.PlainYearMonth.from({ year: y, month: m }))
const anyPeriod = fc.oneof(
  year.map(financialYear),
  year.map(schoolYear),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => quarter(y, q)),
  month.map(monthPeriod),
  month.map(rolling12),
  fc.tuple(month, fc.nat(40)).map(([m, length]) => monthRun(m, m.add({ months: length }))),
  fc.tuple(month, fc.nat(27)).map(([m, d]) => dayPeriod(m.toPlainDate({ day: d + 1 }))),
)

test('each kind of period has its first and last day and its words', () => {
  const cases = [
    ['2023-24', 'financial-year', '2023-04-01', '2024-03-31', '1 April 2023 to 31 March 2024'],
    ['2023-24-Q3', 'quarter', '2023-10-01', '2023-12-31', 'Quarter 3, 2023 to 2024'],
    ['2023-24-Q4', 'quarter', '2024-01-01', '2024-03-31', 'Quarter 4, 2023 to 2024'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29', 'February 2024'],
    ['12m-to-2024-03', 'rolling-12', '2023-04-01', '2024-03-31', '12 months to March 2024'],
    ['2023-04..2023-11', 'months', '2023-04-01', '2023-11-30', 'April 2023 to November 2023'],
    ['ay2023-24', 'school-year', '2023-09-01', '2024-08-31', 'School year 2023 to 2024'],
    ['2024-03-31', 'day', '2024-03-31', '2024-03-31', '31 March 2024'],
  ] as const
  for (const [name, kind, start, end, words] of cases) {
    const period = parsePeriod(name)
    assert.deepEqual(
      [period.name, period.kind, String(period.start), String(period.end), periodInWords(period)],
      [name, kind, start, end, words],
    )
  }
})

test('every period reads back from its own name', () => {
  fc.assert(fc.property(anyPeriod, period => assert.deepEqual(parsePeriod(period.name), period)))
})

test('other spellings lead to the one canonical name', () => {
  const cases = [
    ['2023/24', '2023-24'],
    ['2023-2024', '2023-24'],
    ['1999-00', '1999-00'],
    ['2023-24-q3', '2023-24-Q3'],
    ['AY2023/24', 'ay2023-24'],
    ['2024-02..2024-02', '2024-02'],
  ] as const
  for (const [text, name] of cases) assert.equal(parsePeriod(text).name, name, text)
})

test('a name that could be a year or a month is the year, and the month has a spelling of its own', () => {
  assert.equal(parsePeriod('2011-12').kind, 'financial-year')
  const december = monthPeriod(Temporal.PlainYearMonth.from('2011-12'))
  assert.equal(december.name, '2011-12..2011-12')
  assert.deepEqual(parsePeriod(december.name), december)
})

test('anything else is refused with a sentence that lists what is accepted', () => {
  const wrong = ['', '2023', '2023-25', '2023-2023', '2023-24-Q5', '2024-13', '2024-02-30', '2024-00-01', '0000-01']
  for (const text of [
    ...wrong,
    '12m-to-2024',
    '2023-11..2023-04',
    '2023-04..',
    '2023-04..05..06',
    'ay2024',
    'last year',
  ])
    assert.throws(
      () => parsePeriod(text),
      (error: unknown) => error instanceof NotAPeriod && error.message.includes('a quarter (2023-24-Q3)'),
      text,
    )
})

test('the previous period is of the same kind and ends the day before this one starts', () => {
  fc.assert(
    fc.property(anyPeriod, period => {
      const previous = previousPeriod(period)
      assert.equal(previous.kind, period.kind)
      assert.equal(previous.end.add({ days: 1 }).toString(), period.start.toString())
      assert.equal(monthsOf(previous).length, monthsOf(period).length)
    }),
  )
})

test('sub-periods cover their period without gap or overlap', () => {
  fc.assert(
    fc.property(anyPeriod, period => {
      const parts = subPeriods(period)
      if (parts.length === 0) return
      assert.equal(String(parts[0]?.start), String(period.start))
      assert.equal(String(parts.at(-1)?.end), String(period.end))
      for (const [index, part] of parts.entries()) {
        assert.ok(contains(period, part) && contains(period, part.start))
        const next = parts[index + 1]
        if (next) assert.equal(String(part.end.add({ days: 1 })), String(next.start))
      }
    }),
  )
  assert.deepEqual(
    subPeriods(financialYear(2023)).map(part => part.name),
    ['2023-24-Q1', '2023-24-Q2', '2023-24-Q3', '2023-24-Q4'],
  )
  assert.equal(monthsOf(schoolYear(2023)).length, 12)
})

test('a financial year does not contain the twelve months to April', () => {
  assert.ok(!contains(parsePeriod('2023-24'), parsePeriod('12m-to-2024-04')))
  assert.ok(contains(parsePeriod('2023-24'), Temporal.PlainDate.from('2024-03-31')))
})

test('a period of the days of any period has the same days, and a name that can be read again', () => {
  fc.assert(
    fc.property(anyPeriod, period => {
      const found = periodOfDays(period.start, period.end)
      assert.ok(found.start.equals(period.start) && found.end.equals(period.end))
      assert.equal(parsePeriod(found.name).name, found.name)
    }),
  )
  assert.equal(periodOfDays(financialYear(2023).start, financialYear(2023).end).name, '2023-24')
})
