import { type Period, type PeriodKind, parsePeriod } from '#indicators'
import type { PublishedDocument, PublishedFigure } from '../document.ts'
import { figureOf } from '../draft.ts'
import type { DataColumn, DataTable } from './data-file.ts'
import { columnNamer, labeller } from './standard-names.ts'
import { PLACE_COLUMNS, placeCells } from './standard-place.ts'
import { standardTime, TIME_GROUPS, type TimeGroup } from './standard-time.ts'
import { figureValue, isPlainNumber, partValue } from './symbols.ts'

interface Placed {
  readonly figure: PublishedFigure
  readonly period: Period
  /** The same for all of one kind of figure: "adult.concerns.received", "adult.concerns.received change". */
  readonly series: string
}

/**
 * The figures of the document as data sets of the standard of "explore education statistics": a row for each time and
 * place, a column for each measure. Times of different kinds, and figures of agencies, may not stand in one file.
 */
export function standardSets(document: PublishedDocument): DataTable[] {
  const listed = new Set(document.figures.map(({ id }) => id))
  const placed = document.figures
    .filter(({ id }) => figureOf(id) === id || !listed.has(figureOf(id)))
    .map(figure => ({ figure, period: parsePeriod(figure.periodCode), series: seriesOf(figure) }))
  const groups = Map.groupBy(
    placed,
    ({ period, figure }) => `${period.kind} ${figure.agency === undefined ? '' : 'agency'}`,
  )
  return [...groups.values()]
    .flatMap(group => setOf(document, group) ?? [])
    .sort((a, b) => orderOf(a.stem) - orderOf(b.stem))
}

// A part of a ratio is a column beside the ratio, or one of its own where the ratio is not printed.
function seriesOf({ id, code, periodCode }: PublishedFigure): string {
  const [, part] = /:(numerator|denominator)$/.exec(id) ?? []
  if (part !== undefined) return `${code} ${part}`
  const change = id.slice(`${code}@${periodCode}@`.length)
  return change === 'change' || change === 'percentage-change' ? `${code} ${change}` : code
}

const STEMS = Object.values(TIME_GROUPS).flatMap(({ stem }) => [stem, `${stem}-by-agency`])
const orderOf = (stem: string): number => STEMS.indexOf(stem)

function setOf(document: PublishedDocument, group: readonly Placed[]): DataTable | undefined {
  const [first] = group
  if (!first) return undefined
  const { stem, title, needsPeriod } = TIME_GROUPS[first.period.kind satisfies PeriodKind]
  const isByAgency = first.figure.agency !== undefined
  const indicators = indicatorsOf(group)
  if (indicators.length === 0) return undefined
  const rows = rowsOf(group)
  const filters = filtersOf(rows, { needsPeriod, isByAgency })
  const [only] = rows
  const isOfOnePeriod = rows.every(({ period }) => period.name === only?.period.name)
  return {
    stem: isByAgency ? `${stem}-by-agency` : stem,
    title: `${title}${isByAgency ? ', agency by agency' : ''}${isOfOnePeriod && only ? `: ${only.words}` : ''}`,
    description: describe(needsPeriod),
    columns: [
      ...TIME_COLUMNS,
      ...PLACE_COLUMNS,
      ...filters.map(({ column }) => column),
      ...indicators.map(({ column }) => column),
    ],
    rows: rows.map(row => [
      ...timeCells(row.period),
      ...placeCells(document),
      ...filters.map(({ cell }) => cell(row)),
      ...indicators.map(({ series, cell }) => {
        const figure = row.figures.get(series)
        return figure ? cell(figure) : 'x'
      }),
    ]),
    key: ['time_period', 'time_identifier', ...filters.map(({ column }) => column.name)],
    isStandard: true,
  }
}

const describe = (needsPeriod: TimeGroup['needsPeriod']): string =>
  needsPeriod
    ? 'A row for each time, a column for each measure. The time is named by the year in which it ends.'
    : 'A row for each time, a column for each measure.'

