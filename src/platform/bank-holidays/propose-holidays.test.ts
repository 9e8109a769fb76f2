import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SHIPPED_HOLIDAYS, WorkingDays } from '../working-days.ts'
import { readHolidayFeed } from './holiday-feed.ts'
import { withLaterYears } from './holidays-in-force.ts'
import { proposeHolidays } from './propose-holidays.ts'
import { feedFile, withNextYear } from './testing/feed-file.ts'

const today = Temporal.PlainDate.from('2026-11-20')
const propose = (content: Buffer, day = today) => {
  const { feed, problems } = readHolidayFeed(content)
  assert.ok(feed, problems.map(({ message }) => message).join(' '))
  return proposeHolidays(feed, SHIPPED_HOLIDAYS, day)
}
const refusedFor = (content: string | Buffer) => {
  const { feed, problems } = readHolidayFeed(Buffer.from(content))
  assert.equal(feed, undefined)
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ where, message }) => `${where ?? ''}: ${message}`)
}

test('the list that came with the program changes nothing', () => {
  const { changes, leftAsTheyWere, content } = propose(feedFile())
  assert.deepEqual([changes, leftAsTheyWere], [[], []])
  assert.deepEqual(content, SHIPPED_HOLIDAYS)
})

test('days that are added, taken out and named anew are told, in the order of their days', () => {
  const { changes, content } = propose(
    feedFile((division, days) =>
      division === 'england-and-wales'
        ? [
            ...days.filter(({ date }) => date !== '2027-05-03'),
            { title: 'Early May bank holiday (VE day)', date: '2027-05-07' },
          ].map(day => (day.date === '2027-08-30' ? { ...day, title: 'Late summer bank holiday' } : day))
        : days,
    ),
  )
  assert.deepEqual(
    changes.map(({ day, kind, title }) => [day, kind, title]),
    [
      ['2027-05-03', 'removed', 'Early May bank holiday'],
      ['2027-05-07', 'added', 'Early May bank holiday (VE day)'],
      ['2027-08-30', 'renamed', 'Late summer bank holiday'],
    ],
  )
  const calendar = new WorkingDays('england-and-wales', content)
  assert.ok(calendar.isWorkingDay(Temporal.PlainDate.from('2027-05-03')))
  assert.ok(!calendar.isWorkingDay(Temporal.PlainDate.from('2027-05-07')))
})

test('a year that follows is loaded, and one after a gap is not', () => {
  assert.equal(propose(feedFile(withNextYear)).content['england-and-wales'].lastYear, 2029)
  const gap = propose(
    feedFile((division, days) =>
      withNextYear(division, days).map(day => ({
        ...day,
        date: day.date.startsWith('2029') ? Temporal.PlainDate.from(day.date).add({ days: 364 }).toString() : day.date,
      })),
    ),
  )
  assert.equal(gap.content['england-and-wales'].lastYear, 2028)
  assert.match(gap.problems[0]?.message ?? '', /cannot be used, because 2029 is missing/)
})

test('a day that is over is never changed, whatever the list says, and the sender is told', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_700 }),
      fc.array(fc.integer({ min: 0, max: 1_700 }), { maxLength: 8 }),
      (sinceStart, others) => {
        const start = Temporal.PlainDate.from('2024-01-01')
        const day = start.add({ days: sinceStart })
        const added = [...new Set(others)]
          .map(days => start.add({ days }))
          .filter(each => each.dayOfWeek <= 5)
          .map(each => ({ title: 'Made-up day', date: each.toString() }))
        const content = feedFile((_, days) => [
          ...days.filter((each, index) => index % 3 !== 0 && !added.some(({ date }) => date === each.date)),
          ...days.filter((each, index) => index % 3 === 0 && !added.some(({ date }) => date === each.date)).slice(4),
          ...added,
        ])
        const { feed } = readHolidayFeed(content)
        if (!feed) return
        const { content: next, changes, leftAsTheyWere } = proposeHolidays(feed, SHIPPED_HOLIDAYS, day)
        assert.ok(changes.every(change => change.day > day.toString()))
        assert.ok(leftAsTheyWere.every(change => change.day <= day.toString()))
        const past = (holidays: Readonly<Record<string, string>>) =>
          Object.entries(holidays).filter(([each]) => each <= day.toString())
        for (const division of ['england-and-wales', 'scotland', 'northern-ireland'] as const)
          assert.deepEqual(past(next[division].holidays), past(SHIPPED_HOLIDAYS[division].holidays))
      },
    ),
    { numRuns: 60 },
  )
})

