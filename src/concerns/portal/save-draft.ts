import type { App } from '#platform/app.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import { raiseReturnUrl } from '../concerns.urls.ts'
import { countSavedMails, newSecret, type Returned, returnToDraft, updateDraftKept } from './draft.store.ts'
import { endOfDraft } from './draft.ts'
import { type AtDoor, inPortal } from './in-portal.ts'
import { draftIn, writeDraft } from './keep-draft.ts'
import { RETURN_CODE } from './question.ts'
import { newReturnCode, tidyReturnCode } from './return-code.ts'

/** To one address: anybody may type anybody's, and nobody is to be pestered through this door. */
const MOST_MAILS_A_DAY = 5

/** Keeps the draft of this browser for 30 days: mails a link, and leaves the code that goes with it for the page to show. */
export const saveDraft = (app: App, at: AtDoor, email: string): Promise<'saved' | 'no-draft' | 'too-many'> =>
  inPortal(app, at, async tx => {
    const draft = at.secret === undefined ? undefined : await draftIn(app, tx, true)
    if (!draft || draft.sent) return 'no-draft'
    const since = app.clock.now().subtract({ hours: 24 })
    if ((await countSavedMails(tx, email, since)) >= MOST_MAILS_A_DAY) return 'too-many'
    const token = newSecret()
    const code = newReturnCode()
    const typed = { ...draft.typed, email, 'mail-is-safe': 'yes', [RETURN_CODE]: code }
    await writeDraft(app, tx, { ...draft, typed, isKept: true })
    const endsAt = endOfDraft(app.clock.now(), true)
    await updateDraftKept(tx, draft.draftId, { token, code: tidyReturnCode(code), endsAt })
    const link = `${app.config.baseUrl}${raiseReturnUrl(at.door.slug, token)}`
    await app.mail.send(tx, { to: email, ...savedMail(link, civilDay(endsAt)) })
    return 'saved'
  })

// Says neither whom nor what it is about: whoever sees it learns that a form was saved.
const savedMail = (link: string, until: Temporal.PlainDate) =>
  ({
    kind: 'form-saved',
    subject: 'The form you saved',
    text: `You saved a form to come back to. Open it here:

${link}

You also need the code that the page showed you. Both are good until ${dayInWords(until)}; then what you wrote is erased.

If you saved nothing, do nothing.
`,
  }) as const

/** Opens a saved draft in this browser with its link and its code; gives the new secret for its cookie. */
export async function reopenDraft(
  app: App,
  at: AtDoor,
  given: { token: string; code: string },
): Promise<{ outcome: Returned; secret: string }> {
  const secret = newSecret()
  const code = tidyReturnCode(given.code)
  const outcome = await inPortal(app, at, tx =>
    returnToDraft(tx, { token: given.token, code, newSecret: secret, now: app.clock.now() }),
  )
  return { outcome, secret }
}
