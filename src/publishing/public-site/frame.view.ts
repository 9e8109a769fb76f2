import type { AssetUrl } from '#platform/ui/assets.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { type PublicPage, publicPage } from '#platform/ui/public-layout.view.ts'

export const DEMONSTRATION_NOTICE =
  'Its statistics are those published for one real area for 2023-24; its people, agencies and cases are invented.'

/** What every page of the site shares. */
export interface SiteFrame {
  readonly assets: AssetUrl
  readonly partnershipName: string
  readonly demonstrationNotice: string | undefined
  /** where anybody raises a concern, when there is such a place */
  readonly raiseUrl?: string | undefined
}

type Content = Pick<PublicPage, 'title' | 'body'> & Partial<PublicPage>

export const sitePage = (frame: SiteFrame, content: Content): string =>
  publicPage({
    assets: frame.assets,
    partnershipName: frame.partnershipName,
    demonstrationNotice: frame.demonstrationNotice,
    act: frame.raiseUrl === undefined ? undefined : { text: 'Raise a concern', href: frame.raiseUrl },
    navigation: [
      { text: 'Annual reports', href: '/reports' },
      { text: 'Open data', href: '/open-data' },
      { text: 'About this site', href: '/' },
    ],
    footer: [
      { text: 'Accessibility', href: '/accessibility' },
      { text: 'Privacy', href: '/privacy' },
      { text: 'Contact', href: '/contact' },
    ],
    ...content,
  })

export const searchForm = (action: string, query = ''): SafeHtml =>
  html`<form class="kith-report-search" role="search" action="${action}"><label class="kith-heading-small" for="q">Search this report</label>
<div><input class="govuk-input" id="q" name="q" type="search" maxlength="100" value="${query}"><button type="submit" class="govuk-button">Search</button></div></form>`

export const fileSize = (byteCount: number): string =>
  byteCount < 100_000 ? `${Math.max(1, Math.round(byteCount / 1_000))} KB` : `${(byteCount / 1_000_000).toFixed(1)} MB`
