import { correctedInWords } from './corrections.ts'
import type { DocumentTable, Inline, PublishedDocument, Section } from './document.ts'
import { inlinesOf } from './document-outline.ts'

type Told = Pick<PublishedDocument, 'errata' | 'figures' | 'disclosure'>

/** A table's own notes, what its symbols mean, and one for each figure in it that an erratum has replaced. */
export function notesOfTable(table: DocumentTable, document: Told): string[] {
  const runs = table.rows.flatMap(row => row.cells.flat())
  const corrected = runs.flatMap(run => {
    const words = run.kind === 'figure' ? correctedInWords(document, run.figureId) : null
    return words === null ? [] : [`${run.text}: ${words}.`]
  })
  return [...table.notes, ...disclosureOf(runs, document, true), ...new Set(corrected)]
}

/** What the symbols in the section's own words mean; those in its tables are told beside them. */
export const notesOfProse = (section: Pick<Section, 'lead' | 'blocks'>, document: Told): string[] =>
  disclosureOf(
    inlinesOf({ ...section, blocks: section.blocks.filter(({ kind }) => kind !== 'table' && kind !== 'chart') }),
    document,
    false,
  )

function disclosureOf(runs: readonly Inline[], { disclosure, figures }: Told, isTable: boolean): string[] {
  if (!disclosure) return []
  const named = new Set(runs.flatMap(run => (run.kind === 'figure' ? [run.figureId] : [])))
  const isConcerned = figures.some(
    ({ id, printed, valueState }) =>
      named.has(id) && (printed === disclosure.symbol || (isTable && disclosure.isRounded && valueState === 'value')),
  )
  return isConcerned ? [disclosure.note] : []
}
