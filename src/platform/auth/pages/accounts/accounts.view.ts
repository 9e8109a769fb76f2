import { civilDay, dayInWords, momentInWords } from '../../../day.ts'
import { type Column, dataTable } from '../../../ui/data-table.ts'
import { errorSummary } from '../../../ui/error-summary.ts'
import { textAreaField, textField } from '../../../ui/fields.ts'
import { actions, button, linkButton, postForm } from '../../../ui/form.ts'
import { emptyForm, type FormState, hasErrors } from '../../../ui/form-state.ts'
import { pageHeading } from '../../../ui/headings.ts'
import { html, type SafeHtml } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { type Tag, tag } from '../../../ui/tag.ts'
import type { AccountAction, AccountState, PersonAccount } from '../../accounts/person-account.ts'
import { accountOfUrl, accountsUrl } from '../../auth.urls.ts'
import { INVITATION_DAYS } from '../../invitation/mailed-link.ts'
import { linkTo, paragraph, questionPage } from '../question.view.ts'

const STATE_TAGS: Readonly<Record<AccountState, Tag>> = {
  none: { tone: 'neutral', text: 'Not invited' },
  invited: { tone: 'amber', text: 'Invited' },
  active: { tone: 'green', text: 'Can sign in' },
  stopped: { tone: 'red', text: 'Access stopped' },
}

const crumbs = [{ text: 'Accounts', href: accountsUrl }]

export function accountsPage(accounts: readonly PersonAccount[]): PageContent {
  const columns: readonly Column<PersonAccount>[] = [
    {
      head: 'Person',
      cell: person =>
        html`${linkTo(accountOfUrl(person.personId), person.name)}<br><span class="kith-context">${person.jobTitle}</span>`,
    },
    { head: 'Agency', cell: person => person.agencyName },
    { head: 'Account', cell: person => tag(STATE_TAGS[person.state]) },
    {
      head: 'Authenticator app',
      cell: person => (person.state === 'active' ? (person.hasSecondFactor ? 'Set up' : 'Not yet') : ''),
    },
    {
      head: 'Last here',
      cell: person =>
        person.lastSeenAt ? dayInWords(civilDay(person.lastSeenAt)) : person.state === 'active' ? 'Never' : '',
    },
  ]
  return {
    title: 'Accounts',
    section: 'accounts',
    body: html`${pageHeading({ title: 'Accounts' })}
${paragraph('Who can sign in to this partnership. A person is added under People first, and invited here.')}
${dataTable({ id: 'accounts', caption: `${accounts.length} people of this partnership`, columns, rows: accounts })}`,
  }
}

interface AccountPage {
  readonly account: PersonAccount
  readonly may: readonly AccountAction[]
  readonly isSelf: boolean
  readonly state?: FormState
}

export function personAccountPage({ account, may, isSelf, state = emptyForm }: AccountPage): PageContent {
  const url = accountOfUrl(account.personId)
  return {
    title: account.name,
    section: 'accounts',
    breadcrumbs: crumbs,
    width: 'question',
    hasErrors: hasErrors(state),
    body: html`${errorSummary(state)}${pageHeading({ title: account.name, below: tag(STATE_TAGS[account.state]) })}
${facts(account)}
${isSelf && paragraph('This is your own account. Another administrator can reset or stop it; your password and app are on your account page.')}
${may.includes('invite') && inviteForm(account, state)}
${may.includes('restore') && postForm({ action: `${url}/restore`, body: button({ text: 'Let them sign in again' }) })}
${actions(
  may.includes('reset-app') && linkButton('Reset authenticator app', `${url}/reset-app`, 'secondary'),
  may.includes('stop') && linkButton('Stop access', `${url}/stop`, 'secondary'),
)}`,
  }
}

function facts(account: PersonAccount): SafeHtml {
  const rows: ReadonlyArray<readonly [string, string | undefined]> = [
    ['Job title', account.jobTitle || undefined],
    ['Agency', account.agencyName],
    ['Email address', account.email],
    [
      'Authenticator app',
      account.state === 'active' ? (account.hasSecondFactor ? 'Set up' : 'Set up at the next sign-in') : undefined,
    ],
    ['Invitation', account.state === 'invited' ? invitationWords(account) : undefined],
    ['Last here', account.lastSeenAt && momentInWords(account.lastSeenAt)],
    ['Leaves on', account.endsOn && dayInWords(account.endsOn)],
  ]
  return html`<dl class="govuk-summary-list">${rows.map(
    ([key, value]) =>
      value !== undefined &&
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`,
  )}</dl>`
}

const invitationWords = ({ invitedUntil }: PersonAccount): string =>
  invitedUntil ? `The link works until ${momentInWords(invitedUntil)}` : 'No link was sent'

function inviteForm(account: PersonAccount, state: FormState): SafeHtml {
  const shown: FormState = { values: { email: account.email, ...state.values }, errors: state.errors }
  const isAgain = account.state === 'invited'
  return html`<h2 class="govuk-heading-m">${isAgain ? 'Invite again' : 'Invite'}</h2>
${paragraph(`They get an email with a link that works once, for ${INVITATION_DAYS} days.${isAgain ? ' The link they have stops working.' : ''}`)}
${postForm({
  action: `${accountOfUrl(account.personId)}/invite`,
  body: html`${textField(shown, {
    name: 'email',
    label: 'Email address',
    hint: 'Their own work address: not one that several people read',
    type: 'email',
    autocomplete: 'off',
    spellcheck: false,
  })}${button({ text: isAgain ? 'Send a new invitation' : 'Send the invitation' })}`,
})}`
}

const reasonField = (state: FormState): SafeHtml =>
  textAreaField(state, {
    name: 'reason',
    label: 'Why?',
    hint: 'Kept in the audit trail',
    rows: 3,
  })

export function stopPage(account: PersonAccount, state: FormState = emptyForm): PageContent {
  return questionPage({
    title: `Stop ${account.name}’s access`,
    state,
    section: 'accounts',
    action: `${accountOfUrl(account.personId)}/stop`,
    backLink: { text: 'Back', href: accountOfUrl(account.personId) },
    lead: html`<ul class="govuk-list govuk-list--bullet"><li>They are signed out of this partnership at once and cannot sign in to it.</li>
<li>What they recorded stays, under their name. Their roles and terms stay as they are.</li>
<li>Work in another partnership is not touched. They are not told by mail.</li>
<li>You can let them in again.</li></ul>`,
    fields: reasonField(state),
    button: 'Stop access',
    isWarning: true,
  })
}

export function resetAppPage(account: PersonAccount, state: FormState = emptyForm): PageContent {
  return questionPage({
    title: `Reset ${account.name}’s authenticator app`,
    state,
    section: 'accounts',
    action: `${accountOfUrl(account.personId)}/reset-app`,
    backLink: { text: 'Back', href: accountOfUrl(account.personId) },
    lead: html`<div class="govuk-inset-text">First make sure that it is them: see them, or call a number you know. Somebody with their password could be asking.</div>
<ul class="govuk-list govuk-list--bullet"><li>Their app and recovery codes stop working, and they are signed out everywhere.</li>
<li>Their password stays. When they next sign in they set up a new app.</li>
<li>They are told by email.</li></ul>`,
    fields: reasonField(state),
    button: 'Reset authenticator app',
    isWarning: true,
  })
}