test('what is no list of bank holidays is refused, with the place of every fault', () => {
  assert.match(refusedFor('not json')[0] ?? '', /is not a list of bank holidays as GOV.UK publishes it/)
  assert.match(refusedFor('[]')[0] ?? '', /is not a list/)
  assert.match(refusedFor(Buffer.alloc(1_000_001, 32))[0] ?? '', /larger than any list/)
  assert.deepEqual(
    refusedFor(
      feedFile((division, days) =>
        division === 'scotland'
          ? [...days, { title: 'Saturday', date: '2027-07-03' }, { title: '', date: '2027-07-05' }, ...days.slice(0, 1)]
          : days,
      ),
    ).map(each => each.replace(/event \d+/, 'event n')),
    [
      'Scotland, event n: 2027-07-03 is a weekend. A bank holiday that falls on one is kept on a weekday, and GOV.UK gives that day.',
      'Scotland, event n: It has no title, or no day such as 2027-12-27.',
      'Scotland, event n: 2024-01-01 is there twice. Keep one.',
    ],
  )
  const { scotland, ...others } = JSON.parse(feedFile().toString())
  assert.ok(scotland)
  assert.match(refusedFor(JSON.stringify(others))[0] ?? '', /Scotland: The division “scotland” is missing/)
})

test('a year of which too few days are known is left out, and a division that nobody uses too', () => {
  const content = feedFile((_, days) => [...days, { title: 'New Year’s Day', date: '2029-01-01' }])
  const { feed, problems } = readHolidayFeed(
    Buffer.from(JSON.stringify({ ...JSON.parse(content.toString()), jersey: { events: [] } })),
  )
  assert.equal(feed?.scotland['2029'], undefined)
  assert.deepEqual(
    problems.map(({ severity, where }) => [severity, where]),
    [
      ['warning', 'jersey'],
      ['warning', 'England and Wales, 2029'],
      ['warning', 'Scotland, 2029'],
      ['warning', 'Northern Ireland, 2029'],
    ],
  )
})

test('whatever is sent, reading ends with a list or with a fault', () => {
  const good = feedFile().toString()
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
        fc.json().map(text => Buffer.from(text)),
        fc
          .tuple(fc.nat(good.length), fc.nat(30), fc.constantFrom('', '"', '{', 'null', '2027-02-30', '\0', '[]'))
          .map(([at, length, piece]) => Buffer.from(good.slice(0, at) + piece + good.slice(at + length))),
      ),
      content => {
        const { feed, problems } = readHolidayFeed(content)
        assert.equal(
          feed === undefined,
          problems.some(({ severity }) => severity === 'error'),
        )
        if (feed) proposeHolidays(feed, SHIPPED_HOLIDAYS, today)
      },
    ),
    { numRuns: 500 },
  )
})

test('later years of a newer program are used beside a list that was taken in', () => {
  const kept = {
    ...SHIPPED_HOLIDAYS,
    scotland: { firstYear: 2012, lastYear: 2027, holidays: { '2027-01-01': 'New Year’s Day' } },
  }
  const { scotland } = withLaterYears(kept, SHIPPED_HOLIDAYS)
  assert.equal(scotland.lastYear, 2028)
  assert.equal(Object.keys(scotland.holidays).filter(day => day.startsWith('2027')).length, 1)
  assert.equal(Object.keys(scotland.holidays).filter(day => day.startsWith('2028')).length, 9)
})
