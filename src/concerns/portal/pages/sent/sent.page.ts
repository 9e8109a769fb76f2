import { z } from 'zod'
import { publicRoute, redirect, showPage } from '#platform/http/route.ts'
import { raisedOneUrl, raiseInUrl } from '../../../concerns.urls.ts'
import { readDraft } from '../../keep-draft.ts'
import { atDoorOf } from '../at-door.ts'
import { sentPage } from './sent.view.ts'

export const sentRoute = publicRoute({
  method: 'GET',
  path: '/raise/:partnership/sent',
  permission: 'open-door',
  params: z.object({ partnership: z.string() }),
  async handle(visit) {
    const at = await atDoorOf(visit, visit.params.partnership)
    const draft = await readDraft(visit.app, at)
    if (!draft?.sent) return redirect(raiseInUrl(at.door.slug))
    const isOwn = at.actor?.id === draft.begunBy
    return showPage(
      sentPage({ door: at.door, sent: draft.sent, followUrl: isOwn ? raisedOneUrl(draft.sent.reference) : undefined }),
    )
  },
})
