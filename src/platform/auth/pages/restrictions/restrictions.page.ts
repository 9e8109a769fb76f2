import { z } from 'zod'
import { appendAudit } from '../../../audit/trail.ts'
import type { Tx } from '../../../db/database.ts'
import { NotFound } from '../../../errors.ts'
import { withDays } from '../../../http/day-field.ts'
import { parseForm } from '../../../http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '../../../http/route.ts'
import type { FormState } from '../../../ui/form-state.ts'
import type { Actor } from '../../actor.ts'
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
        const hold = await app.transaction(actor, async tx => {
          const found = (await listHolds(tx)).find(each => each.holdId === id)
          if (!found) throw new NotFound('There is no such hold.')
          await noteRead(tx, actor, [found])
          return found
        })
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

/** A reference in the register says that there is such a record: who reads it stands in the trail. */
const noteRead = (tx: Tx, actor: Actor, entries: readonly { readonly recordId: string }[]): Promise<void> =>
  appendAudit(tx, actor, {
    event: 'restrictions-read',
    subject: { records: [...new Set(entries.map(({ recordId }) => recordId))] },
  })

function showRegister({ app, actor }: Visit, titleOfKind: (kind: string) => string): Promise<Answer> {
  return app.transaction(actor, async tx => {
    const register = {
      restrictions: await listRestrictions(tx),
      brokenGlass: await listBrokenGlass(tx, REVIEWED_SHOWN),
      conflicts: await listConflicts(tx),
      holds: await listHolds(tx),
    }
    await noteRead(tx, actor, Object.values(register).flat())
    const [now, today] = [app.clock.now(), app.clock.today()]
    return showPage(registerPage({ ...register, now, today, titleOfKind, reader: actor.personId }))
  })
}

const getConflictOf = ({ app, actor, params: { id } }: EntryVisit) =>
  app.transaction(actor, async tx => {
    const conflict = (await listConflicts(tx)).find(each => each.conflictId === id)
    if (!conflict) throw new NotFound('There is no such conflict of interest.')
    await noteRead(tx, actor, [conflict])
    return conflict
  })

async function showGlass({ app, actor, params: { id } }: EntryVisit, state?: FormState): Promise<Answer> {
  const entry = await app.transaction(actor, async tx => {
    const found = await getBrokenGlass(tx, id)
    await noteRead(tx, actor, [found])
    return found
  })
  return showPage(reviewGlassPage(entry, state), state ? 400 : 200)
}

async function takeGlassReview(visit: EntryVisit): Promise<Answer> {
  const parsed = parseForm(glassReviewForm, visit.form)
  if (!parsed.ok) return showGlass(visit, parsed.state)
  await reviewBreakGlass(visit.app, visit.actor, { breakGlassId: visit.params.id, ...parsed.data })
  return redirect(restrictionsUrl, 'Your review is recorded')
}

async function showRestriction({ app, actor, params: { id } }: EntryVisit, state?: FormState): Promise<Answer> {
  const entry = await app.transaction(actor, async tx => {
    const found = await getRestriction(tx, id)
    await noteRead(tx, actor, [found])
    return found
  })
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
