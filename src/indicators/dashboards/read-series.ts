import type { Tx } from '#platform/db/database.ts'
import { createKept } from '#platform/kept.ts'
import { isFromRecords, recordsCoverOf } from '../calculated.ts'
import type { Catalogue } from '../catalogue.ts'
import { type Comparators, type Comparison, compareMeasures } from '../comparison/compare.ts'
import { type CalculatedMeasure, type Measure, OWN_AREA } from '../measure.ts'
import { financialYear, type Period, previousPeriod } from '../period.ts'
import { readReferenceStamp } from '../reference/reference.store.ts'
import { neededFor } from '../reference/reference-figure.ts'
import { countedMonths } from '../spc/short-periods.ts'
import { listSeriesTexts } from './dashboard-figures.store.ts'
import { type HeldPoint, parseSeries, pointText, type RawSeries } from './held-series.ts'

/** Which days a dashboard shows, and whose figures. */
export interface ShownDays {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly today: Temporal.PlainDate
  readonly agencyId: string | undefined
}

/** The figures of each measure as text, those of the asked agency before those of the own area; one question for all that was supplied. */
export async function readSeries(
  tx: Tx,
  measures: readonly Measure[],
  days: ShownDays,
): Promise<ReadonlyMap<string, RawSeries>> {
  const texts = await listSeriesTexts(tx, { ...days, measureCodes: measures.map(({ code }) => code) })
  const found = new Map<string, RawSeries>()
  for (const { code, isOfAgency, text } of texts) {
    if (isOfAgency || !found.has(code)) found.set(code, { code, isOfAgency, text, origin: 'supplied' })
  }
  for (const measure of measures) {
    const supplied = found.get(measure.code)
    if (measure.kind !== 'calculated' || supplied?.isOfAgency) continue
    const counted = await fromRecords(tx, measure, supplied, days)
    if (counted) found.set(measure.code, counted)
  }
  return found
}

/** By month where the totals hold them, else of the newest two years: each of those is counted from every record. */
async function fromRecords(
  tx: Tx,
  measure: CalculatedMeasure,
  supplied: RawSeries | undefined,
  { from, until, today }: ShownDays,
): Promise<RawSeries | undefined> {
  const upTo = until.toPlainYearMonth()
  const most = from.until(until, { largestUnit: 'months' }).months + 1
  const months = await countedMonths(tx, measure, { today }, { most, upTo })
  const whole = { code: measure.code, isOfAgency: false, origin: 'records' } as const
  if (months.length > 1) return { ...whole, text: months.map(pointText).join('\n') }
  const held = supplied ? parseSeries(supplied, measure) : []
  const cover = await recordsCoverOf(tx, measure)
  const last = financialYear(until.month >= 4 ? until.year : until.year - 1)
  const counted: Pick<HeldPoint, 'period' | 'observed'>[] = []
  for (const period of [previousPeriod(last), last]) {
    const isSupplied = held.some(point => isSamePeriod(point.period, period))
    if (isFromRecords(period, cover, isSupplied))
      counted.push({ period, observed: await measure.calculate(tx, { period, area: OWN_AREA, breakdown: '' }) })
  }
  if (counted.length === 0) return undefined
  const kept = held.filter(point => !counted.some(({ period }) => isSamePeriod(point.period, period)))
  return { ...whole, text: [...kept, ...counted].map(pointText).join('\n') }
}

const isSamePeriod = (a: Period, b: Period): boolean => a.start.equals(b.start) && a.end.equals(b.end)

const MOST_COMPARISONS = 500

/** Measures set beside other areas, kept while no open data were taken in: thousands of rows that everybody reads alike. */
export type ReadComparisons = (
  tx: Tx,
  comparators: Comparators,
  measures: readonly Measure[],
) => Promise<ReadonlyMap<string, Comparison>>

export function createReadComparisons(catalogue: Catalogue): ReadComparisons {
  const kept = createKept<Comparison | 'nothing published'>(MOST_COMPARISONS)
  return async (tx, comparators, measures) => {
    const stamp = await readReferenceStamp(tx)
    const keyOf = ({ code }: Measure): string =>
      `${comparators.own.code} ${comparators.own.isInvented} ${code} ${stamp}`
    const wanted = measures.filter(measure => kept.find(keyOf(measure)) === undefined)
    if (wanted.length > 0) {
      const read = await compareMeasures(tx, catalogue, comparators, wanted)
      for (const measure of wanted)
        kept.keep(keyOf(measure), read.find(each => each.measure.code === measure.code) ?? 'nothing published')
    }
    return new Map(
      measures.flatMap(measure => {
        const comparison = kept.find(keyOf(measure))
        return comparison === undefined || comparison === 'nothing published'
          ? []
          : [[measure.code, comparison] as const]
      }),
    )
  }
}

/** What is published of the own area, as a series of its own. */
export const publishedOf = ({ years }: Comparison): HeldPoint[] =>
  years.flatMap(({ period, own }) => (own ? [{ period, observed: own.observed, origin: 'published' as const }] : []))

/** Whether anything could be published of it: no other topic has official statistics yet. */
export const mayBePublished = (measure: Measure): boolean =>
  measure.topic === 'children' && neededFor(measure).length > 0
