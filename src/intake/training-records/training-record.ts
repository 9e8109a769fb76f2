import type { Status } from './codes.ts'

/** One row: one person at a session, several counted together, or a session that did not take place. */
export interface TrainingRecord {
  readonly row: number
  readonly on: Temporal.PlainDate
  readonly course: string
  /** Distinguishes two sessions of a course on one day. */
  readonly session: string
  readonly status: Status
  readonly level: string
  readonly setting: string
  readonly agencyId: string | undefined
  /** A reference, never a name; undefined where people were counted together. */
  readonly learner: string | undefined
  readonly attendanceCount: number
  /** Undefined where it was not recorded. */
  readonly completedCount: number | undefined
  readonly answers: { readonly useful: number; readonly all: number }
}

export const sessionOf = ({ on, course, session }: TrainingRecord): string => `${on} ${topicOf({ course })} ${session}`

/** The same course however its letters and spaces are written. */
export const topicOf = ({ course }: Pick<TrainingRecord, 'course'>): string =>
  course.trim().toLowerCase().replace(/\s+/g, ' ')
