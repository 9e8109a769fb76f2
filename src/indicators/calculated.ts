import { dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { CalculatedMeasure, Measure } from './measure.ts'
import type { Period } from './period.ts'

/** Puts each calculated measure in the place of the supplied one with its code; those without one come last. */
export function withCalculated(supplied: readonly Measure[], calculated: readonly CalculatedMeasure[]): Measure[] {
  const byCode = new Map(calculated.map(measure => [measure.code, measure]))
  const codes = new Set(supplied.map(({ code }) => code))
  return [
    ...supplied.map(measure => byCode.get(measure.code) ?? measure),
    ...calculated.filter(({ code }) => !codes.has(code)),
  ]
}

/**
 * Whether a figure is worked out from the records: for a period that they cover from its first day, or where nobody
 * supplied a figure and there are some. So an area whose casework lies elsewhere, or that has just begun here, keeps the
 * figures that it sent.
 */
export function isFromRecords(
  period: Pick<Period, 'start' | 'end'>,
  recordsBegin: Temporal.PlainDate | 'always' | undefined,
  isSupplied: boolean,
): boolean {
  if (recordsBegin === 'always') return true
  if (recordsBegin === undefined || Temporal.PlainDate.compare(period.end, recordsBegin) < 0) return false
  return !isSupplied || Temporal.PlainDate.compare(recordsBegin, period.start) <= 0
}

export const recordsBeginOf = async (
  tx: Tx,
  measure: CalculatedMeasure,
): Promise<Temporal.PlainDate | 'always' | undefined> => (measure.recordsBegin ? measure.recordsBegin(tx) : 'always')

/**
 * Whether a period had not ended on the day that a figure worked out from records is known of: a year that runs is not
 * compared with a whole one as if it were whole.
 */
export function isSoFar(
  { end }: Pick<Period, 'end'>,
  { today, asAt }: { readonly today: Temporal.PlainDate; readonly asAt?: Temporal.PlainDate | undefined },
): boolean {
  return asAt === undefined ? Temporal.PlainDate.compare(end, today) >= 0 : Temporal.PlainDate.compare(end, asAt) > 0
}

/** "as known on 31 March 2024" */
export const knownInWords = (asAt: Temporal.PlainDate | undefined): string =>
  asAt === undefined ? 'as known now' : `as known on ${dayInWords(asAt)}`
