import { Refusal } from '#platform/errors.ts'
import type { Pathway } from './concern.ts'

/** How a decision is counted nationally. */
export const NATIONAL_CLASSES = {
  'section-42-enquiry': 'Section 42 enquiry',
  'other-enquiry': 'Other enquiry',
  'concern-only': 'Concern, no enquiry',
  'not-a-concern': 'Not counted',
  'not-counted-nationally': 'Not in the adults collection',
} as const
export type NationalClass = keyof typeof NATIONAL_CLASSES

export interface PathwayMapping {
  /** stored with each decision: `local-pathways-1` */
  readonly version: string
  readonly validFrom: string
  readonly validTo?: string
  readonly source: string
  readonly classes: Readonly<Record<Pathway, NationalClass>>
}

/**
 * Which national class each local pathway has, by the day of the decision. Locally "section 42(1)" is called an enquiry;
 * nationally an enquiry is made under section 42(2) alone, so it counts as a concern and must not be sent as an enquiry.
 * When the rule changes, close a version with `validTo` and add the next.
 */
export const PATHWAY_MAPPINGS: readonly PathwayMapping[] = [
  {
    version: 'local-pathways-1',
    validFrom: '2012-01-01',
    source: 'Care Act 2014 section 42; guidance of the national Safeguarding Adults Collection',
    classes: {
      's42-2': 'section-42-enquiry',
      'other-enquiry': 'other-enquiry',
      's42-1': 'concern-only',
      'not-met': 'concern-only',
      'screened-out': 'not-a-concern',
      referral: 'not-counted-nationally',
      'early-help': 'not-counted-nationally',
      advice: 'not-counted-nationally',
      'no-further-action': 'not-counted-nationally',
    },
  },
]

/** The mapping in force on the day of a decision. */
export function mappingOn(day: Temporal.PlainDate, mappings = PATHWAY_MAPPINGS): PathwayMapping {
  const on = day.toString()
  const found = mappings.find(({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo))
  if (!found) throw new Refusal('No table of pathways was in force on that day.')
  return found
}
