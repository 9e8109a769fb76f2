import { civilDay, dayInWords } from '#platform/day.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import type { FigureHistory, PastFigure } from '../../figure-history.ts'
import type { Measure } from '../../measure.ts'
import { valueInWords } from '../../value.ts'

/** "Changed twice since it was approved", where it was. */
export function changesInWords({ changeCount }: FigureHistory): string | undefined {
  if (changeCount === 0) return undefined
  const times = changeCount === 1 ? 'once' : changeCount === 2 ? 'twice' : `${changeCount} times`
  return `Changed ${times} since it was first approved`
}

/** What the figure was before, revision by revision, with what became of each. */
export function earlierRevisions(measure: Measure, { revisions }: FigureHistory): HtmlPart {
  const earlier = revisions.slice(1)
  if (earlier.length === 0) return false
  return html`<ul class="kith-square-list">${earlier.map(past => html`<li>${pastInWords(measure, past)}</li>`)}</ul>`
}

/** Of a figure that is not held any more: what it was last, and who took it back. */
export function lastWithdrawn(measure: Measure, { revisions }: FigureHistory): HtmlPart {
  const [last] = revisions
  return last ? html`<p>${pastInWords(measure, last)}</p>` : false
}

const pastInWords = (measure: Measure, { observation, source }: PastFigure): string =>
  `Revision ${observation.revision} said ${printed(measure, observation.observed)}${restores(observation)}${source ? `, from ${source.title}, approved by ${source.approvedBy.name} on ${dayInWords(civilDay(source.approvedAt))}` : ''}.${withdrawal(source)}`

const printed = (measure: Measure, observed: PastFigure['observation']['observed']): string =>
  valueInWords(observed, { percent: measure.form === 'percentage', decimals: measure.decimals })

export const restores = ({ restores: earlier }: Pick<PastFigure['observation'], 'restores'>): string =>
  earlier === undefined ? '' : `, as revision ${earlier} did`

const withdrawal = (source: PastFigure['source']): string =>
  source?.withdrawn
    ? ` Withdrawn by ${source.withdrawn.by.name} on ${dayInWords(civilDay(source.withdrawn.at))}: ${source.withdrawn.reason}`
    : ''
