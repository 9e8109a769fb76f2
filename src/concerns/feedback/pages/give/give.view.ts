import { weekdayInWords } from '#platform/day.ts'
import { checkboxesField, radiosField } from '#platform/ui/choice-fields.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { giveFeedbackUrl, owedFeedbackUrl } from '../../../concerns.urls.ts'
import { ENTITLEMENTS } from '../../../referrer.ts'
import { FEEDBACK_KINDS, type FeedbackHow, needsCheck, type OwedFeedback, waysFor } from '../../feedback.ts'

/** Words to change and approve, and the way they go. */
export const givePage = (owed: OwedFeedback, state: FormState): PageContent => ({
  title: `Answer for ${owed.reference}`,
  section: 'triage',
  hasErrors: hasErrors(state),
  width: 'question',
  breadcrumbs: [{ text: 'Answers owed', href: owedFeedbackUrl() }],
  body: html`${errorSummary(state)}${pageHeading({
    title: 'Tell whoever raised it',
    context: `${owed.reference}. ${FEEDBACK_KINDS[owed.kind]}. Due ${weekdayInWords(owed.dueOn)}.`,
  })}
${about(owed)}
${postForm({
  action: giveFeedbackUrl(owed.feedbackId),
  body: html`<input type="hidden" name="decision-version" value="${owed.decisionVersion}">
${textAreaField(state, {
  name: 'told',
  label: 'What they are told',
  hint: 'Plain words, and only what they need to know: no name, address or detail of the person, and nothing that another person said.',
  rows: 12,
})}
${radiosField(state, {
  name: 'how',
  label: 'How',
  choices: waysFor(owed.referrer).map(how => ({ value: how, ...wayInWords(how, owed) })),
})}
${
  needsCheck(owed) &&
  checkboxesField(state, {
    name: 'who-checked',
    label: 'Who this is',
    hint: 'Such as by calling their organisation on a number that you know to be its own, not one that they gave.',
    choices: [{ value: 'yes', text: 'I have checked who this is' }],
  })
}
${actions(button({ text: 'Give this answer' }), html`<a class="govuk-link" href="${owedFeedbackUrl()}">Not now</a>`)}`,
})}`,
})

function about(owed: OwedFeedback): SafeHtml {
  const { referrer, organisation, entitlement } = owed
  const who = [referrer.name, organisation].filter(Boolean).join(', ') || 'A member of the public'
  return html`<div class="govuk-inset-text"><p class="govuk-body">${who}. They may be told: ${ENTITLEMENTS[entitlement].toLowerCase()}.</p>
${
  needsCheck(owed) &&
  html`<p class="govuk-body"><b>They did not sign in.</b> That they are a professional, their name, their organisation and how to reach them is what somebody typed. Nobody has checked it.</p>`
}
${referrer.contactSafely !== '' && html`<p class="govuk-body"><b>Safe contact:</b> ${referrer.contactSafely}</p>`}
${!referrer.mailIsSafe && html`<p class="govuk-body">They did not say that email is safe, so none is sent.</p>`}</div>`
}

function wayInWords(how: FeedbackHow, { referrer }: OwedFeedback): { text: string; hint?: string } {
  switch (how) {
    case 'mail':
      return {
        text: 'Send it by email',
        hint:
          referrer.personId === undefined
            ? `To ${referrer.email}, with these words and a subject that says nothing.`
            : `To ${referrer.email}: it says that there is an answer and where to read it.`,
      }
    case 'page':
      return { text: 'Show it on their page here, without an email' }
    case 'phone':
      return { text: 'I have told them by telephone', hint: referrer.phone }
    case 'letter':
      return { text: 'I have written them a letter' }
    case 'in-person':
      return { text: 'I have told them in person' }
  }
}
