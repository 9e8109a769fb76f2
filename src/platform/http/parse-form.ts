import type { z } from 'zod'
import type { FormState } from '../ui/form-state.ts'
import type { Form } from './route.ts'

export type ParsedForm<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly state: FormState }

/** Parses what a form sent: the data, or what was typed with the first fault of each field, to show the page again. */
export function parseForm<T>(schema: z.ZodType<T>, form: Form): ParsedForm<T> {
  const parsed = schema.safeParse(form)
  if (parsed.success) return { ok: true, data: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'form')
    errors[field] ??= issue.message
  }
  return { ok: false, state: { values: form, errors } }
}
