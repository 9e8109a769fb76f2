import type { PublishedDocument } from '../document.ts'
import { blocksOf, inlinesOf, outline } from '../document-outline.ts'

export interface Place {
  readonly topId: string
  readonly sectionId: string
  readonly number: string
  readonly heading: string
}

/** Every section that prints the figure, in reading order. */
export function whereUsed(document: PublishedDocument, figureId: string): Place[] {
  let topId = ''
  return outline(document).flatMap(({ section, number, level }) => {
    if (level === 1) topId = section.id
    const prints = inlinesOf(section).some(run => run.kind === 'figure' && run.figureId === figureId)
    return prints ? [{ topId, sectionId: section.id, number, heading: section.heading }] : []
  })
}

/** The top section in which each section, table and chart stands, by id. */
export function topOfEach(document: PublishedDocument): Map<string, string> {
  const tops = new Map<string, string>()
  for (const top of document.sections) {
    for (const { section } of outline({ sections: [top] })) tops.set(section.id, top.id)
    for (const block of blocksOf(top)) if ('id' in block) tops.set(block.id, top.id)
  }
  return tops
}
