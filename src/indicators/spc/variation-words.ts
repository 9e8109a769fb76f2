import { compare, type Exact, formatExact, formatShort, ZERO } from '../exact.ts'
import type { Measure } from '../measure.ts'
import { periodInWords } from '../period.ts'
import type { ReadPoint, ReadVariation } from './read-variation.ts'
import type { Assurance, Cause, PointClass, SpecialCause, Stretch } from './variation.ts'

export const POINT_CLASS_WORDS: Readonly<Record<PointClass, string>> = {
  ordinary: 'Ordinary variation',
  better: 'Unusual: better',
  worse: 'Unusual: worse',
  'unusual-high': 'Unusually high',
  'unusual-low': 'Unusually low',
}

export const ASSURANCE_WORDS: Readonly<Record<Assurance, string>> = {
  passes: 'The target will go on being met unless something changes.',
  fails:
    'The target will go on being missed unless something changes: it lies outside what ordinary variation reaches.',
  either: 'The target will be met in some periods and missed in others, by ordinary variation alone.',
}

export const CAUSE_WORDS: Readonly<Record<Cause, Readonly<Record<SpecialCause['side'], string>>>> = {
  outside: { high: 'above the upper limit', low: 'below the lower limit' },
  trend: { high: 'part of a rise of seven or more', low: 'part of a fall of seven or more' },
  'two-of-three': { high: 'near the upper limit, two of three', low: 'near the lower limit, two of three' },
  run: { high: 'one of seven or more above the average', low: 'one of seven or more below the average' },
}

export const causeInWords = ({ cause, side }: SpecialCause): string => CAUSE_WORDS[cause][side]

const WHY_UNUSUAL: Readonly<Record<Cause, string>> = {
  outside: 'Ordinary variation hardly ever reaches there.',
  trend: 'So long a movement one way is hardly ever chance.',
  'two-of-three': 'So many so near the limit are hardly ever chance.',
  run: 'So many on one side are hardly ever chance.',
}

type Printing = Pick<Measure, 'form' | 'decimals'>

const suffixOf = ({ form }: Printing): string => (form === 'percentage' ? '%' : '')

export const valueOfPoint = (value: Exact, measure: Printing): string =>
  `${measure.form === 'count' ? formatShort(value, 2) : formatExact(value, { decimals: measure.decimals })}${suffixOf(measure)}`

/** A limit says one place more than a count does; below zero it is shown as zero. */
export const limitInWords = (limit: Exact, measure: Printing): string =>
  `${formatExact(compare(limit, ZERO) < 0 ? ZERO : limit, { decimals: Math.max(1, measure.decimals) })}${suffixOf(measure)}`

export const PERIOD_NOUNS = {
  month: { one: 'month', many: 'months' },
  quarter: { one: 'quarter', many: 'quarters' },
} as const

/** What the picture says, in sentences: the newest point, what else stood out, and how far to trust the limits. */
export function variationInWords(variation: ReadVariation, measure: Printing): string[] {
  const nouns = PERIOD_NOUNS[variation.kind]
  const newest = variation.points.findLast(({ value }) => value !== undefined)
  if (!newest?.value) return [`No ${nouns.one} has a known figure.`]
  const others = standingOut(variation).filter(group => !group.includes(newest))
  return [
    newestInWords(newest, newest.value, measure, nouns),
    ...others.map(group => groupInWords(group, measure)),
    ...trialInWords(newest.stretch, nouns),
    ...(variation.assurance ? [ASSURANCE_WORDS[variation.assurance]] : []),
  ]
}

type Nouns = (typeof PERIOD_NOUNS)[keyof typeof PERIOD_NOUNS]

function newestInWords(point: ReadPoint, value: Exact, measure: Printing, nouns: Nouns): string {
  const what = `${periodInWords(point.period)}, at ${valueOfPoint(value, measure)},`
  const { limits, pointCount } = point.stretch
  if (!limits)
    return `${what} cannot be called ordinary or unusual: limits need five ${nouns.many}, and there ${pointCount === 1 ? 'is one' : `are ${pointCount}`}.`
  if (point.cause) return `${what} is ${causeInWords(point.cause)}. ${WHY_UNUSUAL[point.cause.cause]}`
  return `${what} is ordinary: most ${nouns.many} lie between ${limitInWords(limits.lower, measure)} and ${limitInWords(limits.upper, measure)}, and ups and downs between them need no explanation.`
}

/** Unusual points that follow each other for the same reason. */
export function standingOut({ points }: Pick<ReadVariation, 'points'>): ReadPoint[][] {
  const groups: ReadPoint[][] = []
  for (const [index, point] of points.entries()) {
    if (!point.cause) continue
    const before = points[index - 1]
    const goes = before?.cause && before.stretch === point.stretch && sameCause(before.cause, point.cause)
    if (goes && point.cause.cause !== 'outside') groups.at(-1)?.push(point)
    else groups.push([point])
  }
  return groups
}

const sameCause = (a: SpecialCause, b: SpecialCause): boolean => a.cause === b.cause && a.side === b.side

export const GROUP_WORDS: Readonly<Record<Exclude<Cause, 'outside'>, Readonly<Record<SpecialCause['side'], string>>>> =
  {
    trend: { high: 'belong to one long rise', low: 'belong to one long fall' },
    'two-of-three': { high: 'are close to the upper limit together', low: 'are close to the lower limit together' },
    run: { high: 'are all above the average', low: 'are all below the average' },
  }

function groupInWords(group: readonly ReadPoint[], measure: Printing): string {
  const [first, last] = [group[0], group.at(-1)]
  if (!first?.cause || !last) return ''
  if (first === last || first.cause.cause === 'outside')
    return `${periodInWords(first.period)}, at ${first.value ? valueOfPoint(first.value, measure) : ''}, was ${causeInWords(first.cause)}.`
  return `${periodInWords(first.period)} to ${periodInWords(last.period)} ${GROUP_WORDS[first.cause.cause][first.cause.side]}.`
}

const trialInWords = ({ limits, isTrial, pointCount }: Stretch, nouns: Nouns): string[] =>
  limits && isTrial
    ? [`These are trial limits: they rest on ${pointCount} ${nouns.many}, and twelve are needed to trust them.`]
    : []
