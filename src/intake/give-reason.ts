import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { asPartnership } from './as-partnership.ts'
import { getSubmission, getSubmissionForUpdate, updateCorrectionReason } from './submission.store.ts'
import { isOwnOrApproved } from './submission-policy.ts'

/** Says why a file that waits changes figures that were approved. */
export async function giveReason(app: App, actor: Actor, id: string, reason: string): Promise<void> {
  if (!isOwnOrApproved(actor, await app.transaction(actor, tx => getSubmission(tx, id))))
    throw new NotAllowed('Only who sent a file, and those who approve figures, may say why it changes some.')
  await asPartnership(app, actor, async tx => {
    const { state, fileName } = await getSubmissionForUpdate(tx, id)
    if (state !== 'waiting') throw new Conflict(`${fileName} was ${state} in the meantime`)
    await updateCorrectionReason(tx, id, reason)
    await appendAudit(tx, actor, { event: 'correction-explained', subject: { submissionId: id }, content: { reason } })
  })
}
