import { momentInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import { approveUrl, intakeUrl, issuesCsvUrl, submittedFileUrl, templateUrl, withdrawUrl } from '../../intake.urls.ts'
import type { Issue, Severity } from '../../issue.ts'
import type { Submission } from '../../submission.store.ts'
import { stateTag } from '../state-tag.ts'
import { issuesByRule } from './by-rule.view.ts'
import { SEVERITY_TAGS } from './severity-tags.ts'

export interface SubmissionPage {
  readonly submission: Submission & { readonly issues: readonly Issue[] }
  readonly formatTitle: string | undefined
  /** Its records are children, and its faults are told rule by rule. */
  readonly isDocument: boolean
  readonly mayApprove: boolean
  readonly mayWithdraw: boolean
  /** Where its figures are shown, once they count. */
  readonly figures: { readonly href: string; readonly text: string } | undefined
}

const SHOWN = 200

export function submissionView(page: SubmissionPage): SafeHtml {
  const { submission, formatTitle, isDocument, mayApprove, figures } = page
  const { issues, state } = submission
  return html`${pageHeading({
    context: formatTitle === undefined ? 'A file that was not recognised' : `${formatTitle}, ${submission.period}`,
    title: submission.fileName,
    below: stateTag(state),
    aside: html`<a class="govuk-link" href="${submittedFileUrl(submission.id)}">Download the file as it was sent</a>`,
  })}
<p class="kith-prose">${outcome(submission, isDocument ? 'children' : 'rows')}</p>
${state === 'waiting' && mayApprove && html`<form method="post" action="${approveUrl(submission.id)}"><button type="submit" class="govuk-button" data-module="govuk-button">Approve these figures</button></form>`}
${figures && html`<p><a class="govuk-link" href="${figures.href}">${figures.text}</a></p>`}
${page.mayWithdraw && html`<p><a class="govuk-link" href="${withdrawUrl(submission.id)}">Withdraw this file</a></p>`}
${(state === 'rejected' || state === 'withdrawn') && html`<p><a class="govuk-link" href="${intakeUrl()}">Send the corrected file</a>${formatTitle !== undefined && !isDocument && html` or <a class="govuk-link" href="${templateUrl(submission.format)}">download the template</a>`}</p>`}
${sectionHeading({ text: 'What was found', id: 'issues', count: counts(issues), aside: issues.length > 0 && html`<a class="govuk-link" href="${issuesCsvUrl(submission.id)}">Download as CSV</a>` })}
${issues.length === 0 ? html`<p>Nothing: the file was read as it stands.</p>` : isDocument ? issuesByRule(issues) : issueTable(issues)}
${sectionHeading({ text: 'About this file', id: 'about' })}
<dl class="kith-definition"><dt>Sent</dt><dd>${submission.sentByName}, ${momentInWords(submission.sentAt)}</dd>
${submission.decidedAt && html`<dt>Approved</dt><dd>${submission.decidedByName}, ${momentInWords(submission.decidedAt)}</dd>`}
${submission.withdrawn && html`<dt>Withdrawn</dt><dd>${submission.withdrawn.byName}, ${momentInWords(submission.withdrawn.at)}: ${submission.withdrawn.reason}</dd>`}
<dt>Size</dt><dd>${submission.rowCount} ${isDocument ? 'children' : 'rows'}, ${submission.byteCount} bytes</dd>
<dt>Fingerprint (SHA-256)</dt><dd><code>${submission.contentHash.toString('hex')}</code></dd></dl>`
}

function outcome(
  { state, rowCount, issues, withdrawn }: SubmissionPage['submission'],
  rows: 'children' | 'rows',
): string {
  const faults = issues.filter(issue => issue.severity === 'error').length
  switch (state) {
    case 'accepted':
      return `All ${rowCount} ${rows} were accepted, and their figures count.`
    case 'waiting':
      return `All ${rowCount} ${rows} are in order. Their figures count once the business manager has approved them.`
    case 'withdrawn':
      return `It was withdrawn by ${withdrawn?.byName}: ${withdrawn?.reason} Nothing that it said counts any more.`
    case 'rejected':
      return `Nothing of this file was taken in, because of ${faults === 1 ? '1 fault' : `${faults} faults`}. Put ${faults === 1 ? 'it' : 'them'} right in the file and send it again.`
  }
}

function counts(issues: readonly Issue[]): string {
  const words = (severity: Severity, one: string, many: string) => {
    const count = issues.filter(issue => issue.severity === severity).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  }
  return [
    ...words('error', 'fault', 'faults'),
    ...words('warning', 'warning', 'warnings'),
    ...words('note', 'note', 'notes'),
  ].join(', ')
}

function issueTable(issues: readonly Issue[]): SafeHtml {
  return html`${dataTable({
    id: 'issue-list',
    caption: 'What was found, by row',
    isCaptionHidden: true,
    isStacked: true,
    rows: issues.slice(0, SHOWN),
    columns: [
      {
        head: 'Row',
        isNumeric: true,
        stackedLabel: 'Row',
        cell: issue => (issue.row === null ? 'file' : String(issue.row)),
      },
      { head: 'Column', cell: issue => issue.field ?? '' },
      { head: 'Found', cell: issue => (issue.value === null ? '' : html`<q>${issue.value}</q>`) },
      {
        head: 'What is wrong and what is accepted',
        cell: issue => html`${tag(SEVERITY_TAGS[issue.severity])} ${issue.message}`,
      },
    ],
  })}${issues.length > SHOWN && html`<p>Showing ${SHOWN} of ${issues.length}. The CSV file has them all.</p>`}`
}
