import { sql } from 'kysely'
import { PREPARED } from '../db/client.ts'
import type { Database } from '../db/database.ts'
import type { Actor } from './actor.ts'
import { isRole } from './roles.ts'
import { hashToken } from './session.store.ts'
import { IDLE_MINUTES, type SignedIn } from './session.ts'

interface SessionRow {
  place: number
  account_id: string
  partnership_id: string | null
  partnership_name: string | null
  is_demonstration: boolean | null
  person_id: string | null
  person_name: string | null
  job_title: string | null
  agency_id: string | null
  agency_name: string | null
  roles: string[] | null
  last_seen_at: Temporal.Instant
  reauthenticated_at: Temporal.Instant
  ends_at: Temporal.Instant
  data_version: number | null
}

/**
 * The live session of each token, with what its person may do at `now`; undefined in the place of one that ended, idled out
 * or never was. One statement, which costs eight sessions twice what it costs one.
 */
export async function findSessions(
  auth: Database,
  tokens: readonly string[],
  now: Temporal.Instant,
): Promise<(SignedIn | undefined)[]> {
  const hashes = tokens.map(hashToken)
  const found = await sql<SessionRow>`${PREPARED}
    select place, account_id, partnership_id, partnership_name, is_demonstration, person_id, person_name, job_title, agency_id,
      agency_name, roles, last_seen_at, reauthenticated_at, ends_at, data_version
    from actors_of_sessions(${hashes}, ${now}, make_interval(mins => ${IDLE_MINUTES}))`.execute(auth.kysely)
  const rows = new Map(found.rows.map(row => [row.place, row]))
  return hashes.map((tokenHash, index) => {
    const row = rows.get(index + 1)
    return row && signedInFrom(tokenHash, row)
  })
}

const signedInFrom = (tokenHash: Buffer, row: SessionRow): SignedIn => ({
  tokenHash,
  accountId: row.account_id,
  actor: actorOf(row),
  isDemonstration: row.is_demonstration ?? false,
  lastSeenAt: row.last_seen_at,
  reauthenticatedAt: row.reauthenticated_at,
  endsAt: row.ends_at,
  dataVersion: row.data_version ?? undefined,
})

function actorOf(row: SessionRow): Actor | undefined {
  if (!row.partnership_id || !row.person_id || !row.agency_id) return undefined
  return {
    id: `person:${row.person_id}`,
    name: row.person_name ?? '',
    partnershipId: row.partnership_id,
    partnershipName: row.partnership_name ?? '',
    roles: (row.roles ?? []).filter(isRole),
    personId: row.person_id,
    agencyId: row.agency_id,
    agencyName: row.agency_name ?? '',
    jobTitle: row.job_title ?? '',
  }
}
