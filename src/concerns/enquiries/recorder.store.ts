import { type RawBuilder, sql } from 'kysely'

/** Joins, as `p`, the person who wrote the rows of the table named `alias`. */
export function recorder(alias: string, column = 'recorded_by'): RawBuilder<unknown> {
  const by = sql.ref(`${alias}.${column}`)
  return sql`left join person_label p on p.partnership_id = ${sql.ref(`${alias}.partnership_id`)}
    and p.person_id = case when ${by} like 'person:%' then substr(${by}, 8)::uuid end`
}
