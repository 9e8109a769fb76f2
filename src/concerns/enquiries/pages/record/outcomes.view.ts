import { dayInWords } from '#platform/day.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { type Tag, tag } from '#platform/ui/tag.ts'
import { enquiryActUrl } from '../../../concerns.urls.ts'
import { ACHIEVED, ASKED, YES_NO_NOT_RECORDED } from '../../../enquiry.ts'
import { ADVOCATE_KINDS, SPEAKERS, WISH_ACTS } from '../../enquiry-codes.ts'
import type { Entered } from '../../entry.ts'
import type { Versioned } from '../../versions.ts'
import type { Asking, Capacity, Wish } from '../../wish.store.ts'
import { act, earlierVersions, entries, entry, lines, writtenBy } from './entry.view.ts'

export interface OutcomesPart {
  readonly reference: string
  readonly mayRecord: boolean
  readonly askings: readonly Versioned<Asking & Entered>[]
  readonly wishes: readonly Versioned<Wish & Entered>[]
  readonly capacities: readonly Versioned<Capacity & Entered>[]
}

export const outcomesView = (part: OutcomesPart): SafeHtml =>
  html`${sectionHeading({
    text: 'What the adult was asked',
    aside: part.mayRecord && act('Record that they were asked', enquiryActUrl(part.reference, 'askings', 'add')),
  })}${
    part.askings.length === 0
      ? emptyState({ why: 'It is not on record that the adult was asked what they want.' })
      : entries(part.askings.map(asking => askingEntry(part, asking)))
  }${sectionHeading({
    text: 'What they want to happen',
    count: part.wishes.length || undefined,
    aside: part.mayRecord && act('Record an outcome', enquiryActUrl(part.reference, 'wishes', 'add')),
  })}${
    part.wishes.length === 0
      ? emptyState({ why: 'No outcome that the adult wants is on record.' })
      : entries(part.wishes.map(wish => wishEntry(part, wish)))
  }${sectionHeading({
    text: 'Capacity, and who spoke for them',
    aside: part.mayRecord && act('Record capacity', enquiryActUrl(part.reference, 'capacity', 'add')),
  })}${
    part.capacities.length === 0
      ? emptyState({ why: 'Nothing is on record of whether the adult could decide, or who spoke for them.' })
      : entries(part.capacities.map(capacity => capacityEntry(part, capacity)))
  }`

const askingEntry = ({ reference, mayRecord }: OutcomesPart, asking: Versioned<Asking & Entered>): SafeHtml =>
  entry({
    title: ASKED[asking.latest.asked],
    body: html`${asking.latest.askedOf && html`<p class="govuk-body">Asked of: ${SPEAKERS[asking.latest.askedOf].toLowerCase()}</p>`}${
      asking.latest.note !== '' && lines(asking.latest.note)
    }`,
    meta: `On ${dayInWords(asking.latest.askedOn)}. ${writtenBy(asking.latest)}`,
    acts: mayRecord
      ? [act('Correct it', enquiryActUrl(reference, 'askings', asking.latest.id, 'correct'), 'what was asked')]
      : [],
    earlier: earlierVersions(asking, version => html`<p>${ASKED[version.asked]}</p>${lines(version.note)}`),
  })

function tagOf({ act: latest, achieved }: Wish): Tag {
  if (latest === 'no-longer-wished') return { tone: 'neutral', text: WISH_ACTS['no-longer-wished'] }
  if (achieved === 'fully') return { tone: 'green', text: ACHIEVED.fully }
  if (achieved === 'partly') return { tone: 'amber', text: ACHIEVED.partly }
  return achieved === 'not' ? { tone: 'red', text: ACHIEVED.not } : { tone: 'petrol', text: 'Wished' }
}

const wishEntry = ({ reference, mayRecord }: OutcomesPart, wish: Versioned<Wish & Entered>): SafeHtml =>
  entry({
    title: html`“${wish.latest.words}”`,
    state: tag(tagOf(wish.latest)),
    body: wish.latest.note !== '' && lines(wish.latest.note),
    meta: `${SPEAKERS[wish.latest.saidBy]}, on ${dayInWords(wish.latest.saidOn)}. ${writtenBy(wish.latest)}`,
    acts: mayRecord
      ? [act('Say what became of it', enquiryActUrl(reference, 'wishes', wish.latest.id, 'change'), wish.latest.words)]
      : [],
    earlier: earlierVersions(
      wish,
      version =>
        html`<p><b>${WISH_ACTS[version.act]}:</b> “${version.words}”${version.achieved && `, ${ACHIEVED[version.achieved].toLowerCase()}`}</p>`,
    ),
  })

function capacityEntry({ reference, mayRecord }: OutcomesPart, capacity: Versioned<Capacity & Entered>): SafeHtml {
  const { latest } = capacity
  const spoke =
    latest.supportedByAdvocate === 'yes' && latest.advocateKind
      ? `${ADVOCATE_KINDS[latest.advocateKind]}${latest.advocate === '' ? '' : `, ${latest.advocate}`}`
      : latest.supportedByAdvocate && YES_NO_NOT_RECORDED[latest.supportedByAdvocate]
  return entry({
    title: html`${latest.decision === '' ? 'Lacked capacity' : `Lacked capacity: ${latest.decision}`}: ${YES_NO_NOT_RECORDED[latest.lackedCapacity].toLowerCase()}`,
    body: html`${latest.restsOn !== '' && lines(latest.restsOn)}${spoke && html`<p class="govuk-body"><b>Spoke for them:</b> ${spoke}</p>`}`,
    meta: `On ${dayInWords(latest.judgedOn)}. ${writtenBy(latest)}`,
    acts: mayRecord ? [act('Correct it', enquiryActUrl(reference, 'capacity', latest.id, 'correct'), 'capacity')] : [],
    earlier: earlierVersions(
      capacity,
      version => html`<p>${YES_NO_NOT_RECORDED[version.lackedCapacity]}. ${version.restsOn}</p>`,
    ),
  })
}
