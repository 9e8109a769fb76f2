import { errorSummary } from '#platform/ui/error-summary.ts'
import { actions, type Button, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import type { Crumb, PageContent } from '#platform/ui/page-content.ts'

export interface ActForm {
  readonly title: string
  /** what changes, what stays, who is told */
  readonly lead: HtmlPart
  readonly state: FormState
  readonly action: string
  readonly fields: HtmlPart
  /** named for the act */
  readonly submit: Button
  readonly back: Crumb
}

/** A page for one act on a file: what it does, what must be said for it, one button, a way back. */
export const actForm = ({ title, lead, state, action, fields, submit, back }: ActForm): PageContent => ({
  title,
  section: 'figures',
  backLink: back,
  hasErrors: hasErrors(state),
  width: 'question',
  body: html`${errorSummary(state)}<h1 class="govuk-heading-l">${title}</h1>
${lead}
${postForm({
  action,
  body: html`${fields}${actions(button(submit), html`<a class="govuk-link" href="${back.href}">Cancel</a>`)}`,
})}`,
})

export interface NoAct extends Pick<ActForm, 'title' | 'back'> {
  readonly why: string
}

/** In the place of the form, where the act is not to be done any more, or not by whoever asks. */
export const noAct = ({ title, why, back }: NoAct): PageContent => ({
  title,
  section: 'figures',
  backLink: back,
  width: 'question',
  body: html`<h1 class="govuk-heading-l">${title}</h1><p>${why}</p>
<p><a class="govuk-link" href="${back.href}">${back.text}</a></p>`,
})
