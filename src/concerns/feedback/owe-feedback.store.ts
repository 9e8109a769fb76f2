import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

interface Owing {
  readonly concernId: string
  readonly kind: 'decision' | 'outcome'
  readonly dueOn: Temporal.PlainDate
  /** the decision in local words, kept for whoever may be told it */
  readonly pathwayWords?: string | undefined
}

/**
 * Owes whoever raised a concern what they are entitled to: an anonymous reporter nothing; a professional each decision and
 * outcome, again when it changes after it was told; a member of the public, once, that it was looked at. What has not been
 * given yet takes the new day.
 */
export async function oweFeedback(tx: Tx, { concernId, kind, dueOn, pathwayWords }: Owing): Promise<void> {
  await sql`
    insert into concern_feedback (partnership_id, concern_id, raised_by, reference, kind, entitlement, due_on, pathway_words)
    select r.partnership_id, r.concern_id, r.raised_by, r.reference, ${kind}, r.entitlement, ${dueOn},
      case r.entitlement when 'need-to-know' then ${pathwayWords ?? null}::text end
    from concern_feedback r
    where r.concern_id = ${concernId} and r.kind = 'receipt'
      and (r.entitlement = 'need-to-know' or ${kind === 'decision'} and not exists (
        select from concern_feedback g
        where g.partnership_id = r.partnership_id and g.concern_id = r.concern_id and g.kind = 'decision' and g.given_at is not null))
    on conflict (partnership_id, concern_id, kind) where given_at is null
    do update set due_on = excluded.due_on, pathway_words = excluded.pathway_words`.execute(tx)
}
