import { scrollRegion } from '#platform/ui/data-table.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { matrixCellContent } from '#platform/ui/matrix-cell.ts'
import { shape } from '#platform/ui/shape.ts'
import { AUDIENCES } from '../../catalogue/training.ts'
import { formatShort } from '../../exact.ts'
import { agencyIndicatorsUrl, indicatorUrl } from '../../indicators.urls.ts'
import { type KpiMatrix, type MatrixColumn, type MatrixFigure, type MatrixRow, printedShare } from '../../kpi-matrix.ts'
import { cellName, matrixStateOf } from './matrix-state.ts'

export interface MatrixTable {
  readonly matrix: KpiMatrix
  /** Undefined for the period that the page shows anyway. */
  readonly period: string | undefined
  readonly cellHref: (cell: string) => string
  /** Cells with a heavy edge: the one that is opened, or those that another basis changes. */
  readonly marked: ReadonlySet<string>
}

interface Group {
  readonly title: string
  readonly columns: readonly MatrixColumn[]
}

const groupsOf = (matrix: KpiMatrix): Group[] =>
  [...Map.groupBy(matrix.columns, column => column.indicator.audience)].map(([audience, columns]) => ({
    title: AUDIENCES[audience],
    columns,
  }))

export function matrixTable({ matrix, period, cellHref, marked }: MatrixTable): SafeHtml {
  const groups = groupsOf(matrix)
  const firsts = new Set(groups.map(group => group.columns[0]?.indicator.number))
  const gap = (column: MatrixColumn): HtmlPart =>
    firsts.has(column.indicator.number) && html` class="kith-matrix__first"`
  const markup = html`<table class="kith-matrix kith-kpi">
<caption id="matrix-caption" class="govuk-visually-hidden">Training indicators by agency: per cent of relevant staff who are up to date, against the target</caption>
<colgroup><col></colgroup>${groups.map(group => html`<colgroup span="${group.columns.length}"></colgroup>`)}<colgroup><col></colgroup>
<thead><tr class="kith-kpi__groups"><td></td>${groups.map(group => html`<th scope="colgroup" colspan="${group.columns.length}" class="kith-matrix__first"><b>${group.title}</b></th>`)}<td></td></tr>
<tr><th scope="col">Agency</th>${matrix.columns.map(
    column =>
      html`<th scope="col"${gap(column)}><a class="govuk-link" href="${indicatorUrl(column.indicator.number, period)}"><b>${column.indicator.number}</b></a><span class="kith-kpi__title">${column.indicator.shortTitle}</span><span class="kith-kpi__target">${column.target ? html`<span class="govuk-visually-hidden">target </span>${formatShort(column.target, 1)}%` : 'none'}</span></th>`,
  )}<th scope="col" class="kith-numeric">Targets met</th></tr></thead>
<tbody>${matrix.rows.map(row => bodyRow(row, matrix.columns.length))}</tbody>
<tfoot><tr><th scope="row">Agencies that met it</th>${matrix.columns.map(column => html`<td${gap(column)}>${column.metCount}/${column.ratedCount}</td>`)}<td></td></tr>
${weightedRow(matrix, gap)}</tfoot>
</table>`
  return scrollRegion('matrix-caption', markup)

  function bodyRow(row: MatrixRow, width: number): SafeHtml {
    const head = html`<th scope="row"><a class="govuk-link" href="${agencyIndicatorsUrl(row.agency.id, period)}">${row.agency.name}</a></th>`
    if (!row.figures)
      return html`<tr>${head}<td class="kith-matrix__not-sent" colspan="${width}">${shape('late')} <b>Not sent.</b> Nothing was received for this period.</td><td class="kith-numeric">none</td></tr>
`
    return html`<tr>${head}${row.figures.map(figureCell)}<td class="kith-numeric">${row.metCount} of ${row.ratedCount}</td></tr>
`
  }

  function figureCell(figure: MatrixFigure): SafeHtml {
    const state = matrixStateOf(figure)
    const name = cellName(figure)
    const text = figure.observed.state === 'value' ? printedShare(figure.observed, figure.rated) : undefined
    const content = matrixCellContent({ state, text, href: state === 'not-applicable' ? undefined : cellHref(name) })
    const classes = `kith-cell kith-cell--${state}${marked.has(name) ? ' kith-cell--selected' : ''}${firsts.has(figure.indicator.number) ? ' kith-matrix__first' : ''}`
    return html`<td class="${classes}">${content}</td>`
  }
}

function weightedRow(matrix: KpiMatrix, gap: (column: MatrixColumn) => HtmlPart): SafeHtml {
  const head = html`<th scope="row">All, weighted by staff</th>`
  if (matrix.columns.every(column => column.weighted === undefined))
    return html`<tr>${head}<td class="kith-kpi__no-weights" colspan="${matrix.columns.length}">Cannot be given: no denominators were supplied.</td><td></td></tr>`
  return html`<tr>${head}${matrix.columns.map(
    column =>
      html`<td${gap(column)}>${column.weighted ? html`<b>${formatShort(column.weighted, 0)}</b>` : html`<span aria-hidden="true">–</span><span class="govuk-visually-hidden">denominators missing</span>`}</td>`,
  )}<td></td></tr>`
}
