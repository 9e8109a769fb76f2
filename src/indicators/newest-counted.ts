import type { Tx } from '#platform/db/database.ts'
import { isFromRecords, type RecordsCover, recordsCoverOf } from './calculated.ts'
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

/** Of the last twelve complete months that the records cover, else of the period for which a figure was supplied, where records cover it. */
export async function newestCounted(
  tx: Tx,
  measure: Measure,
  supplied: Pick<Newest, 'period'> | undefined,
  today: Temporal.PlainDate,
): Promise<Newest | undefined> {
  if (measure.kind !== 'calculated') return undefined
  const cover = await recordsCoverOf(tx, measure)
  const calculate = async (period: Period): Promise<KnownValue | undefined> => {
    if (!isFromRecords(period, cover, true)) return undefined
    const observed = await measure.calculate(tx, { period, area: OWN_AREA, breakdown: '' })
    return isKnown(observed) ? observed : undefined
  }
  const lately = rolling12(lastMonth(cover, today))
  for (const period of supplied ? [lately, supplied.period] : [lately]) {
    const observed = await calculate(period)
    if (observed) return { period, sourceId: undefined, observed, before: await calculate(previousPeriod(period)) }
  }
  return undefined
}

/** The last month that is over and whose records do not break off. */
function lastMonth(cover: RecordsCover, today: Temporal.PlainDate): Temporal.PlainYearMonth {
  const complete = today.toPlainYearMonth().subtract({ months: 1 })
  const end = cover === 'always' ? undefined : cover.at(-1)?.end
  const covered = end?.add({ days: 1 }).toPlainYearMonth().subtract({ months: 1 })
  return covered && Temporal.PlainYearMonth.compare(covered, complete) < 0 ? covered : complete
}
