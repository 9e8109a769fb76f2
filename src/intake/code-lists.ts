/** A code of a list of the department's, with the years of a return that have it. */
export interface ListedCode {
  readonly code: string
  readonly words?: string
  /** The first year that has it; without one, all. */
  readonly since?: number
  /** The last year that has it. */
  readonly until?: number
  /** Years between whose list leaves it out. */
  readonly notIn?: readonly number[]
}

interface Known {
  readonly firstYear: number
  readonly lastYear: number
}

/** A list as it stood in a year; before the first and after the last known year, as in the nearest. */
export function codesInYear(
  list: readonly ListedCode[],
  { firstYear, lastYear }: Known,
  year: number,
): ReadonlySet<string> {
  const known = Math.min(Math.max(year, firstYear), lastYear)
  return new Set(
    list
      .filter(
        ({ since = firstYear, until = lastYear, notIn = [] }) =>
          since <= known && known <= until && !notIn.includes(known),
      )
      .map(({ code }) => code),
  )
}
