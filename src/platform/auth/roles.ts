/** The roles that a person can hold in a partnership, with the words the pages use. */
export const ROLES = {
  administrator: 'Administrator',
  'business-manager': 'Business manager',
  'independent-chair': 'Independent chair',
  scrutineer: 'Independent scrutineer',
  'information-governance-lead': 'Information governance lead',
  analyst: 'Analyst',
  'agency-lead': 'Agency safeguarding lead',
  'school-lead': 'School safeguarding lead',
  'triage-manager': 'Triage manager',
  'triage-practitioner': 'Triage practitioner',
  'review-group-member': 'Practice review group member',
  'group-chair': 'Group chair',
  'group-member': 'Group member',
  trainer: 'Trainer',
  'training-administrator': 'Training administrator',
  'line-manager': 'Line manager',
  learner: 'Learner',
  auditor: 'Auditor',
} as const

export type Role = keyof typeof ROLES

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}

/**
 * Roles held for the whole partnership. Anybody else acts for their agency alone, and the database gives them the role
 * `kith_agency`, which sees no other agency's rows.
 */
const PARTNERSHIP_WIDE: ReadonlySet<Role> = new Set<Role>([
  'administrator',
  'business-manager',
  'independent-chair',
  'scrutineer',
  'information-governance-lead',
  'triage-manager',
  'triage-practitioner',
  'review-group-member',
  'group-chair',
  'training-administrator',
  'auditor',
])

export function isPartnershipWide(roles: readonly Role[]): boolean {
  return roles.some(role => PARTNERSHIP_WIDE.has(role))
}
