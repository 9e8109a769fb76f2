export const INVITATION_DAYS = 7
export const RESET_MINUTES = 60

/** What a mailed link is for; each sets a password. */
export type LinkKind = 'invitation' | 'password-reset'

/** A link that is still good. */
export interface LiveLink {
  readonly tokenHash: Buffer
  readonly accountId: string
  readonly email: string
}
