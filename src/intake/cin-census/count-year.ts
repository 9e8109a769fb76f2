import { financialYear, type IncomingObservation, type ObservedCell, OWN_AREA, type Period } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { type CensusYear, countCensus, findCensusYear } from './census.store.ts'
import { figuresOfCensus, RE_REFERRALS } from './census-figures.ts'
import type { Day } from './child.ts'

/** The figures of a census that is held. */
export async function figuresOfYear(tx: Tx, year: CensusYear): Promise<IncomingObservation[]> {
  const hasYearBefore = (await findCensusYear(tx, dayAfter(year.beginsOn, { days: -1 }))) !== undefined
  return figuresOfCensus(await countCensus(tx, year), periodOf(year), { hasYearBefore })
}

export const findYearAfter = (tx: Tx, { referenceOn }: CensusYear): Promise<CensusYear | undefined> =>
  findCensusYear(tx, dayAfter(referenceOn, { years: 1 }))

/** Whether a figure rests on the census of the year before as well. */
export const looksBack = ({ measureCode }: IncomingObservation): boolean => measureCode === RE_REFERRALS

export const cellThatLooksBack = (year: CensusYear): ObservedCell => ({
  measureCode: RE_REFERRALS,
  period: periodOf(year),
  area: OWN_AREA,
  agencyId: undefined,
  breakdown: '',
})

const periodOf = ({ beginsOn }: CensusYear): Period => financialYear(Number(beginsOn.slice(0, 4)))

const dayAfter = (day: Day, duration: Temporal.DurationLike): Day =>
  Temporal.PlainDate.from(day).add(duration).toString()
