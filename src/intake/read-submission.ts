import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import { inContext } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Accepting, acceptOrWait } from './accept-submission.ts'
import { findAgreement } from './agreement.store.ts'
import { asksSecondPerson } from './agreement.ts'
import { refusedAs, withoutIdentities } from './check-file.ts'
import { type CheckedSubmission, checkSubmitted } from './check-submitted.ts'
import { inPieces, PIECE_BYTES } from './file-content.ts'
import { fault } from './issue.ts'
import { previewIn } from './preview-submission.ts'
import type { KeptReading } from './read-kept.ts'
import { type Intake, sameFile } from './receive-file.ts'
import {
  findLastStanding,
  getSubmissionForUpdate,
  lockFormatAndPeriod,
  type Outcome,
  updateOutcome,
  updateState,
} from './submission.store.ts'
import { isUnread, type Submission, type SubmissionState, UNKNOWN_FORMAT } from './submission.ts'
import { deleteReading, putReading, updateReading } from './submission-reading.store.ts'
import { openSubmittedFile } from './submitted-file.ts'
import { tellHowFar } from './tell-how-far.ts'

interface Which {
  readonly partnershipId: string
  readonly submissionId: string
}

interface Attempt {
  /** From 1. */
  readonly number: number
  readonly isLast: boolean
}

/**
 * Reads a file that has arrived, or whose figures were approved, and settles what it is in one transaction. Whoever is
 * killed in the middle has changed nothing, and it may be read again from its beginning; one that is settled is left alone.
 */
export async function readSubmission(app: App, intake: Intake, which: Which, attempt: Attempt): Promise<void> {
  const begun = await transact(app, which, JOB, tx => begin(tx, app, which, attempt))
  if (!begun) return
  const read = attempt.isLast ? GIVEN_UP : await check(app, intake, which, begun)
  // The figures are written as whoever sent them, or approved them since, would write them.
  const author = isApproval(begun) ? (begun.decidedBy ?? JOB) : begun.sentBy
  await transact(app, which, author, tx => settle(tx, app, { ...which, author }, read))
}

const JOB = 'job:read-submission'

// What an agency's sender may not do by themselves, the worker does not do for them: the state says what may follow.
const transact = <T>(app: App, { partnershipId }: Which, actor: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inContext(app.database('kith_app'), { partnershipId, actor }, work)

/** Whoever lets figures count when they send them decides at that very moment. */
const isApproval = ({ decidedAt, sentAt }: Submission): boolean => decidedAt !== undefined && !decidedAt.equals(sentAt)

async function begin(tx: Tx, app: App, { submissionId }: Which, { number }: Attempt): Promise<Submission | undefined> {
  const submission = await getSubmissionForUpdate(tx, submissionId)
  if (!isUnread(submission)) return undefined
  await updateState(tx, submissionId, 'reading')
  await putReading(tx, submissionId, { stage: 'reading', attempt: number, beganAt: app.clock.now() })
  return submission
}

const GIVEN_UP: CheckedSubmission = {
  format: UNKNOWN_FORMAT,
  facts: undefined,
  checked: refusedAs(
    fault(
      'not-read',
      'Reading was begun several times and broke off each time. Nothing is wrong with what you did: tell whoever runs Kith, and keep the file.',
    ),
  ),
  content: new Uint8Array(0),
}

async function check(app: App, intake: Intake, which: Which, submission: Submission): Promise<CheckedSubmission> {
  const read = <T>(work: (tx: Tx) => Promise<T>) => transact(app, which, JOB, work)
  const telling = tellHowFar(app.clock, progress => read(tx => updateReading(tx, submission.id, progress)))
  async function* pieces(): AsyncGenerator<Buffer> {
    yield* inPieces(await read(tx => openSubmittedFile(tx, app, submission.id)), PIECE_BYTES)
  }
  const ownAgencyId = isApproval(submission) ? undefined : submission.onlyAgencyId
  const found = await checkSubmitted(submission, { intake, read, pieces, ownAgencyId, tell: telling.tell })
  await telling.end({
    stage: found.checked.reading && submission.decidedBy !== undefined ? 'recording' : 'reading',
    bytesRead: submission.byteCount,
    rowCount: found.checked.rowCount,
    issues: [],
  })
  return found
}

async function settle(
  tx: Tx,
  app: App,
  { partnershipId, submissionId, author }: Which & { readonly author: string },
  { format, facts, checked, content }: CheckedSubmission,
): Promise<void> {
  const submission = await getSubmissionForUpdate(tx, submissionId)
  if (!isUnread(submission)) return
  const period = facts?.period.name ?? submission.period
  await lockFormatAndPeriod(tx, format, period)
  const held = facts && (await findLastStanding(tx, format, period))
  const same = held?.contentHash.equals(submission.contentHash) ? held : undefined
  const outcome = {
    state: same || checked.reading === undefined ? 'rejected' : 'waiting',
    format: format === UNKNOWN_FORMAT ? submission.format : format,
    period,
    rowCount: checked.rowCount,
    issues: same ? [sameFile(same)] : withoutIdentities(checked),
    sameAsId: same?.id,
  } as const
  await updateOutcome(tx, submissionId, outcome)
  const state =
    outcome.state === 'waiting' && facts
      ? await acceptOrPreview(tx, { app, partnershipId }, submission, outcome, { checked, facts, content })
      : outcome.state
  await deleteReading(tx, submissionId)
  await appendAudit(
    tx,
    { id: author, partnershipId },
    { event: eventOf(submission, state), subject: { submissionId, format, period, state, rows: checked.rowCount } },
  )
}

function eventOf(submission: Submission, state: SubmissionState): string {
  if (state === 'rejected') return 'figures-refused'
  if (!isApproval(submission)) return 'figures-received'
  return state === 'accepted' ? 'figures-approved' : 'figures-not-approved'
}

/** What was decided when the file was sent or approved; where that cannot stand it waits, with what it would change now. */
async function acceptOrPreview(
  tx: Tx,
  { app: { keys, clock }, partnershipId }: { readonly app: App; readonly partnershipId: string },
  submission: Submission,
  outcome: Outcome,
  reading: KeptReading,
): Promise<SubmissionState> {
  const { id, approvedDigest: seen } = submission
  const decided = await decisionOn(tx, { ...submission, format: outcome.format })
  if (decided) {
    const needed = await acceptOrWait(tx, { partnershipId, keys, seen, ...decided }, submission, reading)
    if (!needed) return 'accepted'
    await updateOutcome(tx, id, { ...outcome, issues: [needed, ...outcome.issues] })
  }
  await previewIn(tx, { partnershipId, keys, at: clock.now() }, id, reading)
  return outcome.state
}

/** Who decided that its figures count, and when; undefined where nobody did, or where the agreement asks for somebody else. */
async function decisionOn(tx: Tx, submission: Submission): Promise<Pick<Accepting, 'by' | 'at'> | undefined> {
  const { decidedBy: id, decidedByName: name, decidedAt: at, sentBy } = submission
  if (id === undefined || name === undefined || !at) return undefined
  if (id === sentBy && asksSecondPerson(await findAgreement(tx, submission))) return undefined
  return { by: { id, name }, at }
}
