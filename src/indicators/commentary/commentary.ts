import type { Period } from '../period.ts'

/** The figure that is commented on. */
export interface CommentaryOn {
  readonly measureCode: string
  readonly period: Period
  readonly area: string
}

/** What somebody wrote beside a figure: one version of it. */
export interface Commentary extends Pick<CommentaryOn, 'period' | 'area'> {
  readonly version: number
  /** Empty: taken back */
  readonly body: string
  readonly author: string
  readonly writtenAt: Temporal.Instant
}
