import { publishableNumber } from '../disclosure/publishable.ts'
import type { Period, PeriodKind } from '../period.ts'
import type { Card, CardPoint } from './card.ts'

/** How far up between its own lowest and highest a figure lies, in fifths: 1 to 5. */
export const STEPS = [1, 2, 3, 4, 5] as const
export type Step = (typeof STEPS)[number]

export interface HeatCell {
  readonly point: CardPoint | undefined
  readonly step: Step | undefined
  readonly isUnusual: boolean
  /** Counting changed with this period. */
  readonly isBreak: boolean
}

/** Measures counted over the same periods, side by side. */
export interface PeriodHeat {
  readonly kind: PeriodKind
  readonly periods: readonly Period[]
  readonly rows: readonly { readonly card: Card; readonly cells: readonly HeatCell[] }[]
}

/** A year and the same month of the year before; otherwise what fits across a page. */
const MOST_COLUMNS: Readonly<Record<PeriodKind, number>> = {
  month: 13,
  quarter: 9,
  'financial-year': 10,
  'school-year': 10,
  'rolling-12': 10,
  day: 10,
  months: 10,
}

/** One block for each kind of period: a month is not set beside a year. */
export function periodHeats(cards: readonly Card[]): PeriodHeat[] {
  const drawable = cards.filter(({ points }) => points.length > 0)
  return [...Map.groupBy(drawable, ({ points }) => points.at(-1)?.period.kind ?? 'month')].map(([kind, own]) => {
    const periods = newestPeriods(own, MOST_COLUMNS[kind])
    return { kind, periods, rows: own.map(card => ({ card, cells: cellsOf(card, periods) })) }
  })
}

function newestPeriods(cards: readonly Card[], most: number): Period[] {
  const all = new Map(
    cards.flatMap(({ points }) => points.map(({ period }) => [`${period.start} ${period.end}`, period])),
  )
  return [...all.values()].sort((a, b) => Temporal.PlainDate.compare(a.end, b.end)).slice(-most)
}

function cellsOf({ points, variation, breaks }: Card, periods: readonly Period[]): HeatCell[] {
  const numbers = points.flatMap(({ figure }) => (figure && publishableNumber(figure)) ?? [])
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return periods.map(period => {
    const at = points.findIndex(each => each.period.start.equals(period.start) && each.period.end.equals(period.end))
    const point = points[at]
    const value = point?.figure && publishableNumber(point.figure)
    return {
      point,
      step: value === undefined || !(high > low) ? undefined : stepOf((value - low) / (high - low)),
      isUnusual: variation?.points[at]?.cause !== undefined,
      isBreak: breaks.some(change => change.at === at && change.kind === 'break'),
    }
  })
}

const stepOf = (share: number): Step => STEPS[Math.min(4, Math.floor(share * 5))] ?? 5
