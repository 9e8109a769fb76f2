import { CLOCK_RULES } from './clock-rule-pack.ts'
import { dayInWords } from './day.ts'
import { NotFound, Refusal } from './errors.ts'
import { type CalendarName, type SkippedDay, type WorkingDays, workingDays } from './working-days.ts'

export const CLOCK_RULE_NAMES = [
  'sin',
  'rapid-review',
  'icpc',
  'core-group',
  'single-assessment',
  'referral-decision',
  'lado',
  'adult-decision',
  'adult-planning',
  'adult-experience',
  'referrer-receipt',
  'referrer-feedback',
  'challenge-manager',
  'challenge-head-of-service',
  'challenge-partnership',
  'foi',
  'cspr-publication',
  'sar-completion',
  'first-cp-review',
  'cp-review',
  'dhr-decision',
  'dhr-completion',
] as const
export type ClockRuleName = (typeof CLOCK_RULE_NAMES)[number]

/** How far the rule's text has been confirmed. Anything but `primary` is a default for a person to confirm. */
export type Certainty = 'primary' | 'secondary' | 'general-knowledge' | 'local'

/** Whether a month clock that ends on a day nobody works is moved. */
export type MonthRoll = 'none' | 'previous-working-day' | 'next-working-day'

/** Below zero counts backwards: so many working days before the trigger. */
export type ClockDuration =
  | { readonly workingDays: number }
  | { readonly weeks: number }
  | { readonly months: number; readonly roll: MonthRoll }

/** One version of one rule. A case keeps the version in force on its trigger day. */
export interface ClockRule {
  readonly name: ClockRuleName
  readonly version: string
  readonly title: string
  readonly duration: ClockDuration
  readonly calendar: CalendarName
  /** What starts the clock, to follow "from": "the day the referral was received" */
  readonly anchor: string
  readonly source: string
  readonly certainty: Certainty
  readonly pausable: boolean
  /** First and last trigger day of this version; no last day while it is in force */
  readonly validFrom: string
  readonly validTo?: string
}

export interface CaseClock {
  readonly rule: ClockRule
  readonly triggerOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  /** Days between the trigger and the due day that do not count, in order; none for a clock of weeks or months */
  readonly skipped: readonly SkippedDay[]
}

class NoRuleInForce extends Refusal {
  override readonly name = 'NoRuleInForce'
}

const isClockRuleName = (text: string): text is ClockRuleName => CLOCK_RULE_NAMES.some(name => name === text)

/** Throws NotFound, listing the names there are. */
export function parseClockRuleName(text: string): ClockRuleName {
  if (isClockRuleName(text)) return text
  throw new NotFound(`There is no clock rule "${text}". The rules are: ${CLOCK_RULE_NAMES.join(', ')}.`)
}

export function ruleInForce(
  name: ClockRuleName,
  on: Temporal.PlainDate,
  pack: readonly ClockRule[] = CLOCK_RULES,
): ClockRule {
  const day = on.toString()
  const rule = pack.find(
    ({ name: n, validFrom, validTo }) => n === name && validFrom <= day && (validTo === undefined || day <= validTo),
  )
  if (!rule) throw new NoRuleInForce(`No version of the rule "${name}" is in force on ${dayInWords(on)}.`)
  return rule
}

/** The trigger day is day 0, whatever day it is; due at the end of the due day in England. */
export function clockFor(
  name: ClockRuleName,
  triggerOn: Temporal.PlainDate,
  pack: readonly ClockRule[] = CLOCK_RULES,
): CaseClock {
  return clockUnder(ruleInForce(name, triggerOn, pack), triggerOn)
}

/** For a case that keeps the version it began with. */
export function clockUnder(rule: ClockRule, triggerOn: Temporal.PlainDate): CaseClock {
  const calendar = workingDays(rule.calendar)
  const { duration } = rule
  if ('months' in duration) {
    // Corresponding date, clamped to the month's end (Dodds v Walker [1981]).
    const corresponding = triggerOn.add({ months: duration.months })
    return { rule, triggerOn, dueOn: rollMonth(corresponding, duration.roll, calendar), skipped: [] }
  }
  if ('weeks' in duration) return { rule, triggerOn, dueOn: triggerOn.add(duration), skipped: [] }
  if (duration.workingDays < 0) {
    const dueOn = calendar.before(triggerOn, -duration.workingDays)
    return { rule, triggerOn, dueOn, skipped: calendar.skipped(dueOn, triggerOn.subtract({ days: 1 })) }
  }
  const dueOn = calendar.after(triggerOn, duration.workingDays)
  return { rule, triggerOn, dueOn, skipped: calendar.skipped(triggerOn, dueOn) }
}

function rollMonth(day: Temporal.PlainDate, roll: MonthRoll, calendar: WorkingDays): Temporal.PlainDate {
  if (roll === 'none' || calendar.isWorkingDay(day)) return day
  return roll === 'next-working-day' ? calendar.after(day, 1) : calendar.before(day, 1)
}
