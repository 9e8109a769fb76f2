import type { z } from 'zod'
import type { Permission } from '../auth/permissions.ts'
import type { Typed } from '../typed.ts'
import type { FormState } from '../ui/form-state.ts'
import type { PageContent } from '../ui/page-content.ts'
import { withDays } from './day-field.ts'
import { parseForm } from './parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from './route.ts'

/** What came of a form: where to go on, and what is said there; or what is wrong, by field. */
export type Sent =
  | { readonly to: string; readonly said: string }
  | { readonly errors: Readonly<Record<string, string>> }

export interface FormPage<P, R, T> {
  readonly path: string
  readonly permission: Permission
  readonly params?: z.ZodType<P>
  readonly sensitive?: true
  /** what the page is drawn from, each time it is shown */
  read(visit: Visit<P>): Promise<R>
  /** what stands in the fields before anything is typed */
  values?(read: R): Typed
  page(state: FormState, read: R): PageContent
  readonly form: z.ZodType<T>
  /** the fields of the form that are a day in three parts */
  readonly days?: readonly string[]
  /** does what was asked for */
  send(visit: Visit<P>, data: T): Promise<Sent>
}

/** A page with a form, and what is done with it. A fault shows the page again with all that was typed. */
export function formRoutes<P, R, T>(given: FormPage<P, R, T>): Route[] {
  const { path, permission, params, sensitive = false, days = [] } = given
  const shape = { path, permission, sensitive, ...(params ? { params } : {}) }
  const shownAgain = async (visit: Visit<P>, state: FormState): Promise<Answer> =>
    showPage(given.page(state, await given.read(visit)), 400)
  return [
    route<P, unknown>({
      ...shape,
      method: 'GET',
      async handle(visit) {
        const read = await given.read(visit)
        return showPage(given.page({ values: given.values?.(read) ?? {}, errors: {} }, read))
      },
    }),
    route<P, unknown>({
      ...shape,
      method: 'POST',
      async handle(visit) {
        const parsed = parseForm(given.form, withDays(visit.form, ...days))
        if (!parsed.ok) return shownAgain(visit, parsed.state)
        const sent = await given.send(visit, parsed.data)
        if ('to' in sent) return redirect(sent.to, sent.said)
        return shownAgain(visit, { values: visit.form, errors: sent.errors })
      },
    }),
  ]
}
