import {
  addObservations,
  endFigures,
  type FigureWithdrawal,
  findOwnArea,
  parsePeriod,
  type Withdrawn,
  withdrawFigures,
} from '#indicators'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { asPartnership } from './as-partnership.ts'
import { type DocumentFormat, type DocumentRecording, isDocument, type StandingDocument } from './format.ts'
import type { Intake } from './receive-file.ts'
import {
  findAcceptedBeside,
  getSubmission,
  getSubmissionForUpdate,
  listAcceptedBeside,
  withdrawSubmissionRow,
} from './submission.store.ts'
import type { Submission, SubmissionState } from './submission.ts'
import { mayWithdraw } from './submission-policy.ts'
import { getSubmittedFile } from './submitted-file.ts'

export interface WithdrawalAsked {
  readonly id: string
  /** The state in which whoever asks saw the file. */
  readonly seen: SubmissionState
  readonly reason: string
}

/**
 * Takes a file back, with a reason. What it said no longer counts and what stood before it counts again; the file, what
 * was found in it and its figures are kept.
 */
export async function withdrawSubmission(
  app: App,
  actor: Actor,
  intake: Intake,
  { id, seen, reason }: WithdrawalAsked,
): Promise<Withdrawn> {
  refuseUnless(actor, await app.transaction(actor, tx => getSubmission(tx, id)), seen)
  return asPartnership(app, actor, async tx => {
    const submission = await getSubmissionForUpdate(tx, id)
    refuseUnless(actor, submission, seen)
    const at = app.clock.now()
    const withdrawal = { by: { id: actor.id, name: actor.name }, at, reason }
    await withdrawSubmissionRow(tx, id, { by: actor.id, byName: actor.name, at, reason })
    const withdrawn =
      submission.state === 'accepted'
        ? await takeBackFigures(tx, { app, actor, intake }, submission, withdrawal)
        : { restoredCount: 0, endedCount: 0 }
    await appendAudit(tx, actor, {
      event: 'figures-withdrawn',
      subject: {
        submissionId: id,
        format: submission.format,
        period: submission.period,
        was: submission.state,
        restored: withdrawn.restoredCount,
        ended: withdrawn.endedCount,
      },
      content: { reason },
    })
    return withdrawn
  })
}

function refuseUnless(actor: Actor, submission: Submission, seen: SubmissionState): void {
  if (submission.state !== seen) throw new Conflict(inTheMeantime(submission))
  if (!mayWithdraw(actor, submission))
    throw new NotAllowed('Only who sent a file, and those who approve figures, may withdraw it.')
}

const inTheMeantime = ({ fileName, state, withdrawn }: Submission): string =>
  withdrawn
    ? `${fileName} was withdrawn in the meantime, by ${withdrawn.byName} on ${dayInWords(civilDay(withdrawn.at))}: ${withdrawn.reason}`
    : `${fileName} was ${state} in the meantime. Look at what would change now.`

interface Withdrawing {
  readonly app: App
  readonly actor: Actor
  readonly intake: Intake
}

async function takeBackFigures(
  tx: Tx,
  withdrawing: Withdrawing,
  submission: Submission,
  withdrawal: FigureWithdrawal,
): Promise<Withdrawn> {
  const withdrawn = await withdrawFigures(tx, submission.id, withdrawal)
  const format = withdrawing.intake.formats.find(({ name }) => name === submission.format)
  if (!format || !isDocument(format)) return withdrawn
  const { endedCount } = await takeBackRecords(tx, withdrawing, format, submission)
  return { ...withdrawn, endedCount: withdrawn.endedCount + endedCount }
}

async function takeBackRecords(
  tx: Tx,
  { app, actor }: Withdrawing,
  format: DocumentFormat,
  submission: Submission,
): Promise<{ endedCount: number }> {
  const earlier = await findAcceptedBeside(tx, submission)
  const open = async ({ id: submissionId, rowCount }: Submission): Promise<DocumentRecording> => ({
    content: await getSubmittedFile(tx, app, submissionId),
    submissionId,
    partnershipId: actor.partnershipId,
    rowCount,
    keys: app.keys,
  })
  const before = async () => earlier && open(earlier)
  const standing = async (): Promise<StandingDocument[]> =>
    (await listAcceptedBeside(tx, submission)).map(each => ({
      submissionId: each.id,
      period: parsePeriod(each.period),
      sentOn: civilDay(each.sentAt),
      open: () => open(each),
    }))
  const facts = {
    period: parsePeriod(submission.period),
    ownArea: (await findOwnArea(tx))?.code,
    today: civilDay((earlier ?? submission).sentAt),
  }
  const { recounted, ended } = await format.takeBack(tx, { submissionId: submission.id, before, standing }, facts)
  if (earlier) await addObservations(tx, earlier.id, recounted)
  return { endedCount: await endFigures(tx, ended) }
}
