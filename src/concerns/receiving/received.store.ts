import { sql } from 'kysely'
import { PREPARED } from '#platform/db/client.ts'
import type { Tx } from '#platform/db/database.ts'
import { errorCode } from '#platform/errors.ts'
import type { AgeBand } from '../codes.ts'
import { entitlementOf, type Referrer } from '../referrer.ts'
import type { NewConcern } from './new-concern.ts'

export interface ReceivedRow extends NewConcern {
  readonly partnershipId: string
  readonly raisedBy: string
  readonly concernId: string
  readonly individualId: string
  readonly reference: string
  readonly receivedAt: Temporal.Instant
  readonly receivedOn: Temporal.PlainDate
  readonly ageBand: AgeBand
  readonly keys: readonly string[]
  readonly clockRule: string
  readonly dueOn: Temporal.PlainDate
  readonly receiptDueOn: Temporal.PlainDate
}

/**
 * Every row of new concerns in one statement, their places in the audit trail among them; the team of each is the open one
 * whose queue such concerns go to. It reads nothing back: whoever hands in may not read. False when one has no such team.
 */
export async function insertReceivedConcerns(tx: Tx, rows: readonly ReceivedRow[]): Promise<boolean> {
  try {
    await sql`${PREPARED} select receive_concerns(${JSON.stringify(rows.map(givenFrom))}::jsonb)`.execute(tx)
    return true
  } catch (error) {
    if (lacksTeam(error)) return false
    throw error
  }
}

function givenFrom(row: ReceivedRow): object {
  const { individual: who, referrer, receipt } = row
  return {
    partnership_id: row.partnershipId,
    raised_by: row.raisedBy,
    concern_id: row.concernId,
    individual_id: row.individualId,
    reference: row.reference,
    about: row.about,
    channel: row.channel,
    received_at: row.receivedAt,
    received_on: row.receivedOn,
    source: row.source,
    source_agency_id: row.sourceAgencyId,
    source_provider_id: row.sourceProviderId,
    abuse_types: row.abuseTypes,
    location: row.location,
    provider_id: row.providerId,
    sources_of_risk: row.sourcesOfRisk,
    age_band: row.ageBand,
    clock_rule: row.clockRule,
    due_on: row.dueOn,
    in_brief: row.inBrief,
    answers: row.answers,
    given_name: who.givenName,
    family_name: who.familyName,
    other_names: who.otherNames,
    date_of_birth: who.bornOn,
    address: who.address,
    postcode: who.postcode,
    nhs_number: who.nhsNumber,
    phone: who.phone,
    contact_safely: who.contactSafely,
    sex: who.sex,
    gender_identity: who.genderIdentity,
    ethnicity: who.ethnicity,
    support_reason: who.supportReason,
    health_conditions: who.healthConditions,
    died_on: who.diedOn,
    keys: row.keys,
    referrer: referrerFrom(referrer),
    file_ids: row.fileIds,
    entitlement: entitlementOf(referrer),
    receipt_due_on: row.receiptDueOn,
    receipt_told: receipt?.told,
    receipt_how: receipt?.how,
  }
}

const referrerFrom = (referrer: Referrer): object => ({
  kind: referrer.kind,
  person_id: referrer.personId,
  name: referrer.name,
  job_title: referrer.jobTitle,
  organisation: referrer.organisation,
  email: referrer.email,
  phone: referrer.phone,
  mail_is_safe: referrer.mailIsSafe,
  contact_safely: referrer.contactSafely,
  is_individual: referrer.isIndividual,
})

const NOT_NULL_VIOLATION = '23502'

const lacksTeam = (error: unknown): boolean =>
  errorCode(error) === NOT_NULL_VIOLATION &&
  typeof error === 'object' &&
  error !== null &&
  'column' in error &&
  error.column === 'team_id'

/** How many receipts were mailed to an address since a moment, by whomever. */
export async function countReceiptMails(tx: Tx, email: string, since: Temporal.Instant): Promise<number> {
  const found = await sql<{ many: number }>`select count_receipt_mails(${email}, ${since})::integer as many`.execute(tx)
  return found.rows[0]?.many ?? 0
}
