import { z } from 'zod'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import { foldTotals } from './totals.store.ts'

const AT_ONCE = 5_000

/** Moves what changed into the daily totals. What waits is counted by readers all the same: late is slower, never wrong. */
export const foldConcernTotals = defineJob({
  name: 'fold-concern-totals',
  schema: z.object({}),
  schedule: { cron: '* * * * *' },
  async handle(_app, _data, run) {
    while (!run.signal.aborted && (await run.transaction(tx => foldTotals(tx, AT_ONCE))) === AT_ONCE);
  },
})

export const countingJobs: readonly Job[] = [foldConcernTotals]
