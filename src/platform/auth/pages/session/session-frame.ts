import { civilTime, timeInWords } from '../../../day.ts'
import { html } from '../../../ui/html.ts'
import type { PageFrame } from '../../../ui/layout.view.ts'
import { staySignedInUrl } from '../../auth.urls.ts'
import { expiresAt, type SignedIn } from '../../session.ts'

/**
 * What the layout of a signed-in page needs for the warning before the session ends: for the script, the moment and where
 * to post; for everybody else, a sentence with a link that opens beside the page, so that nothing typed is lost.
 */
export function sessionFrame(session: SignedIn): Pick<PageFrame, 'session' | 'footerNote'> {
  const until = expiresAt(session)
  return {
    session: { expiresAt: until.toString({ fractionalSecondDigits: 0 }), extendUrl: staySignedInUrl },
    footerNote: html`Times are UK time. If you do nothing more on this page you are signed out at ${timeInWords(civilTime(until))}. <a class="govuk-link" href="${staySignedInUrl}" target="_blank" rel="noopener">Stay signed in (opens in a new tab)</a>`,
  }
}
