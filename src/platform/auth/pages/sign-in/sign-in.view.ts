import { passwordField, textField } from '../../../ui/fields.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import { html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { demonstrationUrl, forgottenPasswordUrl, signInUrl } from '../../auth.urls.ts'
import { keptFormNote } from '../kept-form-note.view.ts'
import { linkTo, paragraph, questionPage } from '../question.view.ts'

interface SignInPage {
  readonly next: string
  readonly hasDemonstration: boolean
  /** what they typed before they were sent here waits for them */
  readonly hasKeptForm: boolean
  readonly state?: FormState
}

export function signInPage({ next, hasDemonstration, hasKeptForm, state = emptyForm }: SignInPage): PageContent {
  return questionPage({
    title: 'Sign in to Kith',
    state,
    action: signInUrl(next),
    lead: html`${hasKeptForm && keptFormNote}${
      hasDemonstration &&
      html`<div class="govuk-inset-text">This is a demonstration. ${linkTo(demonstrationUrl(next), 'Sign in as one of its invented people')}: no password is needed.</div>`
    }`,
    fields: html`${textField(state, {
      name: 'email',
      label: 'Email address',
      type: 'email',
      autocomplete: 'username',
      spellcheck: false,
    })}${passwordField(state, { name: 'password', label: 'Password', autocomplete: 'current-password' })}`,
    button: 'Continue',
    after: html`${paragraph(linkTo(forgottenPasswordUrl, 'I have forgotten my password'))}
<h2 class="govuk-heading-m">If you do not have an account</h2>
${paragraph('An administrator of your partnership invites you by email. Ask your partnership’s business manager.')}`,
  })
}
