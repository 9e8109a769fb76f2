import { z } from 'zod'
import { appendAudit } from '../audit/trail.ts'
import { defineJob, type Job } from '../jobs/job.ts'
import { getFile, isContentUsed, updateFileVerdict } from './file.store.ts'

/** Takes a file out of quarantine, or says what the scanner found. */
export const scanFile = defineJob({
  name: 'scan-file',
  schema: z.object({ fileId: z.uuid() }),
  retry: { times: 10, afterSeconds: 15 },
  seconds: 300,
  async handle(app, { fileId }, run) {
    const { partnershipId } = run.actor
    const file = await run.transaction(tx => getFile(tx, fileId))
    if (file.state !== 'quarantined' || partnershipId === undefined) return
    const verdict = await app.files.scanner.scan(await app.files.store.get(partnershipId, file.hash))
    await run.transaction(async tx => {
      await updateFileVerdict(tx, fileId, verdict, app.clock.now())
      const actor = { id: run.actor.id, partnershipId }
      await appendAudit(tx, actor, { event: 'file-scanned', subject: { fileId, verdict: verdict.kind } })
    })
  },
})

const KEPT_HOURS = 24

/** Removes content that no file has: what was sent in when the rest of its transaction failed. */
export const sweepFiles = defineJob({
  name: 'sweep-files',
  schema: z.object({}),
  lane: 'long',
  schedule: { cron: '20 3 * * *' },
  async handle(app, _data, run) {
    const before = app.clock.now().subtract({ hours: KEPT_HOURS })
    for await (const { partnershipId, hash, storedAt } of app.files.store.list()) {
      if (partnershipId !== run.actor.partnershipId || Temporal.Instant.compare(storedAt, before) > 0) continue
      if (!(await run.transaction(tx => isContentUsed(tx, hash)))) await app.files.store.remove(partnershipId, hash)
    }
  },
})

export const fileJobs: readonly Job[] = [scanFile, sweepFiles]
