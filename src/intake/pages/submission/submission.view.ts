import type { Catalogue } from '#indicators'
import { momentInWords } from '#platform/day.ts'
import { sizeInWords } from '#platform/files/file.ts'
import { thousands } from '#platform/thousands.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { type Agreement, asksSecondPerson } from '../../agreement.ts'
import {
  changesUrl,
  intakeUrl,
  issuesCsvUrl,
  refuseUrl,
  submissionUrl,
  submittedFileUrl,
  templateUrl,
  withdrawUrl,
} from '../../intake.urls.ts'
import type { Issue, Severity } from '../../issue.ts'
import type { ListedChange } from '../../preview.store.ts'
import type { Foreseen } from '../../preview-submission.ts'
import { isUnread, type Submission, UNKNOWN_FORMAT } from '../../submission.ts'
import type { ReadingProgress } from '../../submission-reading.store.ts'
import { changeTable } from '../change-table.view.ts'
import { stateTag } from '../state-tag.ts'
import { acceptForm, reasonForm } from './accept.view.ts'
import { issuesByRule } from './by-rule.view.ts'
import { issueTable } from './issue-table.view.ts'
import { previewSection, SHOWN_CHANGES } from './preview.view.ts'
import { progressView } from './progress.view.ts'

export interface SubmissionPage {
  readonly submission: Submission & { readonly issues: readonly Issue[] }
  readonly formatTitle: string | undefined
  /** Faults of a return about children are told rule by rule, all others row by row. */
  readonly rowsAre: 'rows' | 'children' | 'records'
  readonly hasTemplate: boolean
  /** What accepting it would change; undefined unless it waits */
  readonly foreseen: Foreseen | undefined
  /** Figures that it changed or would change: the first of them */
  readonly changes: readonly ListedChange[]
  /** How many of its figures have another value by now */
  readonly changedSince: number
  readonly catalogue: Catalogue
  readonly form: FormState
  readonly isOwn: boolean
  readonly mayAccept: boolean
  readonly mayApprove: boolean
  /** The line that its figures fall under. */
  readonly agreement: Agreement | undefined
  readonly mayWithdraw: boolean
  /** Where its figures are shown, once they count. */
  readonly figures: { readonly href: string; readonly text: string } | undefined
  /** How far the worker has come with it. */
  readonly progress: ReadingProgress | undefined
}

export function submissionView(page: SubmissionPage): SafeHtml {
  const { submission, formatTitle, rowsAre } = page
  return html`${errorSummary(page.form)}${pageHeading({
    context: contextOf(page),
    title: submission.fileName,
    below: stateTag(submission.state),
    aside: html`<a class="govuk-link" href="${submittedFileUrl(submission.id)}">Download the file as it was sent</a>`,
  })}
${isUnread(submission) ? progressView({ submission, progress: page.progress, rowsAre }) : whatItTurnedOut(page)}
${sectionHeading({ text: 'About this file', id: 'about' })}
<dl class="kith-definition"><dt>Sent</dt><dd>${submission.sentByName}, ${momentInWords(submission.sentAt)}</dd>
${!isUnread(submission) && submission.decidedAt && html`<dt>${submission.state === 'rejected' ? 'Refused' : 'Accepted'}</dt><dd>${submission.decidedByName}, ${momentInWords(submission.decidedAt)}</dd>`}
${submission.withdrawn && html`<dt>Withdrawn</dt><dd>${submission.withdrawn.byName}, ${momentInWords(submission.withdrawn.at)}: ${submission.withdrawn.reason}</dd>`}
<dt>Size</dt><dd>${!isUnread(submission) && html`${thousands(submission.rowCount)} ${rowsAre}, `}${sizeInWords(submission.byteCount)}</dd>
${submission.format !== UNKNOWN_FORMAT && html`<dt>What</dt><dd>${formatTitle ?? submission.format}</dd>`}
<dt>Fingerprint (SHA-256)</dt><dd><code>${submission.contentHash.toString('hex')}</code></dd></dl>`
}

function contextOf({ submission, formatTitle }: SubmissionPage): string {
  if (formatTitle === undefined) return isUnread(submission) ? 'A file' : 'A file that was not recognised'
  return submission.period === '' ? formatTitle : `${formatTitle}, ${submission.period}`
}

