import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { acceptIn } from './accept-submission.ts'
import { findAgreement } from './agreement.store.ts'
import { READ_AT_ONCE_BYTES } from './read-at-once.ts'
import { readKept } from './read-kept.ts'
import { readSubmissionJob } from './read-submission-job.ts'
import type { Intake } from './receive-file.ts'
import { approveToBeRead, getSubmissionForUpdate } from './submission.store.ts'
import { mayAccept } from './submission-policy.ts'

export interface Approval {
  /** The digest of the preview that was seen. */
  readonly seen?: string | undefined
  /** Why it changes figures that were approved. */
  readonly reason?: string | undefined
}

/**
 * Approves a waiting file: it is read again, because agencies and definitions may have changed, and its figures are recorded.
 * A large one is read by the worker.
 */
export async function approveSubmission(
  app: App,
  actor: Actor,
  intake: Intake,
  id: string,
  { seen, reason }: Approval = {},
): Promise<'accepted' | 'reading'> {
  if (!hasPermission(actor.roles, 'approve-figures'))
    throw new NotAllowed('Your role does not include approving figures.')
  return app.transaction(actor, async tx => {
    const submission = await getSubmissionForUpdate(tx, id)
    if (submission.state !== 'waiting')
      throw new Conflict(`${submission.fileName} was ${submission.state} in the meantime.`)
    if (!mayAccept(actor, submission, await findAgreement(tx, submission)))
      throw new NotAllowed(
        'You sent this file, and the agreement on it asks that a second person accepts it.',
        'somebody else who approves figures',
      )
    const by = { id: actor.id, name: actor.name }
    const at = app.clock.now()
    if (submission.byteCount > READ_AT_ONCE_BYTES) {
      await approveToBeRead(tx, id, { by, at, seen, reason: reason ?? submission.correctionReason })
      const job = readSubmissionJob(async () => intake)
      await app.jobs.add(tx, job, { submissionId: id })
      return 'reading'
    }
    const read = await readKept(tx, { intake, app }, submission)
    if (!read.checked.reading)
      throw new Conflict(
        `${submission.fileName} can no longer be accepted: ${read.checked.issues[0]?.message ?? 'it has faults'}`,
      )
    const { partnershipId } = actor
    await acceptIn(tx, { partnershipId, by, at, keys: app.keys, seen, reason }, submission, read)
    await appendAudit(tx, actor, {
      event: 'figures-approved',
      subject: { submissionId: id, format: submission.format },
      ...(reason !== undefined && { content: { reason } }),
    })
    return 'accepted'
  })
}
