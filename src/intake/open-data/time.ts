import { MONTHS } from '#platform/day.ts'

/** A time as open data say it: "Reporting year" 2024, "Academic year" 202324. */
export interface PublishedTime {
  readonly identifier: string
  readonly code: string
  /** The first year that the code names. */
  readonly year: number
}

const QUARTERED = ['Academic year', 'Calendar year', 'Financial year', 'Tax year']
const quarters = QUARTERED.flatMap(name => [1, 2, 3, 4].map(number => `${name} Q${number}`))

const FOUR_DIGITS: ReadonlySet<string> = new Set([
  'Calendar year',
  'Reporting year',
  ...quarters.filter(name => name.startsWith('Calendar')),
  ...MONTHS,
  ...Array.from({ length: 52 }, (_, at) => `Week ${at + 1}`),
])
const SIX_DIGITS: ReadonlySet<string> = new Set([
  'Academic year',
  'Financial year',
  'Tax year',
  'Autumn term',
  'Spring term',
  'Summer term',
  'Autumn and spring term',
  'Part 1 (April to September)',
  'Part 2 (October to March)',
  'Financial year - part 1',
  'Financial year - part 2',
  ...quarters.filter(name => !name.startsWith('Calendar')),
])

/** The time, or a sentence that says what is wrong and what is accepted. */
export function readTime(identifier: string, code: string): PublishedTime | string {
  if (FOUR_DIGITS.has(identifier))
    return /^(19|20)\d{2}$/.test(code)
      ? { identifier, code, year: Number(code) }
      : `“${code}” is not a ${identifier.toLowerCase()}. Accepted: four digits, such as 2024.`
  if (!SIX_DIGITS.has(identifier))
    return `“${identifier}” is not a kind of time that the standard knows. Accepted, for example: Reporting year, Academic year, Financial year Q1.`
  const [, first = '', last = ''] = /^((?:19|20)\d{2})(\d{2})$/.exec(code) ?? []
  return first !== '' && Number(last) === (Number(first) + 1) % 100
    ? { identifier, code, year: Number(first) }
    : `“${code}” is not a ${identifier.toLowerCase()}. Accepted: six digits, the second year following the first, such as 202324.`
}
