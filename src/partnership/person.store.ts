import type { Role } from '#platform/auth/roles.ts'
import { isRole } from '#platform/auth/roles.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Person, RoleHeld } from './person.ts'

/** Everybody the reader may see, by name: the whole partnership, or for an agency's reader its own people. */
export async function listPeople(tx: Tx): Promise<Person[]> {
  return readPeople(tx, {})
}

export async function listPeopleOfAgency(tx: Tx, agencyId: string): Promise<Person[]> {
  return readPeople(tx, { agencyId })
}

export async function findPerson(tx: Tx, personId: string): Promise<Person | undefined> {
  return (await readPeople(tx, { personId }))[0]
}

export async function getPerson(tx: Tx, personId: string): Promise<Person> {
  const person = await findPerson(tx, personId)
  if (!person) throw new NotFound('There is no such person.')
  return person
}

/** Keeps others from changing the person until the transaction ends. */
export async function getPersonForUpdate(tx: Tx, personId: string): Promise<Person> {
  await tx.selectFrom('person').select('person_id').where('person_id', '=', personId).forUpdate().execute()
  return getPerson(tx, personId)
}

export interface PersonDetails {
  readonly agencyId: string
  readonly name: string
  readonly jobTitle: string
  readonly email: string | undefined
  readonly startsOn: Temporal.PlainDate
}

export async function insertPerson(
  tx: Tx,
  person: PersonDetails & { partnershipId: string; accountId?: string | undefined },
): Promise<string> {
  const row = await tx
    .insertInto('person')
    .values({
      partnership_id: person.partnershipId,
      account_id: person.accountId ?? null,
      agency_id: person.agencyId,
      name: person.name,
      job_title: person.jobTitle,
      email: person.email ?? null,
      starts_on: person.startsOn,
    })
    .returning('person_id')
    .executeTakeFirstOrThrow()
  return row.person_id
}

export async function updatePerson(tx: Tx, personId: string, person: PersonDetails): Promise<void> {
  await tx
    .updateTable('person')
    .set({
      agency_id: person.agencyId,
      name: person.name,
      job_title: person.jobTitle,
      email: person.email ?? null,
      starts_on: person.startsOn,
    })
    .where('person_id', '=', personId)
    .execute()
}

/** Ends somebody's time, and every role they still hold, with a day. Roles that would begin later are taken back. */
export async function updatePersonEndsOn(tx: Tx, personId: string, endsOn: Temporal.PlainDate): Promise<void> {
  await endPeople(tx, 'person_id', personId, endsOn)
}

/** The same for everybody who still works for an agency. */
export async function endPeopleOfAgency(tx: Tx, agencyId: string, endsOn: Temporal.PlainDate): Promise<void> {
  await endPeople(tx, 'agency_id', agencyId, endsOn)
}

async function endPeople(
  tx: Tx,
  column: 'person_id' | 'agency_id',
  value: string,
  endsOn: Temporal.PlainDate,
): Promise<void> {
  await tx.deleteFrom('person_role').where(column, '=', value).where('starts_on', '>', endsOn).execute()
  for (const table of ['person_role', 'person'] as const) {
    await tx
      .updateTable(table)
      .set({ ends_on: endsOn })
      .where(column, '=', value)
      .where('starts_on', '<=', endsOn)
      .where(eb => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', endsOn)]))
      .execute()
  }
}

export interface NewRole {
  readonly partnershipId: string
  readonly personId: string
  readonly role: Role
  readonly isDeputy: boolean
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | undefined
}

export async function insertRole(tx: Tx, role: NewRole): Promise<string> {
  const row = await tx
    .insertInto('person_role')
    .values({
      partnership_id: role.partnershipId,
      person_id: role.personId,
      role: role.role,
      is_deputy: role.isDeputy,
      starts_on: role.startsOn,
      ends_on: role.endsOn ?? null,
    })
    .returning('person_role_id')
    .executeTakeFirstOrThrow()
  return row.person_role_id
}

export async function updateRoleEndsOn(tx: Tx, personRoleId: string, endsOn: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('person_role').set({ ends_on: endsOn }).where('person_role_id', '=', personRoleId).execute()
}

async function readPeople(tx: Tx, only: { personId?: string; agencyId?: string }): Promise<Person[]> {
  const { personId, agencyId } = only
  const rows = await tx
    .selectFrom('person')
    .innerJoin('agency', join =>
      join
        .onRef('agency.partnership_id', '=', 'person.partnership_id')
        .onRef('agency.agency_id', '=', 'person.agency_id'),
    )
    .select(['person.person_id', 'person.name', 'person.job_title', 'person.email', 'person.agency_id'])
    .select(['agency.name as agency_name', 'person.account_id', 'person.starts_on', 'person.ends_on'])
    .$if(personId !== undefined, query => query.where('person.person_id', '=', personId ?? ''))
    .$if(agencyId !== undefined, query => query.where('person.agency_id', '=', agencyId ?? ''))
    .orderBy('person.name')
    .orderBy('person.person_id')
    .execute()
  const roles = await tx
    .selectFrom('person_role')
    .select(['person_role_id', 'person_id', 'role', 'is_deputy', 'starts_on', 'ends_on'])
    .$if(personId !== undefined, query => query.where('person_id', '=', personId ?? ''))
    .orderBy('starts_on')
    .orderBy('role')
    .execute()
  const rolesOf = Map.groupBy(roles, row => row.person_id)
  return rows.map(row => ({
    personId: row.person_id,
    name: row.name,
    jobTitle: row.job_title,
    email: row.email ?? undefined,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    hasAccount: row.account_id !== null,
    startsOn: row.starts_on,
    endsOn: row.ends_on ?? undefined,
    roles: (rolesOf.get(row.person_id) ?? []).flatMap((held): RoleHeld[] =>
      isRole(held.role)
        ? [
            {
              personRoleId: held.person_role_id,
              role: held.role,
              isDeputy: held.is_deputy,
              startsOn: held.starts_on,
              endsOn: held.ends_on ?? undefined,
            },
          ]
        : [],
    ),
  }))
}
