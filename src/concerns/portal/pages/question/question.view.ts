import { errorSummary } from '#platform/ui/error-summary.ts'
import { fileField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Door } from '../../door.ts'
import type { DraftFile } from '../../draft.ts'
import { askOf, fieldsOf, hintOfQuestion, type Question, type Situation } from '../../question.ts'
import type { Registers } from '../../tidy-answers.ts'
import { doorway } from '../doorway.view.ts'
import { drawField } from './fields.view.ts'

export interface QuestionView {
  readonly door: Door
  readonly question: Question
  readonly situation: Situation
  readonly registers: Registers
  readonly errors: Readonly<Record<string, string>>
  readonly draftId: string
  readonly files: readonly DraftFile[]
  readonly number: number
  readonly count: number
  readonly action: string
  readonly backUrl: string
  readonly maySave: boolean
}

/** One page of the form: whatever it asks, drawn from the list of questions. */
export function questionPage(view: QuestionView): PageContent {
  const { door, question, situation } = view
  const ask = askOf(question, situation)
  const state: FormState = { values: situation.typed, errors: view.errors }
  return {
    title: ask,
    hasErrors: hasErrors(state),
    doorway: doorway(door.name, door.slug),
    backLink: { text: 'Back', href: view.backUrl },
    body: html`${errorSummary(state)}
<p class="kith-context">Question ${view.number} of ${view.count}</p>
${postForm({
  action: view.action,
  hasFiles: question.takesFiles,
  body: html`<input type="hidden" name="draft" value="${view.draftId}">
${fieldsIn(view, state, ask)}
${button({ text: 'Continue' })}
${view.maySave && html`<p class="kith-doorway-save"><button type="submit" name="save" value="yes" class="kith-link-button">Save and come back later</button></p>`}`,
})}`,
  }
}

function fieldsIn(view: QuestionView, state: FormState, ask: string): SafeHtml {
  const { question, situation, registers } = view
  const fields = fieldsOf(question, situation)
  const hint = hintOfQuestion(question, situation)
  const [only] = fields
  if (only && fields.length === 1) return drawField(state, only, registers, { ask, hint })
  return html`<h1 class="govuk-heading-l">${ask}</h1>
${hint !== undefined && html`<p class="govuk-hint">${hint}</p>`}
${question.takesFiles ? filesIn(view, state) : fields.map(field => drawField(state, field, registers))}`
}

const filesIn = ({ files }: QuestionView, state: FormState): SafeHtml => html`${
  files.length > 0 &&
  html`<h2 class="govuk-heading-s">Files you have added</h2><ul class="govuk-list govuk-list--spaced">${files.map(
    ({ fileId, name }) =>
      html`<li>${name} <button type="submit" name="remove" value="${fileId}" class="kith-link-button">Remove<span class="govuk-visually-hidden"> ${name}</span></button></li>`,
  )}</ul>`
}
${fileField(state, {
  name: 'files',
  label: files.length > 0 ? 'Add another file' : 'Choose files',
  isMultiple: true,
  accept: '.pdf,.jpg,.jpeg,.png,.gif,.webp,.heic,.tif,.tiff,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods',
})}`

export interface TypedForAnother {
  readonly door: Door
  readonly lines: readonly string[]
  readonly startUrl: string
}

/** What was typed belongs to a concern that is no longer the one in this browser. */
export const anotherDraftPage = ({ door, lines, startUrl }: TypedForAnother): PageContent => ({
  title: 'You began another concern since',
  doorway: doorway(door.name, door.slug),
  body: html`<h1 class="govuk-heading-l">You began another concern since</h1>
<p class="govuk-body">This page belonged to one that you erased or began before, so what you typed was not added to the new one.</p>
${lines.length > 0 && html`<h2 class="govuk-heading-m">What you typed</h2><div class="govuk-inset-text">${lines.map(line => html`<p class="govuk-body">${line}</p>`)}</div><p class="govuk-body">Copy what you want to keep.</p>`}
<p class="govuk-body"><a class="govuk-link" href="${startUrl}">Go on with the new one</a></p>`,
})
