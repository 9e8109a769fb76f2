import { civilDay, dayInWords, momentInWords } from '../../../day.ts'
import { type Column, dataTable } from '../../../ui/data-table.ts'
import { button, postForm } from '../../../ui/form.ts'
import { sectionHeading } from '../../../ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import type { Actor } from '../../actor.ts'
import {
  changePasswordUrl,
  changeSecondFactorUrl,
  choosePartnershipUrl,
  endOtherSessionsUrl,
  newRecoveryCodesUrl,
} from '../../auth.urls.ts'
import type { OwnAccount } from '../../own-account/own-account.store.ts'
import { ROLES } from '../../roles.ts'
import { RECOVERY_CODE_COUNT } from '../../second-factor/recovery-codes.ts'
import type { OpenSession } from '../../session.store.ts'
import { IDLE_MINUTES, SESSION_HOURS } from '../../session.ts'
import { paragraph } from '../question.view.ts'

interface AccountPage {
  readonly account: OwnAccount
  readonly actor: Actor | undefined
  readonly sessions: readonly OpenSession[]
  readonly partnershipCount: number
}

export function accountPage({ account, actor, sessions, partnershipCount }: AccountPage): PageContent {
  return {
    title: 'Your account',
    body: html`<h1 class="govuk-heading-l">Your account</h1>
${sectionHeading({ text: 'Signing in' })}
<dl class="govuk-summary-list">
${row('Email address', account.email)}
${row('Password', account.hasPassword ? 'Set' : 'None: the people of the demonstration sign in with one click', change(changePasswordUrl, account.hasPassword ? 'Change' : 'Set', 'password'))}
${row('Authenticator app', account.appSetUpAt ? `Set up on ${dayInWords(civilDay(account.appSetUpAt))}` : 'None', change(changeSecondFactorUrl, account.appSetUpAt ? 'Replace' : 'Set up', 'authenticator app'))}
${account.appSetUpAt && row('Recovery codes', recoveryCodes(account.recoveryCodesLeft), change(newRecoveryCodesUrl, 'Make new', 'recovery codes'))}
</dl>
${actor && work(actor, partnershipCount)}
${sectionHeading({ text: 'Where you are signed in', count: sessions.length })}
${sessionTable(sessions)}
${
  sessions.length > 1 &&
  postForm({ action: endOtherSessionsUrl, body: button({ text: 'Sign out everywhere but here', kind: 'secondary' }) })
}
${paragraph(`You are signed out after ${IDLE_MINUTES} minutes without doing anything, and after ${SESSION_HOURS} hours in any case.`)}`,
  }
}

const recoveryCodes = (left: number): string => (left === 0 ? 'None left' : `${left} of ${RECOVERY_CODE_COUNT} left`)

const row = (key: string, value: HtmlPart, action?: SafeHtml): SafeHtml =>
  html`<div class="govuk-summary-list__row${!action && ' govuk-summary-list__row--no-actions'}"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd>${action && html`<dd class="govuk-summary-list__actions">${action}</dd>`}</div>`

const change = (href: string, verb: string, what: string): SafeHtml =>
  html`<a class="govuk-link" href="${href}">${verb}<span class="govuk-visually-hidden"> ${what}</span></a>`

function work(actor: Actor, partnershipCount: number): SafeHtml {
  const roles = actor.roles.map(role => ROLES[role])
  return html`${sectionHeading({ text: 'Your work' })}<dl class="govuk-summary-list">
${row('Name', actor.name)}
${actor.jobTitle && row('Job title', actor.jobTitle)}
${row('Agency', actor.agencyName ?? '')}
${row('Partnership', actor.partnershipName, partnershipCount > 1 ? change(choosePartnershipUrl('/account'), 'Switch', 'partnership') : undefined)}
${row(roles.length === 1 ? 'Role' : 'Roles', roles.length === 0 ? 'None today' : html`<ul class="govuk-list">${roles.map(role => html`<li>${role}</li>`)}</ul>`)}
</dl>`
}

function sessionTable(sessions: readonly OpenSession[]): SafeHtml {
  const columns: readonly Column<OpenSession>[] = [
    {
      head: 'Browser',
      cell: session =>
        html`${session.browser || 'Unknown browser'}${session.isThis && html` <strong>(this one)</strong>`}`,
    },
    { head: 'Signed in', cell: session => momentInWords(session.startedAt) },
    { head: 'Last used', cell: session => momentInWords(session.lastSeenAt) },
  ]
  return dataTable({
    id: 'sessions',
    caption: 'Where you are signed in',
    isCaptionHidden: true,
    columns,
    rows: sessions,
  })
}
