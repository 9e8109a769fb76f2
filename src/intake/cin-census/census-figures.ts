import {
  dayPeriod,
  type IncomingObservation,
  known,
  type ObservedValue,
  OWN_AREA,
  type Period,
  percentage,
  whole,
} from '#indicators'
import type { CensusCounts } from './census.store.ts'

type Part = keyof CensusCounts

/** What each measure counts, by the formulas of the national statistics. */
const COUNTS: readonly (readonly [string, Part])[] = [
  ['children.referrals.received', 'referrals'],
  ['children.cin.at-31-march', 'openAtEnd'],
  ['children.cin.closed', 'closed'],
  ['children.cin.stepped-down', 'steppedDown'],
  ['children.s47.started', 'enquiries'],
  ['children.icpc.by-child', 'conferences'],
  ['children.cpp.started', 'plansBegun'],
  ['children.cpp.at-31-march', 'plansAtEnd'],
  ['children.cpp.over-18-months', 'plansOver18Months'],
]
const SHARES: readonly (readonly [string, Part, Part])[] = [
  ['children.referrals.re-referral-rate', 'reReferrals', 'referrals'],
  ['children.referrals.no-further-action-rate', 'ledToNothing', 'referrals'],
  ['children.cin.stepping-down', 'steppedDown', 'closed'],
  ['children.s47.to-icpc', 'conferences', 'enquiries'],
  ['children.s47.icpc-in-15-days', 'conferencesInTime', 'conferences'],
  ['children.cpp.subsequent-rate', 'repeatPlans', 'plansBegun'],
  ['children.cpp.over-18-months.share', 'plansOver18Months', 'plansAtEnd'],
  ['children.cpp.over-2-years', 'plansOverTwoYears', 'plansAtEnd'],
]
/** Counted on the last day, of which the figure is. */
const ON_LAST_DAY: ReadonlySet<Part> = new Set(['openAtEnd', 'plansAtEnd', 'plansOver18Months', 'plansOverTwoYears'])
/** Needs the census of the year before as well. */
export const RE_REFERRALS = 'children.referrals.re-referral-rate'

export const CENSUS_MEASURES: readonly string[] = [...COUNTS, ...SHARES].map(([code]) => code)

/** The figures of one year: none of what nobody can say, as how many were referred again without the year before. */
export function figuresOfCensus(
  counts: CensusCounts,
  period: Period,
  { hasYearBefore }: { readonly hasYearBefore: boolean },
): IncomingObservation[] {
  const figure = (measureCode: string, part: Part, observed: ObservedValue, printed: string): IncomingObservation => ({
    measureCode,
    period: ON_LAST_DAY.has(part) ? dayPeriod(period.end) : period,
    area: OWN_AREA,
    agencyId: undefined,
    breakdown: '',
    observed,
    printed,
    basis: `counted ${printed}`,
  })
  const shares = SHARES.filter(([code]) => code !== RE_REFERRALS || hasYearBefore)
  return [
    ...COUNTS.flatMap(([code, part]) => {
      const count = counts[part]
      return count === undefined ? [] : [figure(code, part, known(whole(count)), String(count))]
    }),
    ...shares.flatMap(([code, part, base]) => {
      const [count, of] = [counts[part], counts[base]]
      if (count === undefined || of === undefined) return []
      const observed: ObservedValue = of === 0 ? { state: 'not-applicable' } : percentage(whole(count), whole(of))
      return [figure(code, part, observed, `${count}/${of}`)]
    }),
  ]
}
