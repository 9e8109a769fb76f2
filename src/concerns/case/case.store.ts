import { sql } from 'kysely'
import { getRecordAccess, isHeld } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import {
  CHANNELS,
  isCode,
  LATE_CAUSES,
  type LateCause,
  LOCATIONS,
  SOURCES,
  SOURCES_OF_RISK,
  type SourceOfRisk,
} from '../codes.ts'
import { pathwayOf } from '../concern.ts'
import { NATIONAL_CLASSES } from '../pathway-mapping.ts'
import { entitlementOf } from '../referrer.ts'
import type { Case, CaseReferrer } from './case.ts'
import { listPausesOf } from './pause.store.ts'

/** The record of a reference, whoever asks: the policy decides whether they may open it. */
export async function findCase(tx: Tx, reference: string, now: Temporal.Instant): Promise<Case | undefined> {
  const row = await selectCase(tx, reference)
  if (!row) return undefined
  const pauses = await listPausesOf(tx, [row.concern_id])
  const referrer = referrerOf(row)
  return {
    concernId: row.concern_id,
    reference: row.reference,
    about: row.about === 'child' ? 'child' : 'adult',
    version: row.version,
    teamId: row.team_id,
    teamName: row.team_name,
    workerId: row.worker_id ?? undefined,
    workerName: row.worker_name ?? undefined,
    individualId: row.individual_id,
    givenName: row.given_name,
    familyName: row.family_name,
    bornOn: row.date_of_birth ?? undefined,
    diedOn: row.died_on ?? undefined,
    contactSafely: row.contact_safely,
    individualPhone: row.phone,
    address: row.address,
    postcode: row.postcode,
    channel: isCode(CHANNELS, row.channel) ? row.channel : 'portal',
    source: isCode(SOURCES, row.source) ? row.source : 'other',
    abuseTypes: row.abuse_types,
    location: isCode(LOCATIONS, row.location) ? row.location : 'not-known',
    sourcesOfRisk: row.sources_of_risk.filter((risk): risk is SourceOfRisk => isCode(SOURCES_OF_RISK, risk)),
    provider:
      row.provider_id === null ? undefined : { providerId: row.provider_id, name: row.provider_name ?? 'A provider' },
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    clockRule: row.clock_rule,
    firstDueOn: row.first_due_on,
    dueOn: row.due_on,
    pausedOn: row.paused_on ?? undefined,
    pauses: pauses.get(row.concern_id) ?? [],
    lateCause: lateCauseOf(row.late_cause),
    pathway: pathwayOf(row.pathway),
    nationalClass:
      row.national_class !== null && isCode(NATIONAL_CLASSES, row.national_class) ? row.national_class : undefined,
    decisionVersion: row.decision_version,
    decidedOn: row.decided_on ?? undefined,
    decidedInTime: row.decided_in_time ?? undefined,
    inBrief: row.in_brief,
    referrer,
    enquiry:
      row.enquiry_id === null
        ? undefined
        : {
            enquiryId: row.enquiry_id,
            reference: row.enquiry_reference ?? '',
            state: row.enquiry_state ?? '',
            planningDueOn: row.planning_due_on ?? row.received_on,
          },
    access: await getRecordAccess(tx, { kind: 'concern', id: row.concern_id }, now),
    retainUntil: row.retain_until ?? undefined,
    isHeld: row.is_held,
  }
}

type CaseRow = NonNullable<Awaited<ReturnType<typeof selectCase>>>

