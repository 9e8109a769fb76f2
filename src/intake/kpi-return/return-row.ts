import type { TrainingIndicator } from '#indicators'
import type { KnownAgency } from '../format.ts'
import type { PlacedObservation } from '../merge-cells.ts'

export const CONFIDENCES = ['high', 'medium', 'low'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export interface ReturnRow {
  readonly placed: PlacedObservation
  readonly indicator: TrainingIndicator
  readonly agency: KnownAgency
  /** Staff within their first months, whom a time-bound indicator does not count yet. */
  readonly inGrace: number | undefined
  readonly relevantMeans: string
  readonly confidence: Confidence | undefined
  readonly note: string
}

const WINDOW = /past (six|three) months in post/

/** "six": staff count only once they are past so many months in post; undefined for an indicator of all staff. */
export const windowOf = ({ relevantStaff }: TrainingIndicator): string | undefined => WINDOW.exec(relevantStaff)?.[1]
