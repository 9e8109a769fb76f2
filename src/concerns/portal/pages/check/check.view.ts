import { govuk } from '#platform/ui/design-system.ts'
import { button, postForm } from '#platform/ui/form.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { raiseCheckUrl, raiseQuestionUrl, raiseSaveUrl } from '../../../concerns.urls.ts'
import type { Door } from '../../door.ts'
import { doorway } from '../doorway.view.ts'

export interface CheckRow {
  readonly question: string
  readonly ask: string
  readonly lines: readonly string[]
  readonly hasFault: boolean
}

export interface CheckView {
  readonly door: Door
  readonly draftId: string
  /** whoever has signed in and sends it in their own name */
  readonly name: string | undefined
  readonly rows: readonly CheckRow[]
  readonly backUrl: string
  readonly maySave: boolean
}

/** Everything that will be sent, each with a way to change it. */
export const checkPage = ({ door, draftId, name, rows, backUrl, maySave }: CheckView): PageContent => ({
  title: 'Check your answers',
  doorway: doorway(door.name, door.slug),
  backLink: { text: 'Back', href: backUrl },
  body: html`<h1 class="govuk-heading-l">Check your answers, then send them</h1>
${name !== undefined && html`<p class="govuk-body">You send this as ${name}.</p>`}
${govuk('summary-list', { rows: rows.map(row => summaryRow(door, row)) })}
${postForm({
  action: raiseCheckUrl(door.slug),
  body: html`<input type="hidden" name="draft" value="${draftId}">${button({ text: `Send to ${door.name}` })}`,
})}
${maySave && html`<p class="kith-doorway-save"><a class="govuk-link" href="${raiseSaveUrl(door.slug)}">Save and come back later</a></p>`}`,
})

const summaryRow = ({ slug }: Door, { question, ask, lines, hasFault }: CheckRow) => ({
  key: { text: ask },
  value: { html: answerIn(lines, hasFault) },
  actions: {
    items: [
      {
        href: raiseQuestionUrl(slug, question, { isChange: true, isAgain: hasFault }),
        text: lines.length === 0 ? 'Answer' : 'Change',
        visuallyHiddenText: ask,
      },
    ],
  },
})

function answerIn(lines: readonly string[], hasFault: boolean): SafeHtml {
  if (hasFault) return html`<p class="govuk-error-message">Answer this before you send</p>`
  if (lines.length === 0) return html`<span class="kith-reference">Left out</span>`
  return html`${lines.map(line => html`<p class="kith-doorway-answer">${line}</p>`)}`
}
