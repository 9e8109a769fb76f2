import { dayInWords, momentInWords, weekdayInWords } from '#platform/day.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { type Tag, tag } from '#platform/ui/tag.ts'
import { enquiryActUrl } from '../../../concerns.urls.ts'
import { CONTACT_WAYS } from '../../enquiry-codes.ts'
import type { EnquiryRequest } from '../../request.store.ts'
import { standingOfRequest, standsAgainstClosing } from '../../standing.ts'
import { act, earlierVersions, entries, entry, lines, writtenBy } from './entry.view.ts'

export interface AskedPart {
  readonly reference: string
  readonly today: Temporal.PlainDate
  readonly mayRecord: boolean
  readonly requests: readonly EnquiryRequest[]
}

export const askedView = (part: AskedPart): SafeHtml =>
  html`${sectionHeading({
    text: 'People and agencies asked',
    count: part.requests.length || undefined,
    aside: part.mayRecord && act('Ask somebody', enquiryActUrl(part.reference, 'requests', 'add')),
  })}${
    part.requests.length === 0
      ? emptyState({ why: 'Nobody has been asked anything yet.' })
      : entries(part.requests.map(request => requestEntry(part, request)))
  }`

function tagOf(request: EnquiryRequest, today: Temporal.PlainDate): Tag {
  switch (standingOfRequest(request, today)) {
    case 'answered':
      return { tone: 'green', text: 'Answered' }
    case 'waived':
      return { tone: 'neutral', text: 'Waived' }
    case 'late':
      return { tone: 'red', shape: 'late', text: 'Late' }
    default:
      return { tone: 'petrol', text: 'Waiting for the answer' }
  }
}

function requestEntry({ reference, today, mayRecord }: AskedPart, request: EnquiryRequest): SafeHtml {
  const { requestId, askedOf, answer } = request
  const isWaiting = standsAgainstClosing(standingOfRequest(request, today))
  const url = (verb: string): string => enquiryActUrl(reference, 'requests', requestId, verb)
  return entry({
    title: askedOf,
    state: tag(tagOf(request, today)),
    body: html`<p class="govuk-body">${request.question}</p>${
      answer &&
      html`<p class="govuk-body"><b>Answer of ${dayInWords(answer.latest.cameOn)}</b>, ${answer.latest.givenBy}:</p>${lines(answer.latest.answer)}`
    }${request.waivedReason !== undefined && html`<p class="govuk-body"><b>Waived:</b> ${request.waivedReason}</p>`}`,
    meta: html`Asked on ${dayInWords(request.askedOn)}, due ${weekdayInWords(request.dueOn)}.${request.chases.map(
      chase =>
        html` Reminded ${CONTACT_WAYS[chase.how].toLowerCase()} on ${dayInWords(chase.chasedOn)}${chase.note !== '' && `: ${chase.note}`}.`,
    )}${isWaiting && request.linkUntil && ` The mailed link is open until ${momentInWords(request.linkUntil)}.`}${answer && html` ${writtenBy(answer.latest)}.`}`,
    acts: !mayRecord
      ? []
      : isWaiting
        ? [
            act('Record the answer', url('answer'), askedOf),
            act('Remind them', url('chase'), askedOf),
            act('Waive it', url('waive'), askedOf),
          ]
        : answer
          ? [act('Correct the answer', url('answer'), askedOf)]
          : [],
    earlier: answer && earlierVersions(answer, version => lines(version.answer)),
  })
}
