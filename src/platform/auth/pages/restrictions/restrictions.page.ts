import { z } from 'zod'
import { NotFound } from '../../../errors.ts'
import { withDays } from '../../../http/day-field.ts'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '../../../http/route.ts'
import type { FormState } from '../../../ui/form-state.ts'
import { restrictionsUrl } from '../../auth.urls.ts'
import { reviewBreakGlass } from '../../restriction/break-glass.ts'
import {
  getBrokenGlass,
  getRestriction,
  listBrokenGlass,
  listConflicts,
  listHolds,
  listRestrictions,
} from '../../restriction/register.store.ts'
import { endConflict, liftHold, reviewRestriction } from '../../restriction/restrict-record.ts'
import type { RestrictableKind } from '../../restriction/restrictable-kind.ts'
import { registerPage } from './register.view.ts'
import { glassReviewForm, restrictionReviewForm } from './review.form.ts'
import { endConflictPage, liftHoldPage, reviewGlassPage, reviewRestrictionPage } from './review.view.ts'

const permission = 'review-restrictions' as const
const params = z.object({ id: z.uuid() })
type EntryVisit = Visit<{ id: string }>

const REVIEWED_SHOWN = 25

/** The register of the information governance lead, and what they decide there. */
export function registerRoutes(kinds: readonly RestrictableKind[]): readonly Route[] {
  const titleOfKind = (kind: string): string => kinds.find(each => each.kind === kind)?.title ?? kind
  return [
    route({
      method: 'GET',
      path: restrictionsUrl,
      permission,
      handle: visit => showRegister(visit, titleOfKind),
    }),
    route({
      method: 'GET',
      path: `${restrictionsUrl}/broken-glass/:id`,
      permission,
      params,
      handle: v => showGlass(v),
    }),
    route({
      method: 'POST',
      path: `${restrictionsUrl}/broken-glass/:id`,
      permission,
      params,
      sensitive: true,
      handle: takeGlassReview,
    }),
    route({ method: 'GET', path: `${restrictionsUrl}/:id`, permission, params, handle: v => showRestriction(v) }),
    route({
      method: 'POST',
      path: `${restrictionsUrl}/:id`,
      permission,
      params,
      sensitive: true,
      handle: takeRestrictionReview,
    }),
    route({
      method: 'GET',
      path: `${restrictionsUrl}/conflicts/:id/end`,
      permission,
      params,
      handle: async visit => showPage(endConflictPage(await getConflictOf(visit))),
    }),
    route({
      method: 'POST',
      path: `${restrictionsUrl}/conflicts/:id/end`,
      permission,
      params,
      sensitive: true,
      async handle(visit) {
        await endConflict(visit.app, visit.actor, await getConflictOf(visit))
        return redirect(restrictionsUrl, 'The conflict of interest is ended')
      },
    }),
    route({
      method: 'GET',
      path: `${restrictionsUrl}/holds/:id/lift`,
      permission,
      params,
      async handle({ app, actor, params: { id } }) {
        const hold = (await app.transaction(actor, listHolds)).find(each => each.holdId === id)
        if (!hold) throw new NotFound('There is no such hold.')
        return showPage(liftHoldPage(hold))
      },
    }),
    route({
      method: 'POST',
      path: `${restrictionsUrl}/holds/:id/lift`,
      permission,
      params,
      sensitive: true,
      async handle({ app, actor, params: { id } }) {
        await liftHold(app, actor, id)
        return redirect(restrictionsUrl, 'The legal hold is lifted')
      },
    }),
  ]
}

function showRegister({ app, actor }: Visit, titleOfKind: (kind: string) => string): Promise<Answer> {
  return app.transaction(actor, async tx =>
    showPage(
      registerPage({
        restrictions: await listRestrictions(tx),
        brokenGlass: await listBrokenGlass(tx, REVIEWED_SHOWN),
        conflicts: await listConflicts(tx),
        holds: await listHolds(tx),
        now: app.clock.now(),
        today: app.clock.today(),
        titleOfKind,
        reader: actor.personId,
      }),
    ),
  )
}

async function getConflictOf({ app, actor, params: { id } }: EntryVisit) {
  const conflict = (await app.transaction(actor, listConflicts)).find(each => each.conflictId === id)
  if (!conflict) throw new NotFound('There is no such conflict of interest.')
  return conflict
}

async function showGlass({ app, actor, params: { id } }: EntryVisit, state?: FormState): Promise<Answer> {
  const entry = await app.transaction(actor, tx => getBrokenGlass(tx, id))
  return showPage(reviewGlassPage(entry, state), state ? 400 : 200)
}

async function takeGlassReview(visit: EntryVisit): Promise<Answer> {
  const parsed = parseForm(glassReviewForm, visit.form)
  if (!parsed.ok) return showGlass(visit, parsed.state)
  await reviewBreakGlass(visit.app, visit.actor, { breakGlassId: visit.params.id, ...parsed.data })
  return redirect(restrictionsUrl, 'Your review is recorded')
}

async function showRestriction({ app, actor, params: { id } }: EntryVisit, state?: FormState): Promise<Answer> {
  const entry = await app.transaction(actor, tx => getRestriction(tx, id))
  return showPage(reviewRestrictionPage(entry, state), state ? 400 : 200)
}

async function takeRestrictionReview(visit: EntryVisit): Promise<Answer> {
  const {
    app,
    actor,
    form,
    params: { id },
  } = visit
  const parsed = parseForm(restrictionReviewForm(app.clock.today()), withDays(form, 'reviewOn'))
  if (!parsed.ok) return showRestriction(visit, parsed.state)
  await reviewRestriction(app, actor, { restrictionId: id, ...parsed.data })
  return redirect(
    restrictionsUrl,
    parsed.data.decision === 'keep' ? 'The record stays restricted' : 'The restriction is lifted',
  )
}
