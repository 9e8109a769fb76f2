import { type FormState, hasErrors } from './form-state.ts'
import { html, type SafeHtml } from './html.ts'

/**
 * On top of a page whose form was refused; script moves focus to it. Each error leads to the field of its name: every
 * field carries its name as an id, and a group of choices or dates carries it on its first control.
 */
export function errorSummary(state: FormState): SafeHtml {
  if (!hasErrors(state)) return html``
  const items = Object.entries(state.errors).map(([name, text]) => html`<li><a href="#${name}">${text}</a></li>`)
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary">
<div role="alert">
<h2 class="govuk-error-summary__title">There is a problem</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${items}</ul></div>
</div>
</div>`
}
