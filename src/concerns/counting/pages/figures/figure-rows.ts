import type { Period } from '#indicators'
import { thousands } from '#platform/thousands.ts'
import type { Tally } from '../../tally.ts'
import type { Fact } from '../../totals.store.ts'

/** One line of the page: a count, or a share of a base, now and in the same months of the year before. */
export interface FigureRow {
  readonly label: string
  /** of the measure that says everything about it */
  readonly code: string
  readonly now: Share
  readonly before: Share
}

export interface Share {
  readonly count: number
  /** undefined: a count of its own */
  readonly base: number | undefined
}

interface Line {
  readonly label: string
  readonly code: string
  readonly facts: readonly Fact[]
  readonly base?: Fact
}

export const DISPOSITION: readonly Line[] = [
  { label: 'Enquiry under section 42(2)', code: 'adult.enquiries.s42-2.started', facts: ['s42-2'], base: 'received' },
  {
    label: 'Section 42(1) met, closed by other action',
    code: 'adult.concerns.s42-1',
    facts: ['s42-1'],
    base: 'received',
  },
  { label: 'Section 42(1) not met', code: 'adult.concerns.not-met', facts: ['not-met'], base: 'received' },
  { label: 'Other enquiry', code: 'adult.enquiries.other.started', facts: ['other-enquiry'], base: 'received' },
  { label: 'Waiting for a decision', code: 'adult.concerns.awaiting-decision', facts: ['awaiting'], base: 'received' },
]

export const CONVERSION: readonly Line[] = [
  {
    label: 'Local: section 42(2) enquiries of concerns',
    code: 'adult.conversion.local',
    facts: ['s42-2'],
    base: 'received',
  },
  {
    label: 'National: all enquiries of concerns',
    code: 'adult.conversion.national',
    facts: ['s42-2', 'other-enquiry'],
    base: 'received',
  },
]

export const CLOCKS: readonly Line[] = [
  { label: 'Decided in time, of those decided', code: 'adult.decision.in-time', facts: ['in-time'], base: 'decided' },
  {
    label: 'Planning meeting in time, of enquiries started',
    code: 'adult.planning.in-time',
    facts: ['planning-in-time'],
    base: 'enquiry-started',
  },
]

export const OUTCOMES: readonly Line[] = [
  { label: 'Enquiries concluded', code: 'adult.enquiries.s42-2.concluded', facts: ['enquiry-concluded'] },
  {
    label: 'Asked, and outcomes expressed',
    code: 'adult.msp.asked-and-expressed',
    facts: ['outcome-expressed'],
    base: 'enquiry-concluded',
  },
  {
    label: 'Outcomes fully achieved',
    code: 'adult.msp.fully-achieved',
    facts: ['outcome-fully'],
    base: 'outcome-expressed',
  },
  {
    label: 'Outcomes partly achieved',
    code: 'adult.msp.partly-achieved',
    facts: ['outcome-partly'],
    base: 'outcome-expressed',
  },
  { label: 'Outcomes not achieved', code: 'adult.msp.not-achieved', facts: ['outcome-not'], base: 'outcome-expressed' },
  { label: 'Risk removed', code: 'adult.risk.removed', facts: ['risk-removed'], base: 'risk-identified' },
  { label: 'Risk reduced', code: 'adult.risk.reduced', facts: ['risk-reduced'], base: 'risk-identified' },
  { label: 'Risk remained', code: 'adult.risk.remained', facts: ['risk-remained'], base: 'risk-identified' },
  { label: 'Lacked capacity', code: 'adult.capacity.lacked', facts: ['lacked-capacity'], base: 'enquiry-concluded' },
  { label: 'Of those, supported', code: 'adult.advocacy.supported', facts: ['supported'], base: 'lacked-capacity' },
]

export const CONTACTS: readonly Line[] = [
  { label: 'Contacts received', code: 'child.contacts.received', facts: ['contact'] },
  { label: 'Became a referral', code: 'child.conversion', facts: ['referral'], base: 'contact' },
  { label: 'Early help', code: 'child.contacts.early-help', facts: ['early-help'], base: 'contact' },
  { label: 'Information and advice', code: 'child.contacts.advice', facts: ['advice'], base: 'contact' },
  {
    label: 'No further action',
    code: 'child.contacts.no-further-action',
    facts: ['no-further-action'],
    base: 'contact',
  },
]

export function rowsOf(lines: readonly Line[], tally: Tally, now: Period, before: Period): FigureRow[] {
  const share = ({ facts, base }: Line, period: Period): Share => ({
    count: facts.reduce((sum, fact) => sum + tally.of(fact, period), 0),
    base: base === undefined ? undefined : tally.of(base, period),
  })
  return lines.map(line => ({ label: line.label, code: line.code, now: share(line, now), before: share(line, before) }))
}

/** What is left of the concerns received when the parts are added up: nothing, unless something is miscounted. */
export const remainderOf = (parts: readonly FigureRow[], received: number): number =>
  received - parts.reduce((sum, { now }) => sum + now.count, 0)

/** "343 of 1,603 (21.4%)": never a percentage without its base. */
export function shareInWords({ count, base }: Share): string {
  if (base === undefined) return thousands(count)
  if (base === 0) return 'None to count'
  // One decimal, half up, in whole numbers: a binary float would misplace ties.
  const tenths = Math.floor((count * 2_000 + base) / (2 * base))
  const percent = `${Math.floor(tenths / 10)}.${tenths % 10}`
  return `${thousands(count)} of ${thousands(base)} (${percent}%)`
}
