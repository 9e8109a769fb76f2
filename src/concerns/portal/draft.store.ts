import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { isCode } from '../codes.ts'
import { ENTITLEMENTS, type Entitlement } from '../referrer.ts'
import type { DraftFile, ReceiptGiven, SentDraft } from './draft.ts'

/** A new secret or token, for a cookie or a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** The code goes with its link: alone it is too short to be kept by its hash. */
const codeHash = (token: string, code: string): Buffer => createHash('sha256').update(`${token} ${code}`).digest()

/** From here on the transaction sees the draft of this secret, and no other. */
export async function showDraftOf(tx: Tx, secret: string): Promise<void> {
  await sql`select set_config('kith.draft', ${hashOf(secret).toString('hex')}, true)`.execute(tx)
}

/** From here on the transaction acts in this name. */
export async function actAs(tx: Tx, actorId: string): Promise<void> {
  await sql`select set_config('kith.actor', ${actorId}, true)`.execute(tx)
}

export interface DraftRow {
  readonly draftId: string
  readonly begunBy: string
  readonly sealed: Buffer | undefined
  readonly isKept: boolean
  readonly endsAt: Temporal.Instant
  readonly sent: SentDraft | undefined
}

interface NewDraft {
  readonly partnershipId: string
  readonly draftId: string
  readonly secret: string
  readonly begunBy: string
  readonly sealed: Buffer
  readonly now: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

export async function insertDraft(tx: Tx, draft: NewDraft): Promise<void> {
  await tx
    .insertInto('portal_draft')
    .values({
      partnership_id: draft.partnershipId,
      draft_id: draft.draftId,
      secret_hash: hashOf(draft.secret),
      begun_by: draft.begunBy,
      sealed: draft.sealed,
      saved_at: draft.now,
      ends_at: draft.endsAt,
    })
    .execute()
}

/** The draft whose secret the transaction was given, locked until the transaction ends when it is to be written. */
export async function findDraft(tx: Tx, now: Temporal.Instant, forUpdate: boolean): Promise<DraftRow | undefined> {
  const query = tx
    .selectFrom('portal_draft')
    .select(['draft_id', 'begun_by', 'sealed', 'is_kept', 'ends_at', 'reference', 'entitlement', 'receipt'])
    .where('ends_at', '>', now)
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return undefined
  return {
    draftId: row.draft_id,
    begunBy: row.begun_by,
    sealed: row.sealed ?? undefined,
    isKept: row.is_kept,
    endsAt: row.ends_at,
    sent: row.reference === null ? undefined : sentOf(row.reference, row.entitlement ?? '', row.receipt ?? ''),
  }
}

function sentOf(reference: string, entitlement: string, receipt: string): SentDraft {
  return {
    reference,
    entitlement: isCode(ENTITLEMENTS, entitlement) ? (entitlement as Entitlement) : 'nothing',
    receipt: receipt === 'mail' || receipt === 'page' ? receipt : 'none',
  }
}

interface ChangedDraft {
  readonly sealed: Buffer
  readonly files: readonly DraftFile[]
  readonly now: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

export async function updateDraft(
  tx: Tx,
  draftId: string,
  { sealed, files, now, endsAt }: ChangedDraft,
): Promise<void> {
  await tx
    .updateTable('portal_draft')
    .set({
      sealed,
      // Also what was taken out again, so that it is erased with the draft.
      file_ids: sql<string[]>`array(select distinct unnest(file_ids || ${files.map(({ fileId }) => fileId)}::uuid[]))`,
      saved_at: now,
      ends_at: endsAt,
    })
    .where('draft_id', '=', draftId)
    .execute()
}

interface Sent {
  readonly concernId: string
  readonly reference: string
  readonly entitlement: Entitlement
  readonly receipt: ReceiptGiven
  readonly now: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** What was written is gone from here with the sending; only its reference stays for a day. */
export async function updateDraftSent(tx: Tx, draftId: string, sent: Sent): Promise<void> {
  await tx
    .updateTable('portal_draft')
    .set({
      sealed: null,
      concern_id: sent.concernId,
      reference: sent.reference,
      entitlement: sent.entitlement,
      receipt: sent.receipt,
      sent_at: sent.now,
      ends_at: sent.endsAt,
      return_token_hash: null,
      return_code_hash: null,
    })
    .where('draft_id', '=', draftId)
    .execute()
}

/** Keeps a draft to come back to with a link and a code; an earlier link ends. */
export async function updateDraftKept(
  tx: Tx,
  draftId: string,
  { token, code, endsAt }: { token: string; code: string; endsAt: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('portal_draft')
    .set({
      is_kept: true,
      ends_at: endsAt,
      return_token_hash: hashOf(token),
      return_code_hash: codeHash(token, code),
      return_wrong_count: 0,
    })
    .where('draft_id', '=', draftId)
    .execute()
}

/** Nobody finds it from now on; it is erased with its files when drafts are next erased. */
export async function endDraft(tx: Tx, draftId: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('portal_draft').set({ ends_at: now }).where('draft_id', '=', draftId).execute()
}

export type Returned = 'gone' | 'locked' | 'wrong' | 'right'

/** Gives the draft of a mailed link a new secret, when the code is right. */
export async function returnToDraft(
  tx: Tx,
  given: { token: string; code: string; newSecret: string; now: Temporal.Instant },
): Promise<Returned> {
  const found = await sql<{ outcome: Returned }>`select return_to_draft(
    ${hashOf(given.token)}, ${codeHash(given.token, given.code)}, ${hashOf(given.newSecret)}, ${given.now}) as outcome`.execute(
    tx,
  )
  return found.rows[0]?.outcome ?? 'gone'
}

/** Erases the drafts whose time is over, and the files that came with no concern; their content goes with the next sweep. */
export async function deleteDraftsEnded(tx: Tx, now: Temporal.Instant): Promise<void> {
  await sql`select erase_ended_drafts(${now})`.execute(tx)
}

/** How many links to saved forms were mailed to an address since a moment, by whomever. */
export async function countSavedMails(tx: Tx, email: string, since: Temporal.Instant): Promise<number> {
  const found = await sql<{ many: number }>`select count_saved_form_mails(${email}, ${since})::integer as many`.execute(
    tx,
  )
  return found.rows[0]?.many ?? 0
}
