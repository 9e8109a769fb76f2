import type { DraftBlock } from '#publishing'
import type { FigureList } from '../figure-request.ts'
import type { FinancialYear } from '../financial-year.ts'

/** What a drawn section is given: the year and the list on which it puts the figures it prints. */
export interface Drawing {
  readonly year: FinancialYear
  readonly figures: FigureList
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
