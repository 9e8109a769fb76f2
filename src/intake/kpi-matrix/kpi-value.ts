import { compare, type Exact, exact, known, type ObservedValue, parseExact, percentage, whole } from '#indicators'

const ACCEPTED_VALUES =
  'Accepted: a percentage from 0 to 100 (92 or 92.5), a count of staff (5/7), N/A, nil, TBC, / (nil or in words), a count that cannot be a percentage (count 12), or nothing.'

export type KpiValue =
  | { readonly observed: ObservedValue; readonly isSlash: boolean }
  | { readonly problem: 'out-of-range' | 'value-not-understood'; readonly message: string }

const HUNDRED = whole(100)
const WORDS: Readonly<Record<string, ObservedValue>> = {
  'n/a': { state: 'not-applicable' },
  na: { state: 'not-applicable' },
  'not applicable': { state: 'not-applicable' },
  '/': { state: 'nil-return' },
  nil: { state: 'nil-return' },
  'nil return': { state: 'nil-return' },
  tbc: { state: 'to-be-confirmed' },
  'to be confirmed': { state: 'to-be-confirmed' },
  '': { state: 'missing' },
}

/** Reads one cell of the training indicators as agencies print it. */
export function readKpiValue(text: string): KpiValue {
  const tidy = text.trim().toLowerCase()
  const worded = WORDS[tidy]
  if (worded) return { observed: worded, isSlash: tidy === '/' }
  const share = /^(\d{1,9})\s*(?:\/|of)\s*(\d{1,9})$/.exec(tidy)
  if (share) return readShare(exact(share[1] ?? ''), exact(share[2] ?? ''))
  const count = /^count\s+(\d{1,9})$/.exec(tidy)
  if (count) return { observed: { state: 'count-only', count: exact(count[1] ?? '') }, isSlash: false }
  const number = parseExact(tidy.replace(/\s*%$/, ''))
  if (!number)
    return { problem: 'value-not-understood', message: `“${text}” is not a value of this table. ${ACCEPTED_VALUES}` }
  if (!isPercentage(number))
    return { problem: 'out-of-range', message: `“${text}” is not between 0 and 100. ${ACCEPTED_VALUES}` }
  return { observed: known(number), isSlash: false }
}

function readShare(numerator: Exact, denominator: Exact): KpiValue {
  if (denominator.numerator === 0n)
    return {
      problem: 'out-of-range',
      message: 'There are no relevant staff to divide by. Write nil or N/A in place of a count of none.',
    }
  if (compare(numerator, denominator) > 0)
    return {
      problem: 'out-of-range',
      message: 'More staff are up to date than there are relevant staff. Write those up to date first, as in 5/7.',
    }
  return { observed: percentage(numerator, denominator), isSlash: false }
}

export const isPercentage = (value: Exact): boolean => value.numerator >= 0n && compare(value, HUNDRED) <= 0
