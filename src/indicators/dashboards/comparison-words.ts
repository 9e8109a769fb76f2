import type { Verdict } from '../comparison/significance.ts'
import { type Publishable, publishableSpoken, publishableText } from '../disclosure/publishable.ts'
import type { Measure } from '../measure.ts'
import type { Period } from '../period.ts'
import type { Beside, ComparisonCard } from './comparison-card.ts'

/** "the year to 31 March 2024", or the day of a stock: official statistics are of such years. */
export const yearInWords = ({ kind, end }: Period): string =>
  kind === 'day' ? `31 March ${end.year}` : `Year to 31 March ${end.year}`

export const besideInWords = (beside: Beside, { regionName, neighbourCount }: ComparisonCard): string => {
  switch (beside) {
    case 'own':
      return 'This area'
    case 'middle':
      return `Middle of its ${neighbourCount} statistical neighbours`
    case 'region':
      return regionName ?? 'Its region'
    case 'england':
      return 'England'
  }
}

export const publishedText = (figure: Publishable | undefined): string =>
  figure ? publishableText(figure) : 'not published'

/** "16.7%, 137 of 821" */
export function ownInWords({ newest }: ComparisonCard): string | undefined {
  if (!newest) return undefined
  const { figures, base } = newest
  return base
    ? `${publishableText(base.numerator)} of ${publishableText(base.denominator)}`
    : publishedText(figures.own)
}

export function rangeInWords({ interval }: ComparisonCard, { decimals, form }: Measure): string | undefined {
  if (!interval) return undefined
  const suffix = form === 'percentage' ? '%' : ''
  return `By chance alone it could lie between ${interval.low.toFixed(decimals)}${suffix} and ${interval.high.toFixed(decimals)}${suffix}.`
}

const SAYS: Readonly<Record<Verdict, readonly [before: string, after: string]>> = {
  higher: ['Higher than', ', by more than chance.'],
  lower: ['Lower than', ', by more than chance.'],
  alike: ['About the same as', ': no further off than chance would leave it.'],
  unknown: ['Whether it differs from', ' by more than chance cannot be said: the counts are not published.'],
}

/** "Lower than England and South West, by more than chance.": one sentence for each verdict. */
export const verdictsInWords = (card: ComparisonCard): string[] =>
  [...Map.groupBy(card.verdicts, ({ verdict }) => verdict)].map(([verdict, own]) => {
    const [before, after] = SAYS[verdict]
    const names = new Intl.ListFormat('en-GB').format(own.map(({ beside }) => nameInSentence(beside, card)))
    return `${before} ${names}${after}`
  })

const nameInSentence = (beside: Beside, card: ComparisonCard): string =>
  beside === 'middle' ? 'the middle of its statistical neighbours' : besideInWords(beside, card)

export function comparisonDescription(card: ComparisonCard): string {
  const { years } = card
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return 'Nothing is published.'
  const spoken = (figure: Publishable | undefined): string => (figure ? publishableSpoken(figure) : 'not published')
  const lines = (['own', 'middle', 'region', 'england'] as const)
    .filter(beside => years.some(({ figures }) => figures[beside]))
    .map(
      beside =>
        `${besideInWords(beside, card)} from ${spoken(first.figures[beside])} to ${spoken(last.figures[beside])}`,
    )
  return `From ${first.period.end.year} to ${last.period.end.year}: ${lines.join('; ')}.`
}
