import { type HtmlPart, html, type SafeHtml } from './html.ts'
import { type ShapeName, shape } from './shape.ts'

/** `red`: late, below, stuck. `amber`: due today, close. `green`: met, evidenced. `purple`: unusual, neither good nor bad. */
export type TagTone = 'red' | 'amber' | 'green' | 'neutral' | 'purple' | 'petrol'

const TONE_SHAPES: Readonly<Record<TagTone, ShapeName>> = {
  red: 'below',
  amber: 'close',
  green: 'met',
  neutral: 'neutral',
  purple: 'unusual',
  petrol: 'close',
}

export interface Tag {
  readonly tone: TagTone
  readonly text: HtmlPart
  readonly shape?: ShapeName | undefined
}

export const tag = ({ tone, text, shape: name }: Tag): SafeHtml =>
  html`<span class="kith-tag kith-tag--${tone}">${shape(name ?? TONE_SHAPES[tone])} ${text}</span>`
