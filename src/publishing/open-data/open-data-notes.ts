import { dayInWords } from '#platform/day.ts'
import { correctionsInWords, erratumText, erratumTitle } from '../corrections.ts'
import type { PublishedDocument } from '../document.ts'
import { blockLabels, blocksOf } from '../document-outline.ts'
import { SYMBOL_WORDS } from './symbols.ts'

/** The text file that goes with the data: what it is, what each file holds, how to read it, what was corrected. */
export function openDataNotes(
  document: PublishedDocument,
  files: readonly { readonly path: string; readonly title: string }[],
): string {
  const lines = [
    document.title,
    document.partnership,
    document.period,
    `Published ${dayInWords(Temporal.PlainDate.from(document.publishedOn))}. Marking: ${document.marking}.`,
    ...(document.notice === null ? [] : ['', document.notice]),
    ...(document.licence === null ? [] : ['', `Licence: ${document.licence}`]),
    '',
    'FILES',
    ...files.filter(isData).map(file => `${file.path}: ${file.title}`),
    '',
    'HOW TO READ THEM',
    'The files are comma-separated text in UTF-8 with a byte order mark, so that spreadsheets show every letter.',
    'Numbers have no thousands separator and no per cent sign. Symbols stand where there is no number:',
    ...Object.entries(SYMBOL_WORDS).map(([symbol, words]) => `  ${symbol.padEnd(3)}  ${words}`),
    'A text that a spreadsheet would run as a formula has an apostrophe in front.',
    'Beside each file, .meta.csv says what its columns are, and .csv-metadata.json says it to programs (CSV on the Web).',
    'The first files keep the standard of the Department for Education’s "explore education statistics".',
    '',
    'NOTES TO THE TABLES',
    ...tableNotes(document),
    '',
    'CORRECTIONS',
    correctionsInWords(document.errata),
    ...document.errata.flatMap(erratum => [`${erratumTitle(erratum)}.`, `  ${erratumText(erratum)}`]),
  ]
  return `${lines.join('\r\n')}\r\n`
}

const isData = ({ path }: { readonly path: string }): boolean => path.endsWith('.csv') && !path.endsWith('.meta.csv')

function tableNotes(document: PublishedDocument): string[] {
  const labels = blockLabels(document)
  const notes = document.sections.flatMap(blocksOf).flatMap(block => {
    if (block.kind !== 'table' && block.kind !== 'chart') return []
    const of = block.kind === 'table' ? block.notes : block.table.notes
    return of.map(note => `${labels.get(block.id) ?? block.id}: ${note}`)
  })
  return notes.length === 0 ? ['None.'] : notes
}
