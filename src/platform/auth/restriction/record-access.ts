import type { Actor } from '../actor.ts'
import { hasPermission } from '../permissions.ts'

/** A record of any kind, and what people call it. The reference never says whom it is about. */
export interface RecordRef {
  /** such as `concern` */
  readonly kind: string
  readonly id: string
  /** such as `AC-2024-0131` */
  readonly reference: string
}

/** What stands between one record and its readers at one moment, beside what their roles allow. */
export interface RecordAccess {
  /** who may still open it, when it is restricted; undefined: it is not */
  readonly readers: readonly string[] | undefined
  /** who has a conflict of interest */
  readonly conflicted: readonly string[]
  /** whose broken glass is still open */
  readonly brokenBy: readonly string[]
}

/**
 * Whether the actor may open a record that their role allows them to open. A conflict of interest closes it whatever else
 * holds. A restriction leaves its readers, and whoever broke the glass. A domain's own policy asks this first and says
 * "not found" when it says no.
 */
export function mayOpen(actor: Pick<Actor, 'personId'>, access: RecordAccess): boolean {
  const { personId } = actor
  if (personId === undefined) return access.readers === undefined
  if (access.conflicted.includes(personId)) return false
  if (access.readers === undefined) return true
  return access.readers.includes(personId) || access.brokenBy.includes(personId)
}

/** Whether the actor may break the glass of a record: it is closed to them by a restriction alone, and their role handles cases. */
export function mayBreakGlass(actor: Pick<Actor, 'personId' | 'roles'>, access: RecordAccess): boolean {
  const { personId, roles } = actor
  if (personId === undefined || access.conflicted.includes(personId)) return false
  return access.readers !== undefined && !mayOpen(actor, access) && hasPermission(roles, 'break-glass')
}

export const RESTRICTION_REASONS = {
  'staff-linked': 'About somebody who works for a partner, or their family',
  'public-figure': 'About somebody the public knows',
  'marac-victim': 'Heard at a MARAC: the victim could be found through it',
  'perpetrator-access': 'Somebody with access might pass it to who did harm',
  'legal-privilege': 'Holds legal advice',
  'allegation-against-staff': 'An allegation against somebody in a position of trust',
  other: 'Another reason',
} as const
export type RestrictionReason = keyof typeof RESTRICTION_REASONS

export const CONFLICT_NATURES = {
  related: 'Related to somebody in it',
  'knows-personally': 'Knows somebody in it personally',
  'works-or-worked-together': 'Works or worked with somebody in it',
  'own-conduct': 'Their own conduct is looked at',
  financial: 'Has money at stake',
  other: 'Another interest',
} as const
export type ConflictNature = keyof typeof CONFLICT_NATURES

export const BREAK_GLASS_HOURS = [1, 4, 24] as const
export const BREAK_GLASS_REASON_LENGTH = 20
export const FINDINGS = { justified: 'Justified', 'not-justified': 'Not justified' } as const
export type Finding = keyof typeof FINDINGS
