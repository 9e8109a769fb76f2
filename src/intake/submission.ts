import type { ChangeCounts } from './preview.ts'

export const SUBMISSION_STATES = ['arrived', 'reading', 'rejected', 'waiting', 'accepted', 'withdrawn'] as const
/**
 * `arrived`: kept, to be read by the worker. `waiting`: without faults, and not yet approved by somebody who may. `withdrawn`:
 * taken back, with all that it said.
 */
export type SubmissionState = (typeof SUBMISSION_STATES)[number]

/** Files without faults: of them the last for a period is what stands. */
export const STANDING: readonly SubmissionState[] = ['waiting', 'accepted']
/** Kept, and nothing known of it yet. */
export const UNREAD: readonly SubmissionState[] = ['arrived', 'reading']

/** The format of a file that is not recognised, or not yet. */
export const UNKNOWN_FORMAT = 'unknown'

export interface Submission {
  readonly id: string
  readonly agencyId: string | undefined
  readonly format: string
  readonly period: string
  readonly state: SubmissionState
  readonly fileName: string
  readonly contentHash: Buffer
  readonly byteCount: number
  readonly rowCount: number
  readonly sentBy: string
  readonly sentByName: string
  readonly sentAt: Temporal.Instant
  /** Who lets its figures count; of a file that is not read yet, who will as soon as it is. */
  readonly decidedBy: string | undefined
  readonly decidedByName: string | undefined
  readonly decidedAt: Temporal.Instant | undefined
  /** The one agency whose figures it may hold. */
  readonly onlyAgencyId: string | undefined
  /** The same file, taken in before. */
  readonly sameAsId: string | undefined
  readonly withdrawn: SubmissionWithdrawal | undefined
  /** What it changed when it was accepted, or would change; undefined until it was worked out. */
  readonly changes: ChangeCounts | undefined
  /** Why it changes figures that were approved. */
  readonly correctionReason: string | undefined
  /** The preview that was seen by whoever approved it, while the worker reads it. */
  readonly approvedDigest: string | undefined
  /** Why somebody refused it although it has no faults. */
  readonly refusedBecause: string | undefined
}

export interface SubmissionWithdrawal {
  /** as in the audit trail: "person:<id>" */
  readonly by: string
  readonly byName: string
  readonly at: Temporal.Instant
  readonly reason: string
}

export const isUnread = ({ state }: Pick<Submission, 'state'>): boolean => UNREAD.includes(state)
