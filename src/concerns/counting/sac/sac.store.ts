import { sql } from 'kysely'
import type { Period } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { SacCount } from './sac-file.ts'

/** The cells of the collection for a year, as known at the end of a day or now. A cell of nobody is absent. */
export async function listSacCounts(
  tx: Tx,
  { start, end }: Period,
  asAt?: Temporal.PlainDate,
): Promise<readonly SacCount[]> {
  const days = sql`${start}, ${end}, ${asAt?.toString() ?? 'infinity'}::date`
  const found = await sql<SacCount>`select * from count_for_national_collection(${days})
    union all select 'SG1e', kind, category, '', count from count_health_conditions(${days})`.execute(tx)
  // Somebody who did not divulge a support reason is not known in the published layout.
  return sumOf(found.rows.map(each => (each.category === 'not-divulged' ? { ...each, category: 'not-known' } : each)))
}

function sumOf(counts: readonly SacCount[]): SacCount[] {
  const sums = new Map<string, SacCount>()
  for (const each of counts) {
    const key = `${each.table_reference}|${each.kind}|${each.category}|${each.subcategory}`
    sums.set(key, { ...each, count: each.count + (sums.get(key)?.count ?? 0) })
  }
  return [...sums.values()]
}
