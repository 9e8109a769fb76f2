import { z } from 'zod'
import type { App } from '../app.ts'
import { appendAudit } from '../audit/trail.ts'
import { defineJob, type Job, type JobRun } from '../jobs/job.ts'
import { getFile, isContentUsed, listUnscanned, updateFileVerdict } from './file.store.ts'

/** Takes a file out of quarantine, or says what the scanner found. Tried for about four hours. */
export const scanFile = defineJob({
  name: 'scan-file',
  schema: z.object({ fileId: z.uuid() }),
  retry: { times: 10, afterSeconds: 15 },
  seconds: 300,
  handle: (app, { fileId }, run) => scan(app, run, fileId),
})

async function scan(app: App, run: JobRun, fileId: string): Promise<void> {
  const { partnershipId } = run.actor
  const file = await run.transaction(tx => getFile(tx, fileId))
  if (file.state !== 'quarantined' || partnershipId === undefined) return
  const verdict = await app.files.scanner.scan(await app.files.store.get(partnershipId, file.hash))
  await run.transaction(async tx => {
    await updateFileVerdict(tx, fileId, verdict, app.clock.now())
    const actor = { id: run.actor.id, partnershipId }
    await appendAudit(tx, actor, { event: 'file-scanned', subject: { fileId, verdict: verdict.kind } })
  })
}

const GIVEN_UP_HOURS = 5

/** Scans what `scan-file` gave up on, so that a scanner may be away for a weekend. */
export const scanLeftFiles = defineJob({
  name: 'scan-left-files',
  schema: z.object({}),
  lane: 'long',
  schedule: { cron: '40 * * * *' },
  async handle(app, _data, run) {
    const before = app.clock.now().subtract({ hours: GIVEN_UP_HOURS })
    const left = await run.transaction(tx => listUnscanned(tx, before))
    if (left.length === 0) return
    await app.files.scanner.version() // throws at once while nothing answers
    const faults: unknown[] = []
    for (const fileId of left) await scan(app, run, fileId).catch(fault => faults.push(fault))
    if (faults.length > 0) throw faults[0]
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
    await app.files.store.forgetArrivedBefore(before)
    for await (const { partnershipId, hash, storedAt } of app.files.store.list()) {
      if (partnershipId !== run.actor.partnershipId || Temporal.Instant.compare(storedAt, before) > 0) continue
      if (!(await run.transaction(tx => isContentUsed(tx, hash)))) await app.files.store.remove(partnershipId, hash)
    }
  },
})

export const fileJobs: readonly Job[] = [scanFile, scanLeftFiles, sweepFiles]
