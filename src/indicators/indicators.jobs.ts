import { z } from 'zod'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import { raiseCountedAlerts } from './alerts/raise-alerts.ts'
import type { Catalogue } from './catalogue.ts'

/** A month that has ended is looked at once it is complete; files are looked at when they are accepted. */
export const indicatorJobs = (loadCatalogue: () => Promise<Catalogue>): readonly Job[] => [
  defineJob({
    name: 'look-for-unusual-months',
    schema: z.object({}),
    lane: 'long',
    schedule: { cron: '40 5 * * *' },
    async handle(app, _data, run) {
      if (run.actor.partnershipId === undefined) return
      const catalogue = await loadCatalogue()
      await run.transaction(tx => raiseCountedAlerts(tx, catalogue, { at: app.clock.now() }))
    },
  }),
]
