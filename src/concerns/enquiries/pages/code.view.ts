import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { type EnquiryTab, enquiriesUrl, enquiryUrl } from '../../concerns.urls.ts'

/** The code that opens the link which was mailed, for whoever asked to read out. Shown in this answer alone: it is kept nowhere. */
export function codePage(asked: {
  readonly reference: string
  readonly tab: EnquiryTab
  readonly code: string
}): PageContent {
  const back = enquiryUrl(asked.reference, asked.tab)
  return {
    title: 'Tell them this code by telephone',
    section: 'enquiries',
    breadcrumbs: [
      { text: 'Enquiries', href: enquiriesUrl() },
      { text: asked.reference, href: back },
    ],
    width: 'question',
    body: html`<h1 class="govuk-heading-l">Tell them this code by telephone</h1>
<p class="govuk-body">The link is on its way by email. It opens nothing without this code.</p>
<p class="govuk-heading-xl kith-reference" id="code">${asked.code}</p>
<p class="govuk-body">Telephone a number that you know to be theirs, be sure whom you speak to, and read the code out. Do not email it.</p>
<p class="govuk-body">The code is shown only now. If it is lost, remind them by email: they are sent a new link, and you are shown a new code.</p>
<p class="govuk-body"><a class="govuk-link" href="${back}">Go back to ${asked.reference}</a></p>`,
  }
}
