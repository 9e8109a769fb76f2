import { linkButton } from '../../../ui/form.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import { html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import type { OfferedFactor } from '../../second-factor/set-up-second-factor.ts'
import { questionPage, warningText } from '../question.view.ts'
import { codeField } from './code.view.ts'

interface SetUpPage {
  readonly offered: OfferedFactor
  readonly email: string
  readonly action: string
  readonly state?: FormState
  readonly backLink?: PageContent['backLink']
}

export function setUpPage({ offered, email, action, state = emptyForm, backLink }: SetUpPage): PageContent {
  return questionPage({
    title: 'Set up your authenticator app',
    state,
    action,
    ...(backLink ? { backLink } : {}),
    lead: html`<p class="govuk-body">Kith holds sensitive records, so a password alone does not open it. An authenticator app gives you a code each time you sign in.</p>
<ol class="govuk-list govuk-list--number govuk-list--spaced">
<li>Install an authenticator app on your phone or computer, if you have none. Any will do, such as Microsoft Authenticator, Google Authenticator or your password manager.</li>
<li>In the app, add an account: point its camera at this picture, or type the key.<span class="kith-phone-only"> If the app is on this phone, <a class="govuk-link" href="${offered.address}">open it with the key</a>.</span></li>
<li>Enter the code that the app then shows.</li>
</ol>
<div class="kith-qr" role="img" aria-label="The key as a QR code. It is written out below.">${offered.picture}</div>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Account</dt><dd class="govuk-summary-list__value">${email}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Key</dt><dd class="govuk-summary-list__value"><code class="kith-code">${offered.key}</code></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Kind</dt><dd class="govuk-summary-list__value">Time-based, 6 digits</dd></div>
</dl>`,
    fields: codeField(state, 'Code that the app shows'),
    button: 'Continue',
  })
}

/** Shown once, on the answer to the form that made them: they are kept only as hashes. */
export function recoveryCodesPage(codes: readonly string[], onwards: string): PageContent {
  return {
    title: 'Keep your recovery codes',
    width: 'question',
    body: html`<h1 class="govuk-heading-l">Keep your recovery codes</h1>
<p class="govuk-body">If you lose your authenticator app, a recovery code signs you in instead. Each can be used once.</p>
${warningText('Print them or write them down now, and keep them where you keep other important papers. They are not shown again.')}
<ul class="govuk-list kith-recovery-codes">${codes.map(code => html`<li><code class="kith-code">${code}</code></li>`)}</ul>
${linkButton('I have kept them: continue', onwards)}`,
  }
}
