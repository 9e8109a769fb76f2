import { z } from 'zod'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import type { Intake } from './receive-file.ts'

const Data = z.object({ submissionId: z.uuid() })
type Data = z.infer<typeof Data>

/** A worker that is killed in the middle leaves nothing behind, so beginning again at once does no harm. */
const RETRIES = 3

/** Reads a file that has arrived; what can be read is loaded when the first comes. */
export const readSubmissionJob = (loadIntake: () => Promise<Intake>): Job<Data> =>
  defineJob({
    name: 'read-submission',
    schema: Data,
    lane: 'long',
    retry: { times: RETRIES, afterSeconds: 1 },
    async handle(app, { submissionId }, { actor: { partnershipId = '' }, retryCount }) {
      const { readSubmission } = await import('./read-submission.ts')
      const attempt = { number: retryCount + 1, isLast: retryCount === RETRIES }
      await readSubmission(app, await loadIntake(), { partnershipId, submissionId }, attempt)
    },
  })
