import { dayInWords } from '#platform/day.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { recordSeriesChangeUrl, withdrawSeriesChangeUrl } from '../../indicators.urls.ts'
import { SERIES_CHANGE_WORDS, type SeriesChange } from '../../spc/series-change.ts'

/** The days from which the series is read anew, with who recorded each and why. */
export function seriesChangesSection(code: string, changes: readonly SeriesChange[], mayMark: boolean): SafeHtml {
  if (changes.length === 0 && !mayMark) return html``
  return html`${sectionHeading({ text: 'Series breaks and new limits', id: 'series-changes' })}
${changes.length === 0 && html`<p>None is on record.</p>`}
${changes.map(
  change => html`<h3 class="govuk-heading-s kith-series-change">${SERIES_CHANGE_WORDS[change.kind]}: ${change.title}, from ${dayInWords(change.from)}</h3>
<p>${change.reason}</p><p class="kith-context">Recorded by ${change.recordedBy}.${mayMark && html` <a class="govuk-link" href="${withdrawSeriesChangeUrl(code, change.changeId)}">Withdraw<span class="govuk-visually-hidden"> ${change.title}</span></a>`}</p>`,
)}
${mayMark && html`<p><a class="govuk-link" href="${recordSeriesChangeUrl(code)}">Record a series break or new limits</a></p>`}`
}
