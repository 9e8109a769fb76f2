import { sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { type IndividualRow, individualFrom } from './individual.store.ts'
import type { KnownIndividual } from './known-individual.ts'

// Enough that the one sought is among them; each is compared field by field.
const MOST_COMPARED = 150

/** Individuals who share most with what is looked for, at most 150 and in no order that means anything. */
export async function listSimilarIndividuals(
  tx: Tx,
  keys: readonly string[],
  except: string | undefined,
): Promise<KnownIndividual[]> {
  const found = await sql<IndividualRow>`
    select i.* from (
      select k.individual_id from individual_key k
      where k.partnership_id = current_partnership() and k.key = any(${keys}::text[])
      group by k.individual_id order by count(*) desc, k.individual_id limit ${MOST_COMPARED}) shared
    join individual i on i.partnership_id = current_partnership() and i.individual_id = shared.individual_id
    where i.individual_id is distinct from ${except ?? null}::uuid`.execute(tx)
  return found.rows.map(individualFrom)
}

/** About how many individuals there are, as the planner last counted them. */
export async function countIndividualsRoughly(tx: Tx): Promise<number> {
  const counted = await sql<{ many: number }>`
    select greatest(reltuples, 0)::float8 as many from pg_class where oid = 'individual'::regclass`.execute(tx)
  return counted.rows[0]?.many ?? 0
}

/** A concern about a candidate that the reader may open. */
export interface CandidateConcern {
  readonly individualId: string
  readonly concernId: string
  readonly reference: string
  readonly receivedOn: Temporal.PlainDate
  readonly pathway: string | undefined
  readonly inBrief: string
}

/** The concerns about these individuals that the reader may open, newest first. */
export async function listConcernsAbout(
  tx: Tx,
  reader: ListReader,
  individualIds: readonly string[],
  teams: readonly string[],
): Promise<CandidateConcern[]> {
  const rows = await tx
    .selectFrom('concern as c')
    .innerJoin('concern_account as a', join =>
      join.onRef('a.partnership_id', '=', 'c.partnership_id').onRef('a.concern_id', '=', 'c.concern_id'),
    )
    .select(['c.individual_id', 'c.concern_id', 'c.reference', 'c.received_on', 'c.pathway', 'a.in_brief'])
    .where('c.individual_id', '=', sql<string>`any(${individualIds}::uuid[])`)
    .where('c.team_id', '=', sql<string>`any(${teams}::uuid[])`)
    .where(openTo(reader, 'concern', sql.ref('c.concern_id')))
    .orderBy('c.received_at', 'desc')
    .execute()
  return rows.map(row => ({
    individualId: row.individual_id,
    concernId: row.concern_id,
    reference: row.reference,
    receivedOn: row.received_on,
    pathway: row.pathway ?? undefined,
    inBrief: row.in_brief,
  }))
}

/** Individuals of whom somebody has said that this concern is not about them. */
export async function listNotTheSame(tx: Tx, concernId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('concern_link')
    .select('individual_id')
    .where('concern_id', '=', concernId)
    .where('act', '=', 'not-the-same')
    .execute()
  return rows.map(row => row.individual_id)
}
