import { dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { CalculatedMeasure, Measure, RecordSpan } from './measure.ts'
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

/** The days of which there are records: spans in their order with a gap between them. */
export type RecordsCover = 'always' | readonly RecordSpan[]

type Days = Pick<Period, 'start' | 'end'>

const reaches = ({ end }: RecordSpan, day: Temporal.PlainDate): boolean =>
  end === undefined || Temporal.PlainDate.compare(day, end) <= 0

const overlaps = (span: RecordSpan, { start, end }: Days): boolean =>
  Temporal.PlainDate.compare(span.begin, end) <= 0 && reaches(span, start)

/** Whether there are records of some days of a period. */
export const coversSome = (cover: RecordsCover, period: Days): boolean =>
  cover === 'always' || cover.some(span => overlaps(span, period))

/**
 * Whether a figure is worked out from the records: for a period that they cover whole, or where nobody supplied a figure
 * and there are some. So an area whose casework lies elsewhere, or that has just begun here, keeps the figures that it sent.
 */
export function isFromRecords(period: Days, cover: RecordsCover, isSupplied: boolean): boolean {
  if (cover === 'always' || !isSupplied) return coversSome(cover, period)
  return cover.some(span => Temporal.PlainDate.compare(span.begin, period.start) <= 0 && reaches(span, period.end))
}

export const recordsCoverOf = async (tx: Tx, measure: CalculatedMeasure): Promise<RecordsCover> =>
  measure.recordsCover ? measure.recordsCover(tx) : 'always'

/** Whether the records end before the period does, as those of a file that was sent during a year. */
export const breaksOff = (cover: RecordsCover, period: Days): boolean =>
  cover !== 'always' && !cover.some(span => overlaps(span, period) && reaches(span, period.end))

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
