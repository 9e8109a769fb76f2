import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import { civilDay } from '#platform/day.ts'
import { inContext } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { checkBeside } from './check-beside.ts'
import { type CheckedFile, refusedAs, withoutIdentities } from './check-file.ts'
import { chooseFormat } from './choose-format.ts'
import { wholeOf } from './file-content.ts'
import { periodOfFile } from './file-period.ts'
import type { Facts } from './format.ts'
import { gatherFacts } from './gather-facts.ts'
import { fault } from './issue.ts'
import { type Intake, sameFile } from './receive-file.ts'
import { recordAccepted } from './record-accepted.ts'
import {
  findLastStanding,
  getSubmissionForUpdate,
  lockFormatAndPeriod,
  updateOutcome,
  updateState,
} from './submission.store.ts'
import { isUnread, type Submission, type SubmissionState, UNKNOWN_FORMAT } from './submission.ts'
import { deleteReading, putReading, updateReading } from './submission-reading.store.ts'
import { piecesOfSubmitted } from './submitted-file.ts'

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

interface Read {
  readonly format: string
  /** Undefined for a file of no known format. */
  readonly facts: Facts | undefined
  readonly checked: CheckedFile
  readonly content: Buffer
}

const GIVEN_UP: Read = {
  format: UNKNOWN_FORMAT,
  facts: undefined,
  checked: refusedAs(
    fault(
      'not-read',
      'Reading was begun several times and broke off each time. Nothing is wrong with what you did: tell whoever runs Kith, and keep the file.',
    ),
  ),
  content: Buffer.alloc(0),
}

async function check(app: App, intake: Intake, which: Which, submission: Submission): Promise<Read> {
  const read = <T>(work: (tx: Tx) => Promise<T>) => transact(app, which, JOB, work)
  const content = await wholeOf(piecesOfSubmitted(read, app.keys, which.submissionId))
  if (content.length !== submission.byteCount) throw new Error('The file is not as long as when it was kept.')
  const said = submission.format === UNKNOWN_FORMAT ? undefined : submission.format
  const format = await chooseFormat({ content, format: said }, intake.formats)
  if (!('title' in format)) return { format: UNKNOWN_FORMAT, facts: undefined, checked: refusedAs(format), content }
  const { catalogue } = intake
  const about = { period: submission.period === '' ? undefined : submission.period, content }
  const today = civilDay(submission.sentAt)
  const ownAgencyId = isApproval(submission) ? undefined : submission.onlyAgencyId
  const { facts, issues } = await read(async tx => {
    const { period, issues } = await periodOfFile(tx, format, about, { catalogue, today })
    return { facts: await gatherFacts(tx, { catalogue, period, ownAgencyId, today }), issues }
  })
  const found = await checkBeside(content, format, facts)
  const checked = { ...found, issues: [...issues, ...found.issues] }
  await read(tx =>
    updateReading(tx, which.submissionId, {
      stage: checked.reading && submission.decidedBy ? 'recording' : 'reading',
      movedAt: app.clock.now(),
      bytesRead: content.length,
      rowsRead: checked.rowCount,
      firstIssues: [],
    }),
  )
  return { format: format.name, facts, checked, content }
}

async function settle(
  tx: Tx,
  app: App,
  { partnershipId, submissionId, author }: Which & { readonly author: string },
  { format, facts, checked, content }: Read,
): Promise<void> {
  const submission = await getSubmissionForUpdate(tx, submissionId)
  if (!isUnread(submission)) return
  const period = facts?.period.name ?? submission.period
  await lockFormatAndPeriod(tx, format, period)
  const held = facts && (await findLastStanding(tx, format, period))
  const same = held?.contentHash.equals(submission.contentHash) ? held : undefined
  const state = same ? 'rejected' : outcomeOf(checked, submission)
  const issues = same ? [sameFile(same)] : withoutIdentities(checked)
  await updateOutcome(tx, submissionId, {
    state,
    format: format === UNKNOWN_FORMAT ? submission.format : format,
    period,
    rowCount: checked.rowCount,
    issues,
    sameAsId: same?.id,
  })
  if (state === 'accepted' && facts) {
    const source = sourceOf(submission)
    await recordAccepted(tx, checked, { actor: { partnershipId }, facts, keys: app.keys, content, source })
  }
  await deleteReading(tx, submissionId)
  await appendAudit(
    tx,
    { id: author, partnershipId },
    {
      event:
        state === 'rejected' ? 'figures-refused' : isApproval(submission) ? 'figures-approved' : 'figures-received',
      subject: { submissionId, format, period, state, rows: checked.rowCount },
    },
  )
}

const outcomeOf = ({ reading }: CheckedFile, { decidedBy }: Submission): SubmissionState =>
  reading === undefined ? 'rejected' : decidedBy === undefined ? 'waiting' : 'accepted'

function sourceOf(submission: Submission) {
  const { id, fileName, contentHash, sentBy, sentByName, sentAt, decidedBy, decidedByName, decidedAt } = submission
  return {
    id,
    kind: 'file' as const,
    title: fileName,
    contentHash,
    suppliedBy: { id: sentBy, name: sentByName },
    suppliedAt: sentAt,
    approvedBy: { id: decidedBy ?? sentBy, name: decidedByName ?? sentByName },
    approvedAt: decidedAt ?? sentAt,
  }
}
