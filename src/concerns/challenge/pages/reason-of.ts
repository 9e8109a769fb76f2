import type { Form } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { LONGEST_REASON } from '../../decision.ts'

export type Errors = Record<string, string>

/** The reason that was typed; what is wrong with it is added to `errors`. */
export function reasonOf(form: Form, name: string, message: string, errors: Errors): string {
  const text = textOf(form, name)
  if (text === '') errors[name] = message
  else if (text.length > LONGEST_REASON) errors[name] = 'Enter 4,000 characters or fewer'
  return text
}
