import type { Period } from '#indicators'
import type { Day } from '../../record-day.ts'
import type { EntryOf } from '../lists.ts'
import { isInCare, isOpenNeed, isOpenPlan } from '../open-on.ts'
import { type Counted, counts, isAny, number, onePerChild, shareOf } from './count.ts'

const dayOf = (period: Period): Day => period.end.toString()
const before = (period: Period, duration: Temporal.DurationLike): Day => period.end.subtract(duration).toString()

const openPlans = (all: readonly EntryOf<'plans'>[], period: Period) =>
  onePerChild(all.filter(it => isOpenPlan(it, dayOf(period))))
const inCare = (all: readonly EntryOf<'care'>[], period: Period) =>
  onePerChild(all.filter(it => isInCare(it, dayOf(period))))

const hasBegunBy = (it: EntryOf<'plans'>, day: Day): boolean => it.beganOn !== undefined && it.beganOn <= day
// The bands of the national statistics: more than 18 months, and two years or more.
const isOver18Months = (it: EntryOf<'plans'>, period: Period) => hasBegunBy(it, before(period, { months: 18, days: 1 }))
const isOver2Years = (it: EntryOf<'plans'>, period: Period) => hasBegunBy(it, before(period, { years: 2 }))

const PLANS = ['beganOn', 'endedOn'] as const
const CARE = ['startedOn', 'ceasedOn', 'legalStatus'] as const

/** What is open on the day of the lists. */
export const OPEN: readonly Counted[] = [
  counts('children.cin.open-cases', 'need', ['startedOn', 'closedOn'], (all, period) =>
    number(onePerChild(all.filter(it => isOpenNeed(it, dayOf(period))))),
  ),
  counts('children.cpp.at-31-march', 'plans', PLANS, (all, period) => number(openPlans(all, period))),
  counts('children.cpp.over-18-months', 'plans', PLANS, (all, period) =>
    number(openPlans(all, period).filter(it => isOver18Months(it, period))),
  ),
  counts('children.cpp.over-18-months.share', 'plans', PLANS, (all, period) =>
    shareOf(openPlans(all, period), it => isOver18Months(it, period)),
  ),
  counts('children.cpp.over-2-years', 'plans', PLANS, (all, period) =>
    shareOf(openPlans(all, period), it => isOver2Years(it, period)),
  ),
  counts('children.cla.at-31-march', 'care', CARE, (all, period) => number(inCare(all, period))),
  counts('children.cla.missing', 'care', [...CARE, 'missingEpisodes'], (all, period) =>
    shareOf(inCare(all, period), it => isAny(it.missingEpisodes)),
  ),
  counts(
    'children.cla.return-interviews-offered',
    'care',
    [...CARE, 'missingEpisodes', 'wasOfferedInterview'],
    (all, period) =>
      shareOf(
        inCare(all, period).filter(it => isAny(it.missingEpisodes)),
        it => it.wasOfferedInterview,
      ),
  ),
  counts('children.care-leavers.supported', 'careLeavers', [], all => number(onePerChild(all))),
  // As in the national statistics, those of whom nothing is known are in the base.
  counts('children.care-leavers.in-touch', 'careLeavers', ['inTouch'], all =>
    shareOf(onePerChild(all), it => it.inTouch === 'YES'),
  ),
  counts('children.care-leavers.suitable-accommodation', 'careLeavers', ['suitability'], all =>
    shareOf(onePerChild(all), it => it.suitability === 'S'),
  ),
  counts('children.care-leavers.in-education-or-work', 'careLeavers', ['activity'], all =>
    shareOf(onePerChild(all), it => /^[FP]\d/.test(it.activity ?? '')),
  ),
]
