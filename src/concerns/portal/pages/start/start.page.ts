import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { publicRoute, type Route, showPage } from '#platform/http/route.ts'
import { deleteDraft } from '../../draft.store.ts'
import { type AtDoor, inPortal } from '../../in-portal.ts'
import { beginDraft, draftIn, readDraft } from '../../keep-draft.ts'
import { raiseCheckUrl, raiseQuestionUrl } from '../../portal.urls.ts'
import { askedQuestions } from '../../questions.ts'
import { firstFaulty, situationAt } from '../../submit-draft.ts'
import { atDoorOf, draftCookie } from '../at-door.ts'
import { startPage } from './start.view.ts'

const params = z.object({ partnership: z.string() })

/** Many may sit behind one address: a hospital, a council, a library. A person begins a few a day. */
const BEGINNINGS_A_MINUTE = 120

export const startRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/raise/:partnership',
    permission: 'open-door',
    params,
    async handle(visit) {
      const at = await atDoorOf(visit, visit.params.partnership)
      return showPage(startPage({ door: at.door, name: at.actor?.name, goOnUrl: await goOnUrl(visit.app, at) }))
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/raise/:partnership',
    permission: 'open-door',
    params,
    perMinute: BEGINNINGS_A_MINUTE,
    async handle(visit) {
      const at = await atDoorOf(visit, visit.params.partnership)
      const { adults, children, slug } = at.door
      const typed = adults && children ? {} : { about: children ? 'child' : 'adult' }
      const { secret } = await inPortal(visit.app, at, async tx => {
        const before = at.secret === undefined ? undefined : await draftIn(visit.app, tx, true)
        // One that was saved to come back to keeps its link; one that was sent keeps its reference.
        if (before && !before.isKept && !before.sent) await deleteDraft(tx, before.draftId)
        return beginDraft(visit.app, tx, at, typed)
      })
      const first = 'about' in typed ? 'who-you-are' : 'about'
      const next = first === 'who-you-are' && at.actor ? 'contact' : first
      return { kind: 'redirect', to: raiseQuestionUrl(slug, next), cookies: draftCookie(slug, secret) }
    },
  }),
]

async function goOnUrl(app: App, at: AtDoor): Promise<string | undefined> {
  const draft = await readDraft(app, at)
  if (!draft || draft.sent) return undefined
  const situation = situationAt(at, draft, { agency: [], provider: [] })
  const next = firstFaulty(situation, app.clock.today()) ?? askedQuestions(situation).at(-1)
  return next ? raiseQuestionUrl(at.door.slug, next.name) : raiseCheckUrl(at.door.slug)
}
