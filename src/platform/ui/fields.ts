import type { GovukOptions } from './component-options.generated.ts'
import { govuk } from './design-system.ts'
import { type FormState, fieldValue, fieldValues } from './form-state.ts'
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

export interface Choice {
  readonly value: string
  readonly text: HtmlPart
  readonly hint?: HtmlPart
  /** Asked only when this choice is taken. */
  readonly conditional?: SafeHtml | undefined
}

export type Choices = readonly (Choice | { readonly divider: string })[]

const hintOf = ({ hint }: Field): { html: SafeHtml } | undefined => (hint ? { html: html`${hint}` } : undefined)

function labelOf({ label, isPageHeading }: Field): GovukOptions['label'] {
  return isPageHeading
    ? { html: html`${label}`, isPageHeading: true, classes: 'govuk-label--l' }
    : { html: html`${label}` }
}

function fieldsetOf({ label, isPageHeading }: Field): GovukOptions['fieldset'] {
  return {
    legend: isPageHeading
      ? { html: html`${label}`, isPageHeading: true, classes: 'govuk-fieldset__legend--l' }
      : { html: html`${label}`, classes: 'govuk-fieldset__legend--s' },
  }
}

const errorOf = ({ errors }: FormState, ...names: readonly string[]): { text: string } | undefined => {
  const wrong = names.find(name => errors[name] !== undefined)
  const text = wrong === undefined ? undefined : errors[wrong]
  return text === undefined ? undefined : { text }
}

export interface TextField extends Field {
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search' | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'numeric' | 'decimal' | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  /** In characters; for answers whose length is known. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | undefined
  readonly spellcheck?: boolean | undefined
}

/** A password is never printed back. */
export function textField(state: FormState, field: TextField): SafeHtml {
  const width = field.width === undefined ? '' : `govuk-input--width-${field.width}`
  return govuk('input', {
    id: field.name,
    name: field.name,
    type: field.type,
    value: field.type === 'password' ? undefined : fieldValue(state, field.name),
    label: labelOf(field),
    hint: hintOf(field),
    errorMessage: errorOf(state, field.name),
    autocomplete: field.autocomplete,
    inputmode: field.inputmode,
    spellcheck: field.spellcheck,
    prefix: field.prefix === undefined ? undefined : { text: field.prefix },
    suffix: field.suffix === undefined ? undefined : { text: field.suffix },
    classes: `${width} ${field.classes ?? ''}`.trim(),
  })
}

export interface PasswordField extends Field {
  readonly autocomplete: 'current-password' | 'new-password'
}

export const passwordField = (state: FormState, field: PasswordField): SafeHtml =>
  govuk('password-input', {
    id: field.name,
    name: field.name,
    label: labelOf(field),
    hint: hintOf(field),
    errorMessage: errorOf(state, field.name),
    autocomplete: field.autocomplete,
  })

export interface TextAreaField extends Field {
  readonly rows?: number | undefined
  /** Shows how many characters are left; the server still decides. */
  readonly maxLength?: number | undefined
}

export function textAreaField(state: FormState, field: TextAreaField): SafeHtml {
  const options = {
    id: field.name,
    name: field.name,
    value: fieldValue(state, field.name),
    label: labelOf(field),
    hint: hintOf(field),
    errorMessage: errorOf(state, field.name),
    rows: field.rows === undefined ? undefined : String(field.rows),
    classes: field.classes,
  }
  return field.maxLength === undefined
    ? govuk('textarea', options)
    : govuk('character-count', { ...options, maxlength: String(field.maxLength) })
}

export interface SelectField extends Field {
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

export const selectField = (state: FormState, field: SelectField): SafeHtml =>
  govuk('select', {
    id: field.name,
    name: field.name,
    value: fieldValue(state, field.name),
    items: field.choices,
    label: labelOf(field),
    hint: hintOf(field),
    errorMessage: errorOf(state, field.name),
    classes: field.classes,
  })

export interface ChoiceField extends Field {
  readonly choices: Choices
  readonly isInline?: boolean | undefined
  readonly isSmall?: boolean | undefined
}

const choiceItems = (choices: Choices) =>
  choices.map(choice =>
    'divider' in choice
      ? choice
      : {
          value: choice.value,
          html: html`${choice.text}`,
          hint: choice.hint ? { html: html`${choice.hint}` } : undefined,
          conditional: choice.conditional && { html: choice.conditional },
        },
  )

const choiceClasses = (kind: 'radios' | 'checkboxes', { isInline, isSmall, classes }: ChoiceField): string =>
  [isInline && `govuk-${kind}--inline`, isSmall && `govuk-${kind}--small`, classes].filter(Boolean).join(' ')

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

const DATE_PARTS = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const

/**
 * Three fields, `NAME-day`, `NAME-month` and `NAME-year`. An error of the whole date goes under NAME, one of a part
 * under that part's name; the first field carries the id NAME.
 */
export function dateField(state: FormState, field: Field): SafeHtml {
  const { name } = field
  const isWholeWrong = state.errors[name] !== undefined
  return govuk('date-input', {
    id: `${name}-date`,
    fieldset: { ...fieldsetOf(field), role: 'group' },
    hint: hintOf(field),
    errorMessage: errorOf(state, name, ...DATE_PARTS.map(({ part }) => `${name}-${part}`)),
    items: DATE_PARTS.map(({ part, label, width }) => {
      const partName = `${name}-${part}`
      const isWrong = isWholeWrong || state.errors[partName] !== undefined
      const isFirst = part === 'day'
      return {
        id: isFirst && state.errors[partName] === undefined ? name : partName,
        name: partName,
        label,
        value: fieldValue(state, partName) ?? '',
        classes: `govuk-input--width-${width}${isWrong ? ' govuk-input--error' : ''}`,
      }
    }),
  })
}

export interface FileField extends Field {
  /** `.csv,text/csv`; the server still looks at what came. */
  readonly accept?: string | undefined
  readonly isMultiple?: boolean | undefined
}

export const fileField = (state: FormState, field: FileField): SafeHtml =>
  govuk('file-upload', {
    id: field.name,
    name: field.name,
    label: labelOf(field),
    hint: hintOf(field),
    errorMessage: errorOf(state, field.name),
    multiple: field.isMultiple,
    attributes: field.accept === undefined ? undefined : { accept: field.accept },
  })
