import type { Typed } from '../typed.ts'

/** What was typed, and what is wrong with it, by the name of the field. */
export interface FormState {
  readonly values: Typed
  readonly errors: Readonly<Record<string, string>>
}

export const emptyForm: FormState = { values: {}, errors: {} }

export const hasErrors = ({ errors }: FormState): boolean => Object.keys(errors).length > 0

/** The first value of a field. */
export function fieldValue({ values }: FormState, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'object' ? value[0] : value
}

export function fieldValues({ values }: FormState, name: string): readonly string[] {
  const value = values[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
