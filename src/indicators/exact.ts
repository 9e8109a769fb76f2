/** A rational number in lowest terms, denominator above zero. Percentages and bands are decided on these, never on
 * binary floats, which misplace ties. */
export interface Exact {
  readonly numerator: bigint
  readonly denominator: bigint
}

export class NotANumber extends Error {
  override readonly name = 'NotANumber'
}

const DECIMAL = /^([+−-])?(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d+))?$/

export function fraction(numerator: bigint | number, denominator: bigint | number): Exact {
  let n = BigInt(numerator)
  let d = BigInt(denominator)
  if (d === 0n) throw new NotANumber(`${n} cannot be divided by 0`)
  if (d < 0n) [n, d] = [-n, -d]
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d)
  return { numerator: n / divisor, denominator: d / divisor }
}

export const whole = (n: bigint | number): Exact => ({ numerator: BigInt(n), denominator: 1n })

export const ZERO = whole(0)

/** Reads "1603", "1,603", "21.40", "+7" and "−57" exactly; undefined for anything else. */
export function parseExact(text: string): Exact | undefined {
  const match = DECIMAL.exec(text.trim())
  if (!match) return undefined
  const [, sign, integer, decimals = ''] = match
  if (integer === undefined && decimals === '') return undefined
  const digits = BigInt((integer ?? '').replaceAll(',', '') + decimals)
  return fraction(sign === undefined || sign === '+' ? digits : -digits, 10n ** BigInt(decimals.length))
}

/** As parseExact, for text already known to be a number (a constant, a numeric column). */
export function exact(text: string): Exact {
  const value = parseExact(text)
  if (!value) throw new NotANumber(`"${text}" is not a number`)
  return value
}

export const add = (a: Exact, b: Exact): Exact =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b))

export const multiply = (a: Exact, b: Exact): Exact =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)

/** Throws NotANumber when b is zero. */
export const divide = (a: Exact, b: Exact): Exact => fraction(a.numerator * b.denominator, a.denominator * b.numerator)

export const negate = (a: Exact): Exact => ({ numerator: -a.numerator, denominator: a.denominator })

export const magnitude = (a: Exact): Exact => (a.numerator < 0n ? negate(a) : a)

/** Below zero, zero or above zero as a is less than, equal to or more than b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

export const equals = (a: Exact, b: Exact): boolean => compare(a, b) === 0

export const percentageOf = (numerator: Exact, denominator: Exact): Exact =>
  multiply(divide(numerator, denominator), whole(100))

/** Half away from zero: 0.5 to 1, −0.5 to −1. The rule of official statistics. */
export function roundTo(a: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals)
  const scaled = a.numerator * scale
  const size = scaled < 0n ? -scaled : scaled
  const rounded = (2n * size + a.denominator) / (2n * a.denominator)
  return fraction(scaled < 0n ? -rounded : rounded, scale)
}

/** To the nearest multiple of base, half away from zero. */
export const roundToNearest = (a: Exact, base: number): Exact =>
  multiply(roundTo(divide(a, whole(base)), 0), whole(base))

/** Plain decimal for storage and data files: "-57", "21.4". Rounds half away from zero. */
export function toDecimal(a: Exact, decimals: number): string {
  const rounded = roundTo(a, decimals)
  const units = (rounded.numerator * 10n ** BigInt(decimals)) / rounded.denominator
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  return units < 0n ? `-${text}` : text
}

/** The shortest decimal that is exactly this number; undefined where there is none, as for one third. */
export function exactDecimal(a: Exact): string | undefined {
  let rest = a.denominator
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; rest /= 2n) twos++
  for (; rest % 5n === 0n; rest /= 5n) fives++
  return rest === 1n ? toDecimal(a, Math.max(twos, fives)) : undefined
}

export interface NumberFormat {
  readonly decimals: number
  /** "+7" and "−57"; zero carries no sign */
  readonly signed?: boolean
}

/** For people: thousands separated, true minus sign. */
export function formatExact(a: Exact, { decimals, signed = false }: NumberFormat): string {
  const text = toDecimal(a, decimals)
  const [integer = '', rest] = text.replace('-', '').split('.')
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',')
  const size = rest === undefined ? grouped : `${grouped}.${rest}`
  if (text.startsWith('-')) return `−${size}`
  return signed && /[1-9]/.test(size) ? `+${size}` : size
}

/** As many decimals as the number has, at most the given count: 15 is "15", 16.25 is "16.25". */
export function formatShort(a: Exact, mostDecimals: number): string {
  const text = formatExact(a, { decimals: mostDecimals })
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
