import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { CLOCK_RULES } from './clock-rule-pack.ts'
import {
  CLOCK_RULE_NAMES,
  type ClockRule,
  type ClockRuleName,
  clockFor,
  clockUnder,
  type MonthRoll,
  parseClockRuleName,
  ruleInForce,
} from './clock-rules.ts'
import { workingDays } from './working-days.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const due = (name: ClockRuleName, on: string): string => clockFor(name, day(on)).dueOn.toString()
const anyDay = fc.integer({ min: 0, max: 5400 }).map(n => day('2012-06-01').add({ days: n }))
const workingDayRules = CLOCK_RULES.filter(rule => 'workingDays' in rule.duration)

const EXAMPLES: Readonly<Record<string, ClockRuleName>> = {
  'serious incident notification': 'sin',
  'serious incident notification (weekend trigger)': 'sin',
  'rapid review': 'rapid-review',
  'ICPC from strategy discussion': 'icpc',
  'single assessment': 'single-assessment',
  'referral decision': 'referral-decision',
  'adult concern decision (local, 4)': 'adult-decision',
  'FOI response': 'foi',
  'CSPR publication': 'cspr-publication',
  'first child protection review': 'first-cp-review',
  'DHR decision': 'dhr-decision',
}

test('every worked example comes out', () => {
  const file = new URL('../../test/fixtures/clock-examples.csv', import.meta.url)
  const rows = parse<Record<'clock' | 'trigger_date' | 'due_date', string>>(readFileSync(file), { columns: true })
  assert.equal(rows.length, 12)
  for (const row of rows) {
    const name = EXAMPLES[row.clock]
    assert.ok(name, row.clock)
    assert.equal(due(name, row.trigger_date), row.due_date, `${row.clock} from ${row.trigger_date}`)
  }
})

test('a clock of weeks counts every day', () => {
  assert.equal(due('adult-experience', '2024-05-08'), '2024-07-03')
  assert.deepEqual(clockFor('adult-experience', day('2024-05-08')).skipped, [])
})

test('Easter, the coronation, Christmas and 2 January in Scotland are all counted as they fell', () => {
  assert.equal(due('rapid-review', '2024-03-28'), '2024-04-22')
  assert.equal(due('rapid-review', '2023-04-28'), '2023-05-23')
  assert.equal(due('core-group', '2024-12-20'), '2025-01-08')
  const foi = ruleInForce('foi', day('2024-01-01'))
  assert.equal(clockUnder({ ...foi, calendar: 'england-and-wales' }, day('2024-01-01')).dueOn.toString(), '2024-01-29')
})

test('a clock lists the days it did not count', () => {
  const { skipped } = clockFor('sin', day('2023-12-21'))
  assert.deepEqual(
    skipped.map(({ on, reason }) => `${on} ${reason}`),
    [
      '2023-12-23 Saturday',
      '2023-12-24 Sunday',
      '2023-12-25 Christmas Day',
      '2023-12-26 Boxing Day',
      '2023-12-30 Saturday',
      '2023-12-31 Sunday',
      '2024-01-01 New Year’s Day',
    ],
  )
  assert.deepEqual(clockFor('cspr-publication', day('2023-08-31')).skipped, [])
})

test('every rule name has one version in force on any day of the calendars', () => {
  for (const name of CLOCK_RULE_NAMES) {
    const versions = CLOCK_RULES.filter(rule => rule.name === name)
    assert.ok(versions.length > 0, name)
    fc.assert(
      fc.property(anyDay, on => {
        const inForce = versions.filter(v => v.validFrom <= on.toString() && (v.validTo ?? '9999') >= on.toString())
        assert.equal(inForce.length, 1)
      }),
    )
  }
  assert.throws(() => clockFor('sin', day('2011-12-31')), { name: 'NoRuleInForce' })
})

test('a case keeps the version in force on its trigger day', () => {
  const [first] = CLOCK_RULES.filter(rule => rule.name === 'adult-decision')
  assert.ok(first)
  const old: ClockRule = { ...first, validTo: '2025-03-31' }
  const next: ClockRule = {
    ...first,
    version: 'adult-decision-2',
    duration: { workingDays: 2 },
    validFrom: '2025-04-01',
  }
  assert.equal(clockFor('adult-decision', day('2025-03-31'), [old, next]).dueOn.toString(), '2025-04-04')
  assert.equal(clockFor('adult-decision', day('2025-04-01'), [old, next]).dueOn.toString(), '2025-04-03')
})

test('an unknown rule is refused with the names there are', () => {
  assert.equal(parseClockRuleName('foi'), 'foi')
  assert.throws(() => parseClockRuleName('foo'), /no clock rule "foo".*sin, rapid-review/)
})

test('a working-day clock is never due on a day nobody works, and a later trigger is never due sooner', () => {
  fc.assert(
    fc.property(fc.constantFrom(...workingDayRules), anyDay, fc.nat(40), (rule, on, gap) => {
      const clock = clockUnder(rule, on)
      assert.ok(workingDays(rule.calendar).isWorkingDay(clock.dueOn))
      const later = clockUnder(rule, on.add({ days: gap }))
      assert.ok(Temporal.PlainDate.compare(clock.dueOn, later.dueOn) <= 0)
    }),
  )
})

test('a month clock ends on the corresponding day, or the last of a shorter month', () => {
  fc.assert(
    fc.property(fc.constantFrom('dhr-decision', 'first-cp-review', 'sar-completion'), anyDay, (name, on) => {
      const { dueOn, rule } = clockFor(name, on)
      assert.ok('months' in rule.duration)
      const month = on.toPlainYearMonth().add({ months: rule.duration.months })
      assert.equal(dueOn.toString(), month.toPlainDate({ day: Math.min(on.day, month.daysInMonth) }).toString())
    }),
  )
})

test('a month clock that ends on a weekend moves only where its rule says so', () => {
  const base = ruleInForce('dhr-decision', day('2024-05-30'))
  const rolled = (roll: MonthRoll) =>
    clockUnder({ ...base, duration: { months: 1, roll } }, day('2024-05-30')).dueOn.toString()
  assert.deepEqual((['none', 'previous-working-day', 'next-working-day'] as const).map(rolled), [
    '2024-06-30',
    '2024-06-28',
    '2024-07-01',
  ])
})

test('a clock can count back from its trigger', () => {
  const rule: ClockRule = { ...ruleInForce('sin', day('2024-04-10')), duration: { workingDays: -7 } }
  const { dueOn, skipped } = clockUnder(rule, day('2024-04-10'))
  assert.equal(dueOn.toString(), '2024-03-28')
  assert.equal(skipped.length, 6)
})
