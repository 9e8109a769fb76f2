import { type Exact, type ObservedValue, parseExact } from '#indicators'

/** Why a cell of open data holds no number. */
export type NoNumber = 'suppressed' | 'not-available' | 'not-applicable' | 'rounds-to-nothing' | 'unreliable'

export type PublishedCell =
  | { readonly state: 'value'; readonly value: Exact; readonly printed: string }
  | { readonly state: 'no-number'; readonly why: NoNumber; readonly printed: string }

interface Symbol {
  readonly why: NoNumber
  /** One of the symbols that the standard gave up, and what it asks for instead. */
  readonly now?: string
}

// The symbols of the Government Statistical Service; the last four are those from before 2021.
const SYMBOLS: ReadonlyMap<string, Symbol> = new Map([
  ['c', { why: 'suppressed' }],
  ['z', { why: 'not-applicable' }],
  ['x', { why: 'not-available' }],
  ['k', { why: 'rounds-to-nothing' }],
  ['low', { why: 'rounds-to-nothing' }],
  ['u', { why: 'unreliable' }],
  [':', { why: 'not-available', now: 'x' }],
  ['..', { why: 'not-available', now: 'x' }],
  ['.', { why: 'not-applicable', now: 'z' }],
  ['~', { why: 'rounds-to-nothing', now: 'low' }],
])

export const ACCEPTED_CELLS =
  'a number such as 137 or 16.7; c (withheld), z (not applicable), x (not available), low (rounds to nothing) or u (unreliable)'

/** Undefined for what is neither a number nor a symbol. */
export function readCell(text: string): PublishedCell | undefined {
  const printed = text.trim()
  const symbol = SYMBOLS.get(printed.toLowerCase())
  if (symbol) return { state: 'no-number', why: symbol.why, printed }
  const value = parseExact(printed)
  return value && { state: 'value', value, printed }
}

/** The symbol to write in place of one that the standard gave up. */
export const symbolOfToday = (printed: string): string | undefined => SYMBOLS.get(printed.trim())?.now

const OBSERVED: Readonly<Record<NoNumber, { readonly observed: ObservedValue; readonly basis: string }>> = {
  suppressed: { observed: { state: 'suppressed' }, basis: 'withheld by its publisher' },
  'not-available': { observed: { state: 'missing' }, basis: 'published as not available' },
  'not-applicable': { observed: { state: 'not-applicable' }, basis: 'published as not applicable' },
  'rounds-to-nothing': {
    observed: { state: 'narrative-only', narrative: 'more than nothing, rounds to 0' },
    basis: 'published as rounding to nothing',
  },
  unreliable: { observed: { state: 'missing' }, basis: 'held back by its publisher as unreliable' },
}

/** What a figure without a number is, and why. */
export const observedWithout = (why: NoNumber): { readonly observed: ObservedValue; readonly basis: string } =>
  OBSERVED[why]
