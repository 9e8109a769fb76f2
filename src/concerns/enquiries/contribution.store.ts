import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface NewContribution {
  readonly partnershipId: string
  readonly requestId: string
  readonly tokenHash: string
  readonly askedOf: string
  readonly question: string
  readonly told: string
  readonly dueOn: Temporal.PlainDate
  readonly sentAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

/** Lays one section open to whoever holds the link and its code; any earlier link to it opens nothing more. */
export async function insertContribution(tx: Tx, given: NewContribution): Promise<void> {
  await endContributions(tx, given.requestId, given.sentAt)
  await tx
    .insertInto('enquiry_contribution')
    .values({
      partnership_id: given.partnershipId,
      request_id: given.requestId,
      token_hash: given.tokenHash,
      asked_of: given.askedOf,
      question: given.question,
      told: given.told,
      due_on: given.dueOn,
      sent_at: given.sentAt,
      expires_at: given.expiresAt,
    })
    .execute()
}

export async function endContributions(tx: Tx, requestId: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('enquiry_contribution')
    .set({ ended_at: at })
    .where('request_id', '=', requestId)
    .where('ended_at', 'is', null)
    .execute()
}

/** The one section that its contributor may see. */
export interface Contribution {
  readonly contributionId: string
  readonly partnershipId: string
  readonly askedOf: string
  readonly question: string
  readonly told: string
  readonly dueOn: Temporal.PlainDate
  readonly expiresAt: Temporal.Instant
  readonly draft: string
  readonly savedAt: Temporal.Instant | undefined
  readonly answeredAt: Temporal.Instant | undefined
  /** it opens nothing more: whoever holds link and code is told so, and shown nothing */
  readonly isClosed: boolean
}

/** Takes hold of the section whose link and code have this hash, in a transaction that sees nothing else. */
export async function findContribution(
  tx: Tx,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<Contribution | undefined> {
  await sql`select set_config('kith.contribution', ${tokenHash}, true)`.execute(tx)
  const row = await tx
    .selectFrom('enquiry_contribution')
    .select([
      'contribution_id',
      'partnership_id',
      'asked_of',
      'question',
      'told',
      'due_on',
      'expires_at',
      'draft',
      'saved_at',
      'answered_at',
      'ended_at',
    ])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return (
    row && {
      contributionId: row.contribution_id,
      partnershipId: row.partnership_id,
      askedOf: row.asked_of,
      question: row.question,
      told: row.told,
      dueOn: row.due_on,
      expiresAt: row.expires_at,
      draft: row.draft,
      savedAt: row.saved_at ?? undefined,
      answeredAt: row.answered_at ?? undefined,
      isClosed: row.ended_at !== null || Temporal.Instant.compare(row.expires_at, now) <= 0,
    }
  )
}

/** Has the trail name the contributor from here on: nobody is signed in. The name by which it does. */
export async function actAsContributor(tx: Tx, { contributionId }: Contribution): Promise<string> {
  const actor = `contributor:${contributionId}`
  await sql`select set_config('kith.actor', ${actor}, true)`.execute(tx)
  return actor
}

/** Keeps what was written so far, or with `isAnswer` sends it: the database brings it into the enquiry. */
export async function writeContribution(
  tx: Tx,
  tokenHash: string,
  written: {
    readonly text: string
    readonly isAnswer: boolean
    readonly at: Temporal.Instant
    readonly today: Temporal.PlainDate
  },
): Promise<void> {
  const { text, isAnswer, at, today } = written
  await tx
    .updateTable('enquiry_contribution')
    .set(isAnswer ? { answer: text, answered_at: at, answered_on: today } : { draft: text, saved_at: at })
    .where('token_hash', '=', tokenHash)
    .execute()
}