function whatItTurnedOut(page: SubmissionPage): SafeHtml {
  const { submission, rowsAre, figures } = page
  const { issues, state, sameAsId } = submission
  return html`<p class="kith-prose">${outcome(submission, rowsAre)}</p>
${state === 'waiting' && whatWaits(page)}
${state === 'accepted' && afterApproval(page)}
${figures && html`<p><a class="govuk-link" href="${figures.href}">${figures.text}</a></p>`}
${page.mayWithdraw && html`<p><a class="govuk-link" href="${withdrawUrl(submission.id)}">Withdraw this file</a></p>`}
${sameAsId !== undefined && html`<p><a class="govuk-link" href="${submissionUrl(sameAsId)}">See the file as it was taken in before</a></p>`}
${isToBeMended(submission) && html`<p><a class="govuk-link" href="${intakeUrl()}">Send the corrected file</a>${page.hasTemplate && html` or <a class="govuk-link" href="${templateUrl(submission.format)}">download the template</a>`}</p>`}
${sectionHeading({ text: 'What was found', id: 'issues', count: counts(issues), aside: issues.length > 0 && html`<a class="govuk-link" href="${issuesCsvUrl(submission.id)}">Download as CSV</a>` })}
${issues.length === 0 ? html`<p>Nothing: the file was read as it stands.</p>` : rowsAre === 'children' ? issuesByRule(issues) : issueTable(issues)}`
}

const isToBeMended = ({ state, sameAsId }: Submission): boolean =>
  state === 'withdrawn' || (state === 'rejected' && sameAsId === undefined)

function whatWaits(page: SubmissionPage): HtmlPart {
  const { submission, foreseen, mayAccept, isOwn, form, catalogue, changes } = page
  const reason = submission.correctionReason
  const state = form.values['reason'] === undefined && reason !== undefined ? { ...form, values: { reason } } : form
  return html`${asksSecondPerson(page.agreement) && html`<p>${secondPerson(page.agreement)}</p>`}
${foreseen && previewSection({ id: submission.id, catalogue, foreseen, changes })}
${!mayAccept && reason !== undefined && html`<p><b>Why approved figures change:</b> ${reason}</p>`}
${foreseen && 'preview' in foreseen && mayAccept && acceptForm({ submission, seen: foreseen.preview.digest, form: state })}
${foreseen && 'fault' in foreseen && page.mayApprove && html`<p><a class="govuk-link" href="${refuseUrl(submission.id)}">Refuse this file</a></p>`}
${isOwn && !mayAccept && (submission.changes?.changed ?? 0) > 0 && reasonForm({ submission, form: state })}`
}

/** What is approved is locked: what it changed itself, and what was changed of it since, is counted. */
function afterApproval({ submission, changes, changedSince, catalogue }: SubmissionPage): HtmlPart {
  const changed = submission.changes?.changed ?? 0
  return html`${changedSince > 0 && html`<p>${changedSince === 1 ? '1 of its figures has' : `${thousands(changedSince)} of its figures have`} another value since: a later file changed ${changedSince === 1 ? 'it' : 'them'}, or counts no longer.</p>`}
${changed > 0 && html`${sectionHeading({ text: 'What it changed after approval', id: 'changes-head', count: thousands(changed) })}<p><b>Why:</b> ${submission.correctionReason}</p>`}
${changed > 0 && changes.length <= SHOWN_CHANGES && changeTable({ caption: 'Each approved figure that it changed', catalogue, changes, isDone: true })}
${changed > 0 && changes.length > SHOWN_CHANGES && html`<p><a class="govuk-link" href="${changesUrl(submission.id)}">See all ${thousands(changed)} one by one</a></p>`}`
}

const secondPerson = (agreement: Agreement | undefined): string =>
  `The agreement on these files${agreement?.reference ? ` (${agreement.reference})` : ''} asks for a second person: whoever sent a file may not accept it.`

function outcome(
  { state, rowCount, issues, sameAsId, withdrawn, refusedBecause, decidedByName }: SubmissionPage['submission'],
  rows: SubmissionPage['rowsAre'],
): string {
  if (sameAsId !== undefined)
    return 'Nothing of this file was taken in: it is the same, byte for byte, as one that was.'
  const faults = issues.filter(issue => issue.severity === 'error').length
  switch (state) {
    case 'arrived':
    case 'reading':
      return 'Nothing is known of this file yet.'
    case 'accepted':
      return `All ${rowCount} ${rows} were accepted, and their figures count.`
    case 'waiting':
      return `All ${rowCount} ${rows} are in order. Their figures count once they are accepted.`
    case 'withdrawn':
      return `It was withdrawn by ${withdrawn?.byName}: ${withdrawn?.reason} Nothing that it said counts any more.`
    case 'rejected':
      if (refusedBecause !== undefined) return `It was refused by ${decidedByName}: ${refusedBecause}`
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
