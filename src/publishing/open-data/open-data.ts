import type { PublishedDocument } from '../document.ts'
import { refuseFaults } from '../document-faults.ts'
import { descriptorPath, tableDescription } from './csvw.ts'
import { type DataTable, dataCsv, metaCsv, type OpenDataFile } from './data-file.ts'
import { openDataNotes } from './open-data-notes.ts'
import { figureRegister } from './register.ts'
import { standardSets } from './standard-sets.ts'
import { documentTables } from './tables.ts'

/**
 * Every figure and every table of the document as CSV: as data sets of the standard, as one register, and as printed.
 * Beside each stands what its columns are, for people and for programs.
 */
export function openData(document: PublishedDocument): OpenDataFile[] {
  refuseFaults(document)
  const tables = [...standardSets(document), figureRegister(document), ...documentTables(document)]
  const data = tables.flatMap(table => filesOf(document, table))
  return [...data, { path: 'notes.txt', title: 'What the files hold', content: openDataNotes(document, data) }]
}

const filesOf = (document: PublishedDocument, table: DataTable): OpenDataFile[] => [
  { path: `${table.stem}.csv`, title: table.title, content: dataCsv(table) },
  { path: `${table.stem}.meta.csv`, title: `${table.title}: the columns`, content: metaCsv(table) },
  {
    path: descriptorPath(table.stem),
    title: `${table.title}: described for programs`,
    content: tableDescription(document, table),
  },
]
