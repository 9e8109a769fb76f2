import { sql } from 'kysely'
import type { ForeseenFigures, Named } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Issue } from './issue.ts'
import { STANDING, type Submission, type SubmissionState, type SubmissionWithdrawal, UNREAD } from './submission.ts'

interface SubmissionRow {
  submission_id: string
  agency_id: string | null
  format: string
  period: string
  state: SubmissionState
  file_name: string
  content_hash: Buffer
  byte_count: number
  row_count: number
  sent_by: string
  sent_by_name: string
  sent_at: Temporal.Instant
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Temporal.Instant | null
  only_agency_id: string | null
  same_as_id: string | null
  withdrawn_by: string | null
  withdrawn_by_name: string | null
  withdrawn_at: Temporal.Instant | null
  withdrawn_because: string | null
  new_figure_count: number | null
  changed_figure_count: number | null
  same_figure_count: number | null
  correction_reason: string | null
  approved_digest: string | null
  refused_because: string | null
}

const COLUMNS = sql`submission_id, agency_id, format, period, state, file_name, content_hash, byte_count, row_count, sent_by, sent_by_name,
  sent_at, decided_by, decided_by_name, decided_at, only_agency_id, same_as_id, withdrawn_by, withdrawn_by_name, withdrawn_at,
  withdrawn_because, new_figure_count, changed_figure_count, same_figure_count, correction_reason, approved_digest, refused_because`

const submissionOf = (row: SubmissionRow): Submission => ({
  id: row.submission_id,
  agencyId: row.agency_id ?? undefined,
  format: row.format,
  period: row.period,
  state: row.state,
  fileName: row.file_name,
  contentHash: row.content_hash,
  byteCount: row.byte_count,
  rowCount: row.row_count,
  sentBy: row.sent_by,
  sentByName: row.sent_by_name,
  sentAt: row.sent_at,
  decidedBy: row.decided_by ?? undefined,
  decidedByName: row.decided_by_name ?? undefined,
  decidedAt: row.decided_at ?? undefined,
  onlyAgencyId: row.only_agency_id ?? undefined,
  sameAsId: row.same_as_id ?? undefined,
  withdrawn: row.withdrawn_at
    ? {
        by: row.withdrawn_by ?? '',
        byName: row.withdrawn_by_name ?? '',
        at: row.withdrawn_at,
        reason: row.withdrawn_because ?? '',
      }
    : undefined,
  changes:
    row.changed_figure_count === null
      ? undefined
      : { added: row.new_figure_count ?? 0, changed: row.changed_figure_count, same: row.same_figure_count ?? 0 },
  correctionReason: row.correction_reason ?? undefined,
  approvedDigest: row.approved_digest ?? undefined,
  refusedBecause: row.refused_because ?? undefined,
})

/** What is settled after a file was sent. */
type Settled = 'withdrawn' | 'changes' | 'approvedDigest' | 'refusedBecause'

export type NewSubmission = Omit<Submission, Settled> & { readonly issues: readonly Issue[] }

export async function insertSubmission(tx: Tx, given: NewSubmission): Promise<void> {
  await sql`insert into submission (partnership_id, submission_id, agency_id, format, period, state, file_name, content_hash, byte_count,
      row_count, issues, sent_by, sent_by_name, sent_at, decided_by, decided_by_name, decided_at, only_agency_id, same_as_id,
      correction_reason)
    values (current_partnership(), ${given.id}, ${given.agencyId ?? null}, ${given.format}, ${given.period}, ${given.state}, ${given.fileName},
      ${given.contentHash}, ${given.byteCount}, ${given.rowCount}, ${JSON.stringify(given.issues)}::jsonb, ${given.sentBy}, ${given.sentByName},
      ${given.sentAt}, ${given.decidedBy ?? null}, ${given.decidedByName ?? null}, ${given.decidedAt ?? null},
      ${given.onlyAgencyId ?? null}, ${given.sameAsId ?? null}, ${given.correctionReason ?? null})`.execute(tx)
}

