import type { Term } from './term.ts'

/** What somebody does in a group. The chair is appointed apart. */
export const GROUP_ROLES = {
  member: 'Member',
  deputy: 'Deputy',
  adviser: 'Adviser',
  observer: 'Observer',
  secretary: 'Secretary',
} as const
export type GroupRole = keyof typeof GROUP_ROLES
export const isGroupRole = (text: string): text is GroupRole => Object.hasOwn(GROUP_ROLES, text)

/** Who chairs a group, for a term. */
export interface Chair extends Term {
  readonly groupChairId: string
  readonly groupId: string
  /** undefined when nobody is named, or when the reader may not see who */
  readonly person: { readonly personId: string; readonly name: string; readonly jobTitle: string } | undefined
  /** the office that chairs, such as "Independent chair" */
  readonly words: string
  readonly isVice: boolean
}

/** A seat of an agency in a group, for a term. */
export interface Membership extends Term {
  readonly groupMemberId: string
  readonly groupId: string
  readonly agencyId: string
  readonly agencyName: string
  /** undefined when the seat waits for a name, or when the reader may not see whose it is */
  readonly person: { readonly personId: string; readonly name: string; readonly jobTitle: string } | undefined
  readonly isNamed: boolean
  readonly role: GroupRole
}
