import { equals, roundTo, toDecimal, valueOfParts } from '#indicators'
import type { DataSet, ShareFrom } from './data-sets.ts'
import { isAbout, partsOf } from './figures.ts'
import type { DataRow } from './read-data-set.ts'

export interface Difference {
  readonly row: number
  readonly area: string
  readonly published: string
  readonly computed: string
}

/** How the published shares of local authorities compare with what their own counts make. */
export interface Recomputed {
  readonly measure: string
  readonly column: string
  readonly checked: number
  readonly matched: number
  readonly differences: readonly Difference[]
}

/** Works every published share of a local authority out again, half up: counts above that level are rounded. */
export const recompute = (set: DataSet, rows: readonly DataRow[]): Recomputed[] =>
  set.figures.flatMap(from =>
    from.kind === 'share' && from.published ? [recomputeOne(from, from.published, rows)] : [],
  )

function recomputeOne(
  from: ShareFrom,
  { column, decimals }: NonNullable<ShareFrom['published']>,
  rows: readonly DataRow[],
): Recomputed {
  let checked = 0
  const differences: Difference[] = []
  for (const { row, level, area, cells } of rows.filter(each => isAbout(each, from))) {
    const published = cells[column]
    const parts = partsOf(from, cells)
    if (level !== 'Local authority' || published?.state !== 'value' || !('numerator' in parts)) continue
    checked++
    const value = valueOfParts(from.form, parts.numerator, parts.denominator)
    if (!equals(roundTo(value, decimals), published.value))
      differences.push({ row, area, published: published.printed, computed: toDecimal(value, decimals) })
  }
  return { measure: from.code, column, checked, matched: checked - differences.length, differences }
}