/** Two that send files of one format for one period do so one after the other, so that the second sees the first. */
export async function lockFormatAndPeriod(tx: Tx, format: string, period: string): Promise<void> {
  const what = `submission ${format} ${period}`
  await sql`select pg_advisory_xact_lock(hashtextextended(current_partnership()::text || ${what}, 0))`.execute(tx)
}

/** The last file of this format for this period that was without faults. */
export async function findLastStanding(tx: Tx, format: string, period: string): Promise<Submission | undefined> {
  const found = await sql<SubmissionRow>`select ${COLUMNS} from submission
    where format = ${format} and period = ${period} and state = any(${STANDING}::text[]) order by sent_at desc limit 1`.execute(
    tx,
  )
  const row = found.rows[0]
  return row && submissionOf(row)
}

/** The file of the same format and period that was accepted last, but for this one. */
export async function findAcceptedBeside(
  tx: Tx,
  { id, format, period }: Pick<Submission, 'id' | 'format' | 'period'>,
): Promise<Submission | undefined> {
  const found = await sql<SubmissionRow>`select ${COLUMNS} from submission
    where format = ${format} and period = ${period} and state = 'accepted' and submission_id <> ${id}
    order by decided_at desc limit 1`.execute(tx)
  return found.rows.map(submissionOf)[0]
}

