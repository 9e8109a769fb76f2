import { govuk } from './design-system.ts'
import { errorOf, type Field, hintOf, labelOf } from './field.ts'
import { type FormState, fieldValue } from './form-state.ts'
import type { SafeHtml } from './html.ts'

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
