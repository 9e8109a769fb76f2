import type { ValueState } from '#indicators/value'
import type { PublishedFigure } from '../document.ts'

/**
 * The symbols that the Government Statistical Service gives for a cell without a number. There is one more, u for what is
 * unreliable: a figure to be read with care is published here with its caveat, so nothing becomes u.
 */
export const SYMBOL_WORDS = {
  c: 'withheld, to protect people who could otherwise be recognised',
  x: 'not available',
  z: 'not applicable',
  low: 'more than nothing, and rounds to 0',
} as const
export type DataSymbol = keyof typeof SYMBOL_WORDS

export const DATA_SYMBOLS = Object.keys(SYMBOL_WORDS) as readonly DataSymbol[]

const SYMBOL_OF: Readonly<Record<Exclude<ValueState, 'value'>, DataSymbol>> = {
  suppressed: 'c',
  'not-applicable': 'z',
  'nil-return': 'x',
  'narrative-only': 'x',
  'count-only': 'x',
  'to-be-confirmed': 'x',
  missing: 'x',
  disputed: 'x',
}

type Shown = Pick<PublishedFigure, 'state' | 'valueState' | 'value' | 'numerator' | 'denominator'>

/** The figure as a plain number, or the symbol of why there is none. */
export function figureValue(figure: Shown): string {
  const symbol = symbolOf(figure)
  if (symbol !== undefined) return symbol
  const value = figure.value ?? 'x'
  return isNothing(value) && figure.numerator !== null && !isNothing(numberOrSymbol(figure.numerator)) ? 'low' : value
}

/** One part of its base. A figure without parts has neither: z. */
export function partValue(figure: Shown, part: 'numerator' | 'denominator'): string {
  const printed = figure[part]
  return symbolOf(figure) ?? (printed === null ? 'z' : numberOrSymbol(printed))
}

const symbolOf = ({ state, valueState }: Shown): DataSymbol | undefined => {
  if (state === 'withheld') return 'c'
  return valueState === 'value' ? undefined : SYMBOL_OF[valueState]
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/
export const isPlainNumber = (text: string): boolean => PLAIN_NUMBER.test(text)
const isNothing = (text: string): boolean => isPlainNumber(text) && Number(text) === 0

/** What is printed and is no number was withheld: only that is printed as a symbol beside a figure that is shown. */
function numberOrSymbol(printed: string): string {
  const plain = plainNumber(printed)
  return isPlainNumber(plain) ? plain : 'c'
}

const PRINTED_NUMBER = /^([+\-\u2212]?)(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?%?$/

/** "1,603" as 1603 and "42.0%" as 42.0; what is not a number stays as it is printed. */
export function plainNumber(printed: string): string {
  const [, sign = '', whole, decimals = ''] = PRINTED_NUMBER.exec(printed.trim()) ?? []
  if (whole === undefined) return printed
  return `${sign === '' || sign === '+' ? '' : '-'}${whole.replaceAll(',', '')}${decimals}`
}

export const isDataSymbol = (text: string): text is DataSymbol => Object.hasOwn(SYMBOL_WORDS, text)
