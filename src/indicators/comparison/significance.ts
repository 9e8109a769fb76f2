import { type Exact, toDecimal } from '../exact.ts'
import type { Form } from '../measure.ts'
import type { ObservedValue } from '../value.ts'
import { byar, type Interval, wilson } from './interval.ts'

const asNumber = (value: Exact): number => Number(toDecimal(value, 10))

/** The 95% interval of a share or a rate, in the unit of its value; none for what has no base to work it out from. */
export function intervalOf(form: Form, observed: ObservedValue): Interval | undefined {
  if (observed.state !== 'value' || !observed.numerator || !observed.denominator) return undefined
  const [counted, base] = [asNumber(observed.numerator), asNumber(observed.denominator)]
  if (counted < 0 || base <= 0) return undefined
  if (form === 'per-10000') return scaled(byar(counted), 10_000 / base)
  return form === 'percentage' && counted <= base ? scaled(wilson(counted, base), 100) : undefined
}

const scaled = ({ low, high }: Interval, by: number): Interval => ({ low: low * by, high: high * by })

export const VERDICTS = ['higher', 'lower', 'alike', 'unknown'] as const
/** `alike`: the difference is no larger than chance would leave. `unknown`: there is nothing to tell it by. */
export type Verdict = (typeof VERDICTS)[number]

/** Whether a figure differs from another by more than chance: the other lies outside the interval of the first. */
export function verdictOn(own: Interval | undefined, other: Exact | undefined): Verdict {
  if (!own || !other) return 'unknown'
  const value = asNumber(other)
  if (value < own.low) return 'higher'
  return value > own.high ? 'lower' : 'alike'
}

/** "Higher than England: the difference is larger than chance." */
export function verdictInWords(verdict: Verdict, other: string): string {
  switch (verdict) {
    case 'higher':
    case 'lower':
      return `${verdict === 'higher' ? 'Higher' : 'Lower'} than ${other}: the difference is larger than chance.`
    case 'alike':
      return `About the same as ${other}: the difference is no larger than chance.`
    case 'unknown':
      return `It cannot be said whether it differs from ${other} by more than chance: the counts are not published.`
  }
}
