import type { Exact, ObservedValue, Period } from '#indicators'

/** A count of fewer people than this may tell of one of them to somebody who knows the rest. */
const FEW = 5n
const SHORTEST_DAYS = 28

/**
 * What somebody may be shown who sees no totals: nothing of a few days, which single out who was seen in them, and no few
 * people, neither those counted nor those left over. Of what was known on one day and the next, the difference would be a
 * single day: only what was known at the end of a month is shown.
 */
export function withholdFew(
  observed: ObservedValue,
  { start, end }: Pick<Period, 'start' | 'end'>,
  asAt?: Temporal.PlainDate,
): ObservedValue {
  if (observed.state !== 'value') return observed
  const { value, numerator, denominator } = observed
  const counts = numerator && denominator ? [numerator, denominator, difference(denominator, numerator)] : [value]
  const isShort = start.until(end).days + 1 < SHORTEST_DAYS
  const isBetween = asAt !== undefined && asAt.day !== asAt.daysInMonth
  return isShort || isBetween || counts.some(isFew) ? { state: 'suppressed' } : observed
}

const isFew = ({ numerator, denominator }: Exact): boolean =>
  numerator !== 0n && magnitude(numerator) < FEW * denominator

const difference = (a: Exact, b: Exact): Exact => ({
  numerator: a.numerator * b.denominator - b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
})

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n)
