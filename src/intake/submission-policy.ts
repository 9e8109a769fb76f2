import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { type Agreement, asksSecondPerson } from './agreement.ts'
import type { Submission } from './submission.ts'

/** Whether somebody has a say in a file at all: who sent it, and those who approve. */
export const isOwnOrApproved = (actor: Actor, { sentBy }: Pick<Submission, 'sentBy'>): boolean =>
  sentBy === actor.id || hasPermission(actor.roles, 'approve-figures')

/** Who may accept a file, its figures and all: those who approve, but not the sender where the agreement asks for a second person. */
export const mayAccept = (
  actor: Actor,
  { sentBy }: Pick<Submission, 'sentBy'>,
  agreement: Pick<Agreement, 'acceptance'> | undefined,
): boolean => hasPermission(actor.roles, 'approve-figures') && !(asksSecondPerson(agreement) && sentBy === actor.id)

/** Who may take a file back: who sent it while it waits; who sent it and those who approve once its figures count. */
export function mayWithdraw(actor: Actor, { state, sentBy }: Pick<Submission, 'state' | 'sentBy'>): boolean {
  if (!hasPermission(actor.roles, 'send-figures')) return false
  switch (state) {
    case 'waiting':
      return sentBy === actor.id
    case 'accepted':
      return isOwnOrApproved(actor, { sentBy })
    case 'arrived':
    case 'reading':
    case 'rejected':
    case 'withdrawn':
      return false
  }
}
