import { z } from 'zod'
import { deleteRequestsBefore } from '#platform/api/request.store.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import { deleteDraftsEnded } from './draft.store.ts'
import { deleteRoomBefore } from './upload-room.store.ts'

const REQUEST_DAYS = 7

/** Erases what was written and not sent in time, with the files that came with it, old counts of what came in, and old idempotency keys. */
export const eraseDrafts = defineJob({
  name: 'erase-portal-drafts',
  schema: z.object({}),
  schedule: { cron: '35 * * * *' },
  async handle(app, _data, run) {
    const now = app.clock.now()
    await run.transaction(async tx => {
      await deleteDraftsEnded(tx, now)
      await deleteRoomBefore(tx, app.clock.today())
      await deleteRequestsBefore(tx, now.subtract({ hours: REQUEST_DAYS * 24 }))
    })
  },
})

export const portalJobs: readonly Job[] = [eraseDrafts]
