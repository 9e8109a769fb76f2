import { civilDay, dayInWords } from '#platform/day.ts'
import { provenanceLink } from '#platform/ui/figure.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { type Tag, tag } from '#platform/ui/tag.ts'
import { formatShort } from '../../exact.ts'
import { measureUrl } from '../../indicators.urls.ts'
import type { MatrixFigure } from '../../kpi-matrix.ts'
import type { Observation } from '../../observation.ts'
import { periodInWords } from '../../period.ts'
import type { Rating } from '../../rag.ts'
import type { FigureSource } from '../../source.store.ts'
import { stateInWords, valueInWords } from '../../value.ts'

export interface OpenedCell {
  readonly figure: MatrixFigure
  readonly source: FigureSource | undefined
  /** The same cell in other periods and earlier revisions, newest first. */
  readonly history: readonly Observation[]
}

export const RATING_TAGS: Readonly<Record<Rating, Tag>> = {
  met: { tone: 'green', text: 'Met' },
  close: { tone: 'amber', text: 'Close' },
  below: { tone: 'red', text: 'Below' },
}

/** One cell told in words: what it says, how it got there, where it comes from. */
export function openedCell({ figure, source, history }: OpenedCell): SafeHtml {
  const { indicator, agency, observed, target, rated, observation } = figure
  return html`<section class="kith-kpi-opened" id="opened" aria-labelledby="opened-title">
<div><p class="kith-context">${agency.name}, indicator ${indicator.number}</p>
<h2 class="kith-heading-panel" id="opened-title">${indicator.title}</h2>
<p>${rated.rating ? html`${tag(RATING_TAGS[rated.rating])} ` : ''}<b>${valueInWords(observed, { percent: true, decimals: 1 })}</b>${target ? html`. The target is ${formatShort(target, 1)}%` : ''}. ${rated.rating ? rated.why : ''}</p></div>
<div><h3 class="kith-heading-small">How it got here</h3>
${history.length === 0 ? html`<p>This is the first figure held for this cell.</p>` : html`<ul class="kith-plain-list">${history.map(historyItem)}</ul>`}</div>
<div><h3 class="kith-heading-small">Where this comes from</h3>
${observation ? html`<p>${source ? html`${source.title}, sent by ${source.suppliedBy.name} on ${dayInWords(civilDay(source.suppliedAt))}, approved by ${source.approvedBy.name} on ${dayInWords(civilDay(source.approvedAt))}.` : ''} Printed there as “${observation.printed}”. Revision ${observation.revision}.</p>` : html`<p>${stateInWords(observed.state)}.</p>`}
<p>${provenanceLink(measureUrl(indicator.code, { period: observation?.period.name, area: agency.id }), 'Open the figure')}</p></div>
</section>`
}

const historyItem = (earlier: Observation): SafeHtml =>
  html`<li>${periodInWords(earlier.period)}: ${valueInWords(earlier.observed, { percent: true })}, revision ${earlier.revision}</li>`
