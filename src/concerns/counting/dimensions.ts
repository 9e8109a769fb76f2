import {
  ABUSE_TYPES,
  ADULT_AGE_BANDS,
  CHILD_ABUSE_TYPES,
  CHILD_AGE_BANDS,
  codesOf,
  ETHNICITIES,
  GENDER_IDENTITIES,
  LOCATIONS,
  SEXES,
  SOURCES,
  SUPPORT_REASONS,
} from '../codes.ts'

interface DimensionRow {
  readonly words: string
  /** the parts in their order with their words; providers are looked up */
  readonly parts: Readonly<Record<string, string>>
  /** one case may be in several parts, so that they do not add up to the whole */
  readonly isMulti?: true
}

/** How concerns and enquiries are broken down. */
export const DIMENSIONS = {
  source: { words: 'Who raised it', parts: SOURCES },
  type: {
    words: 'Type of abuse or neglect',
    parts: { ...CHILD_ABUSE_TYPES, ...ABUSE_TYPES, 'not-known': 'Not known' },
    isMulti: true,
  },
  location: { words: 'Where it happened', parts: LOCATIONS, isMulti: true },
  'age-band': { words: 'Age', parts: { ...CHILD_AGE_BANDS, ...ADULT_AGE_BANDS } },
  sex: { words: 'Sex', parts: SEXES },
  'gender-identity': { words: 'Gender identity', parts: GENDER_IDENTITIES },
  ethnicity: { words: 'Ethnicity', parts: ETHNICITIES },
  'support-reason': { words: 'Primary support reason', parts: SUPPORT_REASONS },
  provider: { words: 'Provider', parts: { none: 'No provider' } },
} as const satisfies Readonly<Record<string, DimensionRow>>

export type Dimension = keyof typeof DIMENSIONS

export const isDimension = (name: string): name is Dimension => Object.hasOwn(DIMENSIONS, name)

export const ALL_DIMENSIONS: readonly Dimension[] = Object.keys(DIMENSIONS).filter(isDimension)

/** Codes in the order of their list; what is not known, and what the list does not name, comes after, by name. */
export function inOrder(name: Dimension, values: Iterable<string>): string[] {
  const order = codesOf<Readonly<Record<string, string>>>(DIMENSIONS[name].parts)
  const rank = (value: string): number =>
    value === 'not-known' || !order.includes(value) ? order.length : order.indexOf(value)
  return [...values].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en-GB'))
}
