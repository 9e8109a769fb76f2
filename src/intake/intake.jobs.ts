import type { Job } from '#platform/jobs/job.ts'
import { readSubmissionJob } from './read-submission-job.ts'
import type { Intake } from './receive-file.ts'

export const intakeJobs = (loadIntake: () => Promise<Intake>): readonly Job[] => [readSubmissionJob(loadIntake) as Job]