const TIME_COLUMNS: readonly DataColumn[] = [
  { name: 'time_period', kind: 'Observation', label: 'Year: 2024, or 202324 for one that runs over two' },
  { name: 'time_identifier', kind: 'Observation', label: 'What kind of time it is' },
]

function timeCells(period: Period): string[] {
  const { code, identifier } = standardTime(period)
  return [code, identifier]
}

interface Row {
  readonly period: Period
  /** "31 March 2024" */
  readonly words: string
  readonly agency: string | undefined
  readonly figures: Map<string, PublishedFigure>
}

/** In the order of their times, and of the agencies as the report names them. */
function rowsOf(group: readonly Placed[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { figure, period, series } of group) {
    const key = `${period.name} ${figure.agency ?? ''}`
    const row = rows.get(key) ?? { period, words: figure.period, agency: figure.agency, figures: new Map() }
    row.figures.set(series, figure)
    rows.set(key, row)
  }
  return [...rows.values()].sort((a, b) => Temporal.PlainDate.compare(a.period.end, b.period.end))
}

interface Filter {
  readonly column: DataColumn
  readonly cell: (row: Row) => string
}

/** A filter with one choice is no filter: the standard asks that it be left out. */
function filtersOf(
  rows: readonly Row[],
  { needsPeriod, isByAgency }: { readonly needsPeriod: boolean; readonly isByAgency: boolean },
): Filter[] {
  const filter = (name: string, label: string, cell: Filter['cell']): Filter[] => {
    const values = new Set(rows.map(cell))
    const [first = ''] = values
    return values.size < 2 ? [] : [{ column: { name, kind: 'Filter', label, first }, cell }]
  }
  return [
    ...(needsPeriod ? filter('period', 'Which days are meant', row => row.words) : []),
    ...(isByAgency ? filter('agency', 'Agency', row => row.agency ?? '') : []),
  ]
}

interface Indicator {
  readonly series: string
  readonly column: DataColumn
  readonly cell: (figure: PublishedFigure) => string
}

/** A column for each measure, and for its parts where some are printed. One that only says that there is nothing is left out. */
function indicatorsOf(group: readonly Placed[]): Indicator[] {
  const name = columnNamer(MOST_NAME_LETTERS)
  const label = labeller(MOST_LABEL_LETTERS)
  return [...Map.groupBy(group, ({ series }) => series)].flatMap(([series, members]) => {
    const figures = members.map(({ figure }) => figure)
    const [first] = figures
    if (!first) return []
    const indicator = (suffix: string, cell: Indicator['cell'], unit?: '%'): Indicator => ({
      series,
      column: {
        name: name(series, suffix),
        kind: 'Indicator',
        label: label(titleOf(first), suffix),
        description: first.definition,
        decimals: Math.max(0, ...figures.map(each => cell(each).split('.')[1]?.length ?? 0)),
        ...(unit === undefined ? {} : { unit }),
      },
      cell,
    })
    const holds = (cell: Indicator['cell'], isIt: (text: string) => boolean): boolean => figures.map(cell).some(isIt)
    const part = (of: 'numerator' | 'denominator'): Indicator[] => {
      const cell = (figure: PublishedFigure): string => partValue(figure, of)
      return holds(cell, isPlainNumber) ? [indicator(of, cell)] : []
    }
    if (!holds(figureValue, text => text !== 'x' && text !== 'z')) return []
    const unit = /^per cent/i.test(first.unit) ? '%' : undefined
    return [indicator('', figureValue, unit), ...part('numerator'), ...part('denominator')]
  })
}

// The most that the standard's own interface for programs takes.
const MOST_NAME_LETTERS = 50
const MOST_LABEL_LETTERS = 80

const titleOf = ({ title, agency }: PublishedFigure): string =>
  agency !== undefined && title.endsWith(`: ${agency}`) ? title.slice(0, -`: ${agency}`.length) : title
