import type { Tx } from '#platform/db/database.ts'
import type { AbuseType, Location, SourceOfRisk } from '../codes.ts'
import type { Achieved, Asked, Conclusion, EnquiryState, RiskOutcome, YesNoNotRecorded } from '../enquiry.ts'
import { nameOf } from '../individual.ts'

/** An enquiry in codes, with the name of the adult whom it is about. */
export interface Enquiry {
  readonly enquiryId: string
  readonly reference: string
  readonly concernId: string
  readonly concernReference: string
  readonly individualId: string
  readonly individualName: string
  /** what was told of it, in a sentence */
  readonly inBrief: string
  readonly organisationalEnquiryId: string | undefined
  readonly kind: 'section-42' | 'other'
  readonly teamId: string
  readonly teamName: string
  readonly leadId: string | undefined
  readonly leadName: string | undefined
  readonly state: EnquiryState
  readonly startedOn: Temporal.PlainDate
  readonly planningDueOn: Temporal.PlainDate
  readonly planningHeldOn: Temporal.PlainDate | undefined
  readonly planningLateCause: string | undefined
  readonly abuseTypes: readonly AbuseType[]
  readonly locations: readonly Location[]
  readonly sourcesOfRisk: readonly SourceOfRisk[]
  readonly concludedOn: Temporal.PlainDate | undefined
  readonly conclusionVersion: number
  readonly experienceDueOn: Temporal.PlainDate | undefined
  readonly version: number
}

/** The enquiry of a reference, whether or not the reader may open it. `toChange` keeps everybody else from changing it meanwhile. */
export async function findEnquiry(tx: Tx, reference: string, toChange = false): Promise<Enquiry | undefined> {
  const query = tx
    .selectFrom('enquiry as e')
    .innerJoin('concern as c', join =>
      join.onRef('c.partnership_id', '=', 'e.partnership_id').onRef('c.concern_id', '=', 'e.concern_id'),
    )
    .innerJoin('individual as i', join =>
      join.onRef('i.partnership_id', '=', 'e.partnership_id').onRef('i.individual_id', '=', 'e.individual_id'),
    )
    .innerJoin('triage_team as t', join =>
      join.onRef('t.partnership_id', '=', 'e.partnership_id').onRef('t.team_id', '=', 'e.team_id'),
    )
    .leftJoin('concern_account as a', join =>
      join.onRef('a.partnership_id', '=', 'e.partnership_id').onRef('a.concern_id', '=', 'e.concern_id'),
    )
    .leftJoin('person_label as p', join =>
      join.onRef('p.partnership_id', '=', 'e.partnership_id').onRef('p.person_id', '=', 'e.lead_id'),
    )
    .selectAll('e')
    .select([
      'c.reference as concern_reference',
      'a.in_brief',
      'i.given_name',
      'i.family_name',
      't.name as team_name',
      'p.name as lead_name',
    ])
    .where('e.reference', '=', reference)
  const row = await (toChange ? query.forUpdate('e') : query).executeTakeFirst()
  return (
    row && {
      enquiryId: row.enquiry_id,
      reference: row.reference,
      concernId: row.concern_id,
      concernReference: row.concern_reference,
      individualId: row.individual_id,
      individualName: nameOf({ givenName: row.given_name, familyName: row.family_name }),
      inBrief: row.in_brief ?? '',
      organisationalEnquiryId: row.organisational_enquiry_id ?? undefined,
      kind: row.kind as Enquiry['kind'],
      teamId: row.team_id,
      teamName: row.team_name,
      leadId: row.lead_id ?? undefined,
      leadName: row.lead_name ?? undefined,
      state: row.state as EnquiryState,
      startedOn: row.started_on,
      planningDueOn: row.planning_due_on,
      planningHeldOn: row.planning_held_on ?? undefined,
      planningLateCause: row.planning_late_cause ?? undefined,
      abuseTypes: row.abuse_types as AbuseType[],
      locations: row.locations as Location[],
      sourcesOfRisk: row.sources_of_risk as SourceOfRisk[],
      concludedOn: row.concluded_on ?? undefined,
      conclusionVersion: row.conclusion_version,
      experienceDueOn: row.experience_due_on ?? undefined,
      version: row.version,
    }
  )
}

/** What a change sets on the enquiry's own row, beside its state and version. */
export interface EnquiryChanges {
  readonly planningHeldOn?: Temporal.PlainDate
  readonly planningLateCause?: string | undefined
  readonly leadId?: string
  readonly organisationalEnquiryId?: string
  readonly conclusion?: Concluded | 'reopened'
}

export interface Concluded {
  readonly version: number
  readonly concludedOn: Temporal.PlainDate
  readonly conclusion: Conclusion
  readonly riskOutcome: RiskOutcome | undefined
  readonly asked: Asked
  readonly achieved: Achieved | undefined
  readonly lackedCapacity: YesNoNotRecorded
  readonly supportedByAdvocate: YesNoNotRecorded | undefined
  readonly experienceDueOn: Temporal.PlainDate
}

export async function updateEnquiry(
  tx: Tx,
  enquiryId: string,
  { state, version, changes }: { state: EnquiryState; version: number; changes: EnquiryChanges },
): Promise<void> {
  const { planningHeldOn, planningLateCause, leadId, organisationalEnquiryId, conclusion } = changes
  await tx
    .updateTable('enquiry')
    .set({
      state,
      version,
      ...(planningHeldOn && { planning_held_on: planningHeldOn, planning_late_cause: planningLateCause ?? null }),
      ...(leadId !== undefined && { lead_id: leadId }),
      ...(organisationalEnquiryId !== undefined && { organisational_enquiry_id: organisationalEnquiryId }),
      ...(conclusion && conclusionColumns(conclusion === 'reopened' ? undefined : conclusion)),
    })
    .where('enquiry_id', '=', enquiryId)
    .execute()
}

const conclusionColumns = (concluded: Concluded | undefined) => ({
  concluded_on: concluded?.concludedOn ?? null,
  conclusion: concluded?.conclusion ?? null,
  risk_outcome: concluded?.riskOutcome ?? null,
  asked: concluded?.asked ?? null,
  achieved: concluded?.achieved ?? null,
  lacked_capacity: concluded?.lackedCapacity ?? null,
  supported_by_advocate: concluded?.supportedByAdvocate ?? null,
  experience_due_on: concluded?.experienceDueOn ?? null,
  ...(concluded && { conclusion_version: concluded.version }),
})
