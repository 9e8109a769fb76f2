import type { Period, PeriodKind } from '#indicators'
import { MONTHS } from '#platform/day.ts'

/** Which rows may stand in one file of the standard: their times are of one kind. */
export interface TimeGroup {
  readonly stem: string
  readonly title: string
  /**
   * The standard names no such time, so the year in which it ends stands for it, as it does in the department's own files
   * of 31 March, and a filter says which days are meant.
   */
  readonly needsPeriod: boolean
}

const YEAR_IT_ENDS_IN = { needsPeriod: true }
const NAMED = { needsPeriod: false }

export const TIME_GROUPS: Readonly<Record<PeriodKind, TimeGroup>> = {
  'financial-year': { stem: 'financial-years', title: 'Figures of financial years', ...NAMED },
  quarter: { stem: 'quarters', title: 'Figures of quarters', ...NAMED },
  month: { stem: 'months', title: 'Figures of months', ...NAMED },
  'school-year': { stem: 'school-years', title: 'Figures of school years', ...NAMED },
  'rolling-12': { stem: 'twelve-months', title: 'Figures of twelve months', ...YEAR_IT_ENDS_IN },
  months: { stem: 'runs-of-months', title: 'Figures of several months', ...YEAR_IT_ENDS_IN },
  day: { stem: 'days', title: 'Figures of a day', ...YEAR_IT_ENDS_IN },
}

export interface StandardTime {
  /** "Financial year" */
  readonly identifier: string
  /** "202324" */
  readonly code: string
}

/** A period as the standard writes times. */
export function standardTime({ kind, name, start, end }: Period): StandardTime {
  switch (kind) {
    case 'financial-year':
      return { identifier: 'Financial year', code: yearPair(start.year) }
    case 'school-year':
      return { identifier: 'Academic year', code: yearPair(start.year) }
    case 'quarter':
      return {
        identifier: `Financial year ${name.slice(-2).toUpperCase()}`,
        code: yearPair(start.month >= 4 ? start.year : start.year - 1),
      }
    case 'month':
      return { identifier: MONTHS[start.month - 1] ?? '', code: fourDigits(start.year) }
    case 'rolling-12':
    case 'months':
    case 'day':
      return { identifier: 'Reporting year', code: fourDigits(end.year) }
  }
}

const fourDigits = (year: number): string => String(year).padStart(4, '0')
const yearPair = (first: number): string => `${fourDigits(first)}${String((first + 1) % 100).padStart(2, '0')}`
