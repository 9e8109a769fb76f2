import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import {
  type Accountability,
  type GroupOn,
  type GroupVersion,
  isGroupKind,
  isStanding,
  isVersionChange,
  type StructureHistory,
  structureOn,
} from './structure.ts'

/** Keeps others from changing the structure until the transaction ends: its rules look at all groups at once. */
export async function lockStructure(tx: Tx, partnershipId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`structure ${partnershipId}`}, 0))`.execute(tx)
}

export async function readStructure(tx: Tx): Promise<StructureHistory> {
  return readHistory(tx, undefined)
}

/** The groups that stand on that day, each with those it is accountable to. */
export async function listGroupsOn(tx: Tx, day: Temporal.PlainDate): Promise<GroupOn[]> {
  return structureOn(await readHistory(tx, day), day)
}

export type NewVersion = Omit<GroupVersion, 'groupVersionId'> & { readonly partnershipId: string }
export type NewAccountability = Omit<Accountability, 'accountabilityId'> & { readonly partnershipId: string }

export async function insertGroup(tx: Tx, partnershipId: string): Promise<string> {
  const row = await tx
    .insertInto('partnership_group')
    .values({ partnership_id: partnershipId })
    .returning('group_id')
    .executeTakeFirstOrThrow()
  return row.group_id
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx
    .insertInto('group_version')
    .values({
      partnership_id: version.partnershipId,
      group_id: version.groupId,
      name: version.name,
      remit: version.remit,
      kind: version.kind,
      standing: version.standing,
      change: version.change,
      note: version.note,
      starts_on: version.startsOn,
      ends_on: version.endsOn ?? null,
    })
    .execute()
}

export async function insertAccountability(tx: Tx, edge: NewAccountability): Promise<void> {
  await tx
    .insertInto('group_accountability')
    .values({
      partnership_id: edge.partnershipId,
      group_id: edge.groupId,
      parent_group_id: edge.parentId,
      position: edge.position,
      is_inferred: edge.isInferred,
      note: edge.note,
      starts_on: edge.startsOn,
      ends_on: edge.endsOn ?? null,
    })
    .execute()
}

/**
 * Ends what the group is and to whom it is accountable with `lastDay`, and takes back what would only have begun later.
 */
export async function endGroupTerms(tx: Tx, groupId: string, lastDay: Temporal.PlainDate): Promise<void> {
  for (const table of ['group_version', 'group_accountability'] as const) {
    await tx.deleteFrom(table).where('group_id', '=', groupId).where('starts_on', '>', lastDay).execute()
    await tx
      .updateTable(table)
      .set({ ends_on: lastDay })
      .where('group_id', '=', groupId)
      .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', lastDay)]))
      .execute()
  }
}

async function readHistory(tx: Tx, day: Temporal.PlainDate | undefined): Promise<StructureHistory> {
  const versions = await tx
    .selectFrom('group_version')
    .select(['group_version_id', 'group_id', 'name', 'remit', 'kind', 'standing', 'change', 'note'])
    .select(['starts_on', 'ends_on'])
    .$if(day !== undefined, query =>
      query.where(sql<boolean>`${day ?? null}::date between starts_on and coalesce(ends_on, 'infinity')`),
    )
    .orderBy('starts_on')
    .execute()
  const edges = await tx
    .selectFrom('group_accountability')
    .select(['group_accountability_id', 'group_id', 'parent_group_id', 'position', 'is_inferred', 'note'])
    .select(['starts_on', 'ends_on'])
    .$if(day !== undefined, query =>
      query.where(sql<boolean>`${day ?? null}::date between starts_on and coalesce(ends_on, 'infinity')`),
    )
    .orderBy('starts_on')
    .orderBy('position')
    .execute()
  return {
    versions: versions.map(row => ({
      groupVersionId: row.group_version_id,
      groupId: row.group_id,
      name: row.name,
      remit: row.remit,
      kind: isGroupKind(row.kind) ? row.kind : 'delivery',
      standing: isStanding(row.standing) ? row.standing : 'within',
      change: isVersionChange(row.change) ? row.change : 'changed',
      note: row.note,
      startsOn: row.starts_on,
      endsOn: row.ends_on ?? undefined,
    })),
    accountabilities: edges.map(row => ({
      accountabilityId: row.group_accountability_id,
      groupId: row.group_id,
      parentId: row.parent_group_id,
      position: row.position,
      isInferred: row.is_inferred,
      note: row.note,
      startsOn: row.starts_on,
      endsOn: row.ends_on ?? undefined,
    })),
  }
}
