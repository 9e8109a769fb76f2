import type { Day } from '../record-day.ts'
import type { EntryOf } from './lists.ts'

const isOpen = (end: Day | undefined, day: Day): boolean => end === undefined || end > day

export const isOpenNeed = (it: EntryOf<'need'>, day: Day): boolean =>
  isOpen(it.closedOn, day) && it.status !== 'CLO' && it.startedOn !== undefined && it.startedOn <= day

export const isOpenPlan = (it: EntryOf<'plans'>, day: Day): boolean =>
  isOpen(it.endedOn, day) && it.beganOn !== undefined && it.beganOn <= day

/** A child in a series of short breaks is not looked after in the national statistics. */
export const isShortBreak = ({ legalStatus }: EntryOf<'care'>): boolean => legalStatus === 'V3' || legalStatus === 'V4'

export const isInCare = (it: EntryOf<'care'>, day: Day): boolean =>
  isOpen(it.ceasedOn, day) && it.startedOn !== undefined && it.startedOn <= day && !isShortBreak(it)
