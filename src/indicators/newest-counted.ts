import type { Tx } from '#platform/db/database.ts'
import { isFromRecords, recordsBeginOf } from './calculated.ts'
import { type Measure, OWN_AREA } from './measure.ts'
import { type Period, previousPeriod, rolling12 } from './period.ts'
import { isKnown, type KnownValue } from './value.ts'

export interface Newest {
  readonly period: Period
  /** undefined for what is worked out from records */
  readonly sourceId: string | undefined
  readonly observed: KnownValue
  /** of the period before, of the same length */
  readonly before: KnownValue | undefined
}

/** Of the twelve complete months before this one, else of the period for which a figure was supplied, where records cover it. */
export async function newestCounted(
  tx: Tx,
  measure: Measure,
  supplied: Pick<Newest, 'period'> | undefined,
  today: Temporal.PlainDate,
): Promise<Newest | undefined> {
  if (measure.kind !== 'calculated') return undefined
  const begin = await recordsBeginOf(tx, measure)
  const calculate = async (period: Period): Promise<KnownValue | undefined> => {
    if (!isFromRecords(period, begin, true)) return undefined
    const observed = await measure.calculate(tx, { period, area: OWN_AREA, breakdown: '' })
    return isKnown(observed) ? observed : undefined
  }
  const lately = rolling12(today.toPlainYearMonth().subtract({ months: 1 }))
  for (const period of supplied ? [lately, supplied.period] : [lately]) {
    const observed = await calculate(period)
    if (observed) return { period, sourceId: undefined, observed, before: await calculate(previousPeriod(period)) }
  }
  return undefined
}
