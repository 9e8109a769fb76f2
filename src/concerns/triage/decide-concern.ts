import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { withCase } from '../case/open-case.ts'
import type { Decision } from './decision-form.ts'
import { type Change, type Decided, writeDecision } from './write-decision.ts'

export interface Deciding {
  readonly reference: string
  /** of the record as it was read */
  readonly version: number
  readonly decision: Decision
}

/** Records the first decision on a concern. When the record has moved on since it was read, a Conflict says what changed. */
export const decideConcern = (app: App, actor: Actor, { reference, version, decision }: Deciding): Promise<Decided> =>
  withCase(app, actor, { reference, version, toChange: true }, (tx, { found }) =>
    writeDecision(app, tx, actor, found, decision),
  )

/** Records another decision beside the one that stands: both are kept, and an enquiry that it no longer asks for is withdrawn. */
export const changeDecision = (
  app: App,
  actor: Actor,
  { reference, version, decision, ...change }: Deciding & Change,
): Promise<Decided> =>
  withCase(app, actor, { reference, version, toChange: true }, (tx, { found }) =>
    writeDecision(app, tx, actor, found, decision, change),
  )
