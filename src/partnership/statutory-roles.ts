/** The three bodies of law under which a partnership works. */
export const REGIMES = {
  children: 'Children',
  adults: 'Adults',
  'community-safety': 'Community safety',
} as const
export type Regime = keyof typeof REGIMES

/** The bodies that the statutes name. */
export const AUTHORITIES = {
  council: 'the council',
  police: 'the chief officer of police',
  health: 'the integrated care board',
  'fire-and-rescue': 'the fire and rescue authority',
  probation: 'the probation service provider',
} as const
export type Authority = keyof typeof AUTHORITIES

export interface StatutoryRoleWords {
  readonly text: string
  /** where the law says so */
  readonly source: string
  /** the bodies of which the law asks that each takes part; empty where it names none */
  readonly authorities: readonly Authority[]
}

/** What the law makes of an agency under each regime. */
export const STATUTORY_ROLES = {
  children: {
    'safeguarding-partner': {
      text: 'Safeguarding partner',
      source: 'Children Act 2004 section 16E',
      authorities: ['council', 'health', 'police'],
    },
    'relevant-agency': { text: 'Relevant agency', source: 'Children Act 2004 section 16E', authorities: [] },
  },
  adults: {
    'required-member': {
      text: 'Required member of the board',
      source: 'Care Act 2014 Schedule 2',
      authorities: ['council', 'health', 'police'],
    },
    'invited-member': { text: 'Invited member of the board', source: 'Care Act 2014 Schedule 2', authorities: [] },
  },
  'community-safety': {
    'responsible-authority': {
      text: 'Responsible authority',
      source: 'Crime and Disorder Act 1998 section 5(1)',
      authorities: ['council', 'probation', 'police', 'fire-and-rescue', 'health'],
    },
    'co-operating-body': {
      text: 'Co-operating body',
      source: 'Crime and Disorder Act 1998 section 5(2)',
      authorities: [],
    },
    'invited-participant': {
      text: 'Invited participant',
      source: 'Crime and Disorder Act 1998 section 5(3)',
      authorities: [],
    },
  },
} as const satisfies Readonly<Record<Regime, Readonly<Record<string, StatutoryRoleWords>>>>

export type StatutoryRole = { [R in Regime]: keyof (typeof STATUTORY_ROLES)[R] }[Regime]

export interface AgencyStatutoryRole {
  readonly regime: Regime
  readonly role: StatutoryRole
  /** the named body that the agency is or acts for; only where the law names bodies */
  readonly authority: Authority | undefined
}

export const isRegime = (text: string): text is Regime => Object.hasOwn(REGIMES, text)
export const isAuthority = (text: string): text is Authority => Object.hasOwn(AUTHORITIES, text)
export const regimes = (): Regime[] => Object.keys(REGIMES).filter(isRegime)

/** The words of a role of a regime; undefined when the regime has no such role. */
export function statutoryRoleWords(regime: Regime, role: string): StatutoryRoleWords | undefined {
  const roles: Readonly<Record<string, StatutoryRoleWords>> = STATUTORY_ROLES[regime]
  return Object.hasOwn(roles, role) ? roles[role] : undefined
}

export function isStatutoryRole(regime: Regime, text: string): text is StatutoryRole {
  return statutoryRoleWords(regime, text) !== undefined
}

/** A body that the law names and that no partner is or acts for. */
export interface MembershipGap {
  readonly regime: Regime
  readonly role: string
  readonly source: string
  readonly authority: Authority
}

/** Which of the bodies that the law names have no seat among these partners. */
export function membershipGaps(
  partners: readonly { readonly statutoryRoles: readonly AgencyStatutoryRole[] }[],
): MembershipGap[] {
  const held = new Set(
    partners.flatMap(partner => partner.statutoryRoles.map(({ regime, authority }) => `${regime} ${authority ?? ''}`)),
  )
  return regimes().flatMap(regime =>
    Object.values<StatutoryRoleWords>(STATUTORY_ROLES[regime]).flatMap(({ text, source, authorities }) =>
      authorities
        .filter(authority => !held.has(`${regime} ${authority}`))
        .map(authority => ({ regime, role: text, source, authority })),
    ),
  )
}
