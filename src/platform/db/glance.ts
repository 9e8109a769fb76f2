import pg from 'pg'
import type { Context } from './context.ts'
import type { Database } from './database.ts'

/**
 * The rows of one read, seen as in `inContext`, in one round trip. The statements of one message are one transaction, so the
 * settings end with it. For the few reads that stand before a page drawn earlier: `inContext` costs four round trips.
 * `statement` is a constant of a store and takes no parameters.
 */
export async function glance<R extends pg.QueryResultRow>(
  database: Database,
  context: Context,
  statement: string,
): Promise<R[]> {
  const settings = [
    ['kith.partnership', context.partnershipId ?? ''],
    ['kith.agency', context.agencyId ?? ''],
    ['kith.actor', context.actor],
  ].map(([name = '', value = '']) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`)
  const answer: unknown = await database.pool.query(`select ${settings.join(', ')}; ${statement}`)
  // node-postgres gives one result for each statement of a message, which its types do not say.
  const results = answer as readonly pg.QueryResult<R>[]
  return results[1]?.rows ?? []
}
