import type { CsvCell } from '#platform/csv.ts'
import type { PublishedDocument, PublishedFigure } from '../document.ts'
import type { DataColumn, DataTable } from './data-file.ts'
import { figureValue, partValue } from './symbols.ts'

const COLUMNS: readonly DataColumn[] = [
  { name: 'figure_id', kind: 'Filter', label: 'Figure, as in the address of its page' },
  { name: 'measure_code', kind: 'Filter', label: 'Code of the measure' },
  { name: 'measure', kind: 'Filter', label: 'Measure' },
  { name: 'period_code', kind: 'Filter', label: 'Period, for programs' },
  { name: 'period', kind: 'Filter', label: 'Period, in words' },
  { name: 'value', kind: 'Indicator', label: 'Value, or the symbol of why there is none' },
  { name: 'numerator', kind: 'Indicator', label: 'Numerator' },
  { name: 'denominator', kind: 'Indicator', label: 'Denominator' },
  { name: 'unit', kind: 'Filter', label: 'Unit' },
  { name: 'printed', kind: 'Filter', label: 'As printed in the report' },
  { name: 'state', kind: 'Filter', label: 'Published, withheld or corrected' },
  { name: 'definition', kind: 'Filter', label: 'What it counts' },
  { name: 'source', kind: 'Filter', label: 'Where it comes from' },
  { name: 'revision', kind: 'Filter', label: 'Revision of the source' },
  { name: 'approver', kind: 'Filter', label: 'Who approved it' },
  { name: 'caveat', kind: 'Filter', label: 'What to take care of' },
]

/** Every figure of the document, a row each, with everything that its page says. */
export const figureRegister = ({ figures }: PublishedDocument): DataTable => ({
  stem: 'figures',
  title: 'All figures',
  description: 'Every figure that the report prints: what it counts, its value and base, and where it comes from.',
  columns: COLUMNS,
  rows: figures.map(rowOf),
  key: ['figure_id'],
  isStandard: false,
})

const rowOf = (figure: PublishedFigure): CsvCell[] => [
  figure.id,
  figure.code,
  figure.title,
  figure.periodCode,
  figure.period,
  figureValue(figure),
  partValue(figure, 'numerator'),
  partValue(figure, 'denominator'),
  figure.unit,
  figure.printed,
  figure.state,
  figure.definition,
  figure.source,
  figure.revision,
  figure.approver,
  figure.caveat,
]
