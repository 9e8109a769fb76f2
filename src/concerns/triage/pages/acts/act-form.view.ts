import { errorSummary } from '#platform/ui/error-summary.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import type { Crumb, PageContent } from '#platform/ui/page-content.ts'
import { wholeReferences } from '#platform/ui/whole-references.ts'
import { notRecorded } from '../../../case/not-recorded.view.ts'

export interface ActForm {
  readonly title: string
  /** what the act does, in a sentence or two */
  readonly lead?: HtmlPart
  readonly state: FormState
  readonly action: string
  /** of the record as it was read; absent where nothing hangs on it */
  readonly version?: number | undefined
  readonly fields: HtmlPart
  /** the act, in its own words */
  readonly submit: string
  readonly isWarning?: boolean | undefined
  readonly back: Crumb
  /** what a colleague changed meanwhile */
  readonly conflict?: string | undefined
}

/** One act on a record: what it does, its few fields, one button named for it, a way back. */
export const actForm = (form: ActForm): PageContent => ({
  title: form.title,
  section: 'triage',
  backLink: form.back,
  hasErrors: hasErrors(form.state),
  width: 'question',
  body: html`${notRecorded(form.conflict)}${errorSummary(form.state)}<h1 class="govuk-heading-l">${wholeReferences(form.title)}</h1>
${Boolean(form.lead) && html`<p class="govuk-body">${form.lead}</p>`}
${postForm({
  action: form.action,
  body: html`${form.version !== undefined && html`<input type="hidden" name="version" value="${form.version}">`}${form.fields}${actions(
    button({ text: form.submit, kind: form.isWarning ? 'warning' : 'primary' }),
    html`<a class="govuk-link" href="${form.back.href}">Cancel</a>`,
  )}`,
})}`,
})
