import type { Exact, RagRule } from '#indicators'
import type { Agency, GroupOn } from '#partnership'
import type { DraftBlock } from '#publishing'
import type { FigureList } from '../figure-request.ts'
import type { FinancialYear } from '../financial-year.ts'

/** What a drawn section is given: the year, the registers as they stood, and the list on which it puts the figures it prints. */
export interface Drawing {
  readonly year: FinancialYear
  readonly figures: FigureList
  /** partners on the last day of the year */
  readonly agencies: readonly Agency[]
  /** the groups on the last day of the year, and on the day after */
  readonly structure: { readonly atEnd: readonly GroupOn[]; readonly after: readonly GroupOn[] }
  readonly training: {
    readonly indicators: readonly TrainingColumn[]
    /** agencies that return training figures, in the order of the table */
    readonly agencies: readonly { readonly agencyId: string; readonly name: string }[]
    readonly rule: RagRule
    /** why the figures must be read with care: disagreeing targets, what an agency says of its own row */
    readonly notes: readonly string[]
  }
  readonly police: {
    readonly heading: string
    readonly rows: readonly { readonly label: string; readonly code: string }[]
  }[]
}

export interface TrainingColumn {
  /** "1.4" */
  readonly number: string
  readonly title: string
  readonly code: string
  /** per cent; undefined where none was set */
  readonly target: Exact | undefined
}

export interface DrawnPart {
  readonly heading: string
  readonly blocks: readonly DraftBlock[]
}

/** The year before, in the same form: `2022-23` for `2023-24`. */
export function yearBefore(year: FinancialYear): string {
  const first = Number(year.slice(0, 4)) - 1
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`
}

/** The twelve months that end with the year, and those before them. */
export function rollingPeriods(year: FinancialYear): { current: string; previous: string } {
  const end = Number(year.slice(0, 4)) + 1
  return { current: `12m-to-${end}-03`, previous: `12m-to-${end - 1}-03` }
}
