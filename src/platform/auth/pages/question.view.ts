import { errorSummary } from '../../ui/error-summary.ts'
import { button, postForm } from '../../ui/form.ts'
import { emptyForm, type FormState, hasErrors } from '../../ui/form-state.ts'
import { type HtmlPart, html, type SafeHtml } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page-content.ts'

interface Question extends Pick<PageContent, 'backLink' | 'section' | 'breadcrumbs'> {
  readonly title: string
  readonly state?: FormState
  readonly action: string
  /** between heading and form */
  readonly lead?: HtmlPart
  readonly fields: HtmlPart
  readonly button: string
  /** for an act that cannot be undone */
  readonly isWarning?: boolean
  /** below the form */
  readonly after?: HtmlPart
}

/** A page that asks for one thing: summary of errors, heading, form, one button. */
export function questionPage(question: Question): PageContent {
  const { title, state = emptyForm, action, lead, fields, button: text, isWarning, after, ...page } = question
  return {
    ...page,
    title,
    width: 'question',
    hasErrors: hasErrors(state),
    body: html`${errorSummary(state)}
<h1 class="govuk-heading-l">${title}</h1>
${lead}
${postForm({ action, body: html`${fields}${button({ text, kind: isWarning ? 'warning' : 'primary' })}` })}
${Boolean(after) && html`<div class="kith-after-form">${after}</div>`}`,
  }
}

export const paragraph = (text: HtmlPart): SafeHtml => html`<p class="govuk-body">${text}</p>`

export const linkTo = (href: string, text: HtmlPart): SafeHtml => html`<a class="govuk-link" href="${href}">${text}</a>`

export const warningText = (text: string): SafeHtml =>
  html`<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> ${text}</strong></div>`
