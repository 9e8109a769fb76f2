import type { RawBuilder } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The rows of a statement whose columns are named as T has them, with what is null left undefined. */
export async function readRows<T extends object>(tx: Tx, statement: RawBuilder<unknown>): Promise<T[]> {
  const { rows } = await statement.execute(tx)
  return rows.map(
    row => Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, value ?? undefined])) as T,
  )
}
