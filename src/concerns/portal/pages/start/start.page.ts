import { z } from 'zod'
import { publicRoute, type Route, showPage } from '#platform/http/route.ts'
import { raiseQuestionUrl } from '../../../concerns.urls.ts'
import { endDraft } from '../../draft.store.ts'
import { inPortal } from '../../in-portal.ts'
import { beginDraft, draftIn, readDraft } from '../../keep-draft.ts'
import { atDoorOf, draftCookie } from '../at-door.ts'
import { goOnUrl } from '../go-on.ts'
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
      return showPage(
        startPage({
          door: at.door,
          name: at.actor?.name,
          goOnUrl: goOnUrl(visit.app, at, await readDraft(visit.app, at)),
        }),
      )
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
        if (before && !before.isKept && !before.sent) await endDraft(tx, before.draftId, visit.app.clock.now())
        return beginDraft(visit.app, tx, at, typed)
      })
      const first = 'about' in typed ? 'who-you-are' : 'about'
      const next = first === 'who-you-are' && at.actor ? 'contact' : first
      return { kind: 'redirect', to: raiseQuestionUrl(slug, next), cookies: draftCookie(slug, secret) }
    },
  }),
]
