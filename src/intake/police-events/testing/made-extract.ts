import { writeCsv } from '#platform/csv.ts'
import { writeZip } from '#platform/zip.ts'
import type { EventTable } from '../event.ts'
import { EVENT_SHAPES } from '../tables.ts'

export type MadeRow = Readonly<Record<string, string | number>>
export type MadeTables = Readonly<Partial<Record<EventTable, readonly MadeRow[]>>>

/** A table as a force sends it; what a row does not say is empty, and each row gets a reference. */
export function tableCsv(table: EventTable, rows: readonly MadeRow[]): Buffer {
  const columns = EVENT_SHAPES.find(shape => shape.table === table)?.columns.map(({ name }) => name) ?? []
  const cells = rows.map((row, index) =>
    columns.map(name => row[name] ?? (name === 'reference' ? `R${index + 1}` : '')),
  )
  return Buffer.from(writeCsv(columns, cells))
}

export const extractOf = (tables: MadeTables): Buffer =>
  writeZip(
    EVENT_SHAPES.flatMap(({ table }) => {
      const rows = tables[table]
      return rows === undefined ? [] : [{ name: `${table}.csv`, content: tableCsv(table, rows) }]
    }),
  )
