import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { NotAllowed } from '#platform/errors.ts'

/** Who sends a file. */
export interface Sender {
  readonly actor: Actor
  /** Their figures count without anybody's approval. */
  readonly mayApprove: boolean
}

/** A person, by their role. */
export function senderOf(actor: Actor): Sender {
  if (!hasPermission(actor.roles, 'send-figures')) throw new NotAllowed('Your role does not include sending figures.')
  return { actor, mayApprove: hasPermission(actor.roles, 'approve-figures') }
}

/** Somebody before a page: they see what their file would change before it counts. */
export const lookingFirst = (sender: Sender): Sender => ({ ...sender, mayApprove: false })
