import { OutsideLoadedYears, workingDays } from '#platform/working-days.ts'
import type { Day, Header } from './child.ts'
import { type CodesOfYear, codesOf } from './codes.ts'

/** What a return is about, as the rules need it. */
export interface Census {
  /** The first and the last day of its year. */
  readonly start: Day
  readonly end: Day
  readonly codes: CodesOfYear
  /** Undefined where bank holidays are not known: the rules that count working days are left out then. */
  readonly workingDays:
    | {
        readonly oneBeforeStart: Day
        readonly fifteenBeforeEnd: Day
        readonly fortyFiveBeforeEnd: Day
      }
    | undefined
}

/** The year that ends with a reference date. */
export function censusTo(referenceDate: Day): Census {
  const end = Temporal.PlainDate.from(referenceDate)
  const start = end.subtract({ years: 1 }).add({ days: 1 })
  return {
    start: start.toString(),
    end: end.toString(),
    codes: codesOf(end.year),
    workingDays: countBack(start, end),
  }
}

/** The reference date that a header stands for: its own, else 31 March of its year. */
export function referenceDateOf(header: Header | undefined): Day | undefined {
  if (header?.ReferenceDate !== undefined) return header.ReferenceDate
  return header?.Year !== undefined && /^\d{4}$/.test(header.Year) ? `${header.Year}-03-31` : undefined
}

function countBack(start: Temporal.PlainDate, end: Temporal.PlainDate): Census['workingDays'] {
  const calendar = workingDays('england-and-wales')
  try {
    return {
      oneBeforeStart: calendar.before(start, 1).toString(),
      fifteenBeforeEnd: calendar.before(end, 15).toString(),
      fortyFiveBeforeEnd: calendar.before(end, 45).toString(),
    }
  } catch (error) {
    if (error instanceof OutsideLoadedYears) return undefined
    throw error
  }
}
