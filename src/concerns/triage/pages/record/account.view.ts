import { weekdayInWords } from '#platform/day.ts'
import { fileWarning, mayBeOpened, type StoredFile, sizeInWords } from '#platform/files/file.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Case } from '../../../case/case.ts'
import { recordFrame } from '../../../case/record-frame.view.ts'
import { CHANNELS } from '../../../codes.ts'
import { concernFileUrl } from '../../../concerns.urls.ts'
import { printAnswers } from '../../../portal/print-answers.ts'
import type { CaseAccount } from '../../account.store.ts'

/** Each question that was asked with what was answered: never altered. */
export function accountPage(found: Case, today: Temporal.PlainDate, { answers, files }: CaseAccount): PageContent {
  const rows = printAnswers(found.about, answers)
  return recordFrame(found, today, 'account', {
    body: html`${sectionHeading({ text: 'What was sent, as it was sent', id: 'sent' })}
<p class="govuk-body">${CHANNELS[found.channel]}, on ${weekdayInWords(found.receivedOn)}. It is never altered: what is learnt later stands in the notes.</p>
${
  rows.length === 0
    ? emptyState({ why: 'No questions were answered beside what is in brief above.' })
    : govuk('summary-list', {
        rows: rows.map(({ ask, lines }) => ({ key: { text: ask }, value: { html: linesOf(lines) } })),
      })
}
${files.length > 0 && html`${sectionHeading({ text: 'What came with it', id: 'files', count: files.length })}<ul class="kith-plain-list">${files.map(file => fileLine(found.reference, file))}</ul>`}`,
  })
}

const linesOf = (lines: readonly string[]): SafeHtml =>
  html`${lines.map(line => html`<p class="kith-lines">${line}</p>`)}`

function fileLine(reference: string, file: StoredFile): SafeHtml {
  const warning = fileWarning(file.state)
  const name = mayBeOpened(file.state)
    ? html`<a class="govuk-link" href="${concernFileUrl(reference, file.fileId)}">${file.name}</a>`
    : html`<b>${file.name}</b>`
  return html`<li>${name}, ${sizeInWords(file.size)}${warning !== undefined && html`<br><span class="kith-muted">${warning}</span>`}</li>`
}
