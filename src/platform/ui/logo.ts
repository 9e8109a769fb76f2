import { html, type SafeHtml } from './html.ts'

/** A K whose arms are a gold thread, knotted against the stem. Hidden: the name stands beside it. */
export const logo = (): SafeHtml =>
  html`<svg class="kith-logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false"><path fill="none" stroke="currentColor" stroke-width="5.4" d="M5 2v28"/><g fill="none" stroke="var(--kith-thread, #e5b44a)" stroke-width="3.3"><path d="M17.4 12.6 28.4 2.6M17.4 19.4 28.4 29.4"/><circle cx="13.6" cy="16" r="4.8"/></g></svg>`
