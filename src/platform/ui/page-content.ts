import type { SafeHtml } from './html.ts'

export interface Crumb {
  readonly text: string
  readonly href: string
}

/** The frame of pages that anybody may reach and must be able to leave at once: no navigation, a way out on every page. */
export interface Doorway {
  /** `Raise a concern` */
  readonly service: string
  readonly place: string
  /** across the page, before anything else */
  readonly notice: SafeHtml
  /** at the foot: what happens to what is typed */
  readonly note?: SafeHtml
}

/** What a handler says of its page; the server adds the header, navigation, flash and footer. */
export interface PageContent {
  /** the h1's words, or of a page about somebody words that name nobody; the document's title adds the product and, with `hasErrors`, "Error: " */
  readonly title: string
  /** everything inside main, h1 included */
  readonly body: SafeHtml
  /** before body and aside, across both: the heading and what belongs to it */
  readonly above?: SafeHtml
  /** beside the text from 900 pixels on, below it on a phone; the panels of followed figures open in it */
  readonly aside?: SafeHtml
  /** the item of the service navigation that this page belongs to */
  readonly section?: string
  readonly breadcrumbs?: readonly Crumb[]
  readonly backLink?: Crumb
  readonly hasErrors?: boolean
  /** one-question pages are narrow; matrices may use the whole window */
  readonly width?: 'question' | 'page' | 'full'
  /** drawn in place of header, navigation and footer */
  readonly doorway?: Doorway
  /** seconds after which a page about long work reloads itself; with script its `[data-long-work]` follows instead */
  readonly reloadAfterSeconds?: number
}
