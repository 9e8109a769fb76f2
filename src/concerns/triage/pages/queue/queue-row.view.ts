import { postForm } from '#platform/ui/form.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import { ageOn } from '../../../case/case.ts'
import { readCaseClock } from '../../../case/case-clock.ts'
import { smallClock } from '../../../case/clock-picture.view.ts'
import { harmsOf, isCode, LATE_CAUSES, SOURCES } from '../../../codes.ts'
import { concernUrl } from '../../../concerns.urls.ts'
import { nameOf } from '../../../individual.ts'
import { PROVIDER_ALERT, type QueueRow, repeatWords } from '../../queue.ts'
import type { QueuePage } from './queue-page.ts'

/** One row: its clock, whom and what it is about, the harm and who told us, who has it. */
export const queueRow = (row: QueueRow, page: QueuePage): SafeHtml =>
  html`<li class="kith-queue__row">
<div>${smallClock(readCaseClock({ ...row, decidedOn: undefined }, page.today))}</div>
<div>${whatItIs(row, page)}</div>
<div class="kith-queue__aside"><p>${harmWords(row, page)}</p><p class="kith-muted">${row.organisation || SOURCES[row.source]}</p></div>
<div class="kith-queue__aside">${withWhom(row, page)}</div>
</li>
`

function whatItIs(row: QueueRow, { today, team }: QueuePage): SafeHtml {
  const isHidden = row.readerCount !== undefined
  const age = ageOn(row, today)
  const name = isHidden ? 'Name hidden on this list' : `${nameOf(row)}${age === undefined ? '' : `, ${age}`}`
  const tags = [
    row.readerCount !== undefined &&
      tag({
        tone: 'neutral',
        shape: 'lock',
        text: `Restricted to ${row.readerCount} ${row.readerCount === 1 ? 'person' : 'people'}, you may open it`,
      }),
    !isHidden && repeatTag(row, team.about),
    providerTag(row, team.about),
    row.lateCause !== undefined &&
      isCode(LATE_CAUSES, row.lateCause) &&
      tag({ tone: 'neutral', shape: 'close', text: `Reason for lateness: ${lowerFirst(LATE_CAUSES[row.lateCause])}` }),
  ].filter(each => each !== false)
  return html`<h3><a class="govuk-link" href="${concernUrl(row.reference)}">${name}</a> <span class="kith-reference">${row.reference}</span></h3>
<p>${isHidden ? 'Opening this record is written down.' : row.inBrief}</p>${tags.length > 0 && html`<p class="kith-queue__tags">${tags}</p>`}`
}

function repeatTag({ earlierCount }: QueueRow, about: 'adult' | 'child'): SafeHtml | false {
  const text = repeatWords(earlierCount, about)
  return text !== undefined && tag({ tone: 'petrol', shape: 'repeat', text })
}

const providerTag = ({ providerName, providerCount }: QueueRow, about: 'adult' | 'child'): SafeHtml | false =>
  providerName !== undefined &&
  providerCount >= PROVIDER_ALERT.count &&
  tag({
    tone: 'petrol',
    shape: 'repeat',
    text: `${providerName}: ${providerCount} ${about === 'adult' ? 'concerns' : 'contacts'} in ${PROVIDER_ALERT.days} days`,
  })

function harmWords({ abuseTypes }: QueueRow, { team }: QueuePage): string {
  const words = harmsOf(team.about)
  return abuseTypes.map(type => words[type] ?? type).join(', ') || 'Not said'
}

function withWhom(row: QueueRow, { readerId, mayManage }: QueuePage): SafeHtml {
  const { workerId, workerName, limbsAnswered } = row
  if (workerId === undefined)
    return html`<p>Nobody yet</p>${readerId !== undefined && takeForm(row, readerId)}${mayManage && giveLink(row)}`
  return html`<p>${workerId === readerId ? 'You' : workerName}</p>${limbsAnswered !== undefined && html`<p class="kith-muted">${draftWords(limbsAnswered)}</p>`}${(mayManage || workerId === readerId) && giveLink(row)}`
}

const draftWords = (count: number): string =>
  count === 3
    ? 'Ready to decide'
    : count === 0
      ? 'Decision begun'
      : `${count === 1 ? 'One' : 'Two'} of three limbs answered`

const giveLink = ({ reference }: QueueRow): SafeHtml =>
  html`<p><a class="govuk-link" href="${concernUrl(reference, 'give')}">Give it to somebody<span class="govuk-visually-hidden">: ${reference}</span></a></p>`

const takeForm = ({ reference, version }: QueueRow, readerId: string): SafeHtml =>
  postForm({
    action: concernUrl(reference, 'take'),
    body: html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="to" value="${readerId}"><button type="submit" class="kith-link-button">Take this concern<span class="govuk-visually-hidden"> ${reference}</span></button>`,
  })

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
