import type { AssetUrl } from './assets.ts'
import { type HtmlPart, html, type SafeHtml } from './html.ts'
import { demonstrationBanner, htmlDocument } from './layout.view.ts'
import { logo } from './logo.ts'
import type { Link } from './trail.ts'

export interface ContentsEntry extends Link {
  readonly number?: number | string | undefined
  readonly isCurrent?: boolean | undefined
  /** Within the current section. */
  readonly parts?: readonly Link[] | undefined
}

export interface PublicPage {
  readonly title: string
  readonly assets: AssetUrl
  readonly partnershipName: string
  readonly homeHref?: string | undefined
  readonly navigation: readonly Link[]
  readonly current?: string | undefined
  /** The one act of the public site: `Raise a concern`. */
  readonly act?: Link | undefined
  readonly demonstrationNotice?: HtmlPart
  /** The head of a published work, above contents and text. */
  readonly work?:
    | { readonly title: HtmlPart; readonly note?: HtmlPart; readonly downloads?: readonly Link[] }
    | undefined
  readonly contents?: readonly ContentsEntry[] | undefined
  /** A search box. */
  readonly aboveContents?: HtmlPart
  readonly body: SafeHtml
  /** Beside the text: where a figure's panel opens. */
  readonly hasFigures?: boolean | undefined
  readonly footer: readonly Link[]
  /** Printed at the foot of the sheet: marking and date. */
  readonly printNote?: HtmlPart
}

const link = ({ text, href }: Link, current?: string): SafeHtml =>
  html`<li><a class="govuk-link" href="${href}"${href === current && html` aria-current="page"`}>${text}</a></li>`

const workHead = ({ work }: PublicPage): HtmlPart =>
  work &&
  html`<div class="kith-work-head"><div class="govuk-width-container"><h1 class="govuk-heading-xl">${work.title}</h1>
<div class="kith-work-head__row"><p>${work.note}</p>${work.downloads && html`<ul>${work.downloads.map(item => link(item))}</ul>`}</div></div></div>`

const head = (page: PublicPage): SafeHtml =>
  html`<header><div class="kith-public-head"><div class="govuk-width-container kith-public-head__row">
<p class="kith-public-head__name"><a href="${page.homeHref ?? '/'}">${page.partnershipName}</a></p>
<nav aria-label="Menu"><ul>${page.navigation.map(item => link(item, page.current))}
${page.act && html`<li><a class="govuk-button kith-public-head__act" href="${page.act.href}">${page.act.text}</a></li>`}</ul></nav>
</div></div>${workHead(page)}</header>`

const contentsEntry = ({ number, text, href, isCurrent, parts }: ContentsEntry): SafeHtml =>
  html`<li${isCurrent && html` class="kith-contents__current"`}><span class="kith-contents__number">${number}</span><div>${
    isCurrent
      ? html`<a class="govuk-link" href="${href}" aria-current="page">${text}</a>`
      : html`<a class="govuk-link" href="${href}">${text}</a>`
  }${parts && html`<ul>${parts.map(part => link(part))}</ul>`}</div></li>`

const contentsList = (entries: readonly ContentsEntry[]): SafeHtml =>
  html`<nav class="kith-contents" aria-labelledby="contents"><h2 class="kith-heading-small" id="contents">Contents</h2><ol>${entries.map(contentsEntry)}</ol></nav>`

function columns({ contents, aboveContents, body, hasFigures }: PublicPage): SafeHtml {
  const main = html`<main class="kith-main" id="main-content">${body}</main>`
  const hint = html`<p class="kith-figure-hint">A figure with a dotted gold line opens here. It says what was counted, by whom, and when. So does every number in a table.</p>`
  const slot =
    hasFigures &&
    html`<aside class="kith-public-aside" aria-label="About the figures"><div data-provenance-slot></div>${hint}</aside>`
  const layout = `kith-public-columns${contents ? ' kith-public-columns--contents' : ''}${hasFigures ? ' kith-public-columns--figures' : ''}`
  return html`<div class="govuk-width-container"><div class="${layout}">${contents && html`<div class="kith-public-side">${aboveContents}${contentsList(contents)}</div>`}${main}${slot}</div></div>`
}

const foot = ({ footer, partnershipName, printNote }: PublicPage): SafeHtml =>
  html`<footer class="kith-public-foot"><div class="govuk-width-container kith-public-foot__row"><p><b>${partnershipName}</b></p>
<ul>${footer.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}</ul>
<p class="kith-public-foot__kith">${logo()} Published with Kith, open source</p></div>
${Boolean(printNote) && html`<p class="kith-print-note">${printNote}</p>`}</footer>`

/** Links between the sections of a published work. */
export const previousNext = (previous: Link | undefined, next: Link | undefined): SafeHtml =>
  html`<nav class="kith-previous-next" aria-label="Sections">${previous && html`<p><span>Previous</span><a class="govuk-link" rel="prev" href="${previous.href}">${previous.text}</a></p>`}${
    next &&
    html`<p class="kith-previous-next__next"><span>Next</span><a class="govuk-link" rel="next" href="${next.href}">${next.text}</a></p>`
  }</nav>`

/** A whole page of the public site. */
export const publicPage = (page: PublicPage): string =>
  htmlDocument({
    title: `${page.title} – ${page.partnershipName}`,
    assets: page.assets,
    bodyClass: 'kith-public',
    content: html`${head(page)}
${demonstrationBanner(page.demonstrationNotice)}
${columns(page)}
${foot(page)}`,
  })
