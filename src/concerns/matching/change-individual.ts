import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict } from '#platform/errors.ts'
import { listTeamsOf } from '../case/team.store.ts'
import type { IndividualDetails } from '../individual.ts'
import { type CandidateConcern, listConcernsAbout } from './candidate.store.ts'
import { findIndividual, lockIndividuals, replaceKeys, updateIndividual } from './individual.store.ts'
import type { KnownIndividual } from './known-individual.ts'
import { refreshConcernsOf, tellConcernsOf } from './link.store.ts'
import { matchingKeys } from './matching-keys.ts'

export interface OpenIndividual {
  readonly individual: KnownIndividual
  /** the concerns about them that the reader may open: at least one */
  readonly concerns: readonly CandidateConcern[]
}

/**
 * Opens somebody in the register, of whom the reader may open at least one concern, in one transaction with whatever is
 * done to them. Anybody else is not found, and the refusal is in the trail.
 */
export async function withIndividual<T>(
  app: App,
  actor: Actor,
  { individualId, toChange = false }: { readonly individualId: string; readonly toChange?: boolean },
  work: (tx: Tx, open: OpenIndividual) => Promise<T>,
): Promise<T> {
  const answer = await app.transaction(actor, async tx => {
    if (toChange) await lockIndividuals(tx, [individualId])
    const individual = await findIndividual(tx, individualId)
    if (!individual) return { isClosed: true as const }
    const teams = (await listTeamsOf(tx, actor.personId, app.clock.today())).map(team => team.teamId)
    const reader = { personId: actor.personId, now: app.clock.now() }
    const concerns = await listConcernsAbout(tx, reader, [individualId], teams)
    if (concerns.length === 0) return { isClosed: true as const }
    return { done: await work(tx, { individual, concerns }) }
  })
  return 'done' in answer ? answer.done : refuseRecord(app, actor, { kind: 'individual', id: individualId })
}

/** Puts right what is known of somebody. The figures of each concern about them follow. */
export function changeIndividual(
  app: App,
  actor: Actor,
  change: { individualId: string; version: number; details: IndividualDetails; reason: string },
): Promise<void> {
  const { individualId, details, reason } = change
  return withIndividual(app, actor, { individualId, toChange: true }, async (tx, { individual }) => {
    if (individual.version !== change.version)
      throw new Conflict('Somebody else changed these details while you were typing.')
    await updateIndividual(tx, individualId, details)
    await replaceKeys(tx, actor.partnershipId, individualId, matchingKeys(details))
    await refreshConcernsOf(tx, individualId, details)
    const at = app.clock.now()
    const words = 'Corrected what is known of the person'
    await tellConcernsOf(tx, individualId, { kind: 'details-corrected', words, note: reason, by: actor.id, at })
    await appendAudit(tx, actor, {
      event: 'individual-changed',
      subject: { individual: individualId },
      content: { before: printable(individual), after: printable(details) },
    })
  })
}

const printable = ({ bornOn, diedOn, ...rest }: IndividualDetails) => ({
  ...rest,
  bornOn: bornOn?.toString(),
  diedOn: diedOn?.toString(),
})
