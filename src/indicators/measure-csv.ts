import { type CsvCell, writeCsv } from '#platform/csv.ts'
import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { listCommentaries } from './commentary/commentary.store.ts'
import type { Commentary } from './commentary/commentary.ts'
import type { Measure } from './measure.ts'
import { knownOf } from './observation-row.ts'
import { listPrintedFigures, type PrintedFigure } from './printed-figure.store.ts'
import { withCounted } from './printed-figures.ts'
import { listSeriesChanges } from './spc/series-change.store.ts'
import type { SeriesChange } from './spc/series-change.ts'
import { storedDecimal } from './value.ts'

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
  'definition_from',
  'series_break',
  'commentary',
  'commentary_by',
  'commentary_on',
]

/** Every figure of a measure that whoever asks may see, as a file. */
export async function measureCsv(tx: Tx, measure: Measure, today: Temporal.PlainDate): Promise<string> {
  const figures = await withCounted(tx, measure, await listPrintedFigures(tx, measure.code), { today })
  const beside = {
    changes: await listSeriesChanges(tx, measure.code),
    commentaries: await listCommentaries(tx, measure.code),
  }
  return figuresCsv(figures, measure, beside)
}

function figuresCsv(figures: readonly PrintedFigure[], measure: Measure, { changes, commentaries }: Beside): string {
  const byFigure = new Map(
    commentaries.map(each => [`${each.period.start} ${each.period.end} ${each.area}`, each] as const),
  )
  return writeCsv(
    HEADINGS,
    figures.map(figure => {
      const isWhole = figure.agency_id === null && figure.breakdown === ''
      const commentary = isWhole ? byFigure.get(`${figure.starts} ${figure.ends} ${figure.area}`) : undefined
      const isSaid = commentary !== undefined && commentary.body !== ''
      return [
        ...cellsOf(figure, measure.form),
        definitionAt(measure, figure.ends),
        breaksIn(figure, changes),
        isSaid ? commentary.body : null,
        isSaid ? commentary.author : null,
        isSaid ? civilDay(commentary.writtenAt).toString() : null,
      ]
    }),
  )
}

/** What stands beside the figures. */
interface Beside {
  readonly changes: readonly SeriesChange[]
  /** The newest version of each */
  readonly commentaries: readonly Commentary[]
}

/** The first day of the definition that counted when the period ended. Days as text have the order of days. */
const definitionAt = ({ earlier = [], validFrom }: Measure, ends: string): string =>
  [...earlier.map(({ from }) => from), validFrom].findLast(from => from <= ends) ?? earlier[0]?.from ?? validFrom

const breaksIn = ({ starts, ends }: PrintedFigure, changes: readonly SeriesChange[]): string | null =>
  changes
    .filter(({ kind, from }) => kind === 'break' && starts <= from.toString() && from.toString() <= ends)
    .map(({ from, title }) => `${from}: ${title}`)
    .join('; ') || null

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
