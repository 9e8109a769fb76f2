import type { Actor } from './auth/actor.ts'
import type { Tx } from './db/database.ts'

/** Something that waits for the reader: what, why it matters, whose it is, and where to act on it. */
export interface DueItem {
  readonly title: string
  readonly href: string
  /** what the button that leads there says: "Open the concern" */
  readonly act: string
  readonly why: string
  /** whose it is: "Yours", or an agency or a person */
  readonly whose: string
  /** the last day to act; without one the item waits with no day set */
  readonly dueOn?: Temporal.PlainDate | undefined
  /** since when nobody has answered */
  readonly quietSince?: Temporal.PlainDate | undefined
}

/**
 * A domain's contribution to the inbox: what waits for this actor on this day. It runs in the actor's own transaction,
 * behind their fences, and answers nothing for those whom its items are no concern of.
 */
export type DueSource = (tx: Tx, actor: Actor, today: Temporal.PlainDate) => Promise<readonly DueItem[]>
