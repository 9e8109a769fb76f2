const withNext = (path: string, next: string | undefined): string =>
  next === undefined || next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`

export const signInUrl = (next?: string): string => withNext('/sign-in', next)
export const signInCodeUrl = '/sign-in/code'
export const signInRecoveryUrl = '/sign-in/recovery-code'
export const signInSetUpUrl = '/sign-in/set-up'
export const signOutUrl = '/sign-out'
export const choosePartnershipUrl = (next?: string): string => withNext('/choose-partnership', next)
export const confirmUrl = (next?: string): string => withNext('/confirm-it-is-you', next)
export const staySignedInUrl = '/stay-signed-in'
export const forgottenPasswordUrl = '/forgotten-password'
export const resetPasswordUrl = (token: string): string => `/reset-password/${encodeURIComponent(token)}`
export const invitationUrl = (token: string): string => `/invitation/${encodeURIComponent(token)}`
export const demonstrationUrl = (next?: string): string => withNext('/demonstration', next)
export const accountUrl = '/account'
export const changePasswordUrl = '/account/password'
export const changeSecondFactorUrl = '/account/authenticator-app'
export const newRecoveryCodesUrl = '/account/recovery-codes'
export const endOtherSessionsUrl = '/account/sessions'
export const accountsUrl = '/people/accounts'
export const accountOfUrl = (personId: string): string => `/people/accounts/${personId}`
export const restrictionsUrl = '/restrictions'
export const restrictionUrl = (restrictionId: string): string => `/restrictions/${restrictionId}`
export const reviewBreakGlassUrl = (breakGlassId: string): string => `/restrictions/broken-glass/${breakGlassId}`
export const endConflictUrl = (conflictId: string): string => `/restrictions/conflicts/${conflictId}/end`
export const liftHoldUrl = (holdId: string): string => `/restrictions/holds/${holdId}/lift`
export const breakGlassUrl = '/break-glass'
