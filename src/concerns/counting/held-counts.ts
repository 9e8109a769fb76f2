import type { Tx } from '#platform/db/database.ts'
import { type About, codesOf } from '../codes.ts'
import type { AnswerCounts, ConcernCounts, ConcludedCounts, Counting, StartedCounts } from './counted.store.ts'
import { countUnanswered, type Fact, listPeople, listWholeTotals, listWholeTotalsByMonth } from './totals.store.ts'

/** What the totals hold of the whole as it is known now: the same numbers, whatever the number of records. */
export interface HeldCounts<Counts> {
  /** whether a count over days that begin so is in the totals */
  holds(name: keyof Counts, days: Counting): boolean
  count(tx: Tx, days: Counting): Promise<Partial<Counts>>
  /** one for each whole month, given by its first day, in order; only of what is settled when the month has ended */
  countMonths?(tx: Tx, months: readonly Temporal.PlainDate[]): Promise<readonly Partial<Counts>[]>
}

/** The total that each count of concerns is; of individuals there are as many as concerns without one before in the days. */
const CONCERN_FACTS = {
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
  repeats: 'repeat',
  referral: 'referral',
  early_help: 'early-help',
  advice: 'advice',
  no_further_action: 'no-further-action',
} as const satisfies Partial<Record<keyof ConcernCounts, Fact>>

const STARTED_FACTS = {
  started: 'enquiry-started',
  planning_held: 'planning-held',
  planning_in_time: 'planning-in-time',
} as const satisfies Partial<Record<keyof StartedCounts, Fact>>

const CONCLUDED_FACTS = {
  concluded: 'enquiry-concluded',
  expressed: 'outcome-expressed',
  fully: 'outcome-fully',
  partly: 'outcome-partly',
  not_achieved: 'outcome-not',
  risk_identified: 'risk-identified',
  removed: 'risk-removed',
  reduced: 'risk-reduced',
  remained: 'risk-remained',
  lacked_capacity: 'lacked-capacity',
  supported: 'supported',
} as const satisfies Record<keyof ConcludedCounts, Fact>

export const heldConcerns = (about: About): HeldCounts<ConcernCounts> => {
  const facts = heldFacts(about, CONCERN_FACTS)
  return {
    holds: (name, days) => (name === 'people' ? days.from.day === 1 : Object.hasOwn(CONCERN_FACTS, name)),
    async count(tx, days) {
      const held = await facts.count(tx, days)
      if (days.from.day > 1) return held
      return { ...held, people: (await listPeople(tx, { about, ...days, byMonth: false })).get('') ?? 0 }
    },
    async countMonths(tx, months) {
      const days = daysOf(months)
      if (!days) return []
      const people = await listPeople(tx, { about, ...days, byMonth: true })
      const held = await facts.countMonths(tx, months)
      return months.map((month, at) => ({ ...held[at], people: people.get(month.toString()) ?? 0 }))
    },
  }
}

/** Of enquiries that began in a month the planning meetings are not all due when it ends: no month by itself is shown. */
export const heldStarted: HeldCounts<StartedCounts> = {
  holds: name => Object.hasOwn(STARTED_FACTS, name),
  count: heldFacts('adult', STARTED_FACTS).count,
}

export const heldConcluded: HeldCounts<ConcludedCounts> = {
  holds: name => Object.hasOwn(CONCLUDED_FACTS, name),
  ...heldFacts('adult', CONCLUDED_FACTS),
}

export const heldAnswers: HeldCounts<AnswerCounts> = {
  holds: () => true,
  async count(tx, { from, to }) {
    const asked = { about: 'adult', from, to } as const
    const held = await listWholeTotals(tx, { ...asked, facts: ['answered', 'answered-in-time'] })
    const owed = (held.get('answered') ?? 0) + (await countUnanswered(tx, asked))
    return { owed, in_time: held.get('answered-in-time') ?? 0 }
  },
}

type Numbers<Name extends string> = Readonly<Record<Name, number>>

function heldFacts<Name extends string>(about: About, factOf: Readonly<Record<Name, Fact>>) {
  const names = codesOf(factOf)
  const facts = names.map(name => factOf[name])
  const byName = (held: ReadonlyMap<Fact, number>): Numbers<Name> =>
    Object.fromEntries(names.map(name => [name, held.get(factOf[name]) ?? 0])) as Numbers<Name>
  return {
    async count(tx: Tx, { from, to }: Counting): Promise<Numbers<Name>> {
      return byName(await listWholeTotals(tx, { about, from, to, facts }))
    },
    async countMonths(tx: Tx, months: readonly Temporal.PlainDate[]): Promise<readonly Numbers<Name>[]> {
      const days = daysOf(months)
      if (!days) return []
      const held = await listWholeTotalsByMonth(tx, { about, ...days, facts })
      return months.map(month => byName(held.get(month.toString()) ?? new Map()))
    },
  }
}

function daysOf(months: readonly Temporal.PlainDate[]): Pick<Counting, 'from' | 'to'> | undefined {
  const [from, last] = [months[0], months.at(-1)]
  return from && last && { from, to: last.with({ day: last.daysInMonth }) }
}