const selectCase = (tx: Tx, reference: string) =>
  tx
    .selectFrom('concern as c')
    .innerJoin('individual as i', join =>
      join.onRef('i.partnership_id', '=', 'c.partnership_id').onRef('i.individual_id', '=', 'c.individual_id'),
    )
    .innerJoin('concern_account as a', join =>
      join.onRef('a.partnership_id', '=', 'c.partnership_id').onRef('a.concern_id', '=', 'c.concern_id'),
    )
    .innerJoin('concern_referrer as f', join =>
      join.onRef('f.partnership_id', '=', 'c.partnership_id').onRef('f.concern_id', '=', 'c.concern_id'),
    )
    .leftJoin('enquiry as e', join =>
      join.onRef('e.partnership_id', '=', 'c.partnership_id').onRef('e.concern_id', '=', 'c.concern_id'),
    )
    .select('c.retain_until')
    .select(isHeld('concern', sql.ref('c.concern_id')).as('is_held'))
    .select([
      'c.concern_id',
      'c.reference',
      'c.about',
      'c.version',
      'c.team_id',
      'c.worker_id',
      'c.individual_id',
      'i.given_name',
      'i.family_name',
      'i.date_of_birth',
      'i.died_on',
      'i.contact_safely',
      'i.phone',
      'i.address',
      'i.postcode',
      'c.channel',
      'c.source',
      'c.abuse_types',
      'c.location',
      'c.sources_of_risk',
      'c.provider_id',
      'c.received_at',
      'c.received_on',
      'c.clock_rule',
      'c.first_due_on',
      'c.due_on',
      'c.paused_on',
      'c.late_cause',
      'c.pathway',
      'c.national_class',
      'c.decision_version',
      'c.decided_on',
      'c.decided_in_time',
      'a.in_brief',
      'f.kind as referrer_kind',
      'f.name as referrer_name',
      'f.job_title',
      'f.organisation',
      'f.email',
      'f.phone as referrer_phone',
      'f.mail_is_safe',
      'f.contact_safely as referrer_contact_safely',
      'f.is_individual',
      'e.enquiry_id',
      'e.reference as enquiry_reference',
      'e.state as enquiry_state',
      'e.planning_due_on',
    ])
    // Looked up beside the join: to order a join of nine tables took the planner a hundred times as long as the join.
    .select([
      sql<string>`(select t.name from triage_team t where t.partnership_id = c.partnership_id and t.team_id = c.team_id)`.as(
        'team_name',
      ),
      sql<string | null>`(
        select w.name from person_label w where w.partnership_id = c.partnership_id and w.person_id = c.worker_id)`.as(
        'worker_name',
      ),
      sql<string | null>`(
        select p.name from provider p where p.partnership_id = c.partnership_id and p.provider_id = c.provider_id)`.as(
        'provider_name',
      ),
    ])
    .where('c.reference', '=', reference)
    .limit(1)
    .executeTakeFirst()

function referrerOf(row: CaseRow): CaseReferrer {
  const kind = row.referrer_kind === 'professional' || row.referrer_kind === 'public' ? row.referrer_kind : 'anonymous'
  const phone = row.referrer_phone
  return {
    kind,
    name: row.referrer_name,
    jobTitle: row.job_title,
    organisation: row.organisation,
    phone,
    email: row.email,
    mailIsSafe: row.mail_is_safe,
    contactSafely: row.referrer_contact_safely,
    isIndividual: row.is_individual,
    entitlement: entitlementOf({ kind, mailIsSafe: row.mail_is_safe, phone }),
  }
}

export const lateCauseOf = (text: string | null): LateCause | undefined =>
  text !== null && isCode(LATE_CAUSES, text) ? text : undefined

/** Holds the record's row until the transaction ends, so that two who change it at once come one after the other. */
export async function lockCase(tx: Tx, reference: string): Promise<void> {
  await tx.selectFrom('concern').select('concern_id').where('reference', '=', reference).forUpdate().execute()
}

/** What a change of the record sets; its version grows with it. */
export interface CaseChange {
  readonly workerId?: string | null
  readonly dueOn?: Temporal.PlainDate
  readonly pausedOn?: Temporal.PlainDate | null
  readonly lateCause?: string
  readonly pathway?: string
  readonly nationalClass?: string
  readonly decisionVersion?: number
  readonly decidedOn?: Temporal.PlainDate
  readonly decidedInTime?: boolean
}

export async function updateCase(tx: Tx, concernId: string, change: CaseChange): Promise<void> {
  await tx
    .updateTable('concern')
    .set({
      ...(change.workerId === undefined ? {} : { worker_id: change.workerId }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
      ...(change.pausedOn === undefined ? {} : { paused_on: change.pausedOn }),
      ...(change.lateCause === undefined ? {} : { late_cause: change.lateCause }),
      ...(change.pathway === undefined ? {} : { pathway: change.pathway }),
      ...(change.nationalClass === undefined ? {} : { national_class: change.nationalClass }),
      ...(change.decisionVersion === undefined ? {} : { decision_version: change.decisionVersion }),
      ...(change.decidedOn === undefined ? {} : { decided_on: change.decidedOn }),
      ...(change.decidedInTime === undefined ? {} : { decided_in_time: change.decidedInTime }),
      version: sql<number>`version + 1`,
    })
    .where('concern_id', '=', concernId)
    .execute()
}
