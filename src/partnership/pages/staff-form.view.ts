import { errorSummary } from '#platform/ui/error-summary.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import type { Crumb, PageContent } from '#platform/ui/page-content.ts'

export interface StaffForm {
  readonly title: string
  readonly section: string
  /** what the act does, in a sentence or two */
  readonly lead?: HtmlPart
  readonly state: FormState
  readonly action: string
  readonly fields: readonly HtmlPart[]
  /** the act, in its own words */
  readonly submit: string
  readonly isWarning?: boolean
  /** where "Back" and "Cancel" lead */
  readonly back: Crumb
}

/** A staff form of up to eight fields: what it does, the fields, one button named for the act, a way back. */
export function staffForm(form: StaffForm): PageContent {
  const cancel = html`<a class="govuk-link" href="${form.back.href}">Cancel</a>`
  return {
    title: form.title,
    section: form.section,
    backLink: form.back,
    hasErrors: hasErrors(form.state),
    width: 'question',
    body: html`${errorSummary(form.state)}<h1 class="govuk-heading-l">${form.title}</h1>
${Boolean(form.lead) && html`<p class="govuk-body">${form.lead}</p>`}
${postForm({
  action: form.action,
  body: html`${form.fields}${actions(button({ text: form.submit, kind: form.isWarning ? 'warning' : 'primary' }), cancel)}`,
})}`,
  }
}
