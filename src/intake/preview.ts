/** How many figures of a measure a file would add, change and leave as they are. */
export interface MeasureChanges extends ChangeCounts {
  readonly code: string
}

/** What accepting a file would change, as worked out at a moment. */
export interface Preview {
  /** Whoever accepts names what they saw: other figures may have been accepted since. */
  readonly digest: string
  readonly madeAt: Temporal.Instant
  readonly measures: readonly MeasureChanges[]
}

/** One figure that a file would change or add, in words. */
export interface Change {
  readonly kind: 'changed' | 'new'
  readonly measureCode: string
  readonly period: string
  /** Empty: the partnership's own area */
  readonly area: string
  readonly agencyId: string | undefined
  readonly breakdown: string
  /** Undefined for a new figure */
  readonly was: string | undefined
  readonly becomes: string
}

export interface ChangeCounts {
  readonly added: number
  readonly changed: number
  readonly same: number
}
