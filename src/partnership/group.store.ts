import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import { type Chair, type GroupRole, isGroupRole, type Membership } from './group.ts'

interface Filter {
  readonly groupId?: string
  readonly agencyId?: string
  readonly personId?: string
}

/** Every chair and vice chair there was, is or will be, the latest first. */
export async function listChairs(tx: Tx, { groupId, personId }: Omit<Filter, 'agencyId'> = {}): Promise<Chair[]> {
  const rows = await tx
    .selectFrom('group_chair')
    .leftJoin('person_label as p', join =>
      join
        .onRef('p.partnership_id', '=', 'group_chair.partnership_id')
        .onRef('p.person_id', '=', 'group_chair.person_id'),
    )
    .select(['group_chair_id', 'group_id', 'p.person_id', 'p.name', 'p.job_title', 'chair_words', 'is_vice'])
    .select(['group_chair.starts_on', 'group_chair.ends_on'])
    .$if(groupId !== undefined, query => query.where('group_id', '=', groupId ?? ''))
    .$if(personId !== undefined, query => query.where('group_chair.person_id', '=', personId ?? ''))
    .orderBy('group_chair.starts_on', 'desc')
    .orderBy('is_vice')
    .orderBy('group_chair_id')
    .execute()
  return rows.map(row => ({
    groupChairId: row.group_chair_id,
    groupId: row.group_id,
    person: personOf(row),
    words: row.chair_words,
    isVice: row.is_vice,
    startsOn: row.starts_on,
    endsOn: row.ends_on ?? undefined,
  }))
}

/** Every seat there was, is or will be, by agency. */
export async function listMemberships(tx: Tx, { groupId, agencyId, personId }: Filter = {}): Promise<Membership[]> {
  const rows = await tx
    .selectFrom('group_member as m')
    .innerJoin('agency_label as a', join =>
      join.onRef('a.partnership_id', '=', 'm.partnership_id').onRef('a.agency_id', '=', 'm.agency_id'),
    )
    .leftJoin('person_label as p', join =>
      join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.person_id', '=', 'm.person_id'),
    )
    .select(['m.group_member_id', 'm.group_id', 'm.agency_id', 'a.name as agency_name', 'm.group_role'])
    .select(['m.person_id as seated', 'p.person_id', 'p.name', 'p.job_title', 'm.starts_on', 'm.ends_on'])
    .$if(groupId !== undefined, query => query.where('m.group_id', '=', groupId ?? ''))
    .$if(agencyId !== undefined, query => query.where('m.agency_id', '=', agencyId ?? ''))
    .$if(personId !== undefined, query => query.where('m.person_id', '=', personId ?? ''))
    .orderBy('a.name')
    .orderBy('m.starts_on')
    .orderBy('p.name')
    .execute()
  return rows.map(row => ({
    groupMemberId: row.group_member_id,
    groupId: row.group_id,
    agencyId: row.agency_id,
    agencyName: row.agency_name ?? '',
    person: personOf(row),
    isNamed: row.seated !== null,
    role: isGroupRole(row.group_role) ? row.group_role : 'member',
    startsOn: row.starts_on,
    endsOn: row.ends_on ?? undefined,
  }))
}

function personOf(row: { person_id: string | null; name: string | null; job_title: string | null }): Chair['person'] {
  return row.person_id === null
    ? undefined
    : { personId: row.person_id, name: row.name ?? '', jobTitle: row.job_title ?? '' }
}

export interface NewChair {
  readonly partnershipId: string
  readonly groupId: string
  readonly personId: string | undefined
  readonly words: string
  readonly isVice: boolean
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | undefined
}

export async function insertChair(tx: Tx, chair: NewChair): Promise<string> {
  const row = await tx
    .insertInto('group_chair')
    .values({
      partnership_id: chair.partnershipId,
      group_id: chair.groupId,
      person_id: chair.personId ?? null,
      chair_words: chair.words,
      is_vice: chair.isVice,
      starts_on: chair.startsOn,
      ends_on: chair.endsOn ?? null,
    })
    .returning('group_chair_id')
    .executeTakeFirstOrThrow()
  return row.group_chair_id
}

export interface NewMembership {
  readonly partnershipId: string
  readonly groupId: string
  readonly agencyId: string
  readonly personId: string | undefined
  readonly role: GroupRole
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | undefined
}

export async function insertMembership(tx: Tx, membership: NewMembership): Promise<string> {
  const row = await tx
    .insertInto('group_member')
    .values({
      partnership_id: membership.partnershipId,
      group_id: membership.groupId,
      agency_id: membership.agencyId,
      person_id: membership.personId ?? null,
      group_role: membership.role,
      starts_on: membership.startsOn,
      ends_on: membership.endsOn ?? null,
    })
    .returning('group_member_id')
    .executeTakeFirstOrThrow()
  return row.group_member_id
}

/** Ends a seat with `lastDay`. */
export async function updateMembershipEndsOn(tx: Tx, id: string, lastDay: Temporal.PlainDate): Promise<void> {
  const changed = await tx
    .updateTable('group_member')
    .set({ ends_on: lastDay })
    .where('group_member_id', '=', id)
    .returning('group_member_id')
    .execute()
  if (changed.length === 0) throw new NotFound('There is no such seat.')
}

export async function updateChairEndsOn(tx: Tx, id: string, lastDay: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('group_chair').set({ ends_on: lastDay }).where('group_chair_id', '=', id).execute()
}

/** Ends every seat and chair of a group, or of somebody or an agency in all groups, with `lastDay`; what would begin later is taken back. */
export async function endSeats(
  tx: Tx,
  whose: { groupId: string } | { personId: string } | { agencyId: string },
  lastDay: Temporal.PlainDate,
): Promise<void> {
  if ('agencyId' in whose) {
    await endIn(tx, 'group_member', 'agency_id', whose.agencyId, lastDay)
    for (const personId of await peopleOfAgency(tx, whose.agencyId)) await endSeats(tx, { personId }, lastDay)
    return
  }
  const [column, value] =
    'groupId' in whose ? (['group_id', whose.groupId] as const) : (['person_id', whose.personId] as const)
  await endIn(tx, 'group_member', column, value, lastDay)
  await endIn(tx, 'group_chair', column, value, lastDay)
}

async function peopleOfAgency(tx: Tx, agencyId: string): Promise<string[]> {
  const rows = await tx.selectFrom('person').select('person_id').where('agency_id', '=', agencyId).execute()
  return rows.map(row => row.person_id)
}

async function endIn(
  tx: Tx,
  table: 'group_member' | 'group_chair',
  column: 'group_id' | 'person_id' | 'agency_id',
  value: string,
  lastDay: Temporal.PlainDate,
): Promise<void> {
  const reference = sql.ref(column)
  await sql`delete from ${sql.table(table)} where ${reference} = ${value} and starts_on > ${lastDay}`.execute(tx)
  await sql`update ${sql.table(table)} set ends_on = ${lastDay}
    where ${reference} = ${value} and coalesce(ends_on, 'infinity') > ${lastDay}`.execute(tx)
}
