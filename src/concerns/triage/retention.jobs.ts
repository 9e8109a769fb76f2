import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import { refreshRecordsDue } from './retention.store.ts'

/** Lists what is past the day until which it is kept. A person reviews each; nothing is deleted. */
export const listDueForReview = defineJob({
  name: 'list-concerns-due-for-review',
  schema: z.object({}),
  schedule: { cron: '20 5 * * *' },
  async handle(app, _data, run) {
    const { id, partnershipId } = run.actor
    if (partnershipId === undefined) return
    await run.transaction(async tx => {
      const concerns = await refreshRecordsDue(tx, app.clock.today(), app.clock.now())
      if (concerns.length > 0)
        await appendAudit(tx, { id, partnershipId }, { event: 'concerns-due-for-review', subject: { concerns } })
    })
  },
})

export const retentionJobs: readonly Job[] = [listDueForReview]
