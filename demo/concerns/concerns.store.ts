import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { type Row, TABLES, type Tables, type Value } from './tables.ts'

/** The types of every table's columns, as the database has them. */
export type ColumnTypes = ReadonlyMap<string, ReadonlyMap<string, string>>

export async function readColumnTypes(tx: Tx): Promise<ColumnTypes> {
  const { rows } = await sql<{ table_name: string; column_name: string; type: string }>`
    select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'kith'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`.execute(tx)
  const types = new Map<string, Map<string, string>>()
  for (const { table_name, column_name, type } of rows) {
    const columns = types.get(table_name) ?? new Map<string, string>()
    types.set(table_name, columns.set(column_name, type))
  }
  return types
}

/** Adds every row in one statement: while it runs, the next ones can be made. */
export async function insertTables(tx: Tx, types: ColumnTypes, tables: Tables): Promise<void> {
  const inserts = TABLES.flatMap(table => {
    const columns = tables.columns.get(table)
    return columns ? [sql`${sql.id(`the_${table}`)} as (${insertInto(types, table, columns)})`] : []
  })
  if (inserts.length > 0) await sql`with ${sql.join(inserts)} select 1`.execute(tx)
}

export async function insertRows(tx: Tx, types: ColumnTypes, table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {})
  const columns = new Map(names.map(name => [name, rows.map(row => row[name] ?? null)]))
  await insertInto(types, table, columns).execute(tx)
}

function insertInto(types: ColumnTypes, table: string, columns: ReadonlyMap<string, Value[]>): RawBuilder<unknown> {
  const typeOf = (name: string): string => types.get(table)?.get(name) ?? 'text'
  const names = [...columns.keys()]
  // An array of arrays would be taken apart: each goes as its text.
  const isList = (name: string) => typeOf(name).endsWith('[]')
  const values = [...columns].map(([name, list]) =>
    isList(name)
      ? sql`${list.map(each => `{${Array.isArray(each) ? each.join(',') : ''}}`)}::text[]`
      : sql`${typeOf(name) === 'jsonb' ? list.map(each => JSON.stringify(each)) : list}::${sql.raw(typeOf(name))}[]`,
  )
  const picked = names.map(name => (isList(name) ? sql`${sql.id(name)}::${sql.raw(typeOf(name))}` : sql.id(name)))
  const ids = sql.join(names.map(name => sql.id(name)))
  return sql`insert into ${sql.id(table)} (${ids}) select ${sql.join(picked)} from unnest(${sql.join(values)}) as made (${ids})`
}
