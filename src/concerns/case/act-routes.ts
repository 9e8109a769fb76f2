import { z } from 'zod'
import type { Actor } from '#platform/auth/actor.ts'
import type { Permission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Answer, type Form, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { type ConcernPart, concernUrl } from '../concerns.urls.ts'
import { isMendable } from './not-recorded.ts'
import { type OpenCase, withCase } from './open-case.ts'

const params = z.object({ reference: z.string() })
type ActVisit = Visit<{ reference: string }>

/** What the page of an act is drawn from. */
export interface ActShown {
  readonly actor: Actor
  readonly tx: Tx
  readonly open: OpenCase
  readonly today: Temporal.PlainDate
  readonly state: FormState
  readonly conflict: string | undefined
  readonly url: string
}

export type Acted =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly flash: string; readonly to?: string | undefined }

export interface Act {
  readonly part: ConcernPart
  /** of a page with several forms, whose this is */
  readonly below?: string | undefined
  readonly permission?: Permission
  show(shown: ActShown): Promise<PageContent>
  /** does it, or says what is wrong with what was typed */
  act(
    visit: ActVisit,
    typed: { readonly reference: string; readonly version: number; readonly form: Form },
  ): Promise<Acted>
}

/** The page of an act and its form. */
export function actRoutes(act: Act): Route[] {
  const { part, permission = 'handle-concerns' } = act
  return [
    route({
      method: 'GET',
      path: `/concerns/:reference/${part}`,
      permission,
      params,
      handle: visit => shown(act, visit, emptyForm, 200),
    }),
    actFormRoute(act),
  ]
}

/** The form of an act. A fault or a colleague's change shows its page again with all that was typed. */
export function actFormRoute(act: Act): Route {
  const { part, below, permission = 'handle-concerns' } = act
  return route({
    method: 'POST',
    path: `/concerns/:reference/${part}${below === undefined ? '' : `/${below}`}`,
    permission,
    params,
    async handle(visit) {
      const { form, params: given } = visit
      try {
        const version = Number(textOf(form, 'version'))
        const acted = await act.act(visit, { reference: given.reference, version, form })
        if ('errors' in acted) return shown(act, visit, { values: form, errors: acted.errors }, 400)
        return redirect(acted.to ?? concernUrl(given.reference), acted.flash)
      } catch (error) {
        if (!isMendable(error)) throw error
        return shown(act, visit, { values: form, errors: {} }, 409, error.message)
      }
    },
  })
}

function shown(
  { part, show }: Act,
  { app, actor, params: { reference }, url }: ActVisit,
  state: FormState,
  status: number,
  conflict?: string,
): Promise<Answer> {
  const today = app.clock.today()
  return withCase(app, actor, { reference, part }, async (tx, open) =>
    showPage(await show({ actor, tx, open, today, state, conflict, url }), status),
  )
}
