import { govuk } from './design-system.ts'
import { errorOf, type Field, fieldsetOf, hintOf } from './field.ts'
import { type FormState, fieldValue } from './form-state.ts'
import type { SafeHtml } from './html.ts'

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
