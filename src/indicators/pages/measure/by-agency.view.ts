import { dataTable } from '#platform/ui/data-table.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { indicatorUrl, measureUrl } from '../../indicators.urls.ts'
import type { Measure } from '../../measure.ts'
import type { SeriesPoint } from '../../measure-series.ts'
import { type Period, periodInWords } from '../../period.ts'
import { valueInWords } from '../../value.ts'

export interface AgencyFigure {
  readonly agencyId: string
  readonly name: string
  readonly point: SeriesPoint
}

const KPI = 'training.kpi.'

/** For a measure that each agency returns; the training indicators have a page of their own. */
export function figuresByAgency(measure: Measure, period: Period, figures: readonly AgencyFigure[]): SafeHtml {
  if (measure.code.startsWith(KPI))
    return emptyState({
      why: 'This measure has one figure for each agency.',
      next: html`<a class="govuk-link" href="${indicatorUrl(measure.code.replace(KPI, ''), period.name)}">See them all</a>`,
    })
  const words = { percent: measure.form === 'percentage', decimals: measure.decimals }
  return dataTable<AgencyFigure>({
    id: 'figures-by-agency',
    caption: `One figure for each agency, ${periodInWords(period)}`,
    isStacked: true,
    rows: figures,
    columns: [
      {
        head: 'Agency',
        cell: ({ agencyId, name, point }) =>
          html`<a class="govuk-link" href="${measureUrl(measure.code, { period: point.period.name, area: agencyId })}">${name}</a>`,
      },
      { head: 'Figure', isNumeric: true, cell: ({ point }) => valueInWords(point.observed, words) },
    ],
  })
}
