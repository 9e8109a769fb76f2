import { type Selectable, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Individual } from '#platform/db/schema.generated.ts'
import { ETHNICITIES, GENDER_IDENTITIES, HEALTH_CONDITIONS, isCode, SEXES, SUPPORT_REASONS } from '../codes.ts'
import type { IndividualDetails } from '../individual.ts'
import type { KnownIndividual } from './known-individual.ts'

export type IndividualRow = Selectable<Individual>

export async function findIndividual(tx: Tx, individualId: string): Promise<KnownIndividual | undefined> {
  const row = await tx.selectFrom('individual').selectAll().where('individual_id', '=', individualId).executeTakeFirst()
  return row && individualFrom(row)
}

/** Holds the rows until the transaction ends, always in the same order, so that two who link at once do not wait for each other. */
export async function lockIndividuals(tx: Tx, individualIds: readonly string[]): Promise<void> {
  await tx
    .selectFrom('individual')
    .select('individual_id')
    .where('individual_id', 'in', individualIds)
    .orderBy('individual_id')
    .forUpdate()
    .execute()
}

export async function updateIndividual(tx: Tx, individualId: string, details: IndividualDetails): Promise<void> {
  await tx
    .updateTable('individual')
    .set({ ...columnsOf(details), version: sql<number>`version + 1` })
    .where('individual_id', '=', individualId)
    .execute()
}

/** Keeps the individual under these keys alone. */
export async function replaceKeys(
  tx: Tx,
  partnershipId: string,
  individualId: string,
  keys: readonly string[],
): Promise<void> {
  await tx.deleteFrom('individual_key').where('individual_id', '=', individualId).execute()
  if (keys.length === 0) return
  await tx
    .insertInto('individual_key')
    .values(keys.map(key => ({ partnership_id: partnershipId, key, individual_id: individualId })))
    .execute()
}

const columnsOf = (details: IndividualDetails) => ({
  given_name: details.givenName,
  family_name: details.familyName,
  other_names: details.otherNames,
  date_of_birth: details.bornOn ?? null,
  address: details.address,
  postcode: details.postcode,
  nhs_number: details.nhsNumber ?? null,
  phone: details.phone,
  contact_safely: details.contactSafely,
  sex: details.sex,
  gender_identity: details.genderIdentity,
  ethnicity: details.ethnicity,
  support_reason: details.supportReason,
  health_conditions: [...details.healthConditions],
  died_on: details.diedOn ?? null,
})

export const individualFrom = (row: IndividualRow): KnownIndividual => ({
  individualId: row.individual_id,
  version: row.version,
  givenName: row.given_name,
  familyName: row.family_name,
  otherNames: row.other_names,
  bornOn: row.date_of_birth ?? undefined,
  address: row.address,
  postcode: row.postcode,
  nhsNumber: row.nhs_number ?? undefined,
  phone: row.phone,
  contactSafely: row.contact_safely,
  sex: isCode(SEXES, row.sex) ? row.sex : 'not-known',
  genderIdentity: isCode(GENDER_IDENTITIES, row.gender_identity) ? row.gender_identity : 'not-known',
  ethnicity: isCode(ETHNICITIES, row.ethnicity) ? row.ethnicity : 'not-known',
  supportReason: isCode(SUPPORT_REASONS, row.support_reason) ? row.support_reason : 'not-known',
  healthConditions: row.health_conditions.filter(code => isCode(HEALTH_CONDITIONS, code)),
  diedOn: row.died_on ?? undefined,
})
