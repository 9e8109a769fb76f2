import { z } from 'zod'
import { defineJob, type Job } from '../jobs/job.ts'
import { forgetOldSignIns } from './forget-old-sign-ins.store.ts'
import { inSignIn } from './in-sign-in.ts'

/** Signing in leaves rows that nobody needs once they are over. The audit trail keeps what happened. */
const forgetSignIns = defineJob({
  name: 'forget-old-sign-ins',
  schema: z.object({}),
  schedule: { cron: '20 3 * * *' },
  handle: app => inSignIn(app, tx => forgetOldSignIns(tx, app.clock.now())),
})

export const authJobs: readonly Job[] = [forgetSignIns]
