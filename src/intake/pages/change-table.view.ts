import { areaName, type Catalogue, measureUrl } from '#indicators'
import { dataTable } from '#platform/ui/data-table.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import type { ListedChange } from '../preview.store.ts'

export interface ChangeTable {
  readonly caption: string
  readonly catalogue: Catalogue
  readonly changes: readonly ListedChange[]
  /** It was accepted: what it became, not what it would become. */
  readonly isDone: boolean
}

/** Figure by figure: what it is now and what it would be. */
export const changeTable = ({ caption, catalogue, changes, isDone }: ChangeTable): SafeHtml =>
  dataTable<ListedChange>({
    id: 'changes',
    caption,
    isCaptionHidden: true,
    isStacked: true,
    rows: changes,
    columns: [
      {
        head: 'Measure',
        cell: ({ measureCode, period }) =>
          html`<a class="govuk-link" href="${measureUrl(measureCode, { period })}">${catalogue.find(measureCode)?.title ?? measureCode}</a>`,
      },
      { head: 'Of what', stackedLabel: 'Of what', cell: change => placeInWords(change) },
      { head: 'Period', stackedLabel: 'Period', cell: ({ period }) => period },
      {
        head: isDone ? 'Was' : 'Is',
        stackedLabel: isDone ? 'Was' : 'Is',
        cell: ({ was }) => was ?? tag({ tone: 'neutral', text: 'New' }),
      },
      {
        head: isDone ? 'Became' : 'Would be',
        stackedLabel: isDone ? 'Became' : 'Would be',
        cell: ({ becomes }) => html`<b>${becomes}</b>`,
      },
    ],
  })

/** "Constabulary", "age 18-64", "the whole area". */
export function placeInWords({ agencyName, area, breakdown }: ListedChange): string {
  const parts = [
    ...(agencyName === undefined ? [] : [agencyName]),
    ...(area === '' ? [] : [area === 'force' ? 'the whole force' : areaName(area)]),
    ...(breakdown === '' ? [] : [breakdown.replace('=', ' ')]),
  ]
  return parts.length === 0 ? 'the whole area' : parts.join(', ')
}
