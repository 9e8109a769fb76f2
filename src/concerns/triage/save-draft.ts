import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { textOf } from '#platform/typed.ts'
import { standingOf } from '../case/case.ts'
import { withCase } from '../case/open-case.ts'
import { assertAllows } from '../concern.ts'
import { findDraft, saveDraftRow } from './decision.store.ts'
import { DECISION_FIELDS } from './decision-form.ts'

export interface DraftToSave {
  readonly reference: string
  /** when the draft that the page began from was saved; empty when there was none */
  readonly begunFrom: string
  readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Keeps a decision that was begun: nothing follows from it. One that a colleague saved meanwhile is not written over. */
export function saveDraft(app: App, actor: Actor, { reference, begunFrom, typed }: DraftToSave): Promise<void> {
  const { personId } = actor
  if (personId === undefined) throw new NotAllowed('Only a person decides.')
  return withCase(app, actor, { reference, toChange: true }, async (tx, { found }) => {
    assertAllows({ ...standingOf(found), isPaused: false }, 'decide')
    const draft = await findDraft(tx, found.concernId)
    if (draft && draft.personId !== personId && draft.savedAt.toString() !== begunFrom)
      throw new Conflict(`${draft.name} saved other answers while you were typing.`)
    const answers = Object.fromEntries(
      DECISION_FIELDS.map(name => [name, textOf(typed, name)]).filter(([, text]) => text !== ''),
    )
    const { partnershipId } = actor
    const { concernId } = found
    await saveDraftRow(tx, { partnershipId, concernId, personId, answers, at: app.clock.now() })
    await appendAudit(tx, actor, { event: 'concern-decision-drafted', subject: { concern: concernId } })
  })
}
