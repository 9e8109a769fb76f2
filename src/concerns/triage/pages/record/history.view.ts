import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { CaseEvent } from '../../../case/case.ts'
import { momentLine } from '../../../case/moment-words.ts'

/** What has happened, newest first; a correction names what it corrects, and both are shown. */
export function eventList(
  events: readonly CaseEvent[],
  today: Temporal.PlainDate,
  correctUrl?: (event: CaseEvent) => string,
): SafeHtml {
  if (events.length === 0) return emptyState({ why: 'Nothing has happened yet.' })
  const corrected = new Set(events.map(({ corrects }) => corrects))
  return html`<ol class="kith-happened">${events.map(event => {
    const from = events.find(({ eventId }) => eventId === event.corrects)
    return html`<li><p class="kith-muted">${momentLine(event.happenedAt, today)}, ${event.doneBy}</p><p><b>${event.words}</b>${
      event.corrects !== undefined &&
      html` <span class="kith-muted">corrects the note${from && html` of ${momentLine(from.happenedAt, today)}`}</span>`
    }${corrected.has(event.eventId) && html` <span class="kith-muted">(corrected later)</span>`}</p>${event.note && html`<p class="kith-happened__note">${event.note}</p>`}${
      correctUrl &&
      event.kind === 'note' &&
      !corrected.has(event.eventId) &&
      html`<p><a class="govuk-link" href="${correctUrl(event)}">Correct this note</a></p>`
    }</li>`
  })}</ol>`
}
