import { type HtmlPart, html, type SafeHtml } from './html.ts'

export interface ClockDay {
  /** `Fri 3` in the large strip; the small one shows its first two letters. */
  readonly label: string
  /** `Day 1`, `Bank holiday`: printed in the large strip only. */
  readonly note?: string | undefined
  /** `gap`: days that are left out, said in the label */
  readonly state: 'received' | 'used' | 'today' | 'ahead' | 'not-counted' | 'past' | 'gap'
  readonly isWeekend?: boolean | undefined
  readonly isLast?: boolean | undefined
}

export interface Clock {
  /** `Day 3 of 4. Due Thursday 9 May 2024.` */
  readonly sentence: HtmlPart
  /** `Monday was a bank holiday.` or, when late, `Was due Friday 3 May 2024.` */
  readonly note?: HtmlPart
  readonly tone?: 'late' | 'due-today' | undefined
  /** none where the clock has run out its use: the sentence says it all */
  readonly days: readonly ClockDay[]
  readonly size?: 'small' | 'large' | undefined
  /** The heading level of the sentence in the large strip. */
  readonly headingLevel?: 2 | 3 | undefined
  /** `Local standard, 4 working days` */
  readonly standard?: HtmlPart
}

const smallDay = (day: ClockDay): SafeHtml =>
  html`<span class="${dayClasses(day)}">${day.state === 'gap' ? day.label : day.isWeekend ? '' : day.label.slice(0, 2)}</span>`

const largeDay = (day: ClockDay): SafeHtml =>
  html`<span class="${dayClasses(day)}"><b>${day.label}</b>${day.note && html`<span>${day.note}</span>`}</span>`

function dayClasses({ state, isLast, isWeekend }: ClockDay): string {
  return `kith-day kith-day--${state}${isLast ? ' kith-day--last' : ''}${isWeekend ? ' kith-day--weekend' : ''}`
}

const toneClass = ({ tone }: Clock): string => (tone ? ` kith-clock--${tone}` : '')

/** The sentence says all that the strip shows; the strip is its picture, hidden from screen readers. */
export function clockStrip(clock: Clock): SafeHtml {
  if (clock.size === 'large') return largeClock(clock)
  return html`<div class="kith-clock${toneClass(clock)}">
<p class="kith-clock__sentence">${clock.sentence}</p>
<div class="kith-clock__strip" aria-hidden="true">${clock.days.map(smallDay)}</div>
${clock.note && html`<p class="kith-clock__note">${clock.note}</p>`}
</div>`
}

function largeClock(clock: Clock): SafeHtml {
  const sentence =
    clock.headingLevel === 3
      ? html`<h3 class="kith-clock__sentence">${clock.sentence}</h3>`
      : html`<h2 class="kith-clock__sentence">${clock.sentence}</h2>`
  return html`<section class="kith-clock kith-clock--large${toneClass(clock)}">
<div class="kith-clock__head">${sentence}${clock.standard && html`<p class="kith-context">${clock.standard}</p>`}</div>
${clock.days.length > 0 && html`<div class="kith-clock__strip" aria-hidden="true">${clock.days.map(largeDay)}</div>`}
${clock.note && html`<p class="kith-clock__note">${clock.note}</p>`}
</section>`
}

/** What the squares of the small strip mean; once a page, above the list. */
export const clockKey = (): SafeHtml => html`<p class="kith-clock-key" aria-hidden="true">
<span><span class="kith-day kith-day--used"></span> working day used</span>
<span><span class="kith-day kith-day--today"></span> today</span>
<span><span class="kith-day kith-day--ahead kith-day--last"></span> last day</span>
<span><span class="kith-day kith-day--not-counted"></span> weekend or bank holiday, not counted</span>
<span><span class="kith-day kith-day--past"></span> past the last day</span>
</p>`
