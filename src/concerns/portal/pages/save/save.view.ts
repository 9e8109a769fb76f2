import { dayInWords } from '#platform/day.ts'
import { checkboxesField } from '#platform/ui/choice-fields.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { raiseInUrl, raiseReturnUrl, raiseSaveUrl } from '../../../concerns.urls.ts'
import type { Door } from '../../door.ts'
import { doorway } from '../doorway.view.ts'

export const savePage = (door: Door, state: FormState, backUrl: string): PageContent => ({
  title: 'Save and come back later',
  hasErrors: hasErrors(state),
  doorway: doorway(door.name, door.slug),
  backLink: { text: 'Back', href: backUrl },
  body: html`${errorSummary(state)}<h1 class="govuk-heading-l">Save and come back later</h1>
<p class="govuk-body">We send you a link, and show you a code. You need both to open it again. What you wrote is kept for 30 days.</p>
${postForm({
  action: raiseSaveUrl(door.slug),
  body: html`${textField(state, { name: 'email', label: 'Email address at work', type: 'email', spellcheck: false })}
${checkboxesField(state, {
  name: 'mail-is-safe',
  label: 'Is it safe to write to this address?',
  choices: [{ value: 'yes', text: 'Yes, nobody reads these messages who should not know' }],
})}
${button({ text: 'Save it' })}`,
})}`,
})

export interface SavedView {
  readonly door: Door
  readonly email: string
  readonly code: string
  readonly until: Temporal.PlainDate
  readonly goOnUrl: string
}

export const savedPage = ({ door, email, code, until, goOnUrl }: SavedView): PageContent => ({
  title: 'Saved',
  doorway: doorway(door.name, door.slug),
  body: html`<h1 class="govuk-heading-l">It is saved, not sent</h1>
<p class="govuk-body">Write this code down. It is not in the message that we send you.</p>
<div class="govuk-inset-text"><p class="govuk-heading-l kith-doorway-code">${code}</p></div>
<p class="govuk-body">The link goes to ${email}. Link and code are good until ${dayInWords(until)}; then what you wrote is erased.</p>
<p class="govuk-body"><a class="govuk-link" href="${goOnUrl}">Go on now after all</a></p>`,
})

export const returnPage = (door: Door, token: string, state: FormState): PageContent => ({
  title: 'Go on with what you saved',
  hasErrors: hasErrors(state),
  doorway: doorway(door.name, door.slug),
  body: html`${errorSummary(state)}${postForm({
    action: raiseReturnUrl(door.slug, token),
    body: html`${textField(state, {
      name: 'code',
      label: 'Enter the code that you wrote down',
      isPageHeading: true,
      hint: 'Eight letters and numbers, like 7K2M 9XBC.',
      width: 10,
      autocomplete: 'off',
      spellcheck: false,
    })}${button({ text: 'Open it' })}`,
  })}`,
})

export const gonePage = (door: Door): PageContent => ({
  title: 'This link opens nothing any more',
  doorway: doorway(door.name, door.slug),
  body: html`<h1 class="govuk-heading-l">This link opens nothing any more</h1>
<p class="govuk-body">What you saved was sent, or erased after 30 days, or a wrong code was typed too often, or you saved it again and have a newer link.</p>
<p class="govuk-body"><a class="govuk-link" href="${raiseInUrl(door.slug)}">Raise a concern</a></p>`,
})
