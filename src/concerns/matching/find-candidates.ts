import type { ListReader } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import {
  type CandidateConcern,
  countIndividualsRoughly,
  listConcernsAbout,
  listNotTheSame,
  listSimilarIndividuals,
} from './candidate.store.ts'
import type { KnownIndividual } from './known-individual.ts'
import { lookUpKeys } from './matching-keys.ts'
import { type Ranked, rankCandidates } from './rank-candidates.ts'

/** Somebody in the register who may be the individual of a concern, with the concerns that say so. */
export interface Candidate extends Ranked<KnownIndividual> {
  readonly concerns: readonly CandidateConcern[]
}

const MOST_RANKED = 20
const MOST_SHOWN = 8

/** Who in the register shares most with an individual, the likeliest first. Nobody is left out for what the reader may open. */
export async function rankSimilar(tx: Tx, individual: KnownIndividual): Promise<Ranked<KnownIndividual>[]> {
  const similar = await listSimilarIndividuals(tx, lookUpKeys(individual), individual.individualId)
  return rankCandidates(individual, similar, await countIndividualsRoughly(tx)).slice(0, MOST_RANKED)
}

/**
 * The candidates to show a practitioner: without those of whom it was said that they are not the same, and without those
 * of whom the reader may open no concern, so that a candidate never tells of a restricted record.
 */
export async function findCandidates(
  tx: Tx,
  reader: ListReader,
  teams: readonly string[],
  concern: { readonly concernId: string; readonly individual: KnownIndividual },
): Promise<Candidate[]> {
  const refused = new Set(await listNotTheSame(tx, concern.concernId))
  const ranked = (await rankSimilar(tx, concern.individual)).filter(
    ({ candidate }) => !refused.has(candidate.individualId),
  )
  const concerns = Map.groupBy(
    await listConcernsAbout(
      tx,
      reader,
      ranked.map(({ candidate }) => candidate.individualId),
      teams,
    ),
    each => each.individualId,
  )
  return ranked
    .map(each => ({ ...each, concerns: concerns.get(each.candidate.individualId) ?? [] }))
    .filter(each => each.concerns.length > 0)
    .slice(0, MOST_SHOWN)
}
