import type { Typed } from '#platform/typed.ts'
import type { Entitlement } from '../referrer.ts'

export interface DraftFile {
  readonly fileId: string
  readonly name: string
  readonly bytes: number
}

/** How the receipt was given: by mail, by the page that was shown, or not at all because none is owed. */
export type ReceiptGiven = 'mail' | 'page' | 'none'

export interface SentDraft {
  readonly reference: string
  readonly entitlement: Entitlement
  readonly receipt: ReceiptGiven
}

/** What somebody has written and not sent; or of what was sent, its reference. */
export interface Draft {
  readonly draftId: string
  readonly begunBy: string
  readonly typed: Typed
  readonly files: readonly DraftFile[]
  readonly isKept: boolean
  readonly endsAt: Temporal.Instant
  readonly sent: SentDraft | undefined
}

const HOURS = 24
export const KEPT_DAYS = 30
export const MOST_FILES = 10

/** When a draft is erased that was touched now. */
export const endOfDraft = (now: Temporal.Instant, isKept: boolean): Temporal.Instant =>
  now.add({ hours: isKept ? KEPT_DAYS * 24 : HOURS })
