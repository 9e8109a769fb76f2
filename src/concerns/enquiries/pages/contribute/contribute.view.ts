import { momentInWords, weekdayInWords } from '#platform/day.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField, textField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { contributeUrl } from '../../../concerns.urls.ts'
import type { Contribution } from '../../contribution.store.ts'

/** Asks for the code: nothing of the enquiry is shown before it. */
export const codePage = (token: string, state: FormState): PageContent => ({
  title: 'Answer a question for an enquiry',
  hasErrors: hasErrors(state),
  width: 'question',
  body: html`${errorSummary(state)}<h1 class="govuk-heading-l">Answer a question for an enquiry</h1>
<p class="govuk-body">A council has asked you something for an enquiry. The council tells you a code by telephone. Enter it to see what.</p>
${postForm({
  action: contributeUrl(token),
  body: html`${textField(state, {
    name: 'code',
    label: 'Code that you were told',
    hint: 'Eight letters and digits, such as 7K2M-9XQD',
    width: 10,
    spellcheck: false,
    autocomplete: 'one-time-code',
  })}${actions(button({ text: 'Show the question' }))}`,
})}
<p class="govuk-body">If you have no code, or it does not work, reply to nobody: telephone the council and ask for one.</p>`,
})

export interface QuestionPage {
  readonly token: string
  readonly code: string
  readonly contribution: Contribution
  readonly state: FormState
  readonly savedAt: Temporal.Instant | undefined
}

/** The one question, what was said with it, and room for the answer. */
export function questionPage({ token, code, contribution, state, savedAt }: QuestionPage): PageContent {
  const { question, told, dueOn } = contribution
  return {
    // Not the question: a title stays in the history of whoever's browser it is.
    title: 'Answer a question for an enquiry',
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l"><span class="govuk-caption-l">Asked of ${contribution.askedOf}</span>${question}</h1>
${told !== '' && html`<p class="govuk-body kith-lines">${told}</p>`}
<p class="govuk-body">Please answer by ${weekdayInWords(dueOn)}. Write only what you know, and how you know it.</p>
${savedAt && html`<p class="govuk-body" role="status">Saved on ${momentInWords(savedAt)}. Nothing is sent until you send it. Use the same link and code to come back.</p>`}
${postForm({
  action: contributeUrl(token),
  body: html`<input type="hidden" name="code" value="${code}">${textAreaField(state, {
    name: 'answer',
    label: 'Your answer',
    rows: 12,
  })}${actions(
    button({ text: 'Send the answer', name: 'act', value: 'send' }),
    button({ text: 'Save and come back', kind: 'secondary', name: 'act', value: 'save' }),
  )}`,
})}`,
  }
}

export const sentPage = (): PageContent => ({
  title: 'Your answer has been sent',
  width: 'question',
  body: html`<h1 class="govuk-heading-l">Your answer has been sent</h1>
<p class="govuk-body">Thank you. It is with the people who are making the enquiry. You cannot change it here: if something in it was wrong, telephone the council.</p>
<p class="govuk-body">You can close this page and delete the email.</p>`,
})

/** Says that the page is closed, and why as far as it may: not whether it was restricted. What was typed is given back. */
export const closedPage = (typed: string): PageContent => ({
  title: 'This page is closed',
  width: 'question',
  body: html`<h1 class="govuk-heading-l">This page is closed</h1>
<p class="govuk-body">The council has closed this question, or has sent you a newer link. Nothing can be read or sent here any more.</p>
${
  typed !== '' &&
  textAreaField(
    { values: { answer: typed }, errors: {} },
    { name: 'answer', label: 'What you wrote', hint: 'It was not sent. Copy it if you need it.', rows: 12 },
  )
}
<p class="govuk-body">If you have something to tell the council, telephone it.</p>`,
})
