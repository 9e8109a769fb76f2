import { radiosField } from '../../../ui/choice-fields.ts'
import { passwordField } from '../../../ui/fields.ts'
import { button, postForm } from '../../../ui/form.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import { html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { confirmUrl } from '../../auth.urls.ts'
import { REAUTHENTICATE_MINUTES } from '../../session.ts'
import { keptFormNote } from '../kept-form-note.view.ts'
import { paragraph, questionPage } from '../question.view.ts'
import { codeField } from '../sign-in/code.view.ts'

interface ConfirmPage {
  readonly next: string
  readonly isDemonstration: boolean
  /** what they typed before they were sent here waits for them */
  readonly hasKeptForm: boolean
  readonly state?: FormState
}

export function confirmPage({ next, isDemonstration, hasKeptForm, state = emptyForm }: ConfirmPage): PageContent {
  if (isDemonstration) return demonstrationConfirmPage(next, hasKeptForm)
  return questionPage({
    title: 'Confirm it is you',
    state,
    action: confirmUrl(next),
    lead: html`${paragraph(
      `What you are about to open or change is sensitive, so we ask again. This lasts for ${REAUTHENTICATE_MINUTES} minutes.`,
    )}${hasKeptForm && keptFormNote}`,
    fields: html`${radiosField(state, {
      name: 'by',
      label: 'How do you want to confirm it?',
      choices: [
        { value: 'app', text: 'With a code from my authenticator app' },
        { value: 'password', text: 'With my password' },
      ],
    })}${codeField(state, 'Code, if you use the app')}${passwordField(state, {
      name: 'password',
      label: 'Password, if you use that',
      autocomplete: 'current-password',
    })}`,
    button: 'Continue',
  })
}

function demonstrationConfirmPage(next: string, hasKeptForm: boolean): PageContent {
  return {
    title: 'Confirm it is you',
    width: 'question',
    body: html`<h1 class="govuk-heading-l">Confirm it is you</h1>
${paragraph('What you are about to open or change is sensitive. Here a real user enters their password or a code again. The demonstration’s people have neither, so one click stands for it.')}${hasKeptForm && keptFormNote}
${postForm({
  action: confirmUrl(next),
  body: html`<input type="hidden" name="by" value="demonstration">${button({ text: 'Continue' })}`,
})}`,
  }
}
