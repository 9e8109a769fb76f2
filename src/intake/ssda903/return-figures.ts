import { dayPeriod, type IncomingObservation, known, OWN_AREA, type Period, whole } from '#indicators'
import { isShortBreak, type PeriodOfCare, periodsOfCare } from './care.ts'
import type { SsdaReturn } from './return.ts'

export const RETURN_MEASURES = ['children.cla.at-31-march', 'children.cla.started', 'children.cla.ceased'] as const

/**
 * Children, each once, as the national statistics count them: those in a series of short breaks are not among them. A
 * child who came or left twice in the year counts once.
 */
export function figuresOfReturn(content: SsdaReturn, period: Period): IncomingObservation[] {
  if (!content.has('Episodes')) return []
  const [start, end] = [period.start.toString(), period.end.toString()]
  let [lookedAfter, started, ceased] = [0, 0, 0]
  for (const child of content.children) {
    const care = periodsOfCare(child).filter(isCounted)
    if (care.some(({ end: left }) => left === undefined || left > end)) lookedAfter++
    if (care.some(({ start: came }) => came >= start && came <= end)) started++
    if (care.some(({ end: left }) => left !== undefined && left >= start && left <= end)) ceased++
  }
  const [atEnd, begun, over] = RETURN_MEASURES
  return [
    figure(atEnd, dayPeriod(period.end), lookedAfter),
    figure(begun, period, started),
    figure(over, period, ceased),
  ]
}

const isCounted = ({ episodes }: PeriodOfCare): boolean => !episodes.every(({ LS }) => isShortBreak(LS))

const figure = (measureCode: string, period: Period, count: number): IncomingObservation => ({
  measureCode,
  period,
  area: OWN_AREA,
  agencyId: undefined,
  breakdown: '',
  observed: known(whole(count)),
  printed: String(count),
  basis: `counted ${count}`,
})
