import type { PublishedFigure } from '../document.ts'
import { figureBase, figureSource } from '../figure-facts.ts'

/** Where the figures of one measure come from: said once, however many periods and agencies are printed. */
export interface MeasureSources {
  readonly title: string
  readonly code: string
  readonly definition: string
  /** "1 April 2023 to 31 March 2024: 343 of 1,603 (21.4%)", or how many figures of that period there are. */
  readonly values: readonly string[]
  readonly source: string
  readonly caveat: string
  readonly figureIds: readonly string[]
}

export function sourcesByMeasure(figures: readonly PublishedFigure[]): MeasureSources[] {
  return [...Map.groupBy(figures, ({ code, definition }) => `${code} ${definition}`).values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const { title, code, definition } = first
    return [
      {
        title: group.map(each => each.title).reduce(commonStart, title),
        code,
        definition,
        values: [...Map.groupBy(group, each => each.period)].map(([period, own]) => `${period}: ${valuesInWords(own)}`),
        source: distinct(group.filter(({ valueState }) => valueState !== 'missing').map(sourceInWords)),
        caveat: distinct(group.map(({ caveat }) => caveat ?? '')),
        figureIds: group.map(({ id }) => id),
      },
    ]
  })
}

/** Past this many, the values of a period are an agency's each, and stand in their table. */
const MOST_LISTED = 4

function valuesInWords(figures: readonly PublishedFigure[]): string {
  if (figures.length > MOST_LISTED) return `${figures.length} figures, each in its table`
  return figures.map(printedWithBase).join(', ')
}

function printedWithBase(figure: PublishedFigure): string {
  const base = figureBase(figure)
  return base === null ? figure.printed : `${base} (${figure.printed})`
}

const sourceInWords = (figure: PublishedFigure): string =>
  `${figureSource(figure)}${figure.approver === null ? '' : `, approved by ${figure.approver}`}`

const distinct = (words: readonly string[]): string => [...new Set(words.filter(each => each !== ''))].join('; ')

/** A figure worked out from another, or a part of a ratio, is titled "the other: what it is". */
const commonStart = (one: string, other: string): string => (one.startsWith(`${other}: `) ? other : one)
