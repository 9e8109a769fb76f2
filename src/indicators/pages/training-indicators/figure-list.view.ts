import { type Column, dataTable } from '#platform/ui/data-table.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import { formatShort } from '../../exact.ts'
import { measureUrl } from '../../indicators.urls.ts'
import type { MatrixFigure } from '../../kpi-matrix.ts'
import { valueInWords } from '../../value.ts'
import { RATING_TAGS } from './opened-cell.view.ts'

export interface FigureList {
  readonly id: string
  readonly caption: string
  readonly figures: readonly MatrixFigure[]
  /** The column that names each row. */
  readonly first: Column<MatrixFigure>
}

/** One agency's figures, or one indicator's: the same facts as the cells of the table, in words. */
export const figureList = ({ id, caption, figures, first }: FigureList): SafeHtml =>
  dataTable({
    id,
    caption,
    isStacked: true,
    rows: figures,
    columns: [
      first,
      {
        head: 'Figure',
        cell: figure =>
          html`<a class="kith-figure" href="${measureUrl(figure.indicator.code, { period: figure.observation?.period.name, area: figure.agency.id })}">${valueInWords(figure.observed, { percent: true, decimals: 1 })}</a>`,
      },
      { head: 'Target', isNumeric: true, cell: ({ target }) => (target ? `${formatShort(target, 1)}%` : 'none') },
      {
        head: 'Against the target',
        cell: ({ rated }) =>
          rated.rating
            ? html`${tag(RATING_TAGS[rated.rating])} ${rated.why}`
            : html`<span class="kith-context">${rated.why}</span>`,
      },
    ],
  })
