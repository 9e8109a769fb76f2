import { dayInWords, weekdayInWords } from '#platform/day.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { linkButton } from '#platform/ui/form.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { isCode, LATE_CAUSES, LOCATIONS, SOURCES_OF_RISK } from '../../../codes.ts'
import { concernUrl, enquiryActUrl } from '../../../concerns.urls.ts'
import { ACHIEVED, ASKED, CONCLUSIONS, isOpen, RISK_OUTCOMES, YES_NO_NOT_RECORDED } from '../../../enquiry.ts'
import type { Experience, PastConclusion } from '../../conclusion.store.ts'
import type { Enquiry } from '../../enquiry.store.ts'
import { EXPERIENCE_ANSWERS, EXPERIENCE_QUESTIONS, SPEAKERS } from '../../enquiry-codes.ts'
import type { EnquiryEvent } from '../../event.store.ts'
import { readPlanningClock } from '../../planning-reading.ts'
import type { Transfer } from '../../transfer.store.ts'
import { largePlanningClock } from '../planning-clock.view.ts'
import { act, entries, entry, lines } from './entry.view.ts'
import { eventList } from './history.view.ts'

export interface Summary {
  readonly enquiry: Enquiry
  readonly today: Temporal.PlainDate
  readonly conclusions: readonly PastConclusion[]
  readonly experience: Experience | undefined
  readonly transfers: readonly Transfer[]
  readonly events: readonly EnquiryEvent[]
}

const LATEST_EVENTS = 5

export function summaryView(summary: Summary): SafeHtml {
  const { enquiry, today, conclusions, transfers, events } = summary
  return html`${clock(enquiry, today)}
${conclusions.length > 0 && html`${sectionHeading({ text: 'Conclusion' })}${entries(conclusions.map(conclusion))}`}
${enquiry.state === 'concluded' && experienceOf(summary)}
${sectionHeading({ text: 'The enquiry' })}${facts(enquiry)}
${transfers.length > 0 && html`${sectionHeading({ text: 'Other areas' })}${entries(transfers.map(transfer))}`}
${sectionHeading({ text: 'What has happened' })}${eventList(events.slice(0, LATEST_EVENTS))}`
}

function clock(enquiry: Enquiry, today: Temporal.PlainDate): HtmlPart {
  if (enquiry.planningHeldOn === undefined && !isOpen(enquiry.state)) return false
  const reading = readPlanningClock(enquiry, today)
  const cause = enquiry.planningLateCause
  const after =
    enquiry.planningHeldOn === undefined
      ? act('Record the planning meeting', enquiryActUrl(enquiry.reference, 'meetings', 'add'))
      : cause !== undefined && isCode(LATE_CAUSES, cause) && html`Why it was late: ${LATE_CAUSES[cause].toLowerCase()}.`
  return largePlanningClock(reading, after)
}

function facts(enquiry: Enquiry): SafeHtml {
  const row = (key: string, value: HtmlPart) => ({ key: { text: key }, value: { html: html`${value}` } })
  return govuk('summary-list', {
    rows: [
      ...(enquiry.inBrief === '' ? [] : [row('In brief', enquiry.inBrief)]),
      row(
        'Came of',
        html`<a class="govuk-link" href="${concernUrl(enquiry.concernReference)}">${enquiry.concernReference}</a>`,
      ),
      row('Started', weekdayInWords(enquiry.startedOn)),
      row(
        'Led by',
        html`${enquiry.leadName ?? 'Nobody yet'}${isOpen(enquiry.state) && html` ${act('Change', enquiryActUrl(enquiry.reference, 'lead'), 'who leads the enquiry')}`}`,
      ),
      row('Team', enquiry.teamName),
      row('Where it happened', enquiry.locations.map(place => LOCATIONS[place]).join(', ') || 'Not known'),
      row('Source of risk', enquiry.sourcesOfRisk.map(source => SOURCES_OF_RISK[source]).join(', ') || 'Not known'),
    ],
  })
}

function conclusion(past: PastConclusion): SafeHtml {
  const said = [
    past.riskOutcome && RISK_OUTCOMES[past.riskOutcome],
    `Asked what they wanted: ${ASKED[past.asked].toLowerCase()}`,
    past.achieved && `Outcomes ${ACHIEVED[past.achieved].toLowerCase()}`,
    `Lacked capacity: ${YES_NO_NOT_RECORDED[past.lackedCapacity].toLowerCase()}`,
    past.supportedByAdvocate &&
      `Somebody spoke for them: ${YES_NO_NOT_RECORDED[past.supportedByAdvocate].toLowerCase()}`,
  ].filter(words => words !== undefined)
  return entry({
    title: CONCLUSIONS[past.conclusion],
    body: html`<ul class="govuk-list govuk-list--bullet">${said.map(words => html`<li>${words}</li>`)}</ul>${lines(past.reason)}${
      past.reopenedOn &&
      html`<p class="govuk-body"><b>Opened again on ${dayInWords(past.reopenedOn)}</b>${past.reopenedBy && ` by ${past.reopenedBy}`}: ${past.reopenedReason}</p>`
    }`,
    meta: `Concluded on ${dayInWords(past.concludedOn)}${past.who === '' ? '' : ` by ${past.who}`}`,
  })
}

function experienceOf({ enquiry, experience }: Summary): SafeHtml {
  const heading = sectionHeading({ text: 'How it was for the adult' })
  if (!experience)
    return html`${heading}<p class="govuk-body">To be asked by ${
      enquiry.experienceDueOn ? weekdayInWords(enquiry.experienceDueOn) : 'eight weeks after it was concluded'
    }.</p>${linkButton('Record the answers', enquiryActUrl(enquiry.reference, 'experience'), 'secondary')}`
  const asked = `${SPEAKERS[experience.askedOf]} was asked on ${dayInWords(experience.askedOn)}`
  if (experience.declinedReason !== undefined)
    return html`${heading}<p class="govuk-body">${asked} and did not want to say: ${experience.declinedReason}</p>`
  return html`${heading}${govuk('summary-list', {
    rows: Object.entries(EXPERIENCE_QUESTIONS).map(([question, words]) => ({
      key: { text: words },
      value: {
        text: EXPERIENCE_ANSWERS[experience.answers[question as keyof typeof EXPERIENCE_QUESTIONS] ?? 'not-said'],
      },
    })),
  })}${experience.note !== '' && lines(experience.note)}<p class="kith-context">${asked}</p>`
}

const transfer = (offer: Transfer): SafeHtml =>
  entry({
    title: `Offered to ${offer.offeredTo}`,
    body: lines(offer.reason),
    meta: offer.acceptedOn
      ? `Taken on by them on ${dayInWords(offer.acceptedOn)}`
      : offer.declinedOn
        ? `Declined on ${dayInWords(offer.declinedOn)}: ${offer.answerReason}`
        : `Offered on ${dayInWords(offer.offeredOn)}; not answered yet`,
  })
