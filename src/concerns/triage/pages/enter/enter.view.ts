import { checkboxesField, radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Team } from '../../../case/team.store.ts'
import { type About, harmsOf, LOCATIONS, SEXES, SOURCES } from '../../../codes.ts'
import { enterConcernUrl, triageUrl } from '../../../concerns.urls.ts'
import { TYPED_CHANNELS } from './typed-channels.ts'

export interface EnterPage {
  readonly state: FormState
  readonly teams: readonly Team[]
  /** undefined: the reader belongs to no team */
  readonly about: About | undefined
  readonly providers: readonly { readonly id: string; readonly name: string }[]
}

const choices = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

export function enterPage({ state, teams, about, providers }: EnterPage): PageContent {
  const title = about === 'child' ? 'Enter a contact that came another way' : 'Enter a concern that came another way'
  return {
    title,
    section: 'triage',
    backLink: { text: 'Back', href: triageUrl() },
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l">${title}</h1>
${
  about === undefined
    ? emptyState({
        why: 'You belong to no triage team, so you can enter nothing. Ask a triage manager to add you to one.',
      })
    : html`<p class="govuk-body">By telephone, letter or in person. What is not known stays empty. The clock starts today.</p>${otherAbout(teams, about)}
${postForm({ action: enterConcernUrl(), body: html`<input type="hidden" name="about" value="${about}">${fields(state, about, providers)}${actions(button({ text: 'Put it in the queue' }), html`<a class="govuk-link" href="${triageUrl()}">Cancel</a>`)}` })}`
}`,
  }
}

function otherAbout(teams: readonly Team[], about: About): SafeHtml | false {
  const other = teams.find(team => team.about !== about)
  return (
    other !== undefined &&
    html`<p class="govuk-body"><a class="govuk-link" href="${enterConcernUrl()}?about=${other.about}">It is about ${other.about === 'child' ? 'a child' : 'an adult'}</a></p>`
  )
}

const fields = (state: FormState, about: About, providers: EnterPage['providers']): SafeHtml => html`
${sectionHeading({ text: 'How it came', id: 'how' })}
${radiosField(state, { name: 'channel', label: 'How did it come?', isSmall: true, choices: choices(TYPED_CHANNELS) })}
${radiosField(state, {
  name: 'kind',
  label: 'Who raised it?',
  isSmall: true,
  choices: [
    { value: 'professional', text: 'A professional' },
    { value: 'public', text: 'The person, family, or a member of the public' },
    { value: 'anonymous', text: 'Somebody who gives no name' },
  ],
})}
${selectField(state, { name: 'source', label: 'Who told us', choices: [{ value: '', text: 'Select who told us' }, ...choices(SOURCES)] })}
${textField(state, { name: 'name', label: 'Their name' })}${textField(state, { name: 'organisation', label: 'Where they work (a professional)' })}
${textField(state, { name: 'phone', label: 'Their telephone number, if it is safe to use', type: 'tel', width: 20 })}${textField(state, { name: 'email', label: 'Their email address', type: 'email', spellcheck: false })}
${checkboxesField(state, { name: 'mailIsSafe', label: html`<span class="govuk-visually-hidden">Mail</span>`, isSmall: true, choices: [{ value: 'yes', text: 'They say mail to this address is safe' }] })}
${sectionHeading({ text: about === 'adult' ? 'The adult' : 'The child', id: 'who' })}
${textField(state, { name: 'givenName', label: 'Given name', spellcheck: false })}${textField(state, { name: 'familyName', label: 'Family name', spellcheck: false })}
${dateField(state, { name: 'bornOn', label: 'Date of birth', hint: 'For example, 2 11 1944' })}
${radiosField(state, { name: 'sex', label: 'Sex', isSmall: true, isInline: true, choices: choices(SEXES) })}
${textAreaField(state, { name: 'address', label: 'Address', rows: 2 })}${textField(state, { name: 'postcode', label: 'Postcode', width: 10 })}${textField(state, { name: 'nhsNumber', label: 'NHS number', width: 20, spellcheck: false })}
${sectionHeading({ text: 'What happened', id: 'what' })}
${textAreaField(state, { name: 'happened', label: 'What happened, in their words', rows: 6 })}
${checkboxesField(state, { name: 'harm', label: 'Types of harm', isSmall: true, choices: choices(harmsOf(about)) })}
${selectField(state, { name: 'location', label: 'Where', choices: choices(LOCATIONS).reverse() })}
${selectField(state, { name: 'providerId', label: 'Provider, if one is concerned', choices: [{ value: '', text: 'None' }, ...providers.map(({ id, name }) => ({ value: id, text: name }))] })}`
