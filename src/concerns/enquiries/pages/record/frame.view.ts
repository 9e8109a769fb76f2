import { moj } from '#platform/ui/design-system.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { panel, whoCanSee } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import { ABUSE_TYPES } from '../../../codes.ts'
import { type EnquiryTab, enquiriesUrl, enquiryActUrl, enquiryUrl } from '../../../concerns.urls.ts'
import { ENQUIRY_STATES, isOpen, type Obstacle } from '../../../enquiry.ts'
import type { Enquiry } from '../../enquiry.store.ts'
import { ENQUIRY_KINDS } from '../../enquiry-codes.ts'
import { act } from './entry.view.ts'

export const TAB_WORDS: Readonly<Record<EnquiryTab, string>> = {
  '': 'Summary',
  planning: 'Planning',
  asked: 'People and agencies asked',
  findings: 'Findings and risk',
  plan: 'Plan and actions',
  outcomes: 'Outcomes the adult wants',
  history: 'History',
}

export interface RecordPart {
  readonly enquiry: Enquiry
  readonly tab: EnquiryTab
  readonly isRestricted: boolean
  /** what stands against closing it */
  readonly against: readonly Obstacle[]
  readonly body: SafeHtml
}

/** The record of an enquiry around one of its parts: whose, where it stands, its parts as links, who can see it. */
export function recordFrame({ enquiry, tab, isRestricted, against, body }: RecordPart): PageContent {
  const { reference, individualName } = enquiry
  // Stands in the history of the browser and on a shared screen: it names nobody.
  const title = `${tab === '' ? ENQUIRY_KINDS[enquiry.kind] : TAB_WORDS[tab]}: ${reference}`
  return {
    title,
    section: 'enquiries',
    breadcrumbs: [{ text: 'Enquiries', href: enquiriesUrl() }],
    above: html`${pageHeading({
      context: `${ENQUIRY_KINDS[enquiry.kind]} ${reference}`,
      title: individualName,
      below: html`${stateTag(enquiry)} ${isRestricted && tag({ tone: 'neutral', shape: 'lock', text: 'Restricted' })} <span>${enquiry.abuseTypes
        .map(type => ABUSE_TYPES[type])
        .join(', ')}</span>`,
    })}${moj('sub-navigation', {
      label: 'Parts of the enquiry',
      items: Object.entries(TAB_WORDS).map(([each, text]) => ({
        text,
        href: enquiryUrl(reference, each as EnquiryTab),
        active: each === tab,
      })),
    })}`,
    body,
    aside: html`${whoCanSee({
      readers: [
        html`<b>${enquiry.teamName}</b>${isRestricted && ', of them only those named'}`,
        html`<b>Whoever is asked</b>: their one question`,
        html`<b>Whoever raised the concern</b>: what they need to know, and none of this`,
      ],
      after: html`Every reading is kept in the audit trail.`,
    })}${isOpen(enquiry.state) && standing(against, reference)}${closing(enquiry)}`,
  }
}

const STATE_TONES = {
  planning: 'petrol',
  'under-way': 'petrol',
  'transfer-offered': 'amber',
  transferred: 'neutral',
  concluded: 'green',
  withdrawn: 'neutral',
} as const

export const stateTag = ({ state }: Pick<Enquiry, 'state'>): SafeHtml =>
  tag({ tone: STATE_TONES[state], text: ENQUIRY_STATES[state] })

/** The part of the record where what stands against closing is put right. */
export const OBSTACLE_TABS: Readonly<Partial<Record<Obstacle['about'], EnquiryTab>>> = {
  planning: 'planning',
  action: 'plan',
  request: 'asked',
}

const standing = (against: readonly Obstacle[], reference: string): HtmlPart =>
  panel(
    'What stands against closing',
    against.length === 0
      ? html`<p>Nothing.</p>`
      : html`<ul class="kith-square-list">${against.map(
          ({ about, why }) =>
            html`<li><a class="govuk-link" href="${enquiryUrl(reference, OBSTACLE_TABS[about])}">${why}</a></li>`,
        )}</ul>`,
  )

function closing({ state, reference }: Enquiry): HtmlPart {
  const links: SafeHtml[] = []
  if (state === 'planning' || state === 'under-way')
    links.push(
      act('Close the enquiry', enquiryActUrl(reference, 'close')),
      act('Offer it to another area', enquiryActUrl(reference, 'transfer')),
    )
  if (state === 'transfer-offered')
    links.push(act('Record the other area’s answer', enquiryActUrl(reference, 'transfer', 'answer')))
  if (state === 'concluded') links.push(act('Open it again', enquiryActUrl(reference, 'reopen')))
  return (
    links.length > 0 &&
    html`${sectionHeading({ text: 'End or pass on' })}<ul class="govuk-list">${links.map(link => html`<li>${link}</li>`)}</ul>`
  )
}
