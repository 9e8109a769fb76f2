import { sql } from 'kysely'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Location, SourceOfRisk } from '../codes.ts'
import { ENQUIRY_STATES, type EnquiryState } from '../enquiry.ts'

/** What a decision hands to the enquiry that follows from it. */
export interface EnquiryToOpen {
  readonly concernId: string
  readonly individualId: string
  readonly teamId: string
  /** who leads it until somebody else is named */
  readonly leadId: string | undefined
  readonly kind: 'section-42' | 'other'
  readonly abuseTypes: readonly string[]
  readonly location: Location
  readonly sourcesOfRisk: readonly SourceOfRisk[]
  /** when it is one of a large-scale enquiry into a provider */
  readonly organisationalEnquiryId?: string | undefined
}

const isEnquiryState = (text: string): text is EnquiryState => Object.hasOwn(ENQUIRY_STATES, text)

export interface EnquiryOfConcern {
  readonly enquiryId: string
  readonly reference: string
  readonly state: EnquiryState
  readonly isPlanned: boolean
  readonly planningDueOn: Temporal.PlainDate
}

/** The enquiry that came of a concern, held until the transaction ends. */
export async function findEnquiryOf(tx: Tx, concernId: string): Promise<EnquiryOfConcern | undefined> {
  const row = await tx
    .selectFrom('enquiry')
    .select(['enquiry_id', 'reference', 'state', 'planning_held_on', 'planning_due_on'])
    .where('concern_id', '=', concernId)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      enquiryId: row.enquiry_id,
      reference: row.reference,
      state: isEnquiryState(row.state) ? row.state : 'planning',
      isPlanned: row.planning_held_on !== null,
      planningDueOn: row.planning_due_on,
    }
  )
}

interface Begun {
  readonly kind: EnquiryToOpen['kind']
  readonly leadId: string | undefined
  readonly startedOn: Temporal.PlainDate
  readonly planningRule: string
  readonly planningDueOn: Temporal.PlainDate
}

const columnsOf = ({ kind, leadId, startedOn, planningRule, planningDueOn }: Begun) => ({
  kind,
  state: 'planning',
  lead_id: leadId ?? null,
  started_on: startedOn,
  planning_rule: planningRule,
  planning_due_on: planningDueOn,
})

export async function insertEnquiry(
  tx: Tx,
  row: EnquiryToOpen & Begun & { partnershipId: string; reference: string },
): Promise<string> {
  const { enquiry_id } = await tx
    .insertInto('enquiry')
    .values({
      ...columnsOf(row),
      partnership_id: row.partnershipId,
      reference: row.reference,
      concern_id: row.concernId,
      individual_id: row.individualId,
      organisational_enquiry_id: row.organisationalEnquiryId ?? null,
      team_id: row.teamId,
      abuse_types: [...row.abuseTypes],
      locations: [row.location],
      sources_of_risk: [...row.sourcesOfRisk],
    })
    .returning('enquiry_id')
    .executeTakeFirstOrThrow()
  return enquiry_id
}

/** Starts a withdrawn enquiry again, with a planning clock of its own. */
export async function updateEnquiryBegun(tx: Tx, enquiryId: string, begun: Begun): Promise<void> {
  await tx
    .updateTable('enquiry')
    .set({
      ...columnsOf(begun),
      planning_held_on: null,
      planning_late_cause: null,
      version: sql<number>`version + 1`,
    })
    .where('enquiry_id', '=', enquiryId)
    .execute()
}

export async function updateEnquiryState(
  tx: Tx,
  enquiryId: string,
  change: { state: EnquiryState; kind?: EnquiryToOpen['kind'] },
): Promise<void> {
  await tx
    .updateTable('enquiry')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('enquiry_id', '=', enquiryId)
    .execute()
}

export async function insertEnquiryEvent(
  tx: Tx,
  event: {
    actor: Pick<Actor, 'id' | 'partnershipId'>
    enquiryId: string
    at: Temporal.Instant
    kind: string
    words: string
    note: string
  },
): Promise<void> {
  await tx
    .insertInto('enquiry_event')
    .values({
      partnership_id: event.actor.partnershipId,
      enquiry_id: event.enquiryId,
      happened_at: event.at,
      kind: event.kind,
      words: event.words,
      note: event.note,
      done_by: event.actor.id,
    })
    .execute()
}
