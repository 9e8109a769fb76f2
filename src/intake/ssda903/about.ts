import type { Period } from '#indicators'
import type { Day } from '../record-day.ts'
import { codesOf, type HasCode } from './codes.ts'

/** What a return is about, as the rules need it. */
export interface About {
  /** The first and the last day of its year. */
  readonly start: Day
  readonly end: Day
  /** Whether a list of the department's has a code in this year. */
  readonly has: HasCode
}

export const aboutYear = ({ start, end }: Pick<Period, 'start' | 'end'>): About => ({
  start: start.toString(),
  end: end.toString(),
  has: codesOf(end.year),
})
