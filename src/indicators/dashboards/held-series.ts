import { exact } from '../exact.ts'
import type { Measure } from '../measure.ts'
import { knownOf, periodNamed, storedValue } from '../observation-row.ts'
import { type Period, type PeriodKind, previousPeriod } from '../period.ts'
import { type ObservedValue, VALUE_STATES, type ValueState } from '../value.ts'

/** Where the figures of a series come from; `published`: official statistics of the area, where it sent none of its own. */
export type SeriesOrigin = 'supplied' | 'records' | 'published'

/** One figure of a series, before anybody decided what may be seen. */
export interface HeldPoint {
  readonly period: Period
  /** Undefined where nothing is held for it */
  readonly observed: ObservedValue | undefined
  readonly origin: SeriesOrigin
}

/** A series as text, by which what was drawn of it is kept. */
export interface RawSeries {
  readonly code: string
  readonly origin: SeriesOrigin
  readonly isOfAgency: boolean
  readonly text: string
}

/** "2023-24 value 16.7 137 821": the words of one figure, as the stores write them. */
export function parsePoint(line: string, measure: Pick<Measure, 'form'>, origin: SeriesOrigin): HeldPoint {
  const [name = '', state = '', value = '', numerator = '', denominator = ''] = line.split(' ')
  const observed = observedOf(stateNamed(state), { value, numerator, denominator, form: measure.form })
  return { period: periodNamed(name), observed, origin }
}

export const parseSeries = ({ text, origin }: Pick<RawSeries, 'text' | 'origin'>, measure: Measure): HeldPoint[] =>
  text === '' ? [] : text.split('\n').map(line => parsePoint(line, measure, origin))

/** The same words for what did not come from a store. */
export function pointText({ period, observed }: Pick<HeldPoint, 'period' | 'observed'>): string {
  if (!observed) return `${period.name} missing   `
  const { value, numerator, denominator } = storedValue({ observed })
  return `${period.name} ${observed.state} ${value ?? ''} ${numerator ?? ''} ${denominator ?? ''}`
}

const stateNamed = (text: string): ValueState => VALUE_STATES.find(state => state === text) ?? 'missing'

interface Numbers {
  readonly value: string
  readonly numerator: string
  readonly denominator: string
  readonly form: Measure['form']
}

function observedOf(state: ValueState, { value, numerator, denominator, form }: Numbers): ObservedValue {
  switch (state) {
    case 'value':
      return knownOf({ value, numerator: numerator || null, denominator: denominator || null, form })
    case 'count-only':
      return numerator === '' ? { state } : { state, count: exact(numerator) }
    // Every reading stands on the page of the measure; a series has no room for two.
    case 'disputed':
      return { state: 'to-be-confirmed' }
    case 'narrative-only':
      return { state, narrative: 'Told in words' }
    case 'not-applicable':
    case 'nil-return':
    case 'to-be-confirmed':
    case 'suppressed':
    case 'missing':
      return { state }
  }
}

/** The finest first; where several are held that are about as new, the finest with a few points is drawn. */
const KINDS: readonly PeriodKind[] = [
  'month',
  'quarter',
  'financial-year',
  'school-year',
  'day',
  'rolling-12',
  'months',
]
const FEW_POINTS = 3
const AS_NEW_DAYS = 400

/** The points of one kind of period, oldest first and without holes: a period for which nothing is held stands among them. */
export function oneKind(unsorted: readonly HeldPoint[]): HeldPoint[] {
  const points = unsorted.toSorted(byPeriod)
  const newest = points.at(-1)?.period.end
  if (!newest) return []
  const byKind = Map.groupBy(points, ({ period }) => period.kind)
  const countOf = (kind: PeriodKind): number => byKind.get(kind)?.length ?? 0
  const isFresh = (kind: PeriodKind): boolean => {
    const end = byKind.get(kind)?.at(-1)?.period.end
    return end !== undefined && end.until(newest).days < AS_NEW_DAYS
  }
  const fresh = KINDS.filter(isFresh)
  const kind = fresh.find(each => countOf(each) >= FEW_POINTS) ?? fresh.toSorted((a, b) => countOf(b) - countOf(a))[0]
  return kind === undefined ? [] : withoutHoles(byKind.get(kind) ?? [])
}

const HOLES_ARE_SEEN: readonly PeriodKind[] = ['month', 'quarter', 'financial-year', 'school-year']

function withoutHoles(points: readonly HeldPoint[]): HeldPoint[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || !HOLES_ARE_SEEN.includes(last.period.kind)) return [...points]
  const held = new Map(points.map(point => [point.period.start.toString(), point]))
  const all: HeldPoint[] = []
  for (
    let period = last.period;
    Temporal.PlainDate.compare(period.start, first.period.start) >= 0;
    period = previousPeriod(period)
  )
    all.push(held.get(period.start.toString()) ?? { period, observed: undefined, origin: last.origin })
  return all.reverse()
}

const byPeriod = ({ period: a }: HeldPoint, { period: b }: HeldPoint): number =>
  Temporal.PlainDate.compare(a.end, b.end) || Temporal.PlainDate.compare(b.start, a.start)

/** Figures of one's own stand before those that are published of the area. */
export function ownBeforePublished(own: readonly HeldPoint[], published: readonly HeldPoint[]): HeldPoint[] {
  const held = new Set(own.map(({ period }) => `${period.start} ${period.end}`))
  return [...own, ...published.filter(({ period }) => !held.has(`${period.start} ${period.end}`))]
}
