import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Catalogue } from '../catalogue.ts'
import { adoptCatalogue } from '../measure.store.ts'
import { type Measure, OWN_AREA } from '../measure.ts'
import { listObservations } from '../observation.store.ts'
import type { IncomingObservation } from '../observation.ts'
import { readVariation } from '../spc/read-variation.ts'
import { listSeriesChanges } from '../spc/series-change.store.ts'
import { insertAlert, listAlertsEver, updateAlertEpisode } from './series-alert.store.ts'
import { isSameEpisode, joined, type SeriesAlert, type Unusual, unusualLately } from './series-alert.ts'

interface Accepted {
  readonly sourceId: string
  readonly at: Temporal.Instant
  readonly observations: readonly IncomingObservation[]
}

interface Series {
  readonly measureCode: string
  readonly agencyId: string | undefined
}

/**
 * Tells the owners of what is unusual in the series that a file has just added to. Only series by month or quarter can
 * have something unusual: twelve months to date hold eleven of the twelve before.
 */
export async function raiseAlerts(
  tx: Tx,
  catalogue: Catalogue,
  { sourceId, at, observations }: Accepted,
): Promise<void> {
  const series = seriesAddedTo(observations)
  const codes = [...new Set(series.map(({ measureCode }) => measureCode))]
  if (codes.length === 0) return
  const held = Map.groupBy(
    (await listObservations(tx, { measureCodes: codes, breakdown: '' })).filter(({ area }) => area === OWN_AREA),
    nameOf,
  )
  const told = Map.groupBy(await listAlertsEver(tx, codes), nameOf)
  for (const each of series) {
    const measure = catalogue.find(each.measureCode)
    if (!measure || isCountedHere(measure, each)) continue
    const variation = await readVariation(tx, {
      measure,
      series: held.get(nameOf(each)) ?? [],
      isOwnArea: false,
      changes: await listSeriesChanges(tx, measure.code),
      target: undefined,
      days: { today: civilDay(at) },
    })
    if (typeof variation === 'string') continue
    const known = told.get(nameOf(each)) ?? []
    await tell(tx, unusualLately(variation), known, { ...each, sourceId, at })
  }
}

/** Worked out from records: the records say what is unusual in it, and no file. */
const isCountedHere = (measure: Measure, { agencyId }: Series): boolean =>
  measure.kind === 'calculated' && measure.calculateMonths !== undefined && agencyId === undefined

const nameOf = ({ measureCode, agencyId }: Series): string => `${measureCode} ${agencyId ?? ''}`

function seriesAddedTo(observations: readonly IncomingObservation[]): Series[] {
  const added = observations.filter(
    ({ period, area, breakdown }) =>
      (period.kind === 'month' || period.kind === 'quarter') && area === OWN_AREA && breakdown === '',
  )
  return [
    ...new Map(
      added.map(({ measureCode, agencyId }) => [nameOf({ measureCode, agencyId }), { measureCode, agencyId }]),
    ).values(),
  ]
}

interface Told extends Series {
  readonly sourceId: string | undefined
  readonly at: Temporal.Instant
}

async function tell(tx: Tx, found: readonly Unusual[], known: readonly SeriesAlert[], told: Told): Promise<void> {
  for (const unusual of found) {
    const before = known.find(each => isSameEpisode(each, unusual))
    if (before) await updateAlertEpisode(tx, before.alertId, joined(before, unusual), told.sourceId)
    else await insertAlert(tx, unusual, told)
  }
}

/**
 * The same for the measures that are worked out from records, by their whole months: no file makes them, so a job looks.
 * `codes`: only these of them.
 */
export async function raiseCountedAlerts(
  tx: Tx,
  catalogue: Catalogue,
  { at, codes }: { readonly at: Temporal.Instant; readonly codes?: readonly string[] },
): Promise<void> {
  const counted = catalogue.measures.filter(
    measure =>
      measure.kind === 'calculated' && measure.calculateMonths && (codes === undefined || codes.includes(measure.code)),
  )
  if (counted.length === 0) return
  await adoptCatalogue(tx, catalogue)
  const told = Map.groupBy(
    await listAlertsEver(
      tx,
      counted.map(({ code }) => code),
    ),
    nameOf,
  )
  for (const measure of counted) {
    const variation = await readVariation(tx, {
      measure,
      series: [],
      isOwnArea: true,
      changes: await listSeriesChanges(tx, measure.code),
      target: undefined,
      days: { today: civilDay(at) },
    })
    if (typeof variation === 'string') continue
    const series = { measureCode: measure.code, agencyId: undefined }
    await tell(tx, unusualLately(variation), told.get(nameOf(series)) ?? [], { ...series, sourceId: undefined, at })
  }
}
