import { invitationUrl, resetPasswordUrl, signInUrl } from '../auth.urls.ts'
import { INVITATION_DAYS, RESET_MINUTES } from './mailed-link.ts'

// Subjects show on locked screens, and mail lies in other people's systems: neither says who, or about whom.

export const resetMail = (baseUrl: string, token: string) =>
  ({
    kind: 'password-reset',
    administratorMayRead: true,
    subject: 'Choose a new password for Kith',
    text: `Somebody, we hope you, asked for a new password for your account at Kith.

To choose one, open this link within ${RESET_MINUTES} minutes. It works once.

${baseUrl}${resetPasswordUrl(token)}

If it was not you, do nothing: your password stays as it is.
`,
  }) as const

export const noAccountMail = {
  kind: 'no-account',
  administratorMayRead: true,
  subject: 'There is no account at Kith for this address',
  text: `Somebody, perhaps you, asked for a new password at Kith for this email address. There is no account for it.

If you have an account, it is under another address. If you should have one, ask the business manager of your partnership.

If it was not you, do nothing.
`,
} as const

export const invitationMail = (baseUrl: string, token: string, partnershipName: string) =>
  ({
    kind: 'invitation',
    administratorMayRead: true,
    subject: 'Set up your account at Kith',
    text: `${partnershipName} has given you access to Kith, where the partnership does its work.

To set up your account, open this link within ${INVITATION_DAYS} days. It works once. You will choose a password and set up an authenticator app.

${baseUrl}${invitationUrl(token)}

If you did not expect this, ask the business manager of the partnership before you open the link.
`,
  }) as const

export const accessGivenMail = (baseUrl: string, partnershipName: string) =>
  ({
    kind: 'access-given',
    administratorMayRead: true,
    subject: 'You have access to another partnership at Kith',
    text: `${partnershipName} has given your account access to its work at Kith. Sign in as you always do, and choose the partnership.

${baseUrl}${signInUrl()}
`,
  }) as const

export const passwordChangedMail = {
  kind: 'password-changed',
  administratorMayRead: true,
  subject: 'Your password for Kith was changed',
  text: `The password of your account at Kith was changed, and you were signed out everywhere else.

If it was not you, tell the business manager of your partnership at once.
`,
} as const

export const factorChangedMail = {
  kind: 'factor-changed',
  administratorMayRead: true,
  subject: 'Your authenticator app for Kith was changed',
  text: `The authenticator app of your account at Kith was changed or reset.

If you did not do this or ask for it, tell the business manager of your partnership at once.
`,
} as const
