import { countingJobs } from './concerns/counting/counting.jobs.ts'
import { portalJobs } from './concerns/portal/portal.jobs.ts'
import { retentionJobs } from './concerns/triage/retention.jobs.ts'
import { indicatorJobs } from './indicators/indicators.jobs.ts'
import { intakeJobs } from './intake/intake.jobs.ts'
import { authJobs } from './platform/auth/auth.jobs.ts'
import { fileJobs } from './platform/files/files.jobs.ts'
import type { Job } from './platform/jobs/job.ts'
import { mailJobs } from './platform/mail/mail.jobs.ts'

/** Everything a worker does when it is added to the list or its time comes. Apart from the pages, which no worker reads. */
export const jobs: readonly Job[] = [
  ...authJobs,
  ...mailJobs,
  ...fileJobs,
  ...countingJobs,
  ...portalJobs,
  ...retentionJobs,
  ...indicatorJobs(async () => (await import('./catalogue.ts')).catalogue),
  ...intakeJobs(async () => (await import('./catalogue.ts')).intake),
]
