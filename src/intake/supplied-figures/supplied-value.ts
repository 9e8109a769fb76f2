import { type Exact, known, type Measure, type ObservedValue, parseExact } from '#indicators'

export type SuppliedValue =
  | { readonly observed: ObservedValue; readonly remark?: 'in-words' | 'printed-both-ways' }
  | { readonly message: string }

const STATES: Readonly<Record<string, ObservedValue>> = {
  '': { state: 'missing' },
  'n/a': { state: 'not-applicable' },
  nil: { state: 'nil-return' },
  tbc: { state: 'to-be-confirmed' },
  c: { state: 'suppressed' },
  '*': { state: 'suppressed' },
  x: { state: 'missing' },
}
const EITHER = /^([\d.,]+)\s+or\s+([\d.,]+)\b/i
const BOTH_WAYS = /^contradictory:\s*(.+?)\s+\/\s+(.+)$/i
const WITH_UNIT = /^([+−-]?[\d.,]+)\s*(?:%|per ?cent|[a-z]+)$/i
const NO_FIGURE = /\s*\(no figure[^)]*\)\s*$/i
const HAS_WORDS = /[a-z]{3,}/i

const ACCEPTED =
  'Accepted: a number such as 1,603 or 21.4, two numbers where both are printed (70 or 74), words, N/A, nil, TBC, c (withheld) or nothing.'

/** Reads a supplied value by the form of its measure; what is printed in words stays words. */
export function readSupplied(
  text: string,
  unit: string,
  { form, decimals }: Pick<Measure, 'form' | 'decimals'>,
): SuppliedValue {
  const state = STATES[text.toLowerCase()]
  if (state) return { observed: state }
  if (form === 'words') return inWords(text.replace(NO_FIGURE, ''), unit)
  const either = EITHER.exec(text)
  const readings = either && [parseExact(either[1] ?? ''), parseExact(either[2] ?? '')]
  if (readings?.[0] && readings[1])
    return { observed: { state: 'disputed', readings: [{ value: readings[0] }, { value: readings[1] }] } }
  const number = parseExact(WITH_UNIT.exec(text)?.[1] ?? text)
  if (number) return checked(number, text, form, decimals)
  return HAS_WORDS.test(text)
    ? { observed: { state: 'narrative-only', narrative: text }, remark: 'in-words' }
    : { message: `“${text}” is not a value. ${ACCEPTED}` }
}

function inWords(text: string, unit: string): SuppliedValue {
  const both = BOTH_WAYS.exec(text)
  if (both)
    return {
      observed: { state: 'narrative-only', narrative: `printed both as ${both[1]} and as ${both[2]}` },
      remark: 'printed-both-ways',
    }
  const narrative = parseExact(text) && unit !== '' ? `${text}, ${unit}` : text
  return { observed: { state: 'narrative-only', narrative } }
}

function checked(number: Exact, text: string, form: Measure['form'], decimals: number): SuppliedValue {
  if (form === 'count' && decimals === 0 && number.denominator !== 1n)
    return { message: `“${text}” is not a whole number, and this measure is a count. ${ACCEPTED}` }
  return { observed: known(number) }
}

/** How many decimals a number was printed with. */
export const printedDecimals = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0
