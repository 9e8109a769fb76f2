import { dayInWords } from '#platform/day.ts'
import type { Term } from '../term.ts'

/** "1 agency", "25 agencies" */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** "From 1 April 2022", "1 April 2022 to 31 March 2024". */
export const termInWords = ({ startsOn, endsOn }: Term): string =>
  endsOn === undefined ? `From ${dayInWords(startsOn)}` : `${dayInWords(startsOn)} to ${dayInWords(endsOn)}`
