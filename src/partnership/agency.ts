import type { AgencyStatutoryRole } from './statutory-roles.ts'

/** What kind of body an agency is, with the words the pages use. */
export const AGENCY_KINDS = {
  'partnership-office': 'Partnership office',
  'local-authority': 'Local authority',
  'council-service': 'Council service',
  police: 'Police',
  'integrated-care-board': 'Integrated care board',
  'nhs-trust': 'NHS trust or provider',
  'fire-and-rescue': 'Fire and rescue',
  probation: 'Probation',
  school: 'School',
  college: 'College',
  'early-years': 'Early years',
  'care-provider': 'Care provider',
  housing: 'Housing',
  voluntary: 'Voluntary or community organisation',
  'youth-justice': 'Youth justice',
  advocacy: 'Advocacy',
  healthwatch: 'Healthwatch',
  other: 'Other',
} as const

export type AgencyKind = keyof typeof AGENCY_KINDS

export function isAgencyKind(text: string): text is AgencyKind {
  return Object.hasOwn(AGENCY_KINDS, text)
}

/** A partner of one partnership. The same `agencyId` in two partnerships is the same body. */
export interface Agency {
  readonly agencyId: string
  readonly name: string
  readonly kind: AgencyKind
  /** at most one for each regime */
  readonly statutoryRoles: readonly AgencyStatutoryRole[]
  /** other names it goes or went by */
  readonly aliases: readonly string[]
  readonly joinedOn: Temporal.PlainDate
  /** its last day as a partner */
  readonly leftOn: Temporal.PlainDate | undefined
}

/** Whether it is a partner on that day: from the day it joined to its last day. */
export function isPartnerOn(agency: Pick<Agency, 'joinedOn' | 'leftOn'>, day: Temporal.PlainDate): boolean {
  if (Temporal.PlainDate.compare(agency.joinedOn, day) > 0) return false
  return agency.leftOn === undefined || Temporal.PlainDate.compare(day, agency.leftOn) <= 0
}
