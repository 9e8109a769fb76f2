/** Where a person stands with signing in to one partnership. */
export const ACCOUNT_STATES = ['none', 'invited', 'active', 'stopped'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

export interface PersonAccount {
  readonly personId: string
  readonly name: string
  readonly jobTitle: string
  readonly agencyName: string
  readonly endsOn: Temporal.PlainDate | undefined
  readonly email: string | undefined
  readonly state: AccountState
  readonly hasSecondFactor: boolean
  readonly invitedUntil: Temporal.Instant | undefined
  readonly lastSeenAt: Temporal.Instant | undefined
}

export const ACCOUNT_ACTIONS = ['invite', 'reset-app', 'stop', 'restore'] as const
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number]

const ACTIONS: Readonly<Record<AccountState, readonly AccountAction[]>> = {
  none: ['invite'],
  invited: ['invite', 'stop'],
  active: ['reset-app', 'stop'],
  stopped: ['restore'],
}

/** What an administrator may do with an account. Not with their own: nobody shuts themselves out, or resets their own app unseen. */
export function actionsFor(
  account: Pick<PersonAccount, 'personId' | 'state'>,
  actorPersonId: string | undefined,
): readonly AccountAction[] {
  return account.personId === actorPersonId ? [] : ACTIONS[account.state]
}
