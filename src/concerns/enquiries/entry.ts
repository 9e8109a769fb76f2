/** A version of an entry to be written: a new entry has neither id nor correction. */
export interface Entry {
  readonly id: string | undefined
  readonly row: {
    readonly partnership_id: string
    readonly enquiry_id: string
    readonly recorded_by: string
    readonly recorded_at: Temporal.Instant
    readonly version: number
    readonly correction: string
  }
}

/** An entry as it is read: which version of which, by whom, when, and what was wrong before. */
export interface Entered {
  readonly id: string
  readonly version: number
  readonly correction: string
  readonly recordedAt: Temporal.Instant
  readonly who: string
}

/** Which version of which entry is corrected, and what was wrong with it. */
export interface Correction {
  readonly id: string
  readonly version: number
  readonly reason: string
}

/** The version that is written: the first of a new entry, or the next of the one corrected. */
export const entryOf = (
  row: Omit<Entry['row'], 'version' | 'correction'>,
  correction: Correction | undefined,
): Entry => ({
  id: correction?.id,
  row: { ...row, version: (correction?.version ?? 0) + 1, correction: correction?.reason ?? '' },
})
