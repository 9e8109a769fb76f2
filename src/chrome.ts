import { navigationFor } from './navigation.ts'
import { accountUrl, signInUrl, signOutUrl } from './platform/auth/auth.urls.ts'
import { sessionFrame } from './platform/auth/pages/session/session-frame.ts'
import { ROLES } from './platform/auth/roles.ts'
import type { Chrome, Surroundings } from './platform/http/chrome.ts'
import { assetUrl } from './platform/ui/assets.ts'
import { type PageFrame, page } from './platform/ui/layout.view.ts'

const DEMONSTRATION =
  'Its statistics are those published for one real area for 2023-24; its people, agencies and cases are invented.'

const FOOTER = [
  { text: 'Accessibility', href: '/accessibility' },
  { text: 'How your information is used', href: '/privacy' },
  { text: 'Who can help', href: '/help' },
]

/** The header, navigation and footer around every page of the staff site. */
export const staffChrome: Chrome = (content, surroundings) => page(content, frameOf(surroundings))

function frameOf({ session, actor, flash }: Surroundings): PageFrame {
  return {
    assets: assetUrl,
    partnershipName: actor?.partnershipName,
    navigation: actor ? navigationFor(actor.roles) : [],
    footer: FOOTER,
    bandLinks: session ? [] : [{ text: 'Sign in', href: signInUrl() }],
    user: session && { name: actor ? nameOf(actor) : 'Your account', href: accountUrl, signOutUrl },
    flash: flash === undefined ? undefined : { kind: 'done', text: flash },
    demonstrationNotice: session?.isDemonstration ? DEMONSTRATION : undefined,
    ...(session ? sessionFrame(session) : {}),
  }
}

function nameOf({ name, roles }: NonNullable<Surroundings['actor']>): string {
  const [first] = roles
  return first === undefined ? name : `${name}, ${ROLES[first].toLowerCase()}`
}
