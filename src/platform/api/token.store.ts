import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../auth/actor.ts'
import { PREPARED } from '../db/client.ts'
import type { Database, Tx } from '../db/database.ts'
import { type ApiScope, isApiScope } from './scopes.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Another system, and what its token lets it do. */
export interface TokenHolder {
  readonly actor: Actor
  readonly agencyKind: string
  readonly scopes: readonly ApiScope[]
}

interface TokenRow {
  readonly place: number
  readonly partnership_id: string
  readonly partnership_name: string
  readonly token_id: string
  readonly token_name: string
  readonly agency_id: string
  readonly agency_name: string
  readonly agency_kind: string
  readonly scopes: readonly string[]
  readonly is_live: boolean
}

/** Who is behind each token; undefined in the place of one that ended, was revoked or never was. */
export async function findTokenHolders(
  auth: Database,
  tokens: readonly string[],
  now: Temporal.Instant,
): Promise<(TokenHolder | undefined)[]> {
  const found = await sql<TokenRow>`${PREPARED}
    select place, partnership_id, partnership_name, token_id, token_name, agency_id, agency_name, agency_kind, scopes, is_live
    from actors_of_tokens(${tokens.map(hashOf)}, ${now})`.execute(auth.kysely)
  const rows = new Map(found.rows.filter(row => row.is_live).map(row => [row.place, row]))
  return tokens.map((_, index) => {
    const row = rows.get(index + 1)
    return row && holderFrom(row)
  })
}

const holderFrom = (row: TokenRow): TokenHolder => ({
  actor: {
    id: `token:${row.token_id}`,
    name: row.token_name,
    partnershipId: row.partnership_id,
    partnershipName: row.partnership_name,
    roles: [],
    agencyId: row.agency_id,
    agencyName: row.agency_name,
  },
  agencyKind: row.agency_kind,
  scopes: row.scopes.filter(isApiScope),
})

export interface Token {
  readonly tokenId: string
  readonly name: string
  readonly agencyName: string
  readonly scopes: readonly string[]
  readonly createdAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant | undefined
  readonly revokedAt: Temporal.Instant | undefined
}

interface NewToken {
  readonly partnershipId: string
  readonly agencyId: string
  readonly name: string
  readonly token: string
  readonly scopes: readonly ApiScope[]
  readonly by: string
  readonly at: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

export async function insertToken(tx: Tx, given: NewToken): Promise<string> {
  const row = await tx
    .insertInto('api_token')
    .values({
      partnership_id: given.partnershipId,
      agency_id: given.agencyId,
      name: given.name,
      token_hash: hashOf(given.token),
      scopes: [...given.scopes],
      created_by: given.by,
      created_at: given.at,
      ends_at: given.endsAt,
    })
    .returning('token_id')
    .executeTakeFirstOrThrow()
  return row.token_id
}

export async function listTokens(tx: Tx): Promise<Token[]> {
  const rows = await tx
    .selectFrom('api_token as k')
    .innerJoin('agency_label as a', join =>
      join.onRef('a.partnership_id', '=', 'k.partnership_id').onRef('a.agency_id', '=', 'k.agency_id'),
    )
    .select([
      'k.token_id',
      'k.name',
      'a.name as agency_name',
      'k.scopes',
      'k.created_at',
      'k.ends_at',
      'k.last_used_at',
    ])
    .select('k.revoked_at')
    .orderBy('k.created_at')
    .execute()
  return rows.map(row => ({
    tokenId: row.token_id,
    name: row.name,
    agencyName: row.agency_name ?? '',
    scopes: row.scopes,
    createdAt: row.created_at,
    endsAt: row.ends_at,
    lastUsedAt: row.last_used_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  }))
}

/** False when there is none, or it was revoked before. */
export async function updateTokenRevoked(
  tx: Tx,
  tokenId: string,
  { at, by }: { at: Temporal.Instant; by: string },
): Promise<boolean> {
  const updated = await tx
    .updateTable('api_token')
    .set({ revoked_at: at, revoked_by: by })
    .where('token_id', '=', tokenId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
