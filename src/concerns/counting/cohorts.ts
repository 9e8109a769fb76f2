import type { Tx } from '#platform/db/database.ts'
import { type About, codesOf } from '../codes.ts'
import {
  type AnswerCounts,
  type ConcernCounts,
  type ConcludedCounts,
  type Counted,
  type Counting,
  countAnswers,
  countConcerns,
  countEnquiriesConcluded,
  countEnquiriesStarted,
  type StartedCounts,
} from './counted.store.ts'
import { ALL_DIMENSIONS, type Dimension } from './dimensions.ts'
import { type Fact, listWholeTotals, listWholeTotalsByMonth } from './totals.store.ts'

/** A group of cases that one period picks out: what is counted of it, and how it can be broken down. */
export interface Cohort<Counts> {
  readonly about: About
  readonly dimensions: readonly Dimension[]
  /** which days pick a case out, for the list of records behind a figure */
  readonly kind: 'concerns' | 'started' | 'concluded'
  count(tx: Tx, days: Counting, dimension?: string): Promise<Counted<Counts>>
  /** what the totals hold of the whole as it is known now: the same numbers, whatever the number of records */
  readonly totals?: {
    readonly holds: readonly (keyof Counts)[]
    count(tx: Tx, days: Counting): Promise<Partial<Counts>>
    /** one for each whole month, given by its first day, in order */
    countMonths(tx: Tx, months: readonly Temporal.PlainDate[]): Promise<readonly Partial<Counts>[]>
  }
}

/** The total that each count of concerns is; individuals and repeats of any period are counted from the records. */
const FACT_OF = {
  contacts: 'contact',
  received: 'received',
  screened_out: 'screened-out',
  decided: 'decided',
  in_time: 'in-time',
  s42_2: 's42-2',
  s42_1: 's42-1',
  not_met: 'not-met',
  other_enquiry: 'other-enquiry',
  awaiting: 'awaiting',
  referral: 'referral',
  early_help: 'early-help',
  advice: 'advice',
  no_further_action: 'no-further-action',
} as const satisfies Partial<Record<keyof ConcernCounts, Fact>>

const byName = (held: ReadonlyMap<Fact, number>): Partial<ConcernCounts> =>
  Object.fromEntries(Object.entries(FACT_OF).map(([name, fact]) => [name, held.get(fact) ?? 0]))

const totalsAbout = (about: About): NonNullable<Cohort<ConcernCounts>['totals']> => ({
  holds: codesOf(FACT_OF),
  async count(tx, { from, to }) {
    return byName(await listWholeTotals(tx, { about, from, to, facts: Object.values(FACT_OF) }))
  },
  async countMonths(tx, months) {
    const [from, last] = [months[0], months.at(-1)]
    if (!from || !last) return []
    const to = last.with({ day: last.daysInMonth })
    const held = await listWholeTotalsByMonth(tx, { about, from, to, facts: Object.values(FACT_OF) })
    return months.map(month => byName(held.get(month.toString()) ?? new Map()))
  },
})

export const concernsReceived: Cohort<ConcernCounts> = {
  about: 'adult',
  kind: 'concerns',
  dimensions: ALL_DIMENSIONS,
  count: (tx, days, dimension) => countConcerns(tx, 'adult', days, dimension),
  totals: totalsAbout('adult'),
}

export const childContacts: Cohort<ConcernCounts> = {
  about: 'child',
  kind: 'concerns',
  dimensions: ['source', 'type', 'age-band', 'sex', 'ethnicity'],
  count: (tx, days, dimension) => countConcerns(tx, 'child', days, dimension),
  totals: totalsAbout('child'),
}

export const enquiriesStarted: Cohort<StartedCounts> = {
  about: 'adult',
  kind: 'started',
  dimensions: ALL_DIMENSIONS,
  count: countEnquiriesStarted,
}

export const enquiriesConcluded: Cohort<ConcludedCounts> = {
  about: 'adult',
  kind: 'concluded',
  dimensions: ALL_DIMENSIONS,
  count: countEnquiriesConcluded,
}

export const answersOfConcerns: Cohort<AnswerCounts> = {
  about: 'adult',
  kind: 'concerns',
  dimensions: [],
  count: (tx, days) => countAnswers(tx, days),
}
