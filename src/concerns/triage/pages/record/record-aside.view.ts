import { dayInWords, weekdayInWords } from '#platform/day.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { whoCanSee } from '#platform/ui/notes.ts'
import { shape } from '#platform/ui/shape.ts'
import type { Owed } from '../../../case/case.ts'
import { kindWord } from '../../../case/record-frame.view.ts'
import { SOURCES } from '../../../codes.ts'
import { pathwayOf, stateInWords } from '../../../concern.ts'
import { concernUrl, giveFeedbackUrl, individualUrl, matchUrl, separateUrl } from '../../../concerns.urls.ts'
import { nameOf } from '../../../individual.ts'
import type { RecordPage } from './record-page.ts'

/** Who can see the record, who is in it, what came before, what the referrer is owed. */
export const recordAside = (page: RecordPage): SafeHtml =>
  html`${readers(page)}${people(page)}${earlierOnes(page)}${owedToReferrer(page)}${keptUntil(page)}`

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function readers({ found, memberCount, openings, mayRestrict }: RecordPage): SafeHtml {
  const { access, referrer, reference } = found
  const who: HtmlPart[] =
    access.readers === undefined
      ? [html`<b>${found.teamName}</b>, ${counted(memberCount, 'person', 'people')}`]
      : [
          html`<b>${counted(access.readers.length, 'person', 'people')}</b> of ${found.teamName}: the record is restricted`,
        ]
  if (referrer.kind === 'professional')
    who.push(
      html`<b>${referrer.organisation || referrer.name || 'Who raised it'}</b>: what they sent and the outcome only`,
    )
  return whoCanSee({
    readers: who,
    after: html`Opened ${times(openings.times)} by ${counted(openings.people, 'person', 'people')}. <a class="govuk-link" href="${concernUrl(reference, 'readers')}">See who and why</a><br>
${mayRestrict && access.readers === undefined && html`<a class="govuk-link" href="${concernUrl(reference, 'restrict')}">Restrict this record</a><br>`}<a class="govuk-link" href="${concernUrl(reference, 'conflict')}">I have a conflict of interest</a>`,
  })
}

const item = (name: HtmlPart, what: string, note: HtmlPart): SafeHtml =>
  html`<li><b>${name}</b>, ${what}${Boolean(note) && html`<br><span class="kith-muted">${note}</span>`}</li>`

function people({ found, earlier }: RecordPage): SafeHtml {
  const { referrer, provider, about } = found
  const contact = [found.individualPhone && `Telephone ${found.individualPhone}.`, found.contactSafely]
    .filter(Boolean)
    .join(' ')
  const name = referrer.name || (referrer.kind === 'anonymous' ? 'Somebody anonymous' : SOURCES[found.source])
  const reach = [
    referrer.phone && `Telephone ${referrer.phone}.`,
    referrer.mailIsSafe && 'Mail is safe.',
    referrer.contactSafely,
  ]
  return html`<section aria-labelledby="people">${sectionHeading({ text: 'People', id: 'people' })}<ul class="kith-plain-list">
${item(
  html`<a class="govuk-link" href="${individualUrl(found.individualId)}">${nameOf(found)}</a>`,
  about === 'adult' ? 'the adult' : 'the child',
  html`${contact !== '' && html`${contact}<br>`}<a class="govuk-link" href="${matchUrl(found.reference)}">Is this person already known?</a>${earlier.length > 0 && html`<br><a class="govuk-link" href="${separateUrl(found.reference)}">It is about somebody else</a>`}`,
)}
${referrer.isIndividual ? false : item(name, 'raised it', reach.filter(Boolean).join(' '))}
${provider && item(provider.name, 'provider', 'Where it is said to have happened, or whose service is the source of risk')}</ul></section>`
}

function earlierOnes({ found, earlier }: RecordPage): SafeHtml | false {
  if (earlier.length === 0) return false
  const word = kindWord(found).toLowerCase()
  return html`<section aria-labelledby="earlier">${sectionHeading({ text: earlier.length === 1 ? `Another ${word}` : `Other ${word}s`, id: 'earlier', count: earlier.length > 1 && earlier.length })}<ul class="kith-plain-list">${earlier.map(
    ({ reference, receivedOn, inBrief, pathway }) =>
      html`<li><a class="govuk-link" href="${concernUrl(reference)}">${reference}</a>, ${dayInWords(receivedOn)}<br><span class="kith-muted">${inBrief} ${stateInWords(pathwayOf(pathway ?? null))}.</span></li>`,
  )}</ul></section>`
}

const OWED = { receipt: 'Receipt', outcome: 'How it ended' } as const
const OWED_OF_DECISION: Readonly<Record<Owed['entitlement'], string>> = {
  'need-to-know': 'Decision, reason and how to disagree',
  'looked-at': 'That it was looked at',
}

function owedToReferrer({ found, owed, today }: RecordPage): SafeHtml {
  const { referrer } = found
  const whom = referrer.organisation || referrer.name || 'whoever raised it'
  const nothing = 'Nothing: an anonymous reporter has the reference only.'
  const lines = owed.map(({ feedbackId, kind, dueOn, givenOn, entitlement }) => {
    const what = kind === 'decision' ? OWED_OF_DECISION[entitlement] : OWED[kind]
    if (givenOn) return html`<li>${shape('met')} ${what}, given ${weekdayInWords(givenOn)}</li>`
    const isLate = Temporal.PlainDate.compare(dueOn, today) < 0
    return html`<li>${shape(isLate ? 'late' : 'neutral')} ${what}, ${isLate ? 'was due' : 'by'} ${weekdayInWords(dueOn)}. <a class="govuk-link" href="${giveFeedbackUrl(feedbackId)}">Give it<span class="govuk-visually-hidden">: ${what.toLowerCase()}</span></a></li>`
  })
  const toCome = found.pathway === undefined && referrer.entitlement !== 'nothing'
  return html`<section aria-labelledby="owed">${sectionHeading({ text: `What we owe ${whom}`, id: 'owed' })}<ul class="kith-plain-list">${
    referrer.entitlement === 'nothing' ? html`<li>${nothing}</li>` : lines
  }${toCome && html`<li>${shape('neutral')} ${referrer.entitlement === 'need-to-know' ? 'The decision, the reason and how to disagree' : 'That it was looked at'}, within 2 working days of the decision</li>`}</ul></section>`
}

const NOT_CLOSED = 'For as long as it is open; the day is set when it is closed'

function keptUntil({ found }: RecordPage): SafeHtml {
  const until = found.retainUntil ? `Until ${dayInWords(found.retainUntil)}, then somebody reviews it` : NOT_CLOSED
  return html`<section aria-labelledby="kept">${sectionHeading({ text: 'How long it is kept', id: 'kept' })}<p class="govuk-body">${found.isHeld && html`<b>Under a legal hold: it is kept until the hold is lifted.</b><br>`}${until}.</p></section>`
}
