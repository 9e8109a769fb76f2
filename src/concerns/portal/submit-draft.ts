import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/db/database.ts'
import { receiveAndAcknowledge } from '../receiving/receive-and-acknowledge.ts'
import { unlessReferenceIsTaken } from '../receiving/reference-taken.ts'
import { concernOf } from './concern-of.ts'
import { updateDraftSent } from './draft.store.ts'
import { type Draft, endOfDraft } from './draft.ts'
import { faultsOf } from './faults.ts'
import { type AtDoor, actorIdOf, becomeWhoeverBegan, inPortal } from './in-portal.ts'
import { draftIn } from './keep-draft.ts'
import { type Question, type Situation, situationOf } from './question.ts'
import { askedQuestions } from './questions.ts'
import { registersIn } from './registers.ts'
import type { Registers } from './tidy-answers.ts'

export type Submitted =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'no-draft' }
  | { readonly outcome: 'another' }
  | { readonly outcome: 'faults'; readonly first: Question }

/**
 * Sends the draft of this browser. Whoever comes second, from another tab or after a broken connection, waits for the
 * first and finds its reference: one draft becomes one concern.
 */
export const submitDraft = (app: App, at: AtDoor, draftId: string): Promise<Submitted> =>
  unlessReferenceIsTaken(() =>
    inPortal(app, at, async tx => {
      const draft = at.secret === undefined ? undefined : await draftIn(app, tx, true)
      if (!draft) return { outcome: 'no-draft' }
      if (draftId !== '' && draftId !== draft.draftId) return { outcome: 'another' }
      return draft.sent ? { outcome: 'sent' } : send(app, tx, await becomeWhoeverBegan(tx, at, draft.begunBy), draft)
    }),
  )

async function send(app: App, tx: Tx, at: AtDoor, draft: Draft): Promise<Submitted> {
  const registers = await registersIn(tx, app.clock.today())
  const situation = situationAt(at, draft, registers)
  const first = firstFaulty(situation, app.clock.today())
  if (first) return { outcome: 'faults', first }
  const { partnershipId } = at.door
  const concern = concernOf(situation, { registers, files: draft.files, actor: at.actor })
  const sent = await receiveAndAcknowledge(app, tx, { id: actorIdOf(at), partnershipId }, concern)
  const now = app.clock.now()
  await updateDraftSent(tx, draft.draftId, {
    concernId: sent.concernId,
    reference: sent.reference,
    entitlement: sent.entitlement,
    receipt: sent.how,
    now,
    endsAt: endOfDraft(now, false),
  })
  return { outcome: 'sent' }
}

export function situationAt({ actor }: AtDoor, draft: Draft, registers: Registers): Situation {
  const agencyKind = registers.agency.find(({ id }) => id === actor?.agencyId)?.kind
  return situationOf(draft.typed, { isSignedIn: actor !== undefined, agencyKind })
}

/** The first page that has something wrong, in the order of the form. */
export const firstFaulty = (situation: Situation, today: Temporal.PlainDate): Question | undefined =>
  askedQuestions(situation).find(question => Object.keys(faultsOf(question, situation, today)).length > 0)
