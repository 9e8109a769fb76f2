import type { DepartmentRule, ItemPlace } from '../department-rule.ts'
import type { Census } from './census-period.ts'
import type {
  Assessment,
  CensusModule,
  Child,
  CinPlan,
  Day,
  Episode,
  Header,
  ModuleName,
  ProtectionPlan,
  Section47,
} from './child.ts'

export { isAfter, isBefore } from '../record-day.ts'

/** One rule of the department's validation of the census. */
export interface CensusRule extends DepartmentRule {
  readonly module: ModuleName
  readonly fields: readonly string[]
}

/** An item in the file, with what stands there. */
export interface Place extends ItemPlace {
  readonly module: ModuleName
}

export type Found = (...places: readonly Place[]) => void

type ChildCheck = (child: Child, census: Census, found: Found) => void

/** A rule that one child's record is enough for. */
export interface ChildRule extends CensusRule {
  readonly check: ChildCheck
}

export interface Tally {
  /** Called for every child; what breaks the rule with this child is told at once. */
  child(child: Child, census: Census, found: Found): void
  /** Called after the last child, with what is wrong with the return as a whole. */
  end(census: Census, found: Found): void
}

/** A rule about all children together: it keeps little of each. */
export interface ReturnRule extends CensusRule {
  begin(header: Header | undefined): Tally
}

/** Names the item of a module that breaks a rule. */
export function at<T extends CensusModule>(record: T, field: keyof T & string): Place {
  const value = record[field]
  const { module, line } = record
  return { module, line, field, value: inFile(value) }
}

function inFile(value: unknown): string | null {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null
  return Array.isArray(value) ? value.join(' ') : String(value)
}

export const eachEpisode =
  (check: (episode: Episode, census: Census, found: Found, child: Child) => void): ChildCheck =>
  (child, census, found) => {
    for (const episode of child.episodes) check(episode, census, found, child)
  }

export const eachAssessment =
  (check: (assessment: Assessment, episode: Episode, census: Census, found: Found) => void): ChildCheck =>
  (child, census, found) => {
    for (const episode of child.episodes)
      for (const assessment of episode.assessments) check(assessment, episode, census, found)
  }

export const eachCinPlan =
  (check: (plan: CinPlan, episode: Episode, census: Census, found: Found, child: Child) => void): ChildCheck =>
  (child, census, found) => {
    for (const episode of child.episodes)
      for (const plan of episode.cinPlans) check(plan, episode, census, found, child)
  }

export const eachEnquiry =
  (check: (enquiry: Section47, episode: Episode, census: Census, found: Found) => void): ChildCheck =>
  (child, census, found) => {
    for (const episode of child.episodes)
      for (const enquiry of episode.enquiries) check(enquiry, episode, census, found)
  }

export const eachProtectionPlan =
  (check: (plan: ProtectionPlan, episode: Episode, census: Census, found: Found, child: Child) => void): ChildCheck =>
  (child, census, found) => {
    for (const episode of child.episodes)
      for (const plan of episode.protectionPlans) check(plan, episode, census, found, child)
  }

export const isOutside = (day: Day | undefined, { start, end }: Census): boolean =>
  day !== undefined && (day < start || day > end)
export const isWithin = (day: Day | undefined, { start, end }: Census): boolean =>
  day !== undefined && day >= start && day <= end

// Sakamoto's method: a date object for each day of a census would take longer than reading it.
const MONTH_SHIFTS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
export function isWeekend(day: Day | undefined): boolean {
  if (day === undefined) return false
  const month = Number(day.slice(5, 7))
  const year = Number(day.slice(0, 4)) - (month < 3 ? 1 : 0)
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  const sinceSunday = (year + leaps + (MONTH_SHIFTS[month - 1] ?? 0) + Number(day.slice(8))) % 7
  return sinceSunday === 0 || sinceSunday === 6
}

/** Every two parts of which the later begins while the other lasts; of two that begin on one day, the pair once. */
export function eachOverlap<T>(
  parts: readonly T[],
  begins: (part: T) => Day | undefined,
  lasts: (part: T, until: Day) => boolean,
  found: (later: T, earlier: T) => void,
): void {
  if (parts.length < 2) return
  for (const [index, later] of parts.entries()) {
    const start = begins(later)
    if (start === undefined) continue
    for (const [other, earlier] of parts.entries()) {
      const begun = begins(earlier)
      if (other === index || begun === undefined || begun > start || (begun === start && other > index)) continue
      if (lasts(earlier, start)) found(later, earlier)
    }
  }
}
