import { type Typed, textOf } from '#platform/typed.ts'

const PARTS = ['day', 'month', 'year'] as const

const partsOf = (typed: Typed, name: string): readonly string[] => PARTS.map(part => textOf(typed, `${name}-${part}`))

/** The names of the three fields that a day is typed in. */
export const dayPartNames = (name: string): readonly string[] => PARTS.map(part => `${name}-${part}`)

export const isDayEmpty = (typed: Typed, name: string): boolean => partsOf(typed, name).every(part => part === '')

/** What was typed as one text, for `parseDay`. */
export function dayTextOf(typed: Typed, name: string): string {
  const parts = partsOf(typed, name)
  return parts.join(/^\d*$/.test(parts[1] ?? '') ? '/' : ' ')
}

/** The first part that is not there, when others are. */
export function missingDayPart(typed: Typed, name: string): (typeof PARTS)[number] | undefined {
  const parts = partsOf(typed, name)
  return PARTS.find((_, at) => parts[at] === '')
}
