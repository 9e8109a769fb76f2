import { linkButton } from '#platform/ui/form.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { raiseInUrl } from '../../../concerns.urls.ts'
import type { Door } from '../../door.ts'
import type { SentDraft } from '../../draft.ts'
import { doorway } from '../doorway.view.ts'

export interface SentView {
  readonly door: Door
  readonly sent: SentDraft
  /** where whoever has signed in reads what becomes of it */
  readonly followUrl: string | undefined
}

/** The receipt, for those who stay on the page. */
export const sentPage = ({ door, sent, followUrl }: SentView): PageContent => ({
  title: 'Sent',
  doorway: { ...doorway(door.name, door.slug), note: html`<p>Close this page when you have your reference.</p>` },
  body: html`<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">Sent</h1>
<div class="govuk-panel__body">Your reference<br><strong>${sent.reference}</strong></div></div>
<p class="govuk-body">Thank you. ${door.name} has received it.</p>
${sent.receipt === 'mail' && html`<p class="govuk-body">We have sent the reference to the address that you said is safe. The message does not say what it is about.</p>`}
<h2 class="govuk-heading-m">What happens next</h2>
${next(sent, followUrl)}
<p class="govuk-body">If things get worse, or you remember something, tell us again and give the reference. If somebody is in danger, call 999.</p>
<p class="govuk-body">${linkButton('Tell us about somebody else', raiseInUrl(door.slug), 'secondary')}</p>`,
})

function next({ reference, entitlement }: SentDraft, followUrl: string | undefined): SafeHtml {
  const isChild = reference.startsWith('CC-')
  const looks = html`<p class="govuk-body">Somebody who is trained for it reads it by the end of the next working day${
    isChild
      ? ' and decides what happens'
      : '. They speak to the person where that is safe, and decide what happens within four working days'
  }.</p>`
  switch (entitlement) {
    case 'need-to-know':
      return html`${looks}<p class="govuk-body">You will be told what was decided and why, as much as you need to know, and how to disagree.${
        followUrl !== undefined && html` <a class="govuk-link" href="${followUrl}">Read it here</a> when it is there.`
      }</p>`
    case 'looked-at':
      return html`${looks}<p class="govuk-body">We will let you know when it has been looked at. We cannot tell you more than that: it is private to the person.</p>`
    case 'nothing':
      return html`${looks}<p class="govuk-body">You left no way to reach you, so we cannot tell you what becomes of it. Write the reference down if you may want to add something.</p>`
  }
}
