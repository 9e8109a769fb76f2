import { html, type SafeHtml, unsafeHtml } from './html.ts'

// Drawn in the colour of the text beside them, so that forced colours and grey print keep them.
const DRAWINGS = {
  late: '<path d="M1 1h10v10H1z"/><path fill="none" stroke="var(--kith-shape-inner, #fff)" stroke-width="1.6" d="M6 2.8v4M6 8v1.6"/>',
  below: '<path d="M1 2.5h10L6 10.5z"/>',
  close:
    '<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M6 1.6a4.4 4.4 0 0 0 0 8.8z"/>',
  met: '<path fill="none" stroke="currentColor" stroke-width="2.1" d="m1.5 6.4 3 3 6-6.6"/>',
  neutral: '<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.4"/>',
  quiet:
    '<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.2 1.4"/>',
  unusual: '<path d="M6 .6 11.4 6 6 11.4.6 6z"/>',
  fresh: '<circle cx="6" cy="6" r="4.4"/>',
  lock: '<path d="M2 5.2h8V11H2z"/><path fill="none" stroke="currentColor" stroke-width="1.5" d="M3.8 5V3.6a2.2 2.2 0 0 1 4.4 0V5"/>',
  repeat:
    '<path fill="none" stroke="currentColor" stroke-width="1.6" d="M2.2 4.1A4.2 4.2 0 1 1 2 7.6"/><path d="M1 1.4v4h4z"/>',
  thread:
    '<path fill="none" stroke="currentColor" stroke-width="1.6" d="M0 6h3M9 6h3"/><circle cx="6" cy="6" r="2.6" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  search:
    '<circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" stroke-width="1.6"/><path fill="none" stroke="currentColor" stroke-width="2" d="m7.8 7.8 3.6 3.6"/>',
} as const satisfies Readonly<Record<string, string>>

export type ShapeName = keyof typeof DRAWINGS

const SHAPES = Object.fromEntries(
  Object.entries(DRAWINGS).map(([name, drawing]) => [
    name,
    unsafeHtml(
      `<svg class="kith-shape kith-shape--${name}" viewBox="0 0 12 12" width="12" height="12" fill="currentColor" aria-hidden="true" focusable="false">${drawing}</svg>`,
    ),
  ]),
) as Readonly<Record<ShapeName, SafeHtml>>

/** Hidden from screen readers: the word beside it says the same. */
export const shape = (name: ShapeName): SafeHtml => SHAPES[name]

/** The mark of something that can be followed to where it comes from. */
export const followMark = (): SafeHtml => html`<span class="kith-follow-mark">${shape('thread')}</span>`
