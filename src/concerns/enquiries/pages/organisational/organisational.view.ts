import { dayInWords, momentInWords, weekdayInWords } from '#platform/day.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { selectField, textAreaField } from '#platform/ui/fields.ts'
import { actions, button, linkButton, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import {
  concernUrl,
  enquiriesUrl,
  enquiryUrl,
  organisationalEnquiriesUrl,
  organisationalEnquiryUrl,
} from '../../../concerns.urls.ts'
import type { AdultEnquiry, OrganisationalEnquiry, OrganisationalEvent } from '../../organisational.store.ts'
import { act, lines } from '../record/entry.view.ts'
import { stateTag } from '../record/frame.view.ts'

const CRUMBS = [{ text: 'Enquiries', href: enquiriesUrl() }]
const UNDER = [...CRUMBS, { text: 'Organisational enquiries', href: organisationalEnquiriesUrl() }]

const standing = ({ concludedOn }: OrganisationalEnquiry): SafeHtml =>
  concludedOn
    ? tag({ tone: 'green', text: `Concluded on ${dayInWords(concludedOn)}` })
    : tag({ tone: 'petrol', text: 'Under way' })

export const organisationalListPage = (rows: readonly OrganisationalEnquiry[]): PageContent => ({
  title: 'Organisational enquiries',
  section: 'enquiries',
  breadcrumbs: CRUMBS,
  body: html`${pageHeading({
    title: 'Organisational enquiries',
    aside: linkButton('Start one', `${organisationalEnquiriesUrl()}/start`, 'secondary'),
  })}<p class="govuk-body">A large-scale enquiry into a provider. Each adult in it has an enquiry of their own, and is counted once.</p>${
    rows.length === 0
      ? emptyState({ why: 'No organisational enquiry has been started.' })
      : dataTable({
          id: 'organisational',
          caption: 'Organisational enquiries',
          isCaptionHidden: true,
          isStacked: true,
          columns: [
            {
              head: 'Provider',
              cell: (row: OrganisationalEnquiry) =>
                html`<a class="govuk-link" href="${organisationalEnquiryUrl(row.reference)}">${row.providerName}</a> <span class="kith-reference">${row.reference}</span>`,
            },
            { head: 'Started', cell: row => dayInWords(row.startedOn) },
            { head: 'Standing', cell: standing },
            { head: 'Led by', cell: row => row.leadName ?? 'Nobody yet' },
          ],
          rows,
        })
  }`,
})

export interface OrganisationalRecord {
  readonly enquiry: OrganisationalEnquiry
  /** those that are open to the reader */
  readonly adults: readonly AdultEnquiry[]
  /** all that it counts, for every reader the same */
  readonly adultCount: number
  readonly enquiryCount: number
  readonly undecided: readonly { readonly reference: string; readonly receivedOn: Temporal.PlainDate }[]
  readonly events: readonly OrganisationalEvent[]
}

export function organisationalPage(record: OrganisationalRecord): PageContent {
  const { enquiry, adults, adultCount, enquiryCount, undecided, events } = record
  const { reference, concludedOn } = enquiry
  const isOpen = concludedOn === undefined
  return {
    title: enquiry.providerName,
    section: 'enquiries',
    breadcrumbs: UNDER,
    body: html`${pageHeading({
      context: `Organisational enquiry ${reference}`,
      title: enquiry.providerName,
      below: standing(enquiry),
      aside:
        isOpen && linkButton('Add progress or a finding', organisationalEnquiryUrl(reference, 'record'), 'secondary'),
    })}${govuk('summary-list', {
      rows: [
        { key: { text: 'Why' }, value: { text: enquiry.reason } },
        { key: { text: 'Started' }, value: { text: weekdayInWords(enquiry.startedOn) } },
        { key: { text: 'Led by' }, value: { text: enquiry.leadName ?? 'Nobody yet' } },
        ...(enquiry.findings === ''
          ? []
          : [{ key: { text: 'What was found' }, value: { html: lines(enquiry.findings) } }]),
      ],
    })}${sectionHeading({
      text: 'Adults',
      count: `${adultCount} ${adultCount === 1 ? 'adult' : 'adults'}, ${enquiryCount} ${enquiryCount === 1 ? 'enquiry' : 'enquiries'}`,
      aside: isOpen && act('Bring in an adult', organisationalEnquiryUrl(reference, 'adults')),
    })}<p class="govuk-body">It counts every adult in it. Listed are those whose enquiry you may open.</p>${adultTable(adults)}${
      isOpen && undecided.length > 0 && waiting(undecided)
    }${sectionHeading({ text: 'What has happened' })}<ul class="kith-happened">${events.map(
      event =>
        html`<li><p class="kith-context">${momentInWords(event.happenedAt)}${event.who !== '' && `, ${event.who}`}${event.kind === 'finding' && ', finding'}</p><p class="kith-happened__note">${event.words}</p></li>`,
    )}</ul>`,
  }
}

const adultTable = (adults: readonly AdultEnquiry[]): SafeHtml =>
  adults.length === 0
    ? emptyState({ why: 'No adult has been brought in yet that is open to you.' })
    : dataTable({
        id: 'adults',
        caption: 'Adults',
        isCaptionHidden: true,
        isStacked: true,
        columns: [
          {
            head: 'Adult',
            cell: (row: AdultEnquiry) =>
              html`<a class="govuk-link" href="${enquiryUrl(row.reference)}">${row.individualName}</a> <span class="kith-reference">${row.reference}</span>`,
          },
          { head: 'Standing', cell: row => stateTag(row) },
          { head: 'Started', cell: row => dayInWords(row.startedOn) },
        ],
        rows: adults,
      })

const waiting = (undecided: OrganisationalRecord['undecided']): HtmlPart =>
  html`<p class="govuk-body">Concerns at this provider that wait for a decision; an adult can be brought in once it opens an enquiry:</p><ul class="govuk-list govuk-list--bullet">${undecided.map(
    ({ reference, receivedOn }) =>
      html`<li><a class="govuk-link" href="${concernUrl(reference)}">${reference}</a>, received ${dayInWords(receivedOn)}</li>`,
  )}</ul>`

interface FormPage {
  readonly title: string
  readonly caption?: string
  readonly lead: string
  readonly state: FormState
  readonly action: string
  readonly back: string
  readonly fields: readonly HtmlPart[]
  readonly submit: string
}

const formPage = ({ title, caption, lead, state, action, back, fields, submit }: FormPage): PageContent => ({
  title,
  section: 'enquiries',
  breadcrumbs: UNDER,
  hasErrors: hasErrors(state),
  width: 'question',
  body: html`${errorSummary(state)}<h1 class="govuk-heading-l">${caption !== undefined && html`<span class="govuk-caption-l">${caption}</span>`}${title}</h1><p class="govuk-body">${lead}</p>${postForm(
    {
      action,
      id: 'form',
      body: html`${fields}${actions(button({ text: submit }), html`<a class="govuk-link" href="${back}">Cancel</a>`)}`,
    },
  )}`,
})

export const startPage = (state: FormState, providers: readonly { providerId: string; name: string }[]): PageContent =>
  formPage({
    title: 'Start an organisational enquiry',
    lead: 'You lead it. Bring in each adult afterwards: they are counted one by one.',
    state,
    action: `${organisationalEnquiriesUrl()}/start`,
    back: organisationalEnquiriesUrl(),
    fields: [
      selectField(state, {
        name: 'providerId',
        label: 'Provider',
        choices: [
          { value: '', text: 'Select a provider' },
          ...providers.map(each => ({ value: each.providerId, text: each.name })),
        ],
      }),
      textAreaField(state, { name: 'reason', label: 'Why', rows: 4 }),
    ],
    submit: 'Start the enquiry',
  })

const version = (enquiry: OrganisationalEnquiry): SafeHtml =>
  html`<input type="hidden" name="version" value="${enquiry.version}">`

export const adultsPage = (
  state: FormState,
  enquiry: OrganisationalEnquiry,
  adults: readonly AdultEnquiry[],
): PageContent => {
  const title = 'Bring in an adult'
  const back = organisationalEnquiryUrl(enquiry.reference)
  if (adults.length === 0)
    return {
      title,
      section: 'enquiries',
      breadcrumbs: UNDER,
      width: 'question',
      body: html`<h1 class="govuk-heading-l">${title}</h1>${emptyState({
        why: 'No open enquiry about an adult at this provider is left to bring in.',
        next: html`<a class="govuk-link" href="${back}">Go back to ${enquiry.reference}</a>`,
      })}`,
    }
  return formPage({
    title,
    caption: `${enquiry.providerName}, ${enquiry.reference}`,
    lead: 'Open enquiries about adults at this provider that are in no organisational enquiry yet.',
    state,
    action: organisationalEnquiryUrl(enquiry.reference, 'adults'),
    back,
    fields: [
      version(enquiry),
      radiosField(state, {
        name: 'adult',
        label: 'Which adult',
        isSmall: true,
        choices: adults.map(adult => ({
          value: `${adult.reference} ${adult.version}`,
          text: `${adult.individualName}, ${adult.reference}, started ${dayInWords(adult.startedOn)}`,
        })),
      }),
    ],
    submit: 'Bring them in',
  })
}

export const recordPage = (state: FormState, enquiry: OrganisationalEnquiry): PageContent =>
  formPage({
    title: 'Add progress or a finding',
    caption: `${enquiry.providerName}, ${enquiry.reference}`,
    lead: 'What is written here is kept for good. Each adult’s own enquiry goes on by itself.',
    state,
    action: organisationalEnquiryUrl(enquiry.reference, 'record'),
    back: organisationalEnquiryUrl(enquiry.reference),
    fields: [
      version(enquiry),
      radiosField(state, {
        name: 'kind',
        label: 'What it is',
        isSmall: true,
        choices: [
          { value: 'progress', text: 'Progress' },
          { value: 'finding', text: 'A finding' },
          {
            value: 'concluded',
            text: 'The conclusion: what was found in all',
            hint: 'This closes the organisational enquiry',
          },
        ],
      }),
      textAreaField(state, { name: 'words', label: 'What there is to say', rows: 6 }),
    ],
    submit: 'Record it',
  })
