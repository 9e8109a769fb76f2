import { momentInWords } from '#platform/day.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { enquiryActUrl } from '../../../concerns.urls.ts'
import type { EnquiryEvent } from '../../event.store.ts'
import { act } from './entry.view.ts'

/** What has happened, newest first. A note that was corrected stays, beside the note that corrects it. */
export function eventList(events: readonly EnquiryEvent[], correctIn?: string): SafeHtml {
  if (events.length === 0) return emptyState({ why: 'Nothing has been recorded yet.' })
  const corrected = new Set(events.map(({ corrects }) => corrects))
  return html`<ul class="kith-happened">${events.map(
    event => html`<li><p class="kith-context">${momentInWords(event.happenedAt)}${event.who !== '' && `, ${event.who}`}${
      event.doneBy.startsWith('contributor:') && ', from outside'
    }</p>
<p><b>${event.words}</b>${corrected.has(event.eventId) && ' (corrected later)'}</p>
${event.note !== '' && html`<p class="kith-happened__note">${event.note}</p>`}${
  correctIn !== undefined &&
  event.kind === 'note' &&
  !corrected.has(event.eventId) &&
  html`<p>${act('Correct this note', enquiryActUrl(correctIn, 'notes', event.eventId, 'correct'))}</p>`
}</li>`,
  )}</ul>`
}
