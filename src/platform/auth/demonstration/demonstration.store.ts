import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import { isRole, type Role } from '../roles.ts'

/** An invented person whom one click signs in as. */
export interface DemonstrationPerson {
  readonly partnershipId: string
  readonly partnershipName: string
  readonly personId: string
  readonly accountId: string
  readonly name: string
  readonly jobTitle: string
  readonly agencyName: string
  readonly roles: readonly Role[]
}

export async function isDemonstrationOnly(tx: Tx): Promise<boolean> {
  const found = await sql<{ only: boolean }>`select is_demonstration_only() as only`.execute(tx)
  return found.rows[0]?.only === true
}

/** Everybody whom one click signs in as: nobody, as soon as one partnership here is not a demonstration. */
export async function listDemonstrationPeople(tx: Tx, today: Temporal.PlainDate): Promise<DemonstrationPerson[]> {
  const found = await sql<{
    partnership_id: string
    partnership_name: string
    person_id: string
    account_id: string
    person_name: string
    job_title: string
    agency_name: string
    roles: string[]
  }>`select partnership_id, partnership_name, person_id, account_id, person_name, job_title, agency_name, roles
     from demonstration_people(${today.toString()}::date)`.execute(tx)
  return found.rows.map(row => ({
    partnershipId: row.partnership_id,
    partnershipName: row.partnership_name,
    personId: row.person_id,
    accountId: row.account_id,
    name: row.person_name,
    jobTitle: row.job_title,
    agencyName: row.agency_name,
    roles: row.roles.filter(isRole),
  }))
}
