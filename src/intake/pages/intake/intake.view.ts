import { momentInWords } from '#platform/day.ts'
import { thousands } from '#platform/thousands.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { fileField, textField } from '#platform/ui/fields.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { type FileFormat, hasTemplate } from '../../format.ts'
import { agreementsUrl, intakeUrl, submissionUrl, templateUrl } from '../../intake.urls.ts'
import { isUnread, type Submission } from '../../submission.ts'
import { stateTag } from '../state-tag.ts'

export interface IntakePage {
  readonly form: FormState
  readonly formats: readonly FileFormat[]
  readonly submissions: readonly Submission[]
  /** By submission: how many of its figures have another value by now */
  readonly changedSince: ReadonlyMap<string, number>
  /** Told to those whose figures wait to be approved, and whose rows must be of one agency. */
  readonly ownAgencyName: string | undefined
  readonly maySetAgreements: boolean
}

export const DETECT = 'detect'

export function intakeView(page: IntakePage): SafeHtml {
  const { form, formats, submissions, ownAgencyName, maySetAgreements } = page
  return html`${hasErrors(form) && errorSummary(form)}
${pageHeading({
  context: 'Figures',
  title: 'Send figures',
  aside: maySetAgreements && html`<a class="govuk-link" href="${agreementsUrl()}">Who accepts files</a>`,
})}
<p class="kith-prose">A file is read whole or not at all. If anything is wrong with it you see every fault, with its row and what is accepted, and nothing changes.${
    ownAgencyName !== undefined &&
    html` You may send figures of ${ownAgencyName}; they count once the partnership has approved them.`
  }</p>
<form method="post" action="${intakeUrl()}" enctype="multipart/form-data" novalidate data-upload-progress>
${fileField(form, { name: 'file', label: 'The file', hint: 'A CSV file or an Excel workbook of at most 20 MB, the XML file of a census, the XML file or zipped tables of the looked-after return, or the zipped tables of the police’s records', accept: '.csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,.xml,text/xml,.zip,application/zip' })}
${radiosField(form, {
  name: 'format',
  label: 'What is in it',
  choices: [
    { value: DETECT, text: 'Find out from how it begins' },
    ...formats.map(format => ({
      value: format.name,
      text: format.title,
      hint: html`${format.about}${hasTemplate(format) && html` <a class="govuk-link" href="${templateUrl(format.name)}">Download a template<span class="govuk-visually-hidden"> for ${format.title}</span></a>`}`,
    })),
  ],
})}
${textField(form, {
  name: 'period',
  label: 'The period it is about',
  hint: 'Such as 2023-24, 2023-24-Q3 or 12m-to-2024-03; of Annex A lists the day, 2024-03-31. Leave it empty if each row says its own, or to correct the period last held.',
  width: 20,
})}
<button type="submit" class="govuk-button" data-module="govuk-button">Send the file</button>
</form>
${sectionHeading({ text: 'Files that were sent', id: 'history' })}
${submissions.length === 0 ? emptyState({ why: 'No file has been sent yet.' }) : history(page)}`
}

function history({ submissions, formats, changedSince }: IntakePage): SafeHtml {
  const titles = new Map(formats.map(format => [format.name, format.title]))
  return dataTable({
    id: 'files',
    caption: 'Files that were sent, newest first',
    isCaptionHidden: true,
    isStacked: true,
    rows: submissions,
    columns: [
      { head: 'File', cell: row => html`<a class="govuk-link" href="${submissionUrl(row.id)}">${row.fileName}</a>` },
      {
        head: 'What',
        cell: row =>
          html`${titles.get(row.format) ?? (isUnread(row) ? 'Not known yet' : 'Not recognised')}${row.period === '' ? '' : `, ${row.period}`}`,
      },
      { head: 'Outcome', cell: row => stateTag(row.state) },
      {
        head: 'Rows',
        isNumeric: true,
        stackedLabel: 'Rows',
        cell: row => (isUnread(row) ? '' : thousands(row.rowCount)),
      },
      {
        head: 'Changed after approval',
        stackedLabel: 'Changed after approval',
        cell: row => changesInWords(row, changedSince.get(row.id) ?? 0),
      },
      { head: 'Sent', cell: row => html`${row.sentByName}, ${momentInWords(row.sentAt)}` },
      {
        head: 'Fingerprint',
        stackedLabel: 'Fingerprint',
        cell: row => html`<code>${row.contentHash.toString('hex').slice(0, 12)}</code>`,
      },
    ],
  })
}

/** What an accepted file changed that was approved, and what was changed of it since. */
function changesInWords({ state, changes }: Submission, since: number): string {
  if (state !== 'accepted') return ''
  const parts = [
    ...(changes && changes.changed > 0 ? [`${thousands(changes.changed)} by it`] : []),
    ...(since > 0 ? [`${thousands(since)} of it since`] : []),
  ]
  return parts.join(', ') || 'Nothing'
}
