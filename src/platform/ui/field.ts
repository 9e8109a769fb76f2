import type { GovukOptions } from './component-options.generated.ts'
import type { FormState } from './form-state.ts'
import { type HtmlPart, html, type SafeHtml } from './html.ts'

export interface Field {
  /** Also the id to which the error summary leads. */
  readonly name: string
  readonly label: HtmlPart
  readonly hint?: HtmlPart
  /** When the page asks this one question, its label is the page's heading. */
  readonly isPageHeading?: boolean | undefined
  readonly classes?: string | undefined
}

export const hintOf = ({ hint }: Field): { html: SafeHtml } | undefined => (hint ? { html: html`${hint}` } : undefined)

export function labelOf({ label, isPageHeading }: Field): GovukOptions['label'] {
  return isPageHeading
    ? { html: html`${label}`, isPageHeading: true, classes: 'govuk-label--l' }
    : { html: html`${label}` }
}

export const errorOf = ({ errors }: FormState, ...names: readonly string[]): { text: string } | undefined => {
  const wrong = names.find(name => errors[name] !== undefined)
  const text = wrong === undefined ? undefined : errors[wrong]
  return text === undefined ? undefined : { text }
}

export function fieldsetOf({ label, isPageHeading }: Field): GovukOptions['fieldset'] {
  return {
    legend: isPageHeading
      ? { html: html`${label}`, isPageHeading: true, classes: 'govuk-fieldset__legend--l' }
      : { html: html`${label}`, classes: 'govuk-fieldset__legend--s' },
  }
}
