import { type CsvCell, writeCsv } from '#platform/csv.ts'
import type { Measure } from '../../measure.ts'
import { knownOf } from '../../observation-row.ts'
import type { PrintedFigure } from '../../printed-figure.store.ts'
import { storedDecimal } from '../../value.ts'

const HEADINGS = [
  'period',
  'starts',
  'ends',
  'area',
  'agency_id',
  'breakdown',
  'state',
  'value',
  'numerator',
  'denominator',
  'words',
  'printed',
  'basis',
  'revision',
]

/** The figures of a measure as a file. */
export const figuresCsv = (figures: readonly PrintedFigure[], { form }: Measure): string =>
  writeCsv(
    HEADINGS,
    figures.map(figure => cellsOf(figure, form)),
  )

function cellsOf(row: PrintedFigure, form: Measure['form']): CsvCell[] {
  const known = row.state === 'value' ? knownOf({ ...row, form }) : undefined
  return [
    row.period,
    row.starts,
    row.ends,
    row.area,
    row.agency_id,
    row.breakdown,
    row.state,
    known ? storedDecimal(known.value) : null,
    known?.numerator ? storedDecimal(known.numerator) : null,
    known?.denominator ? storedDecimal(known.denominator) : null,
    row.narrative,
    row.printed,
    row.basis,
    row.revision,
  ]
}
