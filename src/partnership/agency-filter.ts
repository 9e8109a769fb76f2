import { type Agency, type AgencyKind, isAgencyKind, isPartnerOn } from './agency.ts'
import {
  isRegime,
  isStatutoryRole,
  REGIMES,
  type Regime,
  regimes,
  STATUTORY_ROLES,
  statutoryRoleWords,
} from './statutory-roles.ts'

export const AGENCY_STATES = { open: 'Partners now', left: 'Left', all: 'All' } as const
export type AgencyState = keyof typeof AGENCY_STATES

/** What the register shows. `role` is "REGIME" for any role under it, "REGIME:ROLE", or "none". */
export interface AgencyFilter {
  readonly kind: AgencyKind | undefined
  readonly role: string | undefined
  readonly state: AgencyState
}

/** Reads a filter from an address; what it does not know is left out. */
export function agencyFilterOf(query: {
  kind?: string | undefined
  role?: string | undefined
  state?: string | undefined
}): AgencyFilter {
  const { kind = '', role = '', state } = query
  return {
    kind: isAgencyKind(kind) ? kind : undefined,
    role: roleFilterWords(role) === undefined ? undefined : role,
    state: state === 'left' || state === 'all' ? state : 'open',
  }
}

/** "Children: safeguarding partner"; undefined for what is no filter. */
export function roleFilterWords(filter: string): string | undefined {
  if (filter === 'none') return 'No statutory role'
  const [regime = '', role] = filter.split(':')
  if (!isRegime(regime)) return undefined
  if (role === undefined) return `${REGIMES[regime]}, in any role`
  const words = statutoryRoleWords(regime, role)
  return words && `${REGIMES[regime]}: ${words.text.toLowerCase()}`
}

/** Every value of the role filter, in order, with its words. */
export function roleFilterChoices(): { value: string; text: string }[] {
  const values = regimes().flatMap((regime: Regime) => [
    regime,
    ...Object.keys(STATUTORY_ROLES[regime])
      .filter(role => isStatutoryRole(regime, role))
      .map(role => `${regime}:${role}`),
  ])
  return [...values, 'none'].map(value => ({ value, text: roleFilterWords(value) ?? '' }))
}

export function matchesAgencyFilter(agency: Agency, filter: AgencyFilter, today: Temporal.PlainDate): boolean {
  if (filter.kind !== undefined && agency.kind !== filter.kind) return false
  if (filter.state !== 'all' && isPartnerOn(agency, today) !== (filter.state === 'open')) return false
  if (filter.role === undefined) return true
  if (filter.role === 'none') return agency.statutoryRoles.length === 0
  const [regime, role] = filter.role.split(':')
  return agency.statutoryRoles.some(held => held.regime === regime && (role === undefined || held.role === role))
}
