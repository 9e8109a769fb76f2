export const PROFILE_NAMES = [
  'public-local',
  'internal',
  'partner-restricted',
  'public-sac',
  'public-dfe',
  'public-strict',
] as const
export type ProfileName = (typeof PROFILE_NAMES)[number]

export interface Protection {
  /** Counts of people below this are withheld, and no withheld count may be worked out to within this many. */
  readonly threshold: number
  readonly zeroDisclosive: boolean
}

export interface DisclosureProfile {
  readonly name: ProfileName
  readonly title: string
  /** Undefined: nothing is withheld. */
  readonly protection: Protection | undefined
  /** Counts of people are rounded to the nearest of these, each by itself; 1 leaves them exact. */
  readonly roundBase: number
  /** The same for regional and national counts. */
  readonly roundWiderAreasBase: number
  readonly decimals: number
  readonly symbol: string
  /** What readers are told once, beside any table that shows the symbol or rounded counts */
  readonly note: string
  readonly marking?: string
}

const WITHHELD = 'withheld so that nobody can be identified, alone or by subtraction'

const exactProfile = {
  protection: undefined,
  roundBase: 1,
  roundWiderAreasBase: 1,
  decimals: 1,
  symbol: '[c]',
  note: 'All counts are exact.',
}

export const DISCLOSURE_PROFILES: Readonly<Record<ProfileName, DisclosureProfile>> = {
  'public-local': {
    ...exactProfile,
    name: 'public-local',
    title: 'Public: a local report',
    protection: { threshold: 5, zeroDisclosive: false },
    note: `[c]: ${WITHHELD}. Counts of 1 to 4 people are always withheld. All other counts are exact.`,
  },
  internal: { ...exactProfile, name: 'internal', title: 'Internal: nothing withheld' },
  'partner-restricted': {
    ...exactProfile,
    name: 'partner-restricted',
    title: 'Partners only: nothing withheld',
    marking: 'Restricted: for members of the partnership only. Not for publication.',
  },
  'public-sac': {
    ...exactProfile,
    name: 'public-sac',
    title: 'Public: as the national adult safeguarding statistics',
    protection: { threshold: 5, zeroDisclosive: true },
    roundBase: 5,
    roundWiderAreasBase: 5,
    symbol: '*',
    note:
      `*: ${WITHHELD}. Counts of 0 to 4 people are always withheld; other counts are rounded to the nearest 5, so ` +
      'they may not sum. Percentages are worked out before rounding.',
  },
  'public-dfe': {
    ...exactProfile,
    name: 'public-dfe',
    title: 'Public: as the national children’s statistics',
    protection: { threshold: 6, zeroDisclosive: false },
    roundWiderAreasBase: 10,
    symbol: 'c',
    note:
      `c: ${WITHHELD}. Counts of 1 to 5 people are always withheld. Regional and national counts are rounded to the ` +
      'nearest 10, so they may not sum.',
  },
  'public-strict': {
    ...exactProfile,
    name: 'public-strict',
    title: 'Public: fewer than 10 withheld',
    protection: { threshold: 10, zeroDisclosive: true },
    note: `[c]: ${WITHHELD}. Counts of 0 to 9 people are always withheld.`,
  },
}

export const DEFAULT_PROFILE: ProfileName = 'public-local'

export const isProfileName = (text: string): text is ProfileName => PROFILE_NAMES.some(name => name === text)

export const isProtected = (count: number, { threshold, zeroDisclosive }: Protection): boolean =>
  count < threshold && (count > 0 || zeroDisclosive)
