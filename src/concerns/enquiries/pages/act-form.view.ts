import { momentInWords } from '#platform/day.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { type EnquiryTab, enquiriesUrl, enquiryUrl } from '../../concerns.urls.ts'
import type { Enquiry } from '../enquiry.store.ts'
import type { EnquiryEvent } from '../event.store.ts'

export interface ActPage {
  readonly enquiry: Enquiry
  readonly title: string
  readonly lead: HtmlPart
  readonly state: FormState
  readonly action: string
  readonly fields: readonly HtmlPart[]
  readonly submit: string
  readonly isWarning: boolean
  readonly tab: EnquiryTab
  /** what others did since the form was opened */
  readonly since: readonly EnquiryEvent[]
}

/** The form of one act: whose enquiry, what the act does, the fields, one button named for the act, a way back. */
export function actPage(page: ActPage): PageContent {
  const { enquiry, state } = page
  const back = enquiryUrl(enquiry.reference, page.tab)
  return {
    title: page.title,
    section: 'enquiries',
    breadcrumbs: [
      { text: 'Enquiries', href: enquiriesUrl() },
      { text: enquiry.reference, href: back },
    ],
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${enquiry.individualName}, ${enquiry.reference}</span>${page.title}</h1>
${Boolean(page.lead) && html`<p class="govuk-body">${page.lead}</p>`}
${postForm({
  action: page.action,
  id: 'form',
  body: html`${changedSince(page.since)}<input type="hidden" name="version" value="${enquiry.version}">${page.fields}${actions(
    button({ text: page.submit, kind: page.isWarning ? 'warning' : 'primary' }),
    html`<a class="govuk-link" href="${back}">Cancel</a>`,
  )}`,
})}`,
  }
}

export const changedSince = (since: readonly EnquiryEvent[]): SafeHtml | false =>
  since.length > 0 &&
  html`<div class="govuk-inset-text"><p class="govuk-body">Since you opened this page:</p><ul class="govuk-list govuk-list--bullet">${since.map(
    event => html`<li>${event.who || 'Somebody outside'}, ${momentInWords(event.happenedAt)}: ${event.words}</li>`,
  )}</ul></div>`
