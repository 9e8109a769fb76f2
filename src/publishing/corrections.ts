import { dayInWords } from '#platform/day.ts'
import type { Erratum, PublishedDocument } from './document.ts'

const inWords = (day: string): string => dayInWords(Temporal.PlainDate.from(day))

export function correctionsInWords(errata: readonly Erratum[]): string {
  const fixed = 'The figures are fixed; a mistake is corrected only by a dated erratum.'
  if (errata.length === 0) return `${fixed} None so far.`
  return errata.length === 1 ? `${fixed} There is one.` : `${fixed} There are ${errata.length}.`
}

export const erratumTitle = (erratum: Erratum): string =>
  `Erratum ${erratum.number}, ${inWords(erratum.publishedOn)}: ${erratum.place}`

/** An erratum made for disclosure never says what was printed before. */
export const erratumText = (erratum: Erratum): string =>
  erratum.cause === 'correction'
    ? `Said ${erratum.was}. Now says ${erratum.now}. ${erratum.reason}`
    : `Now says ${erratum.now}. ${erratum.reason}`

/** "corrected 3 October 2024", by the last erratum of the figure; null for one that stands as first published. */
export function correctedInWords(
  { errata, figures }: Pick<PublishedDocument, 'errata' | 'figures'>,
  figureId: string,
): string | null {
  const last = errata.findLast(erratum => erratum.figureId === figureId)
  if (last) return `corrected ${inWords(last.publishedOn)}`
  // It followed from another figure's erratum.
  return figures.some(figure => figure.id === figureId && figure.state === 'corrected') ? 'corrected' : null
}
