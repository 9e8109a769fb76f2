import { html, type SafeHtml } from '#platform/ui/html.ts'

/** A colleague was quicker, or a rule forbids it: why, above what was typed. */
export const notRecorded = (why: string | undefined): SafeHtml | false =>
  why !== undefined &&
  html`<div class="kith-changed" role="alert"><h2 class="kith-heading-panel">Nothing was recorded</h2><p>${why}</p><p>What you typed is kept below. Read what changed, then record it again or leave it.</p></div>`
