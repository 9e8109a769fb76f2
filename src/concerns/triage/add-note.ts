import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { NotFound } from '#platform/errors.ts'
import { findNote, insertEvent } from '../case/history.store.ts'
import { withCase } from '../case/open-case.ts'

export interface NewNote {
  readonly reference: string
  readonly text: string
  /** the note that this one corrects: both are shown */
  readonly corrects: string | undefined
}

/** Adds a note to the history of a concern. It is never altered: a correction is a note of its own. */
export function addNote(app: App, actor: Actor, { reference, text, corrects }: NewNote): Promise<void> {
  return withCase(app, actor, { reference, toChange: true }, async (tx, { found }) => {
    const { concernId } = found
    if (corrects !== undefined && (await findNote(tx, concernId, corrects)) === undefined)
      throw new NotFound('There is no such note.')
    await insertEvent(tx, {
      partnershipId: actor.partnershipId,
      concernId,
      at: app.clock.now(),
      kind: 'note',
      words: corrects === undefined ? 'Added a note' : 'Corrected a note',
      note: text,
      by: actor.id,
      corrects,
    })
    await appendAudit(tx, actor, {
      event: 'concern-note-added',
      subject: { concern: concernId, corrects: corrects ?? null },
    })
  })
}
