import pg from 'pg'
import { JOB_SCHEMA } from '../jobs/job-schema.ts'
import type { TableStart } from './format.ts'

/** Kept otherwise: migrations are run anew, and keys are sealed under the secret of the installation that restores. */
const NOT_COPIED = ['kith.migration', 'kith.data_key']

/** Work that still waits is part of a backup; what is finished, and the job list's own notes, are not. */
const WAITING_JOBS = `${JOB_SCHEMA}.job`
const WAITING = `state in ('created', 'retry', 'active')`
// Without its state: a job that ran when the backup was made did not end there, so each begins again.
const JOB_COLUMNS = [
  ...['id', 'name', 'priority', 'data', 'retry_limit', 'retry_count', 'retry_delay', 'retry_backoff', 'expire_seconds'],
  ...['deletion_seconds', 'singleton_key', 'start_after', 'created_on', 'keep_until', 'policy', 'heartbeat_seconds'],
]

/** Every table whose rows a backup holds, with its columns in order. */
export async function listTables(client: pg.ClientBase): Promise<TableStart[]> {
  const found = await client.query<{ schema: string; table: string; columns: string[] }>(
    `select n.nspname as schema, c.relname as table,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$' and n.nspname not in ('public', $1)
       and n.nspname || '.' || c.relname <> all($2)
     order by 1, 2`,
    [JOB_SCHEMA, NOT_COPIED],
  )
  return [...found.rows, { schema: JOB_SCHEMA, table: 'job', columns: JOB_COLUMNS }]
}

export const nameOf = ({ schema, table }: Pick<TableStart, 'schema' | 'table'>): string => `${schema}.${table}`

const quoted = ({ schema, table }: TableStart): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`
const columnsOf = ({ columns }: TableStart): string => columns.map(pg.escapeIdentifier).join(', ')

export function copyOut(table: TableStart): string {
  const where = nameOf(table) === WAITING_JOBS ? ` where ${WAITING}` : ''
  return `copy (select ${columnsOf(table)} from ${quoted(table)}${where}) to stdout`
}

export const copyIn = (table: TableStart): string => `copy ${quoted(table)} (${columnsOf(table)}) from stdin`

export async function countRows(client: pg.ClientBase, table: TableStart): Promise<number> {
  const found = await client.query<{ count: string }>(`select count(*)::text as count from ${quoted(table)}`)
  return Number(found.rows[0]?.count ?? 0)
}

/** Without it every query is planned blindly until the server looks at the new rows by itself, which takes minutes or longer. */
export async function analyse(client: pg.ClientBase): Promise<void> {
  await client.query(`analyze ${(await listTables(client)).map(quoted).join(', ')}`)
}

export interface Sequence {
  readonly name: string
  readonly value: string
  readonly isCalled: boolean
}

export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const found = await client.query<{ schema: string; sequence: string }>(
    `select n.nspname as schema, c.relname as sequence from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and n.nspname !~ '^pg_' and n.nspname not in ('public', $1) order by 1, 2`,
    [JOB_SCHEMA],
  )
  const sequences: Sequence[] = []
  for (const { schema, sequence } of found.rows) {
    const name = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(sequence)}`
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${name}`,
    )
    const [row] = state.rows
    if (row) sequences.push({ name, ...row })
  }
  return sequences
}

/** Empties the tables and takes away what would refuse or repeat rows while they come in; the returned work puts it back. */
export async function openForLoading(
  client: pg.ClientBase,
  tables: readonly TableStart[],
): Promise<() => Promise<void>> {
  const own = tables.filter(table => table.schema !== JOB_SCHEMA)
  const keys = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace::regnamespace::text = any($1)`,
    [[...new Set(own.map(table => table.schema))]],
  )
  for (const key of keys.rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  for (const table of own) await client.query(`alter table ${quoted(table)} disable trigger user`)
  // Migrations may have put rows in; the backup holds them as they were.
  await client.query(`truncate ${own.map(quoted).join(', ')}`)
  return async () => {
    for (const table of own) await client.query(`alter table ${quoted(table)} enable trigger user`)
    // Checks every row of every reference on the way.
    for (const key of keys.rows) {
      await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
    }
  }
}
