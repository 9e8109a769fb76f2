import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Arrived } from '#platform/files/file-store.ts'
import { documentOf } from './check-file.ts'
import { beginningOf, wholeOf } from './file-content.ts'
import { READ_AT_ONCE_BYTES } from './read-at-once.ts'
import { readSubmissionJob } from './read-submission-job.ts'
import { type Intake, ownAgencyOf, receiveFrom, type SaidOfFile } from './receive-file.ts'
import type { Sender } from './sender.ts'
import { findSame, insertSubmission } from './submission.store.ts'
import { type Submission, type SubmissionState, UNKNOWN_FORMAT } from './submission.ts'
import { insertStoredFile } from './submission-file.store.ts'

export interface HandedIn {
  readonly submissionId: string
  readonly state: SubmissionState
  /** It was sent before: this is the submission of then, and nothing was changed. */
  readonly isSame: boolean
}

/** Takes in one file of any size: a small one is read at once, a large one has arrived and is read soon after. */
export async function handInFile(
  app: App,
  sender: Sender,
  intake: Intake,
  said: SaidOfFile,
  content: Arrived,
): Promise<HandedIn> {
  if (content.size <= READ_AT_ONCE_BYTES) {
    const file = { ...said, content: await wholeOf(content.pieces()) }
    const receipt = await receiveFrom(app, sender, intake, file)
    return handedIn(
      receipt.submissionId ?? '',
      receipt.state,
      receipt.issues.some(({ rule }) => rule === 'same-file'),
    )
  }
  return app.transaction(sender.actor, async tx => {
    const same = await findSame(tx, content.hash)
    if (same && isAbout(same, said)) return handedIn(same.id, same.state, true)
    // What it is, where its beginning shows it; else whoever reads it finds out.
    const format = said.format ?? documentOf(await beginningOf(content), intake.formats)?.name
    const id = await keepArrived(app, tx, sender, { ...said, format }, content)
    await app.jobs.add(
      tx,
      readSubmissionJob(async () => intake),
      { submissionId: id },
    )
    return handedIn(id, 'arrived', false)
  })
}

const handedIn = (submissionId: string, state: SubmissionState, isSame: boolean): HandedIn => ({
  submissionId,
  state,
  isSame,
})

/** The same rows may be sent for another period. */
const isAbout = (same: Submission, { period }: SaidOfFile): boolean =>
  period === undefined || same.period === '' || same.period === period

async function keepArrived(
  app: App,
  tx: Tx,
  sender: Sender,
  { name, format, period, reason }: SaidOfFile,
  content: Arrived,
): Promise<string> {
  const { actor, mayApprove } = sender
  const now = app.clock.now()
  const id = crypto.randomUUID()
  await insertSubmission(tx, {
    id,
    agencyId: actor.agencyId,
    format: format ?? UNKNOWN_FORMAT,
    period: period ?? '',
    state: 'arrived',
    fileName: name,
    contentHash: content.hash,
    byteCount: content.size,
    rowCount: 0,
    issues: [],
    sentBy: actor.id,
    sentByName: actor.name,
    sentAt: now,
    decidedBy: mayApprove ? actor.id : undefined,
    decidedByName: mayApprove ? actor.name : undefined,
    decidedAt: mayApprove ? now : undefined,
    onlyAgencyId: ownAgencyOf(sender),
    sameAsId: undefined,
    correctionReason: reason,
  })
  await insertStoredFile(tx, id, await app.files.keepText(tx, actor, { name, arrived: content }))
  await appendAudit(tx, actor, { event: 'file-arrived', subject: { submissionId: id, bytes: content.size } })
  return id
}
