import { textField } from '../../../ui/fields.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import { html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { signInCodeUrl, signInRecoveryUrl, signInUrl } from '../../auth.urls.ts'
import { linkTo, paragraph, questionPage } from '../question.view.ts'

const backToSignIn = { text: 'Back', href: signInUrl() }

/** The six digits of an authenticator app. */
export const codeField = (state: FormState, label = 'Code from your authenticator app') =>
  textField(state, {
    name: 'code',
    label,
    hint: 'Six digits, such as 246 810',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    width: 10,
  })

export function codePage(state: FormState = emptyForm): PageContent {
  return questionPage({
    title: 'Enter the code from your authenticator app',
    state,
    action: signInCodeUrl,
    backLink: backToSignIn,
    lead: paragraph(
      'Open the app that you set up for Kith on your phone or computer. It shows a new code every 30 seconds.',
    ),
    fields: codeField(state, 'Code'),
    button: 'Sign in',
    after: paragraph(html`${linkTo(signInRecoveryUrl, 'I do not have my app: use a recovery code')}`),
  })
}

export function recoveryCodePage(state: FormState = emptyForm): PageContent {
  return questionPage({
    title: 'Enter a recovery code',
    state,
    action: signInRecoveryUrl,
    backLink: { text: 'Back', href: signInCodeUrl },
    lead: paragraph('You were given ten when you set up your authenticator app. Each can be used once.'),
    fields: textField(state, {
      name: 'code',
      label: 'Recovery code',
      hint: 'For example, k7mp-4xqa-9hrt-w2ce',
      autocomplete: 'off',
      spellcheck: false,
      width: 20,
    }),
    button: 'Sign in',
    after: html`<h2 class="govuk-heading-m">If you have no recovery code left</h2>
${paragraph('Ask an administrator of your partnership to reset your authenticator app. They will check that it is you.')}`,
  })
}
