import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Row, Tables } from './rows.ts'
import { TABLES } from './rows.ts'

const ROWS_AT_ONCE = 4000

/** Adds every row, one statement for some thousands of them: row by row it would take minutes. */
export async function insertTables(tx: Tx, tables: Tables): Promise<void> {
  for (const table of TABLES) await insertRows(tx, table, tables.rows.get(table) ?? [])
}

export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map(name => sql.id(name)))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const batch = JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))
    await sql`insert into ${sql.id(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.id(table)}, ${batch}::json)`.execute(tx)
  }
}
