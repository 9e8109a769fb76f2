import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import { type Agency, type AgencyKind, isAgencyKind } from './agency.ts'
import { type AgencyStatutoryRole, isAuthority, isRegime, isStatutoryRole } from './statutory-roles.ts'

/** Every agency that is or was a partner, by name. */
export async function listAgencies(tx: Tx): Promise<Agency[]> {
  return readAgencies(tx, undefined)
}

export async function findAgency(tx: Tx, agencyId: string): Promise<Agency | undefined> {
  return (await readAgencies(tx, agencyId))[0]
}

export async function findAgencyKind(tx: Tx, agencyId: string): Promise<AgencyKind | undefined> {
  const row = await tx.selectFrom('agency').select('kind').where('agency_id', '=', agencyId).executeTakeFirst()
  return row && kindOf(row.kind)
}

export async function getAgency(tx: Tx, agencyId: string): Promise<Agency> {
  const agency = await findAgency(tx, agencyId)
  if (!agency) throw new NotFound('There is no such agency.')
  return agency
}

/** Keeps others from changing the agency until the transaction ends. */
export async function getAgencyForUpdate(tx: Tx, agencyId: string): Promise<Agency> {
  await tx.selectFrom('agency').select('agency_id').where('agency_id', '=', agencyId).forUpdate().execute()
  return getAgency(tx, agencyId)
}

/** The agency that goes or went by this name, however it is spelt; see agency_name_key in the migrations. */
export async function findAgencyByName(tx: Tx, name: string): Promise<Agency | undefined> {
  const row = await tx
    .selectFrom('agency_alias')
    .select('agency_id')
    .where('name_key', '=', sql<string>`agency_name_key(${name})`)
    .executeTakeFirst()
  return row && findAgency(tx, row.agency_id)
}

/** For each name that an agency goes by, its id; a name that nobody goes by is not in the answer. */
export async function findAgencyIdsByName(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ given: string; agency_id: string }>`
    select given, a.agency_id from unnest(${names}::text[]) given
      join agency_alias a on a.partnership_id = current_partnership() and a.name_key = agency_name_key(given)`.execute(
    tx,
  )
  return new Map(found.rows.map(row => [row.given, row.agency_id]))
}

export interface NewAgency {
  readonly partnershipId: string
  /** given when the body is already an agency of another partnership */
  readonly agencyId?: string | undefined
  readonly name: string
  readonly kind: AgencyKind
  readonly joinedOn: Temporal.PlainDate
}

export async function insertAgency(tx: Tx, agency: NewAgency): Promise<string> {
  const row = await tx
    .insertInto('agency')
    .values({
      partnership_id: agency.partnershipId,
      ...(agency.agencyId === undefined ? {} : { agency_id: agency.agencyId }),
      name: agency.name,
      kind: agency.kind,
      joined_on: agency.joinedOn,
    })
    .returning('agency_id')
    .executeTakeFirstOrThrow()
  return row.agency_id
}

export async function updateAgency(
  tx: Tx,
  agencyId: string,
  changes: { name: string; kind: AgencyKind; joinedOn: Temporal.PlainDate },
): Promise<void> {
  await tx
    .updateTable('agency')
    .set({ name: changes.name, kind: changes.kind, joined_on: changes.joinedOn })
    .where('agency_id', '=', agencyId)
    .execute()
}

export async function updateAgencyLeftOn(
  tx: Tx,
  agencyId: string,
  leftOn: Temporal.PlainDate | undefined,
): Promise<void> {
  await tx
    .updateTable('agency')
    .set({ left_on: leftOn ?? null })
    .where('agency_id', '=', agencyId)
    .execute()
}

/** Puts these roles in the place of those it had. */
export async function replaceStatutoryRoles(
  tx: Tx,
  key: { partnershipId: string; agencyId: string },
  roles: readonly AgencyStatutoryRole[],
): Promise<void> {
  await tx.deleteFrom('agency_statutory_role').where('agency_id', '=', key.agencyId).execute()
  if (roles.length === 0) return
  await tx
    .insertInto('agency_statutory_role')
    .values(
      roles.map(({ regime, role, authority }) => ({
        partnership_id: key.partnershipId,
        agency_id: key.agencyId,
        regime,
        statutory_role: role,
        authority: authority ?? null,
      })),
    )
    .execute()
}

/** Makes these the other names of an agency; the name it bears now is kept whatever they are. */
export async function replaceAliases(
  tx: Tx,
  key: { partnershipId: string; agencyId: string },
  names: readonly string[],
): Promise<void> {
  await sql`delete from agency_alias a where a.agency_id = ${key.agencyId}
    and a.name_key <> all (select agency_name_key(n) from unnest(${names}::text[]) n)
    and a.name_key <> (select agency_name_key(g.name) from agency g
      where g.partnership_id = a.partnership_id and g.agency_id = a.agency_id)`.execute(tx)
  await sql`insert into agency_alias (partnership_id, agency_id, name)
    select distinct on (agency_name_key(n)) ${key.partnershipId}::uuid, ${key.agencyId}::uuid, n from unnest(${names}::text[]) n
    where not exists (select from agency_alias a where a.agency_id = ${key.agencyId} and a.name_key = agency_name_key(n))`.execute(
    tx,
  )
}

interface StatutoryRoleRow {
  readonly regime: string
  readonly statutory_role: string
  readonly authority: string | null
}

async function readAgencies(tx: Tx, agencyId: string | undefined): Promise<Agency[]> {
  const rows = await tx
    .selectFrom('agency as a')
    .select(['agency_id', 'name', 'kind', 'joined_on', 'left_on'])
    .select([
      sql<
        readonly StatutoryRoleRow[] | null
      >`(select json_agg(json_build_object('regime', s.regime, 'statutory_role', s.statutory_role, 'authority', s.authority) order by s.regime)
        from agency_statutory_role s where s.partnership_id = a.partnership_id and s.agency_id = a.agency_id)`.as(
        'roles',
      ),
      sql<readonly string[] | null>`(select array_agg(l.name order by l.name) from agency_alias l
        where l.partnership_id = a.partnership_id and l.agency_id = a.agency_id and l.name_key <> agency_name_key(a.name))`.as(
        'aliases',
      ),
    ])
    .$if(agencyId !== undefined, query => query.where('agency_id', '=', agencyId ?? ''))
    .orderBy('name')
    .execute()
  return rows.map(row => ({
    agencyId: row.agency_id,
    name: row.name,
    kind: kindOf(row.kind),
    statutoryRoles: (row.roles ?? []).flatMap(statutoryRoleOf),
    aliases: row.aliases ?? [],
    joinedOn: row.joined_on,
    leftOn: row.left_on ?? undefined,
  }))
}

const kindOf = (text: string): AgencyKind => (isAgencyKind(text) ? text : 'other')

function statutoryRoleOf(row: StatutoryRoleRow): AgencyStatutoryRole[] {
  const { regime, statutory_role: role, authority } = row
  if (!isRegime(regime) || !isStatutoryRole(regime, role)) return []
  return [{ regime, role, authority: authority !== null && isAuthority(authority) ? authority : undefined }]
}
