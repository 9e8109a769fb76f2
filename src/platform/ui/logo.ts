import { html, type SafeHtml } from './html.ts'

/** A K whose arms are one gold thread, knotted where it meets the stem's reach. Hidden: the name stands beside it. */
export const logo = (): SafeHtml =>
  html`<svg class="kith-logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false"><path fill="none" stroke="currentColor" stroke-width="4.5" d="M6 3v26"/><g fill="none" stroke="var(--kith-thread, #e5b44a)" stroke-width="3.4"><path d="M6 16h6.6M18.4 13.2 28 3.4M18.2 18.9 28 28.6"/><circle cx="15.6" cy="16" r="3.4"/></g></svg>`
