import { dayInWords } from '#platform/day.ts'
import { thousands } from '#platform/thousands.ts'
import { type Publishable, publishableSpoken, publishableText } from '../disclosure/publishable.ts'
import { exact, formatExact, formatShort } from '../exact.ts'
import type { Measure } from '../measure.ts'
import { type Period, periodInWords } from '../period.ts'
import type { ReadPoint } from '../spc/read-variation.ts'
import { causeInWords, POINT_CLASS_WORDS } from '../spc/variation-words.ts'
import { unitPlural } from '../unit-words.ts'
import type { Card, CardPoint, CardTarget } from './card.ts'
import { isNumber } from './card.ts'
import type { Late } from './lateness.ts'
import { isReturnedByEach } from './themes.ts'

/** "Quarter 3" and "School year" begin with a word of their own; months keep their capital. */
export const lowerFirst = (text: string): string =>
  /^(Quarter|School)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

export const figureText = (figure: Publishable | undefined): string =>
  figure ? publishableText(figure) : 'Not supplied'
const spoken = (figure: Publishable | undefined): string => (figure ? publishableSpoken(figure) : 'not supplied')

/** "137 of 821 children", "children" or, for what has no number, nothing. */
export function baseInWords({ unit, form }: Measure, { figure, base }: CardPoint): string {
  if (!isNumber(figure)) return ''
  const units = unitPlural(unit)
  if (base && form !== 'count') {
    const link = form === 'percentage' ? 'of' : 'for'
    return `${publishableText(base.numerator)} ${link} ${publishableText(base.denominator)}`
  }
  return form === 'percentage'
    ? 'Supplied without its base'
    : form === 'count'
      ? units
      : `For each ${form === 'per-10000' ? '10,000' : 'one'}`
}

export const periodOf = ({ period, isSoFar }: Pick<CardPoint, 'period' | 'isSoFar'>): string =>
  `${lowerFirst(periodInWords(period))}${isSoFar ? ' so far' : ''}`

/** "Up 12 on March 2023 (81)", in the unit of the figure. */
export function changeInWords(
  measure: Measure,
  { change, newest }: Pick<Card, 'change' | 'newest'>,
): string | undefined {
  if (!change || !newest) return undefined
  const { from, difference } = change
  const before = `${periodOf(from)} (${figureText(from.figure)})`
  if (!difference)
    return newest.isSoFar
      ? `${sentence(periodOf(from))}: ${figureText(from.figure)}, the whole of it.`
      : `Counted another way than in ${periodOf(from)}, so the two are not compared.`
  if (difference.way === 'same') return `The same as ${before}.`
  const places = difference.decimal.split('.')[1]?.length ?? 0
  const size = formatExact(exact(difference.decimal), { decimals: places })
  const unit = measure.form === 'percentage' ? ' points' : ''
  return `${difference.way === 'up' ? 'Up' : 'Down'} ${size}${unit} on ${before}.`
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const RATING_WORDS = { met: 'Target met', close: 'Close to the target', below: 'Target not met' } as const

export const targetInWords = ({ form }: Measure, { value }: CardTarget): string =>
  `${formatShort(value, 2)}${form === 'percentage' ? '%' : ''}`

export const ratingInWords = (measure: Measure, target: CardTarget): string | undefined =>
  target.rating && `${RATING_WORDS[target.rating]}: ${targetInWords(measure, target)}`

export const unusualInWords = (point: ReadPoint): string =>
  `${POINT_CLASS_WORDS[point.class]}: ${periodInWords(point.period)}, ${point.cause ? causeInWords(point.cause) : ''}`

/** "April 2024 was looked for by 30 May 2024, 907 days ago. The newest is March 2024." */
export const lateInWords = ({ period, newest, dueOn, days }: Late): string =>
  `${sentence(periodInWords(period))} was looked for by ${dayInWords(dueOn)}, ${days === 1 ? '1 day' : `${thousands(days)} days`} ago. The newest is ${lowerFirst(periodInWords(newest))}.`

/** "Due by 30 May 2024, 907 days ago": where the newest stands just above. */
export const lateInShort = ({ period, dueOn, days }: Late): string =>
  `${sentence(periodInWords(period))} was due by ${dayInWords(dueOn)}, ${days === 1 ? '1 day' : `${thousands(days)} days`} ago.`

/** Whom to ask for a figure. */
export const askInWords = (measure: Measure): string =>
  `Ask: ${isReturnedByEach(measure) ? 'the agency itself' : measure.owner}`

/** What a picture of the series shows, for those who cannot see it: its ends, what is unusual, what is missing. */
export function cardDescription(card: Card): string {
  const { measure, points, newest, unusual, breaks, missing } = card
  const shown = points.filter(({ figure }) => isNumber(figure))
  const [first] = shown
  if (!newest || !first) return `No figure of ${lowerCase(measure.title)} may be drawn.`
  const hidden = points.filter(({ figure }) => figure?.state === 'withheld' || figure?.state === 'suppressed').length
  const change = changeInWords(measure, card)
  return [
    `${shown.length === 1 ? 'One figure' : `${shown.length} figures`}, from ${figureText(first.figure)} in ${periodOf(first)} to ${spoken(newest.figure)} in ${periodOf(newest)}.`,
    change,
    unusual && `${unusualInWords(unusual)}.`,
    ...breaks.map(
      ({ kind, title, from }) =>
        `${kind === 'break' ? 'Series break' : 'New limits'} on ${dayInWords(from)}: ${title}.`,
    ),
    hidden > 0 && `${hidden === 1 ? 'One figure is' : `${hidden} figures are`} withheld to protect people.`,
    missing.length > 0 && missingInWords(missing),
  ]
    .filter(part => typeof part === 'string')
    .join(' ')
}

const lowerCase = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const MOST_NAMED = 3

/** "Nothing came for May 2024 and June 2024." */
export function missingInWords(missing: readonly Period[]): string {
  const named = missing.slice(-MOST_NAMED).map(period => lowerFirst(periodInWords(period)))
  const rest = missing.length - named.length
  const list = new Intl.ListFormat('en-GB').format(rest > 0 ? [...named, `${rest} more`] : named)
  return `Nothing came for ${list}.`
}

/** "Apr 2021"; a year by its last day. */
export function shortPeriod({ kind, start, end }: Period): string {
  const month = (day: Temporal.PlainDate): string => `${dayInWords(day).split(' ')[1]?.slice(0, 3) ?? ''} ${day.year}`
  switch (kind) {
    case 'month':
      return month(start)
    case 'quarter':
      return `Q${start.month >= 4 ? (start.month - 1) / 3 : 4} ${start.month >= 4 ? start.year : start.year - 1}-${String((start.month >= 4 ? start.year + 1 : start.year) % 100).padStart(2, '0')}`
    case 'financial-year':
    case 'school-year':
      return `${start.year}-${String(end.year % 100).padStart(2, '0')}`
    case 'rolling-12':
    case 'months':
    case 'day':
      return month(end)
  }
}
