import type { AssetUrl } from './assets.ts'
import { type Flash, flashBanner } from './flash.ts'
import { attributes, type HtmlPart, html, type SafeHtml } from './html.ts'
import { logo } from './logo.ts'
import type { PageContent } from './page-content.ts'
import { shape } from './shape.ts'
import { backLink, breadcrumbs, type Link } from './trail.ts'

export interface NavigationItem {
  /** What a page names as its section to have this item marked as current. */
  readonly section: string
  readonly text: string
  readonly href: string
  /** How many wait there. */
  readonly count?: number | undefined
}

export interface BandLink {
  readonly text: string
  readonly href: string
  readonly isSearch?: boolean | undefined
}

export interface SignedInUser {
  /** `Imelda Farrow, business manager` */
  readonly name: string
  readonly href?: string | undefined
  /** Posted to. */
  readonly signOutUrl: string
}

/** What every page of one request shares. */
export interface PageFrame {
  readonly assets: AssetUrl
  readonly partnershipName?: string | undefined
  readonly homeHref?: string | undefined
  readonly user?: SignedInUser | undefined
  readonly bandLinks?: readonly BandLink[] | undefined
  /** Only what this reader may open. */
  readonly navigation: readonly NavigationItem[]
  readonly flash?: Flash | undefined
  readonly demonstrationNotice?: HtmlPart
  readonly session?: { readonly expiresAt: string; readonly extendUrl: string } | undefined
  readonly footer: readonly Link[]
  readonly footerNote?: HtmlPart
}

export interface DocumentParts {
  readonly title: string
  readonly assets: AssetUrl
  readonly reloadAfterSeconds?: number | undefined
  readonly bodyClass: string
  readonly content: SafeHtml
}

export const htmlDocument = ({ title, assets, bodyClass, reloadAfterSeconds, content }: DocumentParts): string =>
  html`<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#0d3341">
<meta name="color-scheme" content="light">
${reloadAfterSeconds !== undefined && html`<noscript><meta http-equiv="refresh" content="${reloadAfterSeconds}"></noscript>`}
<link rel="icon" href="${assets('icon.svg')}" type="image/svg+xml">
<link rel="icon" href="${assets('icon-192.png')}" type="image/png" sizes="192x192">
<link rel="apple-touch-icon" href="${assets('icon-192.png')}">
<link rel="manifest" href="${assets('app.webmanifest')}">
<link rel="stylesheet" href="${assets('app.css')}">
</head>
<body class="govuk-template__body ${bodyClass}">
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
${content}
<script type="module" src="${assets('app.js')}"></script>
</body>
</html>
`.toString()

const signOut = ({ signOutUrl }: SignedInUser): SafeHtml =>
  html`<form method="post" action="${signOutUrl}"><button type="submit" class="kith-link-button">Sign out</button></form>`

function band(page: PageFrame): SafeHtml {
  const { user } = page
  return html`<header class="kith-band"><div class="govuk-width-container kith-band__row">
<div class="kith-band__brand"><a class="kith-band__home" href="${page.homeHref ?? '/'}">${logo()}<span>Kith</span></a>
${page.partnershipName !== undefined && html`<p class="kith-band__partnership">${page.partnershipName}</p>`}</div>
<ul class="kith-band__links">${page.bandLinks?.map(
    ({ text, href, isSearch }) => html`<li>${isSearch && shape('search')}<a href="${href}">${text}</a></li>`,
  )}
${user && html`<li>${user.href === undefined ? html`<span>${user.name}</span>` : html`<a href="${user.href}">${user.name}</a>`}</li><li>${signOut(user)}</li>`}</ul>
</div></header>`
}

function navigationItem({ text, href, count }: NavigationItem, isCurrent: boolean): SafeHtml {
  const label = html`${text}${count !== undefined && html` <span class="kith-nav-count">${count}</span>`}`
  const content = isCurrent ? html`<strong class="govuk-service-navigation__active-fallback">${label}</strong>` : label
  return html`<li class="govuk-service-navigation__item${isCurrent && ' govuk-service-navigation__item--active'}"><a class="govuk-service-navigation__link" href="${href}"${isCurrent && html` aria-current="true"`}>${content}</a></li>`
}

// The markup of the official component, in html because every page carries it.
function serviceNavigation(items: readonly NavigationItem[], current: string | undefined): HtmlPart {
  if (items.length === 0) return undefined
  return html`<div class="govuk-service-navigation" data-module="govuk-service-navigation"><div class="govuk-width-container">
<div class="govuk-service-navigation__container"><nav aria-label="Menu" class="govuk-service-navigation__wrapper">
<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="navigation" hidden aria-hidden="true">Menu</button>
<ul class="govuk-service-navigation__list" id="navigation">${items.map(item => navigationItem(item, item.section === current))}</ul>
</nav></div></div></div>`
}

export const demonstrationBanner = (notice: HtmlPart): HtmlPart =>
  Boolean(notice) &&
  html`<aside class="kith-demonstration" aria-label="Demonstration"><div class="govuk-width-container"><p><b>Demonstration</b> ${notice}</p></div></aside>`

const footer = ({ footer: links, footerNote }: PageFrame): SafeHtml =>
  html`<footer class="kith-footer"><div class="govuk-width-container kith-footer__row"><p><b>Kith</b></p>
<ul>${links.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>
<p class="kith-footer__note">${footerNote ?? 'Times are UK time.'}</p></div></footer>`

// Script posts this before the session ends; the server adds the anti-forgery field to it, as to every form.
const sessionForm = ({ session }: PageFrame): HtmlPart =>
  session &&
  html`<form method="post" hidden${attributes({ action: session.extendUrl, 'data-session-expires': session.expiresAt })}></form>`

function main(content: PageContent, flash: Flash | undefined): SafeHtml {
  const { breadcrumbs: crumbs, backLink: back, width, above, body, aside } = content
  const columns = aside
    ? html`<div class="kith-with-aside"><div>${body}</div><aside class="kith-aside" data-provenance-slot>${aside}</aside></div>`
    : body
  return html`<div class="govuk-width-container${width === 'full' && ' kith-full'}">
${crumbs && crumbs.length > 0 && breadcrumbs(crumbs)}${back && backLink(back.href, back.text)}
<main class="kith-main${width === 'question' && ' kith-main--question'}" id="main-content">
${flash && flashBanner(flash)}${above}${columns}
</main></div>`
}

/** A whole page for those who are signed in, or signing in. */
export function page(content: PageContent, frame: PageFrame): string {
  const names = [content.title, frame.partnershipName, 'Kith'].filter(name => name !== undefined && name !== '')
  return htmlDocument({
    title: `${content.hasErrors ? 'Error: ' : ''}${names.join(' – ')}`,
    assets: frame.assets,
    bodyClass: 'kith-staff',
    reloadAfterSeconds: content.reloadAfterSeconds,
    content: html`${band(frame)}
${serviceNavigation(frame.navigation, content.section)}
${demonstrationBanner(frame.demonstrationNotice)}
${main(content, frame.flash)}
${footer(frame)}${sessionForm(frame)}`,
  })
}
