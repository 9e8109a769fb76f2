import type { Achieved, Asked, Conclusion, Pathway, RiskOutcome } from '#concerns'

/** What is published of one year, as it was known on its last day: the records add up to exactly this. */
export interface FixedYear {
  readonly period: string
  readonly firstOn: string
  readonly lastOn: string
  readonly pathways: Readonly<Partial<Record<Pathway, number>>>
  /** decided after the year had ended */
  readonly awaiting: number
  readonly people: number
  readonly decidedInTime: number
  /** of the enquiries that were started */
  readonly plannedInTime: number
  /** contacts that were no safeguarding matter, beside the concerns, until the day */
  readonly screenedOut: { readonly count: number; readonly until: string }
  readonly concluded: {
    readonly count: number
    readonly conclusions: Readonly<Partial<Record<Conclusion, number>>>
    readonly risk: Readonly<Record<RiskOutcome, number>>
    readonly asked: Readonly<Record<Asked, number>>
    readonly achieved: Readonly<Record<Achieved, number>>
  }
}

/**
 * 2023-24 and 2022-23 as published; of 2021-22 the number of concerns alone was, and the rest is ours. See
 * data/published-2023-24.
 */
export const FIXED_YEARS: readonly FixedYear[] = [
  {
    period: '2021-22',
    firstOn: '2021-04-01',
    lastOn: '2022-03-31',
    pathways: { 's42-2': 214, 's42-1': 472, 'not-met': 335 },
    awaiting: 0,
    people: 752,
    decidedInTime: 398,
    plannedInTime: 62,
    screenedOut: { count: 288, until: '2022-03-31' },
    concluded: {
      count: 170,
      conclusions: {
        'risk-identified-action': 138,
        'risk-identified-no-action': 14,
        'inconclusive-action': 5,
        'inconclusive-no-action': 3,
        'no-risk-action': 3,
        'no-risk-no-action': 4,
        'ceased-at-request': 3,
      },
      risk: { removed: 29, reduced: 103, remained: 20 },
      asked: { 'asked-expressed': 119, 'asked-none-expressed': 21, 'not-asked': 18, 'not-known': 5, 'not-recorded': 7 },
      achieved: { fully: 88, partly: 25, not: 6 },
    },
  },
  {
    period: '2022-23',
    firstOn: '2022-04-01',
    lastOn: '2023-03-31',
    pathways: { 's42-2': 347, 's42-1': 809, 'not-met': 498 },
    awaiting: 0,
    people: 1149,
    decidedInTime: 695,
    plannedInTime: 73,
    screenedOut: { count: 412, until: '2023-03-31' },
    concluded: {
      count: 330,
      conclusions: {
        'risk-identified-action': 272,
        'risk-identified-no-action': 28,
        'inconclusive-action': 9,
        'inconclusive-no-action': 5,
        'no-risk-action': 5,
        'no-risk-no-action': 6,
        'ceased-at-request': 5,
      },
      risk: { removed: 51, reduced: 210, remained: 39 },
      asked: {
        'asked-expressed': 188,
        'asked-none-expressed': 47,
        'not-asked': 61,
        'not-known': 13,
        'not-recorded': 21,
      },
      achieved: { fully: 145, partly: 34, not: 9 },
    },
  },
  {
    period: '2023-24',
    firstOn: '2023-04-01',
    lastOn: '2024-03-31',
    pathways: { 's42-2': 343, 's42-1': 673, 'not-met': 517 },
    awaiting: 70,
    people: 1086,
    decidedInTime: 874,
    plannedInTime: 79,
    screenedOut: { count: 260, until: '2023-11-24' },
    concluded: {
      count: 322,
      conclusions: {
        'risk-identified-action': 277,
        'risk-identified-no-action': 23,
        'inconclusive-action': 6,
        'inconclusive-no-action': 4,
        'no-risk-action': 4,
        'no-risk-no-action': 3,
        'ceased-at-request': 5,
      },
      risk: { removed: 51, reduced: 210, remained: 39 },
      asked: { 'asked-expressed': 260, 'asked-none-expressed': 31, 'not-asked': 19, 'not-known': 4, 'not-recorded': 8 },
      achieved: { fully: 153, partly: 107, not: 0 },
    },
  },
]
