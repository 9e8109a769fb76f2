import { type DayNumber, dayNumber } from './calendar.ts'

/** Until then contacts came by telephone and letter and were screened before anybody decided on them. */
export const PORTAL_OPENED: DayNumber = dayNumber('2023-11-27')

/** The day after the last of the fixed years. */
export const GOES_ON_FROM: DayNumber = dayNumber('2024-04-01')
