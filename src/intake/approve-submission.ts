import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { civilDay } from '#platform/day.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { findAgreement } from './agreement.store.ts'
import { checkBeside } from './check-beside.ts'
import { periodOfFile } from './file-period.ts'
import { gatherFacts } from './gather-facts.ts'
import { READ_AT_ONCE_BYTES } from './hand-in-file.ts'
import { readSubmissionJob } from './read-submission-job.ts'
import type { Intake } from './receive-file.ts'
import { recordAccepted } from './record-accepted.ts'
import { decideSubmission, getSubmissionForUpdate } from './submission.store.ts'
import { mayAccept } from './submission-policy.ts'
import { getSubmittedFile } from './submitted-file.ts'

/**
 * Approves a waiting file: it is read again, because agencies and definitions may have changed, and its figures are recorded.
 * A large one is read by the worker.
 */
export async function approveSubmission(app: App, actor: Actor, intake: Intake, id: string): Promise<void> {
  const { catalogue, formats } = intake
  if (!hasPermission(actor.roles, 'approve-figures'))
    throw new NotAllowed('Your role does not include approving figures.')
  await app.transaction(actor, async tx => {
    const submission = await getSubmissionForUpdate(tx, id)
    if (submission.state !== 'waiting')
      throw new Conflict(`${submission.fileName} was ${submission.state} in the meantime.`)
    if (!mayAccept(actor, submission, await findAgreement(tx, submission)))
      throw new NotAllowed(
        'You sent this file, and the agreement on it asks that a second person accepts it.',
        'somebody else who approves figures',
      )
    const format = formats.find(each => each.name === submission.format)
    if (!format) throw new Conflict(`Files of the format ${submission.format} are no longer read.`)
    const now = app.clock.now()
    if (submission.byteCount > READ_AT_ONCE_BYTES) {
      await decideSubmission(tx, id, { state: 'reading', by: actor.id, byName: actor.name, at: now })
      await app.jobs.add(
        tx,
        readSubmissionJob(async () => intake),
        { submissionId: id },
      )
      return
    }
    const content = await getSubmittedFile(tx, app, id)
    const { period } = await periodOfFile(
      tx,
      format,
      { ...submission, content },
      { catalogue, today: app.clock.today() },
    )
    // A month that had not ended when the file was made is not whole in it on any later day.
    const today = civilDay(submission.sentAt)
    const facts = await gatherFacts(tx, { catalogue, period, ownAgencyId: undefined, today })
    const checked = await checkBeside(content, format, facts)
    if (!checked.reading)
      throw new Conflict(
        `${submission.fileName} can no longer be accepted: ${checked.issues[0]?.message ?? 'it has faults'}`,
      )
    const approver = { id: actor.id, name: actor.name }
    const source = {
      id,
      kind: 'file' as const,
      title: submission.fileName,
      contentHash: submission.contentHash,
      suppliedBy: { id: submission.sentBy, name: submission.sentByName },
      suppliedAt: submission.sentAt,
      approvedBy: approver,
      approvedAt: now,
    }
    await recordAccepted(tx, checked, { actor, facts, keys: app.keys, content, source })
    await decideSubmission(tx, id, { state: 'accepted', by: actor.id, byName: actor.name, at: now })
    await appendAudit(tx, actor, {
      event: 'figures-approved',
      subject: { submissionId: id, format: submission.format },
    })
  })
}
