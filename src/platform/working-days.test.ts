import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import loaded from './bank-holidays.json' with { type: 'json' }
import { CALENDAR_NAMES, coverageNotes, OutsideLoadedYears, WorkingDays, workingDays } from './working-days.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const anyDay = fc.integer({ min: 0, max: 5000 }).map(n => day('2013-06-01').add({ days: n }))
const anyCalendar = fc.constantFrom(...CALENDAR_NAMES).map(workingDays)
const anyCount = fc.integer({ min: 1, max: 60 })
const compare = Temporal.PlainDate.compare

test('the days that do not count are named', () => {
  const skipped = workingDays('england-and-wales').skipped(day('2024-05-03'), day('2024-05-10'))
  assert.deepEqual(
    skipped.map(({ on, reason }) => [on.toString(), reason]),
    [
      ['2024-05-04', 'Saturday'],
      ['2024-05-05', 'Sunday'],
      ['2024-05-06', 'Early May bank holiday'],
    ],
  )
})

test('one-off bank holidays come from the data', () => {
  const calendar = workingDays('england-and-wales')
  for (const text of ['2020-05-08', '2022-06-03', '2022-09-19', '2023-05-08'])
    assert.ok(!calendar.isWorkingDay(day(text)))
  assert.ok(calendar.isWorkingDay(day('2021-05-10')))
})

test('a holiday kept in part of the United Kingdom counts against the calendar of any part, and says where', () => {
  assert.ok(workingDays('england-and-wales').isWorkingDay(day('2024-01-02')))
  assert.equal(workingDays('any-uk').whyNotWorking(day('2024-01-02'))?.reason, '2nd January (Scotland)')
  const easterMonday = workingDays('any-uk').whyNotWorking(day('2024-04-01'))
  assert.equal(easterMonday?.reason, 'Easter Monday (England and Wales, Northern Ireland)')
  assert.equal(workingDays('any-uk').whyNotWorking(day('2024-03-29'))?.reason, 'Good Friday')
})

test('counting past the loaded years is refused, and announced ninety days before', () => {
  const calendar = workingDays('england-and-wales')
  assert.equal(calendar.after(day('2028-12-28'), 1).toString(), '2028-12-29')
  const outside = { name: 'OutsideLoadedYears' }
  assert.throws(() => calendar.after(day('2028-12-29'), 1), outside)
  assert.throws(() => calendar.before(day('2012-01-03'), 1), outside)
  assert.throws(() => calendar.after(day('2029-01-01'), 0), outside)
  assert.throws(() => calendar.between(day('2028-12-29'), day('2029-01-02')), outside)
  assert.throws(
    () => calendar.isWorkingDay(day('2011-12-30')),
    (error: unknown) => {
      assert.ok(error instanceof OutsideLoadedYears)
      const words =
        'Working days cannot be counted on 30 December 2011: bank holidays are loaded for 2012 to 2028 only.'
      assert.equal(error.message, words)
      return true
    },
  )
  assert.equal(calendar.warnFrom.toString(), '2028-10-02')
  assert.equal(calendar.warning(day('2028-10-01')), undefined)
  assert.match(calendar.warning(day('2028-10-02')) ?? '', /loaded to the end of 2028/)
})

test('the United Kingdom calendar ends with its shortest division, and a note says which', () => {
  assert.deepEqual(coverageNotes(), [])
  const shorter = { ...loaded.divisions, scotland: { ...loaded.divisions.scotland, lastYear: 2027 } }
  assert.equal(new WorkingDays('any-uk', shorter).lastLoadedYear, 2027)
  assert.equal(new WorkingDays('england-and-wales', shorter).lastLoadedYear, 2028)
  assert.deepEqual(coverageNotes(shorter), ['Scotland is loaded for 2012 to 2027, England and Wales for 2012 to 2028.'])
})

test('every loaded holiday lies in a loaded year, and no loaded year is empty', () => {
  for (const { firstYear, lastYear, holidays } of Object.values(loaded.divisions)) {
    const years = new Set(Object.keys(holidays).map(text => day(text).year))
    assert.deepEqual(
      [...years],
      Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i),
    )
  }
})

test('the nth working day is a working day, and n working days lie up to it', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyCount, (calendar, from, n) => {
      const to = calendar.after(from, n)
      assert.ok(calendar.isWorkingDay(to))
      assert.equal(calendar.between(from, to), n)
      assert.equal(calendar.between(to, from), -n)
    }),
  )
})

test('one more working day is later, and a later start never ends sooner', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyCount, fc.nat(30), (calendar, from, n, gap) => {
      assert.ok(compare(calendar.after(from, n), calendar.after(from, n + 1)) < 0)
      assert.ok(compare(calendar.after(from, n), calendar.after(from.add({ days: gap }), n)) <= 0)
    }),
  )
})

test('counting back undoes counting on, from a working day', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyCount, (calendar, from, n) => {
      fc.pre(calendar.isWorkingDay(from))
      assert.equal(calendar.before(calendar.after(from, n), n).toString(), from.toString())
      assert.equal(calendar.after(calendar.before(from, n), n).toString(), from.toString())
    }),
  )
})
