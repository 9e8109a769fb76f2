import { govuk } from './design-system.ts'
import { type HtmlPart, html, type SafeHtml } from './html.ts'

/** What the last act did, or what its reader should know; shown once. */
export interface Flash {
  readonly kind: 'done' | 'important'
  readonly text: HtmlPart
}

export const flashBanner = ({ kind, text }: Flash): SafeHtml =>
  govuk('notification-banner', {
    type: kind === 'done' ? 'success' : undefined,
    titleText: kind === 'done' ? 'Done' : 'Important',
    html: html`<p class="govuk-notification-banner__heading">${text}</p>`,
  })
