import { govuk } from './design-system.ts'
import { errorOf, type Field, fieldsetOf, hintOf } from './field.ts'
import { type FormState, fieldValue, fieldValues } from './form-state.ts'
import { type HtmlPart, html, type SafeHtml } from './html.ts'

export interface Choice {
  readonly value: string
  readonly text: HtmlPart
  readonly hint?: HtmlPart
  /** Shown below the choice: with script only while it is chosen. */
  readonly reveals?: SafeHtml | undefined
}

export type Choices = readonly (Choice | { readonly divider: string })[]

export interface ChoiceField extends Field {
  readonly choices: Choices
  readonly isInline?: boolean | undefined
  readonly isSmall?: boolean | undefined
  /** Few short answers in one box, side by side. */
  readonly isRow?: boolean | undefined
}

const choiceItems = (choices: Choices) =>
  choices.map(choice =>
    'divider' in choice
      ? choice
      : {
          value: choice.value,
          html: html`${choice.text}`,
          hint: choice.hint ? { html: html`${choice.hint}` } : undefined,
          conditional: choice.reveals ? { html: choice.reveals } : undefined,
        },
  )

const choiceClasses = (kind: 'radios' | 'checkboxes', { isInline, isSmall, isRow, classes }: ChoiceField): string =>
  [
    isRow && 'kith-choice-row govuk-radios--small',
    isInline && `govuk-${kind}--inline`,
    isSmall && `govuk-${kind}--small`,
    classes,
  ]
    .filter(Boolean)
    .join(' ')

export const radiosField = (state: FormState, field: ChoiceField): SafeHtml =>
  govuk('radios', {
    idPrefix: field.name,
    name: field.name,
    value: fieldValue(state, field.name),
    items: choiceItems(field.choices),
    fieldset: fieldsetOf(field),
    hint: hintOf(field),
    errorMessage: errorOf(state, field.name),
    classes: choiceClasses('radios', field),
  })

export const checkboxesField = (state: FormState, field: ChoiceField): SafeHtml =>
  govuk('checkboxes', {
    idPrefix: field.name,
    name: field.name,
    values: fieldValues(state, field.name),
    items: choiceItems(field.choices),
    fieldset: fieldsetOf(field),
    hint: hintOf(field),
    errorMessage: errorOf(state, field.name),
    classes: choiceClasses('checkboxes', field),
  })
