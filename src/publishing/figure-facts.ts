import type { PublishedFigure } from './document.ts'

export interface FigureFact {
  readonly name: string
  readonly text: string
}

/** "343 of 1,603"; null for a figure that is not a share of anything. */
export const figureBase = (figure: PublishedFigure): string | null =>
  figure.numerator === null || figure.denominator === null ? null : `${figure.numerator} of ${figure.denominator}`

/** "police-rolling.csv, revision 2": what the figure was taken from. */
export function figureSource({ source, revision }: Pick<PublishedFigure, 'source' | 'revision'>): string {
  if (revision === 'none') return source
  return `${source}, ${/^\d+$/.test(revision) ? `revision ${revision}` : revision}`
}

/** What can be said of where a figure comes from, in the order in which it is always said. */
export function figureFacts(figure: PublishedFigure): FigureFact[] {
  return [
    { name: 'What it counts', text: figure.definition },
    { name: 'Period', text: figure.period },
    { name: 'Base', text: figureBase(figure) },
    { name: 'Unit', text: figure.unit },
    { name: 'Comes from', text: figureSource(figure) },
    { name: 'Approved', text: figure.approver },
    { name: 'Take care', text: figure.caveat },
  ].flatMap(({ name, text }) => (text === null || text === '' ? [] : [{ name, text }]))
}
