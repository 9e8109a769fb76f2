import {
  add,
  compare,
  dayPeriod,
  type Exact,
  equals,
  financialYear,
  type ObservedValue,
  type Period,
  type ReferenceFigure,
  ROUNDED_COUNT,
  roundTo,
  subtract,
  valueOfParts,
  whole,
  ZERO,
} from '#indicators'
import type { CountFrom, DataSet, FigureFrom, On, ShareFrom } from './data-sets.ts'
import type { DataRow } from './read-data-set.ts'
import { observedWithout, type PublishedCell } from './symbols.ts'

type Content = Pick<ReferenceFigure, 'observed' | 'printed' | 'basis'>

/** The figures of measures that a data set brings. Rows of a kind of time that the measures are not about are left out. */
export function figuresOf(set: DataSet, rows: readonly DataRow[]): ReferenceFigure[] {
  const periods = new Map<string, Period>()
  return rows
    .filter(row => row.time.identifier === 'Reporting year')
    .flatMap(row =>
      set.figures
        .filter(from => isAbout(row, from))
        .map(from => {
          const key = `${from.on} ${row.time.year}`
          const period = periods.get(key) ?? periodOf(from.on, row.time.year)
          periods.set(key, period)
          const isRounded = set.isRoundedAbove && row.level !== 'Local authority'
          return { measureCode: from.code, area: row.area, period, ...contentOf(from, row.cells, isRounded) }
        }),
    )
}

export const isAbout = (row: DataRow, { where }: FigureFrom): boolean =>
  where === undefined || row.filters[where.filter] === where.is

/** The reporting year 2024 ends on 31 March 2024; an estimate of its middle is for 30 June 2024. */
function periodOf(on: On, year: number): Period {
  switch (on) {
    case 'year':
      return financialYear(year - 1)
    case '31-march':
      return dayPeriod(Temporal.PlainDate.from({ year, month: 3, day: 31 }))
    case 'mid-year':
      return dayPeriod(Temporal.PlainDate.from({ year, month: 6, day: 30 }))
  }
}

type Cells = DataRow['cells']
const NOT_THERE: PublishedCell = { state: 'no-number', why: 'not-available', printed: '' }
const cellOf = (cells: Cells, column: string): PublishedCell => cells[column] ?? NOT_THERE

const contentOf = (from: FigureFrom, cells: Cells, isRounded: boolean): Content =>
  from.kind === 'count' ? countOf(from, cells, isRounded) : shareOf(from, cells, isRounded)

function countOf({ column }: CountFrom, cells: Cells, isRounded: boolean): Content {
  const cell = cellOf(cells, column)
  return cell.state === 'value'
    ? { observed: { state: 'value', value: cell.value }, printed: cell.printed, basis: isRounded ? ROUNDED_COUNT : '' }
    : { ...observedWithout(cell.why), printed: cell.printed }
}

export interface Parts {
  readonly numerator: Exact
  readonly denominator: Exact
}

/** The counts behind a share, where all of them are numbers and there is something to share. */
export function partsOf(from: ShareFrom, cells: Cells): Parts | PublishedCell {
  const counted = [...from.numerator, from.denominator].map(column => cellOf(cells, column))
  const without = counted.find(cell => cell.state !== 'value')
  if (without) return without
  const [denominator = ZERO, ...numerators] = counted
    .map(cell => (cell.state === 'value' ? cell.value : ZERO))
    .reverse()
  return compare(denominator, ZERO) > 0
    ? { numerator: numerators.reduce(add, ZERO), denominator }
    : { state: 'no-number', why: 'not-applicable', printed: '0' }
}

function shareOf(from: ShareFrom, cells: Cells, isRounded: boolean): Content {
  const published = from.published && cellOf(cells, from.published.column)
  if (published && published.state !== 'value') return { ...observedWithout(published.why), printed: published.printed }
  const printed = published?.printed ?? ''
  const parts = partsOf(from, cells)
  if (!('numerator' in parts))
    return published
      ? { observed: { state: 'value', value: published.value }, printed, basis: 'published; a count behind it is not' }
      : { ...observedWithout(parts.state === 'value' ? 'not-available' : parts.why), printed: parts.printed }
  if (!isRounded)
    return {
      observed: { state: 'value', value: valueOfParts(from.form, parts.numerator, parts.denominator), ...parts },
      printed,
      basis: '',
    }
  // Counts above local authorities are rounded after their shares were worked out: the published share stands.
  if (published)
    return {
      observed: { state: 'value', value: published.value },
      printed,
      basis: 'published; the counts behind it are rounded',
    }
  return sureShare(from, parts)
}

const FIVE = whole(5)

/** A share of rounded counts, to as many decimals as the rounding leaves sure. */
export function sureShare(
  { form, numerator: columns }: Pick<ShareFrom, 'form' | 'numerator'>,
  { numerator, denominator }: Parts,
): Content {
  const slack = whole(5 * columns.length)
  const at = (n: Exact, d: Exact): Exact | undefined => (compare(d, ZERO) > 0 ? valueOfParts(form, n, d) : undefined)
  const [least, most] = [
    at(subtract(numerator, slack), add(denominator, FIVE)),
    at(add(numerator, slack), subtract(denominator, FIVE)),
  ]
  for (const decimals of [1, 0]) {
    if (!least || !most || !equals(roundTo(least, decimals), roundTo(most, decimals))) continue
    const observed: ObservedValue = { state: 'value', value: roundTo(least, decimals) }
    const sure = decimals === 1 ? 'to one decimal' : 'to a whole number'
    return { observed, printed: '', basis: `worked out from counts rounded to the nearest ten, sure ${sure}` }
  }
  return { observed: { state: 'missing' }, printed: '', basis: 'its counts are rounded too coarsely to work it out' }
}
