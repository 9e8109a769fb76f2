import { civilDay, dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { pagination } from '#platform/ui/pagination.ts'
import { ABOUT } from '../../../codes.ts'
import { raisedOneUrl, raisedUrl } from '../../../concerns.urls.ts'
import type { Told } from '../../feedback.ts'
import type { Raised } from '../../raised.store.ts'

export interface RaisedView {
  readonly raised: readonly Raised[]
  readonly told: readonly Told[]
  /** all that the reader raised */
  readonly total: number
  readonly isFirst: boolean
  readonly hasMore: boolean
  readonly raiseUrl: string
}

/** Where a concern is raised, and what became of those that the reader raised. */
export const raisedPage = ({ raised, told, total, isFirst, hasMore, raiseUrl }: RaisedView): PageContent => ({
  title: 'Raise a concern',
  section: 'raise',
  body: html`${pageHeading({ title: 'Raise a concern' })}
<p class="govuk-body kith-prose">If somebody is in danger now, call 999. Otherwise tell us: you do not need proof.</p>
${linkButton('Raise a concern', raiseUrl)}
${sectionHeading({ text: 'What you have raised', count: total > 0 && String(total) })}
${
  raised.length === 0
    ? emptyState({
        why: isFirst ? 'You have raised nothing while signed in.' : 'You raised nothing before that.',
        next: 'What you raise stands here, with what you were told.',
      })
    : html`${dataTable({
        id: 'raised',
        caption: 'What you have raised',
        isCaptionHidden: true,
        isStacked: true,
        columns: [
          {
            head: 'Reference',
            isRowHead: true,
            cell: row => html`<a class="govuk-link" href="${raisedOneUrl(row.reference)}">${row.reference}</a>`,
          },
          { head: 'About', cell: row => ABOUT[row.about] },
          { head: 'Sent', stackedLabel: 'sent', isBeside: true, cell: row => dayInWords(civilDay(row.receivedAt)) },
          { head: 'What you said', cell: row => row.inBrief },
          {
            head: 'What you were told',
            stackedLabel: 'Told',
            cell: row => latest(told.filter(each => each.reference === row.reference)),
          },
        ],
        rows: raised,
      })}${pagination({
        summary: isFirst && !hasMore ? `All ${total} shown.` : `${raised.length} shown of ${total}.`,
        previousHref: isFirst ? undefined : raisedUrl(),
        nextHref: hasMore ? raisedUrl(raised.at(-1)?.reference) : undefined,
      })}`
}`,
})

function latest(told: readonly Told[]): SafeHtml {
  const given = told.filter(each => each.givenOn !== undefined).at(-1)
  if (!given?.givenOn) return html`Nothing yet`
  const what = { receipt: 'Received', decision: 'The decision', outcome: 'How it ended' }[given.kind]
  return html`${what}, ${dayInWords(given.givenOn)}`
}
