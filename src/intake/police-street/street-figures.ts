import {
  type Figures,
  type IncomingObservation,
  known,
  monthPeriod,
  OWN_AREA,
  type Period,
  STREET_RECORDS,
  STREET_UNPLACED,
  whole,
} from '#indicators'
import { CRIME_TYPES } from './crime-types.ts'
import type { StreetRecord } from './read-street.ts'

const FORCE = 'force'

/**
 * Each month by type, for the area and the force; by small area for the area, and as a whole for every other authority. The
 * file says everything of its months, so that a type or an area that it does not name had none.
 */
export function figuresOfStreet(
  records: readonly StreetRecord[],
  ownArea: string,
): Pick<Figures, 'observations' | 'complete'> {
  const byMonth = [...Map.groupBy(records, ({ month }) => month)]
  const months = byMonth.map(([month, all]) => ({ period: monthPeriod(Temporal.PlainYearMonth.from(month)), all }))
  return {
    observations: months.flatMap(({ period, all }) => monthFigures(period, all, ownArea)),
    complete: months.flatMap(({ period }) =>
      [OWN_AREA, FORCE].map(area => ({ measureCode: STREET_RECORDS, period, area })),
    ),
  }
}

function monthFigures(period: Period, all: readonly StreetRecord[], ownArea: string): IncomingObservation[] {
  const figure = (area: string, breakdown: string, count: number, measureCode: string = STREET_RECORDS) => ({
    measureCode,
    period,
    area,
    agencyId: undefined,
    breakdown,
    observed: known(whole(count)),
    printed: String(count),
    basis: 'counted from the street file',
  })
  const own = all.filter(({ authority }) => authority === ownArea)
  const others = Map.groupBy(
    all.filter(({ authority }) => authority !== undefined && authority !== ownArea),
    ({ authority }) => authority ?? '',
  )
  const smallAreas = countsBy(own, ({ smallArea }) => `${smallArea?.code} ${smallArea?.name}`)
  return [
    ...byType(OWN_AREA, own, figure),
    ...byType(FORCE, all, figure),
    ...[...smallAreas].map(([name, count]) => figure(OWN_AREA, `small-area=${name}`, count)),
    ...[...others].map(([area, records]) => figure(area, '', records.length)),
    figure(FORCE, '', all.filter(({ smallArea }) => !smallArea).length, STREET_UNPLACED),
  ]
}

function byType(
  area: string,
  records: readonly StreetRecord[],
  figure: (area: string, breakdown: string, count: number) => IncomingObservation,
): IncomingObservation[] {
  const counts = countsBy(records, ({ type }) => type)
  const types = [...new Set([...CRIME_TYPES, ...counts.keys()])]
  return [
    figure(area, '', records.length),
    ...types.map(type => figure(area, `crime-type=${type}`, counts.get(type) ?? 0)),
  ]
}

function countsBy(records: readonly StreetRecord[], keyOf: (record: StreetRecord) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const record of records) {
    const key = keyOf(record)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
