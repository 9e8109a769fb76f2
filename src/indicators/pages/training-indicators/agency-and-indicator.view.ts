import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { AUDIENCES, type TrainingIndicator } from '../../catalogue/training.ts'
import { formatShort } from '../../exact.ts'
import { agencyIndicatorsUrl, indicatorUrl, trainingIndicatorsUrl } from '../../indicators.urls.ts'
import type { KpiMatrix, MatrixColumn, MatrixRow } from '../../kpi-matrix.ts'
import { periodInWords } from '../../period.ts'
import { figureList } from './figure-list.view.ts'

export interface AgencyPage {
  readonly matrix: KpiMatrix
  readonly row: MatrixRow
  readonly notes: readonly string[]
}

export function agencyIndicatorsView({ matrix, row, notes }: AgencyPage): SafeHtml {
  const { agency, figures, metCount, ratedCount } = row
  return html`${pageHeading({
    context: `Training indicators, ${periodInWords(matrix.period)}`,
    title: agency.name,
    below: html`Met ${metCount} of ${ratedCount} targets`,
  })}
${
  figures
    ? figureList({
        id: 'figures',
        caption: 'Each indicator against its target',
        figures,
        first: {
          head: 'Indicator',
          cell: ({ indicator }) =>
            html`<a class="govuk-link" href="${indicatorUrl(indicator.number, matrix.period.name)}">${indicator.number} ${indicator.title}</a>`,
        },
      })
    : html`<p>Nothing was received from this agency for this period.</p>`
}
${noteList(notes)}${backToMatrix(matrix)}`
}

export interface IndicatorPage {
  readonly matrix: KpiMatrix
  readonly column: MatrixColumn
  readonly notes: readonly string[]
}

export function indicatorView({ matrix, column, notes }: IndicatorPage): SafeHtml {
  const { indicator, target, metCount, ratedCount, weighted } = column
  const figures = matrix.rows.flatMap(row => row.figures?.find(figure => figure.indicator === indicator) ?? [])
  return html`${pageHeading({
    context: `Training indicator ${indicator.number}, ${periodInWords(matrix.period)}`,
    title: `${indicator.title}`,
    below: html`${AUDIENCES[indicator.audience]}, ${indicator.relevantStaff}. ${target ? html`Target ${formatShort(target, 1)}%` : 'No target'}. Met by ${metCount} of ${ratedCount} agencies with a number.`,
  })}
<p>${weighted ? html`All agencies together, weighted by staff: ${formatShort(weighted, 1)}%.` : 'All agencies together cannot be given, weighted by staff: no denominators were supplied.'}</p>
${figureList({
  id: 'figures',
  caption: 'Each agency against the target',
  figures,
  first: {
    head: 'Agency',
    cell: ({ agency }) =>
      html`<a class="govuk-link" href="${agencyIndicatorsUrl(agency.id, matrix.period.name)}">${agency.name}</a>`,
  },
})}
${noteList(notes)}${backToMatrix(matrix)}`
}

const noteList = (notes: readonly string[]): SafeHtml =>
  notes.length === 0
    ? html``
    : html`${sectionHeading({ text: 'Read with care', id: 'care' })}<ul class="kith-square-list">${notes.map(note => html`<li>${note}</li>`)}</ul>`

const backToMatrix = (matrix: KpiMatrix): SafeHtml =>
  html`<p><a class="govuk-link" href="${trainingIndicatorsUrl({ period: matrix.period.name })}">All agencies and indicators</a></p>`

export const indicatorTitle = ({ number, title }: TrainingIndicator): string => `${number} ${title}`
