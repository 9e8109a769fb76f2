import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { deletePreview, replaceChanges } from './preview.store.ts'
import { getSubmissionForUpdate, refuseSubmissionRow } from './submission.store.ts'

/** Refuses a file without faults, whole and with a reason: its sender finds it on their home page. */
export async function refuseSubmission(app: App, actor: Actor, id: string, reason: string): Promise<void> {
  if (!hasPermission(actor.roles, 'approve-figures'))
    throw new NotAllowed('Your role does not include approving figures.')
  await app.transaction(actor, async tx => {
    const { state, fileName, format, period } = await getSubmissionForUpdate(tx, id)
    if (state !== 'waiting') throw new Conflict(`${fileName} was ${state} in the meantime`)
    await refuseSubmissionRow(tx, id, { by: actor.id, byName: actor.name, at: app.clock.now(), reason })
    await deletePreview(tx, id)
    await replaceChanges(tx, id, [])
    await appendAudit(tx, actor, {
      event: 'figures-declined',
      subject: { submissionId: id, format, period },
      content: { reason },
    })
  })
}
