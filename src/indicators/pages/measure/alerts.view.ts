import { civilDay, dayInWords } from '#platform/day.ts'
import { button, postForm } from '#platform/ui/form.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import { UNUSUAL_IS_NOT_WORSE, unusualInWords } from '../../alerts/alert-words.ts'
import type { SeriesAlert } from '../../alerts/series-alert.ts'
import { answerAlertUrl } from '../../indicators.urls.ts'
import type { Measure } from '../../measure.ts'

/** Those that somebody has looked at stay in sight for a while. */
const MOST_SEEN = 3

export function alertsSection(measure: Measure, alerts: readonly SeriesAlert[], mayAnswer: boolean): SafeHtml {
  const open = alerts.filter(({ seen }) => seen === undefined)
  const seen = alerts.filter(each => each.seen !== undefined).slice(0, MOST_SEEN)
  if (open.length + seen.length === 0) return html``
  return html`${sectionHeading({ text: 'Told as unusual', id: 'unusual' })}
${open.map(alert => openAlert(measure, alert, mayAnswer))}
${open.length > 0 && html`<p class="kith-context">${UNUSUAL_IS_NOT_WORSE}</p>`}
${seen.length > 0 && html`<ul class="kith-square-list">${seen.map(alert => html`<li>${unusualInWords(alert)} ${lookedAt(alert)}</li>`)}</ul>`}`
}

const openAlert = (measure: Measure, alert: SeriesAlert, mayAnswer: boolean): SafeHtml =>
  html`<p>${tag({ tone: 'purple', shape: 'unusual', text: 'Unusual' })} ${unusualInWords(alert)} Told on ${dayInWords(civilDay(alert.raisedAt))}; nobody has said yet that they looked at it.</p>
${
  mayAnswer &&
  postForm({
    action: answerAlertUrl(measure.code, alert.alertId, alert.agencyId),
    body: button({ text: 'I have looked at it', kind: 'secondary' }),
  })
}`

const lookedAt = ({ seen }: SeriesAlert): string =>
  seen === undefined ? '' : `${seen.by} looked at it on ${dayInWords(civilDay(seen.at))}.`
