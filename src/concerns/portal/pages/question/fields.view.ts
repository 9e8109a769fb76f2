import { type Choice, checkboxesField, radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import type { Field } from '#platform/ui/field.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { QuestionField } from '../../question.ts'
import type { Registers } from '../../tidy-answers.ts'

/** What the page says around a field that it asks alone. */
export interface Heading {
  readonly ask: string
  readonly hint: string | undefined
}

/** Draws one field of the form, with what is asked below its options. `heading` when it is the only one of its page. */
export function drawField(state: FormState, field: QuestionField, registers: Registers, heading?: Heading): SafeHtml {
  const hint = heading?.hint ?? field.hint
  const drawn: Field = {
    name: field.name,
    label: heading?.ask ?? field.label,
    isPageHeading: heading !== undefined,
    ...(hint === undefined ? {} : { hint }),
  }
  switch (field.kind) {
    case 'text':
      return textField(state, { ...drawn, spellcheck: false })
    case 'email':
      return textField(state, { ...drawn, type: 'email', autocomplete: 'off', spellcheck: false })
    case 'phone':
      return textField(state, { ...drawn, type: 'tel', width: 20 })
    case 'number':
      return textField(state, { ...drawn, inputmode: 'numeric', width: 3 })
    case 'paragraphs':
      return textAreaField(state, { ...drawn, rows: field.most !== undefined && field.most > 4_000 ? 10 : 5 })
    case 'day':
      return dateField(state, drawn)
    case 'one':
      return radiosField(state, { ...drawn, choices: choicesOf(state, field, registers) })
    case 'many':
      return checkboxesField(state, { ...drawn, choices: choicesOf(state, field, registers) })
    case 'listed':
      return listedField(state, field, drawn, registers)
  }
}

function choicesOf(state: FormState, field: QuestionField, registers: Registers): Choice[] {
  return Object.entries(field.options ?? {}).map(([value, text]) => {
    const explained = field.explained?.[value]
    const below = field.reveals?.[value]
    return {
      value,
      text,
      ...(explained === undefined ? {} : { hint: explained }),
      reveals: below && html`${below.map(each => drawField(state, each, registers))}`,
    }
  })
}

function listedField(state: FormState, field: QuestionField, drawn: Field, registers: Registers): SafeHtml {
  const listed = field.register === undefined ? [] : registers[field.register]
  if (listed.length === 0) return html``
  const choices = [{ value: '', text: 'Not in the list' }, ...listed.map(({ id, name }) => ({ value: id, text: name }))]
  return selectField(state, { ...drawn, choices })
}
