import type { Catalogue } from '#indicators'
import { momentInWords } from '#platform/day.ts'
import { thousands } from '#platform/thousands.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { changesCsvUrl, changesUrl } from '../../intake.urls.ts'
import type { ListedChange } from '../../preview.store.ts'
import type { ChangeCounts, MeasureChanges, Preview } from '../../preview.ts'
import type { Foreseen } from '../../preview-submission.ts'
import { changeTable } from '../change-table.view.ts'

/** So many changes are shown one by one; more are summed up by measure. */
export const SHOWN_CHANGES = 25

export interface PreviewPart {
  readonly id: string
  readonly catalogue: Catalogue
  readonly foreseen: Foreseen
  /** The first of them, at most one more than are shown */
  readonly changes: readonly ListedChange[]
}

/** What accepting a file would change, before anybody does. */
export function previewSection(part: PreviewPart): SafeHtml {
  const { foreseen } = part
  if ('fault' in foreseen)
    return html`${sectionHeading({ text: 'What would change', id: 'changes-head' })}
<p>It can no longer be accepted: ${foreseen.fault} Agencies, definitions or rules have changed since it was read.</p>`
  const { preview } = foreseen
  const counts = countsOf(preview.measures)
  return html`${sectionHeading({ text: 'What would change', id: 'changes-head', count: countsInWords(counts) })}
<p class="kith-prose">${summary(counts)}</p>
${counts.added + counts.changed > 0 && changesOf(part, preview, counts)}
<p class="kith-context">Worked out ${momentInWords(preview.madeAt)}${foreseen.isOld && '. Other figures were accepted since: it is worked out again before it is accepted'}.</p>`
}

function changesOf({ id, catalogue, changes }: PreviewPart, { measures }: Preview, counts: ChangeCounts): HtmlPart {
  if (changes.length <= SHOWN_CHANGES)
    return changeTable({ caption: 'Each figure that would change', catalogue, changes, isDone: false })
  const total = thousands(counts.added + counts.changed)
  return html`${byMeasure(id, catalogue, measures)}
<p><a class="govuk-link" href="${changesUrl(id)}">See all ${total} one by one</a> or <a class="govuk-link" href="${changesCsvUrl(id)}">download them as CSV</a>.</p>`
}

const byMeasure = (id: string, catalogue: Catalogue, measures: readonly MeasureChanges[]): SafeHtml =>
  dataTable<MeasureChanges>({
    id: 'changes-by-measure',
    caption: 'What would change, measure by measure',
    isCaptionHidden: true,
    isStacked: true,
    rows: measures.toSorted((a, b) => b.changed - a.changed || b.added - a.added),
    columns: [
      {
        head: 'Measure',
        cell: ({ code, added, changed }) => {
          const title = catalogue.find(code)?.title ?? code
          return added + changed === 0
            ? title
            : html`<a class="govuk-link" href="${changesUrl(id, { measure: code })}">${title}</a>`
        },
      },
      { head: 'Change', isNumeric: true, stackedLabel: 'Change', cell: ({ changed }) => thousands(changed) },
      { head: 'New', isNumeric: true, stackedLabel: 'New', cell: ({ added }) => thousands(added) },
      { head: 'As they are', isNumeric: true, stackedLabel: 'As they are', cell: ({ same }) => thousands(same) },
    ],
  })

const countsOf = (measures: readonly MeasureChanges[]): ChangeCounts => ({
  added: measures.reduce((sum, { added }) => sum + added, 0),
  changed: measures.reduce((sum, { changed }) => sum + changed, 0),
  same: measures.reduce((sum, { same }) => sum + same, 0),
})

const countsInWords = ({ added, changed }: ChangeCounts): string =>
  [...(changed > 0 ? [`${thousands(changed)} changed`] : []), ...(added > 0 ? [`${thousands(added)} new`] : [])].join(
    ', ',
  ) || 'nothing'

function summary({ added, changed, same }: ChangeCounts): string {
  const all = added + changed + same
  if (all === 0) return 'It holds no figure.'
  if (added + changed === 0) return `All ${thousands(all)} figures are held already, with the same values.`
  const parts = [
    ...(changed > 0
      ? [`${thousands(changed)} that ${changed === 1 ? 'was' : 'were'} approved would get another value`]
      : []),
    ...(added > 0 ? [`${thousands(added)} ${added === 1 ? 'is' : 'are'} new`] : []),
    ...(same > 0
      ? [`${thousands(same)} ${same === 1 ? 'stays' : 'stay'} as ${same === 1 ? 'it is' : 'they are'}`]
      : []),
  ]
  return `Of ${thousands(all)} ${all === 1 ? 'figure' : 'figures'} ${new Intl.ListFormat('en-GB').format(parts)}.`
}
