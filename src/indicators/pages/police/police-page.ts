import type { Exact } from '../../exact.ts'
import type { Measure } from '../../measure.ts'
import type { Period } from '../../period.ts'
import type { RollingChange } from '../../rolling.ts'
import type { ObservedValue } from '../../value.ts'

export interface PoliceRow {
  readonly measure: Measure
  readonly area: string
  readonly current: ObservedValue | undefined
  readonly previous: ObservedValue | undefined
  /** The change of the whole force in per cent. */
  readonly force: ObservedValue | undefined
  readonly change: RollingChange | undefined
  /** Whether the program counted it from records that were sent. */
  readonly isCounted: boolean
  /** What the records give where somebody stated the figure. */
  readonly counted: { readonly current: Exact | undefined; readonly previous: Exact | undefined }
}

export interface PoliceSection {
  readonly heading: string
  readonly rows: readonly PoliceRow[]
  /** Months of which no records came, where records of others did. */
  readonly holes: readonly Temporal.PlainYearMonth[]
}

export interface PolicePage {
  readonly period: Period | undefined
  readonly periods: readonly Period[]
  readonly sections: readonly PoliceSection[]
  /** How many records of the force no area can be given. */
  readonly unplaced: readonly PoliceRow[]
  readonly notes: readonly string[]
  /** Whole months after the newest figures. */
  readonly late: readonly Temporal.PlainYearMonth[]
}
