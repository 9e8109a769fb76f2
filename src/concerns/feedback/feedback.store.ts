import { sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { isCode } from '../codes.ts'
import { ADULT_PATHWAYS, CHILD_PATHWAYS, type Pathway } from '../concern.ts'
import type { FeedbackHow, FeedbackKind, OwedCount, OwedFeedback, OwedRow, Told } from './feedback.ts'

const isPathway = (text: string | null): text is Pathway =>
  text !== null && (isCode(ADULT_PATHWAYS, text) || isCode(CHILD_PATHWAYS, text))

const kindOf = (text: string): FeedbackKind => (text === 'decision' || text === 'outcome' ? text : 'receipt')

const owedIn = (tx: Tx, reader: ListReader, teamIds: readonly string[]) =>
  tx
    .selectFrom('concern_feedback as f')
    .innerJoin('concern', join =>
      join.onRef('concern.partnership_id', '=', 'f.partnership_id').onRef('concern.concern_id', '=', 'f.concern_id'),
    )
    .where('f.given_at', 'is', null)
    .where('concern.team_id', 'in', teamIds)
    .where(openTo(reader, 'concern', sql.ref('concern.concern_id')))

/** How many answers are owed in these teams on records that are open to the reader, and from when; with `since` only those due since. */
export async function countOwed(
  tx: Tx,
  reader: ListReader,
  teamIds: readonly string[],
  { today, since }: { today: Temporal.PlainDate; since?: Temporal.PlainDate },
): Promise<OwedCount> {
  if (teamIds.length === 0) return { count: 0, lateCount: 0, firstDueOn: undefined }
  const counted = await owedIn(tx, reader, teamIds)
    .$if(since !== undefined, owed => owed.where('f.due_on', '>=', since ?? today))
    .select(({ fn }) => [
      sql<number>`count(*)::integer`.as('count'),
      sql<number>`(count(*) filter (where f.due_on < ${today}))::integer`.as('late'),
      fn.min('f.due_on').as('first'),
    ])
    .executeTakeFirstOrThrow()
  return { count: counted.count, lateCount: counted.late, firstDueOn: counted.first ?? undefined }
}

/** What is owed in these teams on records that are open to the reader, the longest due first. */
export async function listOwed(
  tx: Tx,
  reader: ListReader,
  teamIds: readonly string[],
  most: number,
): Promise<OwedRow[]> {
  if (teamIds.length === 0) return []
  const rows = await owedIn(tx, reader, teamIds)
    .innerJoin('concern_referrer as r', join =>
      join.onRef('r.partnership_id', '=', 'f.partnership_id').onRef('r.concern_id', '=', 'f.concern_id'),
    )
    .select(['f.feedback_id', 'f.concern_id', 'f.reference', 'f.kind', 'f.entitlement', 'f.due_on', 'r.organisation'])
    .orderBy('f.due_on')
    .orderBy('f.feedback_id')
    .limit(most)
    .execute()
  return rows.map(row => ({
    feedbackId: row.feedback_id,
    concernId: row.concern_id,
    reference: row.reference,
    kind: kindOf(row.kind),
    entitlement: row.entitlement === 'looked-at' ? 'looked-at' : 'need-to-know',
    dueOn: row.due_on,
    organisation: row.organisation,
  }))
}

/** One that is or was owed, with all that decides what may be told and how. */
export async function findFeedback(tx: Tx, feedbackId: string): Promise<OwedFeedback | undefined> {
  const row = await tx
    .selectFrom('concern_feedback as f')
    .innerJoin('concern as c', join =>
      join.onRef('c.partnership_id', '=', 'f.partnership_id').onRef('c.concern_id', '=', 'f.concern_id'),
    )
    .innerJoin('concern_referrer as r', join =>
      join.onRef('r.partnership_id', '=', 'f.partnership_id').onRef('r.concern_id', '=', 'f.concern_id'),
    )
    .innerJoin('individual as i', join =>
      join.onRef('i.partnership_id', '=', 'c.partnership_id').onRef('i.individual_id', '=', 'c.individual_id'),
    )
    .leftJoin('concern_decision as d', join =>
      join
        .onRef('d.partnership_id', '=', 'c.partnership_id')
        .onRef('d.concern_id', '=', 'c.concern_id')
        .onRef('d.version', '=', 'c.decision_version'),
    )
    .select(['f.feedback_id', 'f.concern_id', 'f.reference', 'f.kind', 'f.entitlement', 'f.due_on', 'f.given_on'])
    .select('f.raised_by')
    .select(['c.team_id', 'c.pathway', 'c.decision_version', 'd.told_reason'])
    .select(['r.person_id', 'r.name', 'r.organisation', 'r.email', 'r.phone', 'r.mail_is_safe', 'r.contact_safely'])
    .select(['i.given_name', 'i.family_name', 'i.other_names', 'i.postcode', 'i.nhs_number'])
    .where('f.feedback_id', '=', feedbackId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    feedbackId: row.feedback_id,
    concernId: row.concern_id,
    reference: row.reference,
    kind: kindOf(row.kind),
    entitlement: row.entitlement === 'looked-at' ? 'looked-at' : 'need-to-know',
    dueOn: row.due_on,
    organisation: row.organisation,
    givenOn: row.given_on ?? undefined,
    teamId: row.team_id,
    pathway: isPathway(row.pathway) ? row.pathway : undefined,
    decisionVersion: row.decision_version,
    reason: row.told_reason ?? '',
    referrer: {
      personId: row.person_id ?? undefined,
      isKnown: row.person_id !== null || row.raised_by.startsWith('token:'),
      name: row.name,
      email: row.email,
      phone: row.phone,
      mailIsSafe: row.mail_is_safe,
      contactSafely: row.contact_safely,
    },
    individual: {
      givenName: row.given_name,
      familyName: row.family_name,
      otherNames: row.other_names,
      postcode: row.postcode,
      nhsNumber: row.nhs_number ?? undefined,
    },
  }
}

interface Given {
  readonly told: string
  readonly how: FeedbackHow
  readonly at: Temporal.Instant
  readonly on: Temporal.PlainDate
  readonly by: string
}

/** False when somebody else gave it meanwhile. */
export async function updateFeedbackGiven(tx: Tx, feedbackId: string, given: Given): Promise<boolean> {
  const updated = await tx
    .updateTable('concern_feedback')
    .set({ told: given.told, how: given.how, given_at: given.at, given_on: given.on, given_by: given.by })
    .where('feedback_id', '=', feedbackId)
    .where('given_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function insertFeedbackEvent(
  tx: Tx,
  event: { partnershipId: string; concernId: string; at: Temporal.Instant; words: string; note: string; by: string },
): Promise<void> {
  await tx
    .insertInto('concern_event')
    .values({
      partnership_id: event.partnershipId,
      concern_id: event.concernId,
      happened_at: event.at,
      kind: 'feedback-given',
      words: event.words,
      note: event.note,
      done_by: event.by,
    })
    .execute()
}

/** What the actor was told of their own concerns, oldest first. */
/** What whoever raised these concerns was told of them, or is to be. */
export async function listTold(tx: Tx, raisedBy: string, concernIds: readonly string[]): Promise<Told[]> {
  if (concernIds.length === 0) return []
  const rows = await tx
    .selectFrom('concern_feedback')
    .select(['reference', 'kind', 'told', 'given_on', 'due_on'])
    .where('concern_id', 'in', concernIds)
    .where('raised_by', '=', raisedBy)
    .orderBy('due_on')
    .orderBy('given_at')
    .execute()
  return rows.map(row => ({
    reference: row.reference,
    kind: kindOf(row.kind),
    told: row.told ?? undefined,
    givenOn: row.given_on ?? undefined,
    dueOn: row.due_on,
  }))
}
