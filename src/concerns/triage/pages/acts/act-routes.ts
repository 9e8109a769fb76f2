import { z } from 'zod'
import type { Actor } from '#platform/auth/actor.ts'
import type { Permission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Answer, type Form, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { isMendable } from '../../../case/not-recorded.ts'
import { type OpenCase, withCase } from '../../../case/open-case.ts'
import { type ConcernPart, concernUrl } from '../../../concerns.urls.ts'

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
  readonly permission?: Permission
  show(shown: ActShown): Promise<PageContent>
  /** does it, or says what is wrong with what was typed */
  act(
    visit: ActVisit,
    typed: { readonly reference: string; readonly version: number; readonly form: Form },
  ): Promise<Acted>
}

/** The page of an act and its form. A fault or a colleague's change shows it again with all that was typed. */
export function actRoutes({ part, permission = 'handle-concerns', show, act }: Act): Route[] {
  const path = `/concerns/:reference/${part}`
  const shown = async (visit: ActVisit, state: FormState, status: number, conflict?: string): Promise<Answer> => {
    const { app, actor, params: given, url } = visit
    const today = app.clock.today()
    return withCase(app, actor, { reference: given.reference, part }, async (tx, open) =>
      showPage(await show({ actor, tx, open, today, state, conflict, url }), status),
    )
  }
  return [
    route({
      method: 'GET',
      path,
      permission,
      params,
      handle: visit => shown(visit, { values: {}, errors: {} }, 200),
    }),
    route({
      method: 'POST',
      path,
      permission,
      params,
      async handle(visit) {
        const { form, params: given } = visit
        try {
          const version = Number(textOf(form, 'version'))
          const acted = await act(visit, { reference: given.reference, version, form })
          if ('errors' in acted) return shown(visit, { values: form, errors: acted.errors }, 400)
          return redirect(acted.to ?? concernUrl(given.reference), acted.flash)
        } catch (error) {
          if (!isMendable(error)) throw error
          return shown(visit, { values: form, errors: {} }, 409, error.message)
        }
      },
    }),
  ]
}
