import {
  type IncomingObservation,
  known,
  type ObservedValue,
  OWN_AREA,
  type Period,
  percentage,
  type QualityNote,
  whole,
} from '#indicators'
import type { Count, Counted } from './counts/count.ts'
import { CONFERENCES, EVENTS } from './counts/events.ts'
import { OPEN } from './counts/open.ts'
import type { ReadAnnexA } from './read-annex-a.ts'
import { entriesIn } from './rule.ts'
import { type SixMonths, together } from './six-months.ts'
import { withoutRepeats } from './written-as-one.ts'

export const LIST_MEASURES: readonly string[] = [...EVENTS, ...CONFERENCES, ...OPEN].map(({ code }) => code)

/** So long after an enquiry began, its conference has been held but for a very late one. */
const CONFERENCE_DAYS = 28

export interface ListFigures {
  readonly observations: readonly IncomingObservation[]
  readonly qualityNotes: readonly QualityNote[]
}

/** What happened, by month and in all whole months together; and what is open on the day of the lists. */
export function figuresOfLists(read: ReadAnnexA, { begins, months, day }: SixMonths): ListFigures {
  const settled = Temporal.PlainDate.from(begins).add({ days: CONFERENCE_DAYS })
  const late = months.filter(({ start }) => Temporal.PlainDate.compare(start, settled) >= 0)
  const figures = [
    ...countEach(EVENTS, withRun(months), read),
    ...countEach(CONFERENCES, withRun(late), read),
    ...countEach(OPEN, [day], read),
  ]
  return {
    observations: figures.map(({ counted, period, count }) => ({
      measureCode: counted.code,
      period,
      area: OWN_AREA,
      agencyId: undefined,
      breakdown: '',
      observed: observed(count),
      printed: printed(count),
      basis: `counted ${printed(count)}`,
    })),
    qualityNotes: figures.flatMap(({ counted, period, count: { unsaid, of = 0 } }) =>
      unsaid === undefined
        ? []
        : [
            {
              rule: 'rows-do-not-say',
              level: unsaid * FEW > of + unsaid ? 'low' : 'medium',
              measureCode: counted.code,
              period,
              body: `${unsaid} of ${of + unsaid} rows of the list do not say, so that they are in neither part of the share.`,
            },
          ],
    ),
  }
}

/** More than one in so many, and the share says little. */
const FEW = 20

interface Figure {
  readonly counted: Counted
  readonly period: Period
  readonly count: Count
}

function countEach(measures: readonly Counted[], periods: readonly Period[], read: ReadAnnexA): Figure[] {
  return measures.flatMap(counted => {
    const { list, needs } = counted
    if (!read.lists[list] || !needs.every(key => read.hasColumn(list, key))) return []
    const entries = withoutRepeats(entriesIn(read.lists, list))
    return periods.flatMap(period => {
      const count = counted.count(entries, period)
      return count ? [{ counted, period, count }] : []
    })
  })
}

/** The months, and all of them as one period. */
function withRun(months: readonly Period[]): readonly Period[] {
  const all = together(months)
  return all && months.length > 1 ? [...months, all] : months
}

const observed = ({ count, of }: Count): ObservedValue => {
  if (of === undefined) return known(whole(count))
  return of === 0 ? { state: 'not-applicable' } : percentage(whole(count), whole(of))
}

const printed = ({ count, of }: Count): string => (of === undefined ? String(count) : `${count}/${of}`)
