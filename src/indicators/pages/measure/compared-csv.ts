import { type CsvCell, writeCsv } from '#platform/csv.ts'
import { areaName } from '../../areas/areas.ts'
import type { ComparedYear, Comparison } from '../../comparison/compare.ts'
import { intervalOf } from '../../comparison/significance.ts'
import type { ReferenceFigure } from '../../reference/reference-figure.ts'
import { storedDecimal } from '../../value.ts'

const HEADINGS = [
  'measure',
  'period',
  'starts',
  'ends',
  'beside',
  'area_code',
  'area_name',
  'state',
  'value',
  'numerator',
  'denominator',
  'interval_95_low',
  'interval_95_high',
  'basis',
]

/** Every figure of a comparison, each neighbour's among them, and the middle that is drawn. */
export const comparedCsv = (comparison: Comparison): string =>
  writeCsv(
    HEADINGS,
    comparison.years.flatMap(year => rowsOf(comparison, year)),
  )

function rowsOf(
  { measure }: Comparison,
  { period, own, middle, neighbours, region, england }: ComparedYear,
): CsvCell[][] {
  const about = [measure.code, period.name, period.start.toString(), period.end.toString()]
  const row = (beside: string, figure: ReferenceFigure): CsvCell[] => {
    const { observed } = figure
    const known = observed.state === 'value' ? observed : undefined
    const interval = intervalOf(measure.form, observed)
    return [
      ...about,
      beside,
      figure.area,
      areaName(figure.area),
      observed.state,
      known ? storedDecimal(known.value) : null,
      known?.numerator ? storedDecimal(known.numerator) : null,
      known?.denominator ? storedDecimal(known.denominator) : null,
      interval ? interval.low.toFixed(4) : null,
      interval ? interval.high.toFixed(4) : null,
      figure.basis,
    ]
  }
  const one = (beside: string, figure: ReferenceFigure | undefined): CsvCell[][] =>
    figure ? [row(beside, figure)] : []
  return [
    ...one('this area', own),
    ...(middle
      ? [
          [
            ...about,
            'middle of statistical neighbours',
            null,
            null,
            'value',
            storedDecimal(middle.value),
            null,
            null,
            null,
            null,
            `median of ${middle.count}`,
          ],
        ]
      : []),
    ...neighbours.map(figure => row('statistical neighbour', figure)),
    ...one('region', region),
    ...one('england', england),
  ]
}
