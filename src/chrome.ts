import { navigationFor } from './navigation.ts'
import { accountUrl, signInUrl, signOutUrl } from './platform/auth/auth.urls.ts'
import { sessionFrame } from './platform/auth/pages/session/session-frame.ts'
import { ROLES } from './platform/auth/roles.ts'
import type { Chrome, Surroundings } from './platform/http/chrome.ts'
import { assetUrl } from './platform/ui/assets.ts'
import { doorwayPage } from './platform/ui/doorway.view.ts'
import { type PageFrame, page } from './platform/ui/layout.view.ts'

const DEMONSTRATION =
  'Its statistics are those published for one real area for 2023-24; its people, agencies and cases are invented.'

const FOOTER = [
  { text: 'Accessibility', href: '/accessibility' },
  { text: 'How your information is used', href: '/privacy' },
  { text: 'Who can help', href: '/help' },
]

export interface Installation {
  /** where the public reads what is published */
  readonly publicUrl: string | undefined
  /** whether everything here is invented: then every page says so, before signing in too */
  readonly isDemonstration: () => boolean
}

/** The header, navigation and footer around every page of the staff site. */
export const createStaffChrome =
  (installation: Installation): Chrome =>
  (content, surroundings) =>
    content.doorway
      ? doorwayPage(content, content.doorway, {
          assets: assetUrl,
          footer: linksOf(installation),
          demonstrationNotice: noticeOf(installation, surroundings),
        })
      : page(content, frameOf(installation, surroundings))

const linksOf = ({ publicUrl }: Installation): readonly { readonly text: string; readonly href: string }[] =>
  publicUrl === undefined ? FOOTER : [...FOOTER, { text: 'Public site', href: publicUrl }]

const noticeOf = (installation: Installation, { session }: Surroundings): string | undefined =>
  (session?.actor ? session.isDemonstration : installation.isDemonstration()) ? DEMONSTRATION : undefined

function frameOf(installation: Installation, surroundings: Surroundings): PageFrame {
  const { session, actor, flash } = surroundings
  return {
    assets: assetUrl,
    partnershipName: actor?.partnershipName,
    navigation: actor ? navigationFor(actor.roles, session?.isDemonstration ?? false) : [],
    footer: linksOf(installation),
    bandLinks: session ? [] : [{ text: 'Sign in', href: signInUrl() }],
    user: session && { name: actor ? nameOf(actor) : 'Your account', href: accountUrl, signOutUrl },
    flash: flash === undefined ? undefined : { kind: 'done', text: flash },
    demonstrationNotice: noticeOf(installation, surroundings),
    ...(session ? sessionFrame(session) : {}),
  }
}

function nameOf({ name, roles }: NonNullable<Surroundings['actor']>): string {
  const [first] = roles
  return first === undefined ? name : `${name}, ${ROLES[first].toLowerCase()}`
}

/** For tests that draw pages without a running installation. */
export const staffChrome: Chrome = createStaffChrome({ publicUrl: undefined, isDemonstration: () => false })
