import type { Tx } from '#platform/db/database.ts'
import { FROM_POLICE_RECORDS, POLICE_ROLLING_MEASURES, POLICE_SECTION_OF } from '../../catalogue/police.ts'
import { POLICE_POWERS_MEASURES, POLICE_UNPLACED_MEASURES } from '../../catalogue/police-powers.ts'
import { type CountedFigure, listCounted } from '../../counted-figure.store.ts'
import { type Measure, OWN_AREA } from '../../measure.ts'
import { listQualityNotes } from '../../note.store.ts'
import { listObservations, listPeriodNames } from '../../observation.store.ts'
import type { Observation } from '../../observation.ts'
import { monthsOf, type Period, parsePeriod, previousPeriod } from '../../period.ts'
import { rollingChange } from '../../rolling.ts'
import { known, type ObservedValue } from '../../value.ts'
import type { PolicePage, PoliceRow, PoliceSection } from './police-page.ts'

const AREA_MEASURES = [...POLICE_ROLLING_MEASURES, ...POLICE_POWERS_MEASURES]
const CODES = [...AREA_MEASURES, ...POLICE_UNPLACED_MEASURES].map(({ code }) => code)
const FORCE = 'force'
const YEAR = 12

/** One measure of each table of records: where a month of it is held, so is the month of the others. */
const WITNESS: Readonly<Record<string, string>> = {
  'Missing Children': 'police.missing.reports',
  'Safety and Anti-Bullying': 'police.child-victims',
  'Child Sexual Exploitation': 'police.cse.crimes',
  'Child Protection': 'police.child-protection.crimes',
}

export async function readPolice(tx: Tx, name: string | undefined, today: Temporal.PlainDate): Promise<PolicePage> {
  const years = (await listPeriodNames(tx, CODES)).map(parsePeriod).filter(isTwelveMonths)
  const period = name === undefined ? years[0] : parsePeriod(name)
  if (!period) return NOTHING
  const held = await readHeld(tx, period)
  const row = rowReader(held)
  const notes = await listQualityNotes(tx, { measureCodes: CODES, period })
  return {
    period,
    periods: withYearBefore(years),
    sections: sectionsOf(held, period, row),
    unplaced: POLICE_UNPLACED_MEASURES.map(measure => row(measure, FORCE)),
    notes: notes.map(note => note.body),
    late: years[0] ? monthsSince(years[0], today) : [],
  }
}

const NOTHING: PolicePage = { period: undefined, periods: [], sections: [], unplaced: [], notes: [], late: [] }

const isTwelveMonths = ({ kind }: Period): boolean => kind === 'rolling-12' || kind === 'financial-year'

/** Periods whose year before is held too: only then is there a change to show. */
function withYearBefore(periods: readonly Period[]): Period[] {
  const held = new Set(periods.map(({ end }) => end.toString()))
  return periods.filter(period => held.has(previousPeriod(period).end.toString()))
}

/** Whole months that have ended since, and of which nothing is held. */
function monthsSince({ end }: Period, today: Temporal.PlainDate): Temporal.PlainYearMonth[] {
  const months: Temporal.PlainYearMonth[] = []
  for (let month = end.toPlainYearMonth().add({ months: 1 }); ; month = month.add({ months: 1 })) {
    if (Temporal.PlainDate.compare(month.toPlainDate({ day: month.daysInMonth }), today) >= 0) return months
    months.push(month)
  }
}

interface Held {
  readonly current: readonly Observation[]
  readonly previous: readonly Observation[]
  readonly counted: readonly CountedFigure[]
  readonly months: readonly Observation[]
}

async function readHeld(tx: Tx, period: Period): Promise<Held> {
  const before = previousPeriod(period)
  const witnesses = [...Object.values(WITNESS), ...POLICE_POWERS_MEASURES.map(({ code }) => code)]
  const ofMonths = await listObservations(tx, { measureCodes: witnesses, area: OWN_AREA, breakdown: '' })
  return {
    current: await listObservations(tx, { measureCodes: CODES, period }),
    previous: await listObservations(tx, { measureCodes: CODES, period: before, breakdown: '' }),
    counted: await listCounted(tx, CODES, [period, before]),
    months: ofMonths.filter(each => each.period.kind === 'month'),
  }
}

function rowReader({ current, previous, counted }: Held) {
  const find = (all: readonly Observation[], code: string, area: string, breakdown = '') =>
    all.find(each => each.measureCode === code && each.area === area && each.breakdown === breakdown)
  return (measure: Measure, area: string = OWN_AREA): PoliceRow => {
    const { code } = measure
    const [now, then] = [find(current, code, area), find(previous, code, area)]
    const force = area === FORCE ? undefined : forceChange(code)
    const [a, b] = [now?.observed, then?.observed]
    const change =
      a?.state === 'value' && b?.state === 'value'
        ? rollingChange(a.value, b.value, force?.state === 'value' ? force.value : undefined)
        : undefined
    const countedOf = (figure: Observation | undefined) => figure && besideStated(figure, counted)
    return {
      measure,
      area,
      current: a,
      previous: b,
      force,
      change,
      isCounted: now?.basis === FROM_POLICE_RECORDS,
      counted: { current: countedOf(now), previous: countedOf(then) },
    }
  }
  /** As it was stated, else from the two counts of the force. */
  function forceChange(code: string): ObservedValue | undefined {
    const stated = find(current, code, FORCE, 'percent-change')
    if (stated) return stated.observed
    const [now, then] = [find(current, code, FORCE), find(previous, code, FORCE)]
    if (now?.observed.state !== 'value' || then?.observed.state !== 'value') return undefined
    const { percentChange } = rollingChange(now.observed.value, then.observed.value, undefined)
    return percentChange && known(percentChange)
  }
}

/** What the records give for a figure that somebody stated. */
const besideStated = (figure: Observation, counted: readonly CountedFigure[]) =>
  figure.basis === FROM_POLICE_RECORDS
    ? undefined
    : counted.find(
        each =>
          each.measureCode === figure.measureCode &&
          each.area === figure.area &&
          each.breakdown === '' &&
          each.period.end.equals(figure.period.end),
      )?.value

function sectionsOf({ months }: Held, period: Period, row: (measure: Measure) => PoliceRow): PoliceSection[] {
  const bySection = Map.groupBy(AREA_MEASURES, headingOf)
  return [...bySection].map(([heading, measures]) => ({
    heading,
    rows: measures.map(measure => row(measure)),
    holes: holesOf(measures, months, period),
  }))
}

const headingOf = ({ code }: Measure): string =>
  POLICE_SECTION_OF.get(code) ?? (code.startsWith('police.custody.') ? 'Children in custody' : 'Police protection')

/** Months of the period that were not sent, where others were. */
function holesOf(measures: readonly Measure[], months: readonly Observation[], period: Period) {
  const codes = new Set(measures.map(({ code }) => code))
  const held = new Set(
    months.filter(each => codes.has(each.measureCode)).map(each => each.period.end.toPlainYearMonth().toString()),
  )
  const wanted = monthsOf(period).map(({ end }) => end.toPlainYearMonth())
  const missing = wanted.filter(month => !held.has(month.toString()))
  return missing.length === YEAR ? [] : missing
}