/** The files that figures came from; a source that is no file has none. */
export async function listFiles(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<Submission, 'format' | 'fileName'>>> {
  const found = await sql<{ submission_id: string; format: string; file_name: string }>`
    select submission_id, format, file_name from submission where submission_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(found.rows.map(row => [row.submission_id, { format: row.format, fileName: row.file_name }]))
}

/** Every other accepted file of a format, newest first. */
export async function listAcceptedBeside(
  tx: Tx,
  { id, format }: Pick<Submission, 'id' | 'format'>,
): Promise<Submission[]> {
  const found = await sql<SubmissionRow>`select ${COLUMNS} from submission
    where format = ${format} and state = 'accepted' and submission_id <> ${id} order by sent_at desc, submission_id`.execute(
    tx,
  )
  return found.rows.map(submissionOf)
}

export async function getSubmission(tx: Tx, id: string): Promise<Submission & { readonly issues: readonly Issue[] }> {
  const found = await sql<SubmissionRow & { issues: Issue[] }>`select ${COLUMNS}, issues from submission
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new NotFound('There is no such file.')
  return { ...submissionOf(row), issues: row.issues }
}

export async function getSubmissionForUpdate(tx: Tx, id: string): Promise<Submission> {
  const found = await sql<SubmissionRow>`select ${COLUMNS} from submission
    where partnership_id = current_partnership() and submission_id = ${id} for update`.execute(tx)
  const row = found.rows[0]
  if (!row) throw new NotFound('There is no such file.')
  return submissionOf(row)
}

/** Newest first. */
export async function listSubmissions(tx: Tx, limit: number): Promise<Submission[]> {
  const found =
    await sql<SubmissionRow>`select ${COLUMNS} from submission order by sent_at desc, submission_id limit ${limit}`.execute(
      tx,
    )
  return found.rows.map(submissionOf)
}

/** A file that stands, or is being read, and is the same byte for byte. */
export async function findSame(tx: Tx, contentHash: Buffer): Promise<Submission | undefined> {
  const found = await sql<SubmissionRow>`select ${COLUMNS} from submission s
    where content_hash = ${contentHash} and state = any(${[...STANDING, ...UNREAD]}::text[]) and not exists (
      select from submission later where later.format = s.format and later.period = s.period and later.sent_at > s.sent_at
        and later.state = any(${STANDING}::text[]))
    order by sent_at desc limit 1`.execute(tx)
  const row = found.rows[0]
  return row && submissionOf(row)
}

/** Files in these states, newest first; a refused or withdrawn one only while the same sender's next file of its kind has not passed. */
export async function listUnsettled(tx: Tx, states: readonly SubmissionState[], limit: number): Promise<Submission[]> {
  const found = await sql<SubmissionRow>`select ${COLUMNS} from submission s
    where state = any(${states}::text[]) and not (state in ('rejected', 'withdrawn') and exists (
      select from submission later where later.format = s.format and later.state = any(${STANDING}::text[]) and later.sent_at > s.sent_at
        and (later.sent_by = s.sent_by or later.agency_id = s.agency_id)))
    order by sent_at desc, submission_id limit ${limit}`.execute(tx)
  return found.rows.map(submissionOf)
}

export interface Outcome {
  readonly state: SubmissionState
  readonly format: string
  readonly period: string
  readonly rowCount: number
  readonly issues: readonly Issue[]
  readonly sameAsId?: string | undefined
}

/** Writes what a file turned out to be. Nobody has decided on it: who does so accepts it afterwards. */
export async function updateOutcome(tx: Tx, id: string, outcome: Outcome): Promise<void> {
  const { state, format, period, rowCount, issues, sameAsId } = outcome
  await sql`update submission set state = ${state}, format = ${format}, period = ${period}, row_count = ${rowCount},
      issues = ${JSON.stringify(issues)}::jsonb, same_as_id = ${sameAsId ?? null}, decided_by = null, decided_by_name = null, decided_at = null,
      approved_digest = null
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
}

export async function updateState(tx: Tx, id: string, state: SubmissionState): Promise<void> {
  await sql`update submission set state = ${state}
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
}

export interface ApprovalToBeRead {
  readonly by: Named
  readonly at: Temporal.Instant
  readonly seen: string | undefined
  readonly reason: string | undefined
}

/** Approved, to be read again by the worker before it counts. */
export async function approveToBeRead(tx: Tx, id: string, { by, at, seen, reason }: ApprovalToBeRead): Promise<void> {
  await sql`update submission set state = 'reading', decided_by = ${by.id}, decided_by_name = ${by.name}, decided_at = ${at},
      approved_digest = ${seen ?? null}, correction_reason = ${reason ?? null}
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
}

export async function withdrawSubmissionRow(
  tx: Tx,
  id: string,
  { by, byName, at, reason }: SubmissionWithdrawal,
): Promise<void> {
  await sql`update submission set state = 'withdrawn', withdrawn_by = ${by}, withdrawn_by_name = ${byName}, withdrawn_at = ${at},
      withdrawn_because = ${reason}
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
}

export interface SubmissionAcceptance {
  readonly by: string
  readonly byName: string
  readonly at: Temporal.Instant
  readonly counts: Pick<ForeseenFigures, 'newCount' | 'changedCount' | 'same'>
  readonly correctionReason: string | undefined
}

export async function acceptSubmissionRow(
  tx: Tx,
  id: string,
  { by, byName, at, counts, correctionReason }: SubmissionAcceptance,
): Promise<void> {
  await sql`update submission set state = 'accepted', decided_by = ${by}, decided_by_name = ${byName}, decided_at = ${at},
      new_figure_count = ${counts.newCount}, changed_figure_count = ${counts.changedCount}, same_figure_count = ${counts.same.length},
      correction_reason = ${correctionReason ?? null}
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
}

export async function refuseSubmissionRow(
  tx: Tx,
  id: string,
  refusal: { readonly by: string; readonly byName: string; readonly at: Temporal.Instant; readonly reason: string },
): Promise<void> {
  await sql`update submission set state = 'rejected', decided_by = ${refusal.by}, decided_by_name = ${refusal.byName},
      decided_at = ${refusal.at}, refused_because = ${refusal.reason}
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
}

export async function updateCorrectionReason(tx: Tx, id: string, reason: string): Promise<void> {
  await sql`update submission set correction_reason = ${reason}
    where partnership_id = current_partnership() and submission_id = ${id}`.execute(tx)
}
