import { sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { IndividualDetails } from '../individual.ts'
import { matchingKeys } from '../matching/matching-keys.ts'

export interface FoundConcern {
  readonly concernId: string
  readonly reference: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: Temporal.PlainDate | undefined
  readonly isHidden: boolean
  readonly receivedOn: Temporal.PlainDate
  readonly pathway: string | undefined
  readonly inBrief: string
}

interface Searching {
  readonly teams: readonly string[]
  readonly reader: ListReader
  readonly most: number
}

/**
 * Concerns about anybody who shares a key with what is looked for, the newest first: keys are made as names sound, so a
 * misspelt name is found. Only of the reader's teams, and without what they may not open; one more than `most` when there
 * are others.
 */
export async function searchConcerns(
  tx: Tx,
  who: IndividualDetails,
  { teams, reader, most }: Searching,
): Promise<FoundConcern[]> {
  const keys = matchingKeys(who)
  if (keys.length === 0 || teams.length === 0) return []
  const found = await sql<{
    concern_id: string
    reference: string
    given_name: string
    family_name: string
    date_of_birth: Temporal.PlainDate | null
    is_hidden: boolean
    received_on: Temporal.PlainDate
    pathway: string | null
    in_brief: string
  }>`
    with alike as (
      select distinct k.partnership_id, k.individual_id from unnest(${keys}::text[]) wanted
      join individual_key k on k.partnership_id = current_partnership() and k.key = wanted)
    select q.concern_id, q.reference, i.given_name, i.family_name, i.date_of_birth, q.received_on, q.pathway, a.in_brief,
      exists (select from restriction x where x.partnership_id = q.partnership_id and x.record_kind = 'concern'
        and x.record_id = q.concern_id and x.lifted_at is null) as is_hidden
    from alike
    join concern q on q.partnership_id = alike.partnership_id and q.individual_id = alike.individual_id
    join individual i on i.partnership_id = q.partnership_id and i.individual_id = q.individual_id
    join concern_account a on a.partnership_id = q.partnership_id and a.concern_id = q.concern_id
    where q.team_id = any (${teams}::uuid[]) and ${openTo(reader, 'concern', sql.ref('q.concern_id'))}
    order by q.received_on desc, q.concern_id desc limit ${most + 1}`.execute(tx)
  return found.rows.map(row => ({
    concernId: row.concern_id,
    reference: row.reference,
    givenName: row.given_name,
    familyName: row.family_name,
    bornOn: row.date_of_birth ?? undefined,
    isHidden: row.is_hidden,
    receivedOn: row.received_on,
    pathway: row.pathway ?? undefined,
    inBrief: row.in_brief,
  }))
}
