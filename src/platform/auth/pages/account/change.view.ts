import { passwordField } from '../../../ui/fields.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import { html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { accountUrl, changePasswordUrl, newRecoveryCodesUrl } from '../../auth.urls.ts'
import { newPasswordField } from '../password-link/password-link.view.ts'
import { paragraph, questionPage } from '../question.view.ts'

const backToAccount = { text: 'Back', href: accountUrl }

export function changePasswordPage(hasPassword: boolean, state: FormState = emptyForm): PageContent {
  const current = passwordField(state, {
    name: 'current',
    label: 'Password you have now',
    autocomplete: 'current-password',
  })
  return questionPage({
    title: hasPassword ? 'Change your password' : 'Set a password',
    state,
    action: changePasswordUrl,
    backLink: backToAccount,
    lead: paragraph('You stay signed in here, and are signed out everywhere else.'),
    fields: html`${hasPassword && current}${newPasswordField(state)}`,
    button: hasPassword ? 'Change my password' : 'Set my password',
  })
}

export function renewCodesPage(left: number): PageContent {
  return questionPage({
    title: 'Make new recovery codes',
    action: newRecoveryCodesUrl,
    backLink: backToAccount,
    lead: paragraph(
      left === 0
        ? 'You get ten new codes.'
        : `You get ten new codes. The ${left === 1 ? 'one' : left} you still have will no longer work.`,
    ),
    fields: null,
    button: 'Make ten new codes',
  })
}
