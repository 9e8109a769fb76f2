/** 95% of the normal curve lies within so many standard deviations of its middle. */
const Z = 1.959963984540054

/** Within these bounds lies what chance alone would leave the figure at, 95 times in 100. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Wilson's score interval of a proportion, from 0 to 1. Throws a RangeError for a part larger than its whole. */
export function wilson(counted: number, base: number): Interval {
  if (!(base > 0 && counted >= 0 && counted <= base)) throw new RangeError(`${counted} of ${base} is no proportion`)
  const square = Z * Z
  const rest = base - counted
  const middle = 2 * counted + square
  const width = Z * Math.sqrt(square + (4 * counted * rest) / base)
  const whole = 2 * (base + square)
  return { low: Math.max(0, (middle - width) / whole), high: Math.min(1, (middle + width) / whole) }
}

/** Byar's interval of a count, which official statistics of public health use for rates. */
export function byar(counted: number): Interval {
  if (!(counted >= 0)) throw new RangeError(`${counted} is no count`)
  const more = counted + 1
  const high = more * (1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more))) ** 3
  if (counted === 0) return { low: 0, high }
  return { low: Math.max(0, counted * (1 - 1 / (9 * counted) - Z / (3 * Math.sqrt(counted))) ** 3), high }
}
