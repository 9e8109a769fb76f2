import { passwordField, textField } from '../../../ui/fields.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import { html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { forgottenPasswordUrl, signInUrl } from '../../auth.urls.ts'
import type { LinkKind } from '../../invitation/mailed-link.ts'
import { SHORTEST_PASSWORD } from '../../password-rule.ts'
import { linkTo, paragraph, questionPage } from '../question.view.ts'

export function forgottenPage(state: FormState = emptyForm): PageContent {
  return questionPage({
    title: 'Choose a new password',
    state,
    action: forgottenPasswordUrl,
    backLink: { text: 'Back', href: signInUrl() },
    lead: paragraph('We send you an email with a link, with which you choose a new password.'),
    fields: textField(state, {
      name: 'email',
      label: 'Email address',
      hint: 'The one with which you sign in',
      type: 'email',
      autocomplete: 'username',
      spellcheck: false,
    }),
    button: 'Send the link',
  })
}

export function linkSentPage(email: string): PageContent {
  return {
    title: 'Check your email',
    width: 'question',
    body: html`<h1 class="govuk-heading-l">Check your email</h1>
${paragraph(html`We have sent an email to <strong>${email}</strong>. The link in it works once, for an hour.`)}
<h2 class="govuk-heading-m">If it does not come</h2>
<ul class="govuk-list govuk-list--bullet"><li>Look in your spam or junk folder.</li>
<li>Check the address above. If it is wrong, ${linkTo(forgottenPasswordUrl, 'give another')}.</li>
<li>Ask the business manager of your partnership which address your account has.</li></ul>`,
  }
}

/** New passwords are asked once, with a button that shows what was typed. */
export const newPasswordField = (state: FormState) =>
  passwordField(state, {
    name: 'password',
    label: 'New password',
    hint: `${SHORTEST_PASSWORD} characters or more. Three random words make one that is hard to guess and easy to keep in mind. You may paste one from a password manager.`,
    autocomplete: 'new-password',
  })

interface PasswordPage {
  readonly kind: LinkKind
  readonly email: string
  readonly action: string
  readonly state?: FormState
}

export function newPasswordPage({ kind, email, action, state = emptyForm }: PasswordPage): PageContent {
  const isInvitation = kind === 'invitation'
  return questionPage({
    title: isInvitation ? 'Set up your account' : 'Choose a new password',
    state,
    action,
    lead: isInvitation
      ? paragraph(
          html`You sign in with <strong>${email}</strong>. Choose a password; next you set up an authenticator app.`,
        )
      : paragraph(html`For the account <strong>${email}</strong>. You will be signed out everywhere else.`),
    // Password managers keep the password under this name.
    fields: html`<input type="hidden" name="username" autocomplete="username" value="${email}">${newPasswordField(state)}`,
    button: isInvitation ? 'Continue' : 'Change my password',
  })
}

export function linkGonePage(kind: LinkKind): PageContent {
  const next =
    kind === 'invitation'
      ? paragraph(
          html`If you have set up your account already, ${linkTo(signInUrl(), 'sign in')}. Otherwise ask whoever invited you to invite you again.`,
        )
      : paragraph(
          html`${linkTo(forgottenPasswordUrl, 'Ask for a new link')}, or ${linkTo(signInUrl(), 'sign in')} if you know your password.`,
        )
  return {
    title: 'This link no longer works',
    width: 'question',
    body: html`<h1 class="govuk-heading-l">This link no longer works</h1>
${paragraph('It was used already, is too old, or a newer one was sent after it. Check that you opened the newest email.')}
${next}`,
  }
}
