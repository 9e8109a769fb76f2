import { add, type Exact, ZERO } from '../../exact.ts'
import { OWN_AREA } from '../../measure.ts'
import type { Observation } from '../../observation.ts'
import { type RollingChange, rollingChange } from '../../rolling.ts'

/** Months of a year: fewer are no year. */
const YEAR = 12
const SMALL_AREA = 'small-area='
const CRIME_TYPE = 'crime-type='
const FORCE = 'force'

export interface StreetMonth {
  readonly month: Temporal.PlainYearMonth
  /** Undefined where no file of it is held. */
  readonly own: Exact | undefined
}

/** One part of the whole: the newest month and that of the year before; twelve months and the twelve before. */
export interface StreetPart {
  readonly name: string
  readonly month: Exact | undefined
  readonly yearBefore: Exact | undefined
  /** Undefined unless all twelve months are held. */
  readonly year: Exact | undefined
  readonly change: RollingChange | undefined
}

export interface StreetPage {
  /** Undefined while no file is held. */
  readonly newest: Temporal.PlainYearMonth | undefined
  /** From the first that is held to the newest, at most three years. */
  readonly months: readonly StreetMonth[]
  /** Of the last twelve, those that are not held. */
  readonly missing: readonly Temporal.PlainYearMonth[]
  /** The first is everything together. */
  readonly types: readonly StreetPart[]
  readonly smallAreas: readonly StreetPart[]
  /** Every other council of the force, by its ONS code, most first. */
  readonly councils: readonly StreetPart[]
  /** Records of the force in the newest month that name no area. */
  readonly unplaced: Exact | undefined
}

/** The counts of street files set beside each other; pure. */
export function streetCounts(records: readonly Observation[], unplaced: readonly Observation[]): StreetPage {
  const byCell = new Map(records.flatMap(each => (known(each) ? [[cellOf(each), known(each)] as const] : [])))
  const valueAt = (area: string, breakdown: string, month: Temporal.PlainYearMonth): Exact | undefined =>
    byCell.get(`${area}|${breakdown}|${month}`)
  const held = records.filter(each => each.area === OWN_AREA && each.breakdown === '').map(monthOf)
  const newest = held.toSorted(Temporal.PlainYearMonth.compare).at(-1)
  const first = held.toSorted(Temporal.PlainYearMonth.compare)[0]
  if (!newest || !first) return NOTHING
  const yearOf = (area: string, breakdown: string, last: Temporal.PlainYearMonth): Exact | undefined => {
    // A small area or a type of which a month says nothing had none in it, if the month itself is held.
    const values = monthsTo(last, YEAR).map(
      month => valueAt(area, breakdown, month) ?? (valueAt(area, '', month) && ZERO),
    )
    return values.some(value => !value)
      ? undefined
      : values.reduce<Exact>((sum, value) => add(sum, value ?? ZERO), ZERO)
  }
  const before = newest.subtract({ years: 1 })
  const partOf = (area: string, breakdown: string, name: string): StreetPart => {
    const [year, earlier] = [yearOf(area, breakdown, newest), yearOf(area, breakdown, before)]
    const at = (month: Temporal.PlainYearMonth) => valueAt(area, breakdown, month) ?? (valueAt(area, '', month) && ZERO)
    const force =
      area === OWN_AREA && breakdown !== ''
        ? changeOf(yearOf(FORCE, breakdown, newest), yearOf(FORCE, breakdown, before))
        : undefined
    return {
      name,
      month: at(newest),
      yearBefore: at(before),
      year,
      change: year && earlier && rollingChange(year, earlier, force),
    }
  }
  const named = (prefix: string) => [
    ...new Set(
      records.filter(each => each.area === OWN_AREA && each.breakdown.startsWith(prefix)).map(each => each.breakdown),
    ),
  ]
  const most = (a: StreetPart, b: StreetPart) =>
    Number(toNumber(b.year ?? b.month) - toNumber(a.year ?? a.month)) || a.name.localeCompare(b.name, 'en-GB')
  const councils = [...new Set(records.map(({ area }) => area))].filter(area => area !== OWN_AREA && area !== FORCE)
  return {
    newest,
    months: monthsTo(newest, Math.min(3 * YEAR, first.until(newest, { largestUnit: 'months' }).months + 1)).map(
      month => ({
        month,
        own: valueAt(OWN_AREA, '', month),
      }),
    ),
    missing: monthsTo(newest, YEAR).filter(month => !valueAt(OWN_AREA, '', month)),
    types: [
      partOf(OWN_AREA, '', 'All together'),
      ...named(CRIME_TYPE)
        .map(breakdown => partOf(OWN_AREA, breakdown, breakdown.slice(CRIME_TYPE.length)))
        .sort(most),
    ],
    smallAreas: named(SMALL_AREA)
      .map(breakdown => partOf(OWN_AREA, breakdown, breakdown.slice(breakdown.indexOf(' ') + 1)))
      .sort(most),
    councils: councils.map(area => partOf(area, '', area)).sort(most),
    unplaced: unplaced.flatMap(each => (monthOf(each).equals(newest) ? (known(each) ?? []) : []))[0],
  }
}

const NOTHING: StreetPage = {
  newest: undefined,
  months: [],
  missing: [],
  types: [],
  smallAreas: [],
  councils: [],
  unplaced: undefined,
}

const known = ({ observed }: Observation): Exact | undefined =>
  observed.state === 'value' ? observed.value : undefined
const monthOf = ({ period }: Observation): Temporal.PlainYearMonth => period.end.toPlainYearMonth()
const cellOf = (each: Observation): string => `${each.area}|${each.breakdown}|${monthOf(each)}`
const toNumber = (value: Exact | undefined): bigint => value?.numerator ?? 0n

const changeOf = (now: Exact | undefined, before: Exact | undefined): Exact | undefined =>
  now && before && rollingChange(now, before, undefined).percentChange

const monthsTo = (last: Temporal.PlainYearMonth, count: number): Temporal.PlainYearMonth[] =>
  Array.from({ length: count }, (_, at) => last.subtract({ months: count - 1 - at }))
