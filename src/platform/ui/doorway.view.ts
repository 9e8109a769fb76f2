import type { AssetUrl } from './assets.ts'
import { govuk } from './design-system.ts'
import { type HtmlPart, html, type SafeHtml } from './html.ts'
import { demonstrationBanner, htmlDocument } from './layout.view.ts'
import type { Doorway, PageContent } from './page-content.ts'
import { backLink, type Link } from './trail.ts'

/** Where the way out leads: something anybody might have been looking at. */
const ELSEWHERE = 'https://www.bbc.co.uk/weather'

export interface DoorwayFrame {
  readonly assets: AssetUrl
  readonly footer: readonly Link[]
  readonly demonstrationNotice?: HtmlPart
}

const wayOut = (): SafeHtml =>
  govuk('exit-this-page', {
    html: html`Leave this page`,
    redirectUrl: ELSEWHERE,
    activatedText: 'Leaving this page.',
    timedOutText: 'You are still on this page.',
    pressTwoMoreTimesText: 'Press Shift two more times to leave this page.',
    pressOneMoreTimeText: 'Press Shift one more time to leave this page.',
  })

const skipOut = html`<a href="${ELSEWHERE}" class="govuk-skip-link govuk-js-exit-this-page-skiplink" rel="nofollow noreferrer" data-module="govuk-skip-link">Leave this page quickly</a>`

const head = ({ service, place, notice }: Doorway): SafeHtml =>
  html`<header class="kith-doorway-head">${skipOut}<div class="govuk-width-container kith-doorway-head__row">
<p class="kith-doorway-head__name"><b>${service}</b><span>${place}</span></p>${wayOut()}
</div></header>
<aside class="kith-doorway-notice" aria-label="In danger now"><div class="govuk-width-container">${notice}</div></aside>`

const foot = ({ note }: Doorway, links: readonly Link[]): SafeHtml =>
  html`<footer class="kith-doorway-foot"><div class="govuk-width-container">${note}<ul>${links.map(
    ({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`,
  )}</ul></div></footer>`

/**
 * A whole page of a form for anybody. With script its pages replace each other in the history of the browser, so that
 * going back from elsewhere does not show them.
 */
export function doorwayPage(content: PageContent, doorway: Doorway, frame: DoorwayFrame): string {
  const { backLink: back } = content
  return htmlDocument({
    title: `${content.hasErrors ? 'Error: ' : ''}${content.title} – ${doorway.place}`,
    assets: frame.assets,
    bodyClass: 'kith-doorway',
    content: html`${head(doorway)}
${demonstrationBanner(frame.demonstrationNotice)}
<div class="govuk-width-container" data-leaves-no-trail>${back && backLink(back.href, back.text)}
<main class="kith-main kith-main--question" id="main-content">${content.body}</main></div>
${foot(doorway, frame.footer)}`,
  })
}
