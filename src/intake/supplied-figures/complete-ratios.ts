import {
  type Catalogue,
  cellKey,
  type Exact,
  equals,
  formatShort,
  type IncomingObservation,
  type Measure,
  type QualityNote,
  roundTo,
  valueOfParts,
} from '#indicators'
import { type Issue, note, warning } from '../issue.ts'
import type { PlacedObservation } from '../merge-cells.ts'
import { printedDecimals } from './supplied-value.ts'

export interface Completed {
  readonly placed: readonly PlacedObservation[]
  readonly qualityNotes: readonly QualityNote[]
}

/**
 * Gives a ratio its base where the same file counts both its parts for the same period and area, and says when the printed
 * ratio is not what they make.
 */
export function completeRatios(placed: readonly PlacedObservation[], catalogue: Catalogue, issues: Issue[]): Completed {
  const figures = new Map(placed.map(each => [cellKey(each.figure), each.figure]))
  const qualityNotes: QualityNote[] = []
  const completed = placed.map(each => {
    const measure = catalogue.find(each.figure.measureCode)
    const parts = measure && partsOf(each.figure, measure, figures)
    if (!measure || !parts) return each
    const value = valueOfParts(measure.form, parts.numerator, parts.denominator)
    const where = { row: each.row, record: each.record, field: 'value', value: each.figure.printed }
    const base = `${formatShort(parts.numerator, 2)} of ${formatShort(parts.denominator, 2)}`
    const stated = each.figure.observed.state === 'value' ? each.figure.observed.value : undefined
    if (stated && !equals(roundTo(value, printedDecimals(each.figure.printed)), stated)) {
      const body = `Printed as ${each.figure.printed}; ${base} makes ${formatShort(value, 2)}.`
      issues.push(
        warning(
          'printed-differs',
          `${body} The figure is what its own numbers make; what was printed is kept beside it.`,
          where,
        ),
      )
      qualityNotes.push({
        rule: 'printed-differs',
        level: 'medium',
        measureCode: measure.code,
        area: each.figure.area,
        period: each.figure.period,
        body,
      })
    } else issues.push(note('base-added', `Its base is in the same file: ${base}.`, where))
    return { ...each, figure: { ...each.figure, observed: { state: 'value' as const, value, ...parts } } }
  })
  return { placed: completed, qualityNotes }
}

function partsOf(
  figure: IncomingObservation,
  { ratio }: Measure,
  figures: ReadonlyMap<string, IncomingObservation>,
): { numerator: Exact; denominator: Exact } | undefined {
  if (figure.observed.state !== 'value' || figure.observed.numerator) return undefined
  const counted = (code: string | undefined): Exact | undefined => {
    const found = code === undefined ? undefined : figures.get(cellKey({ ...figure, measureCode: code }))?.observed
    return found?.state === 'value' ? found.value : undefined
  }
  const numerator = counted(ratio?.numerator.code)
  const denominator = counted(ratio?.denominator.code)
  return numerator && denominator && denominator.numerator !== 0n ? { numerator, denominator } : undefined
}
