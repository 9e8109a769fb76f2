import { z } from 'zod'
import { signInUrl } from '#platform/auth/auth.urls.ts'
import { civilDay } from '#platform/day.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, type PublicVisit, publicRoute, type Route, redirect, showPage } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { raiseInUrl, raiseReturnUrl, raiseSavedUrl, raiseSaveUrl } from '../../../concerns.urls.ts'
import { NOBODY } from '../../../receiving/receive-concern.ts'
import type { Draft } from '../../draft.ts'
import { type AtDoor, asWhoeverBegan } from '../../in-portal.ts'
import { readDraft } from '../../keep-draft.ts'
import { RETURN_CODE } from '../../question.ts'
import { reopenDraft, saveDraft } from '../../save-draft.ts'
import { atDoorOf, draftCookie } from '../at-door.ts'
import { goOnUrl } from '../go-on.ts'
import { gonePage, returnPage, savedPage, savePage } from './save.view.ts'

const params = z.object({ partnership: z.string() })
const returnParams = z.object({ partnership: z.string(), token: z.string().regex(/^[\w-]{43}$/) })
const query = z.object({ wrong: z.string().optional() })

const SAVES_A_MINUTE = 60
const CODES_A_MINUTE = 60

const saveForm = z.object({
  email: z
    .string('Enter your email address')
    .trim()
    .min(1, 'Enter your email address')
    .pipe(
      z.email('Enter an email address in the right form, like name@example.org').max(254, 'Use 254 letters or fewer'),
    ),
  'mail-is-safe': z.literal('yes', 'We only send mail to an address that you say is safe'),
})

type SaveVisit = PublicVisit<z.infer<typeof params>>
type ReturnVisit = PublicVisit<z.infer<typeof returnParams>, z.infer<typeof query>>

export const saveRoutes: readonly Route[] = [
  publicRoute({ method: 'GET', path: '/raise/:partnership/save', permission: 'open-door', params, handle: show }),
  publicRoute({
    method: 'POST',
    path: '/raise/:partnership/save',
    permission: 'open-door',
    params,
    perMinute: SAVES_A_MINUTE,
    handle: save,
  }),
  publicRoute({ method: 'GET', path: '/raise/:partnership/saved', permission: 'open-door', params, handle: showSaved }),
  publicRoute({
    method: 'GET',
    path: '/raise/:partnership/return/:token',
    permission: 'open-door',
    params: returnParams,
    query,
    handle: askCode,
  }),
  publicRoute({
    method: 'POST',
    path: '/raise/:partnership/return/:token',
    permission: 'open-door',
    params: returnParams,
    query,
    perMinute: CODES_A_MINUTE,
    handle: takeCode,
  }),
]

interface Own {
  readonly at: AtDoor
  readonly draft: Draft
  readonly backUrl: string
}

/** The draft of this browser, for whoever may read it; or where they are sent instead. */
async function ownDraft(visit: SaveVisit): Promise<Own | Answer> {
  const at = await atDoorOf(visit, visit.params.partnership)
  const draft = await readDraft(visit.app, at)
  const backUrl = draft && goOnUrl(visit.app, asWhoeverBegan(at, draft.begunBy), draft)
  if (!draft || backUrl === undefined) return redirect(raiseInUrl(at.door.slug))
  if (draft.begunBy !== NOBODY && draft.begunBy !== at.actor?.id) return redirect(signInUrl(raiseSaveUrl(at.door.slug)))
  return { at, draft, backUrl }
}

async function show(visit: SaveVisit): Promise<Answer> {
  const own = await ownDraft(visit)
  if ('kind' in own) return own
  return showPage(savePage(own.at.door, { values: own.draft.typed, errors: {} }, own.backUrl))
}

async function save(visit: SaveVisit): Promise<Answer> {
  const own = await ownDraft(visit)
  if ('kind' in own) return own
  const parsed = parseForm(saveForm, visit.form)
  if (!parsed.ok) return showPage(savePage(own.at.door, parsed.state, own.backUrl), 400)
  const { slug } = own.at.door
  const saved = await saveDraft(visit.app, own.at, parsed.data.email)
  if (saved === 'too-many') {
    const errors = { email: 'Use a link that was sent to this address today, or another address: it has had five' }
    return showPage(savePage(own.at.door, { values: visit.form, errors }, own.backUrl), 400)
  }
  return redirect(saved === 'saved' ? raiseSavedUrl(slug) : raiseInUrl(slug))
}

async function showSaved(visit: SaveVisit): Promise<Answer> {
  const own = await ownDraft(visit)
  if ('kind' in own) return own
  const { draft, at } = own
  const code = textOf(draft.typed, RETURN_CODE)
  if (code === '') return redirect(own.backUrl)
  const email = textOf(draft.typed, 'email')
  return showPage(savedPage({ door: at.door, email, code, until: civilDay(draft.endsAt), goOnUrl: own.backUrl }))
}

async function askCode(visit: ReturnVisit): Promise<Answer> {
  const { door } = await atDoorOf(visit, visit.params.partnership)
  const isWrong = visit.query.wrong !== undefined
  const errors = isWrong ? { code: 'Enter the code that the page showed when you saved: this is another' } : {}
  return showPage(returnPage(door, visit.params.token, { ...emptyForm, errors }))
}

async function takeCode(visit: ReturnVisit): Promise<Answer> {
  const { app, form, params } = visit
  const at = await atDoorOf(visit, params.partnership)
  const { slug } = at.door
  const { outcome, secret } = await reopenDraft(app, at, { token: params.token, code: textOf(form, 'code') })
  switch (outcome) {
    case 'wrong':
      return redirect(`${raiseReturnUrl(slug, params.token)}?wrong=yes`)
    case 'gone':
    case 'locked':
      return showPage(gonePage(at.door), 410)
    case 'right': {
      const back = { ...at, secret }
      const draft = await readDraft(app, back)
      const to = (draft && goOnUrl(app, asWhoeverBegan(at, draft.begunBy), draft)) ?? raiseInUrl(slug)
      return { kind: 'redirect', to, cookies: draftCookie(slug, secret) }
    }
  }
}
