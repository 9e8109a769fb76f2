import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Case } from '../case/case.ts'
import { insertEvent } from '../case/history.store.ts'
import { type OpenCase, withCase } from '../case/open-case.ts'
import { nameOf } from '../individual.ts'
import { listConcernsAbout } from './candidate.store.ts'
import { findIndividual, lockIndividuals, replaceKeys, updateIndividual } from './individual.store.ts'
import { filledFrom, type KnownIndividual } from './known-individual.ts'
import {
  countConcernsOf,
  firstIndividualOf,
  insertLink,
  type LinkAct,
  moveConcern,
  refreshConcernsOf,
} from './link.store.ts'
import { matchingKeys } from './matching-keys.ts'

export interface Said {
  readonly reference: string
  readonly version: number
  readonly individualId: string
  readonly reason: string
}

/**
 * A practitioner says that a concern is about somebody in the register. What only the concern knew of them is taken over,
 * unless it is restricted: whoever reads of the other concerns is not to learn where the person is.
 */
export function linkConcern(app: App, actor: Actor, said: Said): Promise<{ name: string }> {
  const { reference, version, reason } = said
  return withCase(app, actor, { reference, version, toChange: true }, async (tx, open) => {
    const { found } = open
    const target = await candidateFor(app, actor, tx, open, said.individualId)
    await lockIndividuals(tx, [found.individualId, target.individualId])
    const own = await getIndividual(tx, found.individualId)
    const details = found.access.readers === undefined ? filledFrom(target, own) : target
    await updateIndividual(tx, target.individualId, details)
    await replaceKeys(tx, actor.partnershipId, target.individualId, matchingKeys(details))
    await move(app, actor, tx, found, { to: target.individualId, act: 'linked', reason })
    await refreshConcernsOf(tx, target.individualId, details)
    await settleLeft(tx, actor, own)
    return { name: nameOf(details) }
  })
}

/** The concern is about somebody else after all: it goes back to the individual it came with. */
export function separateConcern(app: App, actor: Actor, said: Omit<Said, 'individualId'>): Promise<void> {
  const { reference, version, reason } = said
  return withCase(app, actor, { reference, version, toChange: true }, async (tx, { found }) => {
    const first = await firstIndividualOf(tx, found.concernId)
    if (first === found.individualId)
      throw new Conflict(
        'The other concerns were linked to this one. Open each that is not theirs and separate it there.',
      )
    await lockIndividuals(tx, [found.individualId, first])
    const [own, left] = [await getIndividual(tx, first), await getIndividual(tx, found.individualId)]
    await replaceKeys(tx, actor.partnershipId, first, matchingKeys(own))
    await move(app, actor, tx, found, { to: first, act: 'unlinked', reason })
    await refreshConcernsOf(tx, first, own)
    await settleLeft(tx, actor, left)
  })
}

/** A candidate is somebody else: they are not offered for this concern again. */
export function sayNotTheSame(app: App, actor: Actor, said: Said): Promise<void> {
  const { reference, version, reason } = said
  return withCase(app, actor, { reference, version, toChange: true }, async (tx, open) => {
    const { found } = open
    const target = await candidateFor(app, actor, tx, open, said.individualId)
    await record(app, actor, tx, found, {
      individualId: target.individualId,
      act: 'not-the-same',
      reason,
      words: 'Said that it is not about somebody who resembles them',
    })
  })
}

interface Move {
  readonly to: string
  readonly act: LinkAct
  readonly reason: string
}

async function move(app: App, actor: Actor, tx: Tx, found: Case, { to, act, reason }: Move): Promise<void> {
  await moveConcern(tx, found.concernId, to)
  const words =
    act === 'linked' ? 'Said that it is about somebody already known' : 'Said that it is about somebody else after all'
  await record(app, actor, tx, found, { individualId: to, act, reason, words })
}

async function record(
  app: App,
  actor: Actor,
  tx: Tx,
  { concernId }: Case,
  { individualId, act, reason, words }: { individualId: string; act: LinkAct; reason: string; words: string },
): Promise<void> {
  const { partnershipId, id: by } = actor
  const at = app.clock.now()
  await insertLink(tx, { partnershipId, concernId, individualId, act, reason, by, at })
  await insertEvent(tx, { partnershipId, concernId, at, kind: act, words, note: reason, by })
  await appendAudit(tx, actor, { event: `concern-${act}`, subject: { concern: concernId, individual: individualId } })
}

// Somebody of whom the reader may open nothing is nobody to them.
async function candidateFor(
  app: App,
  actor: Actor,
  tx: Tx,
  { found, teams }: OpenCase,
  individualId: string,
): Promise<KnownIndividual> {
  const reader = { personId: actor.personId, now: app.clock.now() }
  const known = await findIndividual(tx, individualId)
  const concerns = known ? await listConcernsAbout(tx, reader, [individualId], teams) : []
  if (!known || concerns.length === 0) throw new NotFound('There is no such person in the register.')
  if (individualId === found.individualId) throw new Conflict('The concern is about this person already.')
  return known
}

async function getIndividual(tx: Tx, individualId: string): Promise<KnownIndividual> {
  const known = await findIndividual(tx, individualId)
  if (!known) throw new NotFound('There is no such person in the register.')
  return known
}

/** Somebody whom no concern is about any more is kept for the history and offered to nobody. */
async function settleLeft(tx: Tx, actor: Actor, left: KnownIndividual): Promise<void> {
  if ((await countConcernsOf(tx, left.individualId)) === 0)
    return replaceKeys(tx, actor.partnershipId, left.individualId, [])
  return refreshConcernsOf(tx, left.individualId, left)
}
