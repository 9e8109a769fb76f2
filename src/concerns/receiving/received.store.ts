import { type RawBuilder, sql } from 'kysely'
import { PREPARED } from '#platform/db/client.ts'
import type { Tx } from '#platform/db/database.ts'
import { errorCode } from '#platform/errors.ts'
import type { AgeBand } from '../codes.ts'
import { entitlementOf } from '../referrer.ts'
import type { NewConcern } from './receive-concern.ts'

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
  /** the statement that appends to the audit trail */
  readonly audit: RawBuilder<unknown>
}

/**
 * Every row of a new concern in one statement, its place in the audit trail among them; its team is the open one whose queue
 * such concerns go to. It reads nothing back: whoever hands in may not read. False when there is no such team.
 */
export async function insertReceivedConcern(tx: Tx, row: ReceivedRow): Promise<boolean> {
  const { individual: who, referrer, receipt } = row
  const p = sql`${row.partnershipId}::uuid`
  const c = sql`${row.concernId}::uuid`
  const i = sql`${row.individualId}::uuid`
  const entitlement = entitlementOf(referrer)
  const inserting = sql`${PREPARED} with
    the_audit as (${row.audit}),
    the_team as (
      select team_id from triage_team where about = ${row.about} and closed_on is null limit 1),
    the_individual as (
      insert into individual (partnership_id, individual_id, given_name, family_name, other_names, date_of_birth, address, postcode,
        nhs_number, phone, contact_safely, sex, gender_identity, ethnicity, support_reason, health_conditions, died_on, made_at)
      values (${p}, ${i}, ${who.givenName}, ${who.familyName}, ${who.otherNames}, ${who.bornOn ?? null}, ${who.address}, ${who.postcode},
        ${who.nhsNumber ?? null}, ${who.phone}, ${who.contactSafely}, ${who.sex}, ${who.genderIdentity}, ${who.ethnicity},
        ${who.supportReason}, ${who.healthConditions}::text[], ${who.diedOn ?? null}, ${row.receivedAt})),
    the_keys as (
      insert into individual_key (partnership_id, key, individual_id)
      select ${p}, key, ${i} from unnest(${row.keys}::text[]) key),
    the_concern as (
      insert into concern (partnership_id, concern_id, reference, about, individual_id, team_id, channel, received_at, received_on,
        source, source_agency_id, source_provider_id, abuse_types, location, provider_id, sources_of_risk, age_band, sex,
        gender_identity, ethnicity, support_reason, clock_rule, first_due_on, due_on)
      values (${p}, ${c}, ${row.reference}, ${row.about}, ${i}, (select team_id from the_team), ${row.channel}, ${row.receivedAt}, ${row.receivedOn},
        ${row.source}, ${row.sourceAgencyId ?? null}::uuid, ${row.sourceProviderId ?? null}::uuid, ${row.abuseTypes}::text[],
        ${row.location}, ${row.providerId ?? null}::uuid, ${row.sourcesOfRisk}::text[], ${row.ageBand}, ${who.sex},
        ${who.genderIdentity}, ${who.ethnicity}, ${who.supportReason}, ${row.clockRule}, ${row.dueOn}, ${row.dueOn})),
    the_account as (
      insert into concern_account (partnership_id, concern_id, raised_by, reference, about, received_at, in_brief, answers)
      values (${p}, ${c}, ${row.raisedBy}, ${row.reference}, ${row.about}, ${row.receivedAt}, ${row.inBrief}, ${JSON.stringify(row.answers)}::jsonb)),
    the_referrer as (
      insert into concern_referrer (partnership_id, concern_id, kind, person_id, name, job_title, organisation, email, phone,
        mail_is_safe, contact_safely, is_individual)
      values (${p}, ${c}, ${referrer.kind}, ${referrer.personId ?? null}::uuid, ${referrer.name}, ${referrer.jobTitle}, ${referrer.organisation},
        ${referrer.email}, ${referrer.phone}, ${referrer.mailIsSafe}, ${referrer.contactSafely}, ${referrer.isIndividual})),
    the_files as (
      insert into concern_file (partnership_id, concern_id, file_id, raised_by)
      select ${p}, ${c}, file, ${row.raisedBy} from unnest(${row.fileIds ?? []}::uuid[]) file),
    the_receipt as (
      insert into concern_feedback (partnership_id, feedback_id, concern_id, raised_by, reference, kind, entitlement, due_on,
        told, how, given_at, given_on, given_by)
      select ${p}, uuidv7(), ${c}, ${row.raisedBy}, ${row.reference}, 'receipt', ${entitlement}, ${row.receiptDueOn},
        ${receipt?.told ?? null}, ${receipt?.how ?? null}, ${receipt ? row.receivedAt : null}::timestamptz,
        ${receipt ? row.receivedOn : null}::date, ${receipt ? 'program' : null}
      where ${entitlement !== 'nothing'}),
    the_event as (
      insert into concern_event (partnership_id, event_id, concern_id, happened_at, kind, words, done_by)
      values (${p}, uuidv7(), ${c}, ${row.receivedAt}, 'received', 'Raised the concern', ${row.raisedBy}))
    insert into concern_link (partnership_id, link_id, concern_id, individual_id, act, done_by, done_at)
    values (${p}, uuidv7(), ${c}, ${i}, 'received', ${row.raisedBy}, ${row.receivedAt})`
  try {
    await inserting.execute(tx)
    return true
  } catch (error) {
    if (lacksTeam(error)) return false
    throw error
  }
}

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
