import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Actor } from './actor.ts'
import { isRole } from './roles.ts'
import { IDLE_MINUTES, type SignedIn } from './session.ts'

interface SessionRow {
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
}

/** The hash under which a session's token is kept. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The live session of a token, with what its person may do at `now`; undefined when it ended, idled out or never was. One round trip. */
export async function findSession(auth: Database, token: string, now: Temporal.Instant): Promise<SignedIn | undefined> {
  const tokenHash = hashToken(token)
  const found = await sql<SessionRow>`
    select account_id, partnership_id, partnership_name, is_demonstration, person_id, person_name, job_title, agency_id, agency_name,
      roles, last_seen_at, reauthenticated_at, ends_at
    from actor_of_session(${tokenHash}, ${now}, make_interval(mins => ${IDLE_MINUTES}))`.execute(auth.kysely)
  const row = found.rows[0]
  if (!row) return undefined
  return {
    tokenHash,
    accountId: row.account_id,
    actor: actorOf(row),
    isDemonstration: row.is_demonstration ?? false,
    lastSeenAt: row.last_seen_at,
    reauthenticatedAt: row.reauthenticated_at,
    endsAt: row.ends_at,
  }
}

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

/** Notes that the session was used. Call at most once a minute: each call writes. */
export async function touchSession(auth: Database, tokenHash: Buffer, now: Temporal.Instant): Promise<void> {
  await auth.kysely.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}
