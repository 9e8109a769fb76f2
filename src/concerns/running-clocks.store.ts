import { sql } from 'kysely'
import { appendAudit } from '#platform/audit/trail.ts'
import type { DueDay, DueDayMove, Moving, RunningClocks } from '#platform/bank-holidays/running-clocks.ts'
import { weekdayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

interface Kind {
  readonly title: string
  /** "The decision is due", in the history of the concern */
  readonly words: string
  /** of the audit trail */
  readonly event: string
  /** The rows that hold a due day of their own, as `clock`, with the concern of each and the day. */
  readonly running: ReturnType<typeof sql>
  /** Sets the day of those rows. */
  readonly update: ReturnType<typeof sql>
}

// A clock that is stopped is counted anew when it starts again, so its day is left alone until then.
const KINDS: readonly Kind[] = [
  {
    title: 'Decision on a concern or contact',
    words: 'The decision is due',
    event: 'concern-due-day-moved',
    running: sql`select concern_id as id, concern_id, due_on from concern
      where partnership_id = current_partnership() and pathway is null and paused_on is null`,
    update: sql`update concern c set due_on = m.ends from moved m
      where c.partnership_id = current_partnership() and c.concern_id = m.id`,
  },
  {
    title: 'Answer owed to whoever raised a concern',
    words: 'An answer to whoever raised it is due',
    event: 'feedback-due-day-moved',
    running: sql`select feedback_id as id, concern_id, due_on from concern_feedback
      where partnership_id = current_partnership() and given_at is null`,
    update: sql`update concern_feedback f set due_on = m.ends from moved m
      where f.partnership_id = current_partnership() and f.feedback_id = m.id`,
  },
  {
    title: 'Answer to somebody who disagrees with a decision',
    words: 'The answer to whoever disagrees is due',
    event: 'challenge-due-day-moved',
    running: sql`select l.challenge_id as id, c.concern_id, l.due_on from concern_challenge_level l
      join concern_challenge c using (partnership_id, challenge_id)
      where l.partnership_id = current_partnership() and l.answer is null and c.outcome is null`,
    update: sql`update concern_challenge_level l set due_on = m.ends from moved m
      where l.partnership_id = current_partnership() and l.challenge_id = m.id and l.answer is null`,
  },
  {
    title: 'Planning meeting of an enquiry',
    words: 'The planning meeting is due',
    event: 'enquiry-due-day-moved',
    running: sql`select enquiry_id as id, concern_id, planning_due_on as due_on from enquiry
      where partnership_id = current_partnership() and state = 'planning' and planning_held_on is null`,
    update: sql`update enquiry e set planning_due_on = m.ends from moved m
      where e.partnership_id = current_partnership() and e.enquiry_id = m.id`,
  },
]

const listDueDays =
  ({ running }: Kind) =>
  async (tx: Tx, today: Temporal.PlainDate): Promise<readonly DueDay[]> => {
    const found = await sql<{ due_on: Temporal.PlainDate; count: number }>`
      select due_on, count(*)::integer as count from (${running}) clock where due_on > ${today} group by due_on order by due_on`.execute(
      tx,
    )
    return found.rows.map(row => ({ dueOn: row.due_on, count: row.count }))
  }

const move =
  ({ running, update, words, event }: Kind) =>
  async (tx: Tx, moves: readonly DueDayMove[], { actor, at }: Moving): Promise<number> => {
    const moved = await sql<{ concern_id: string; began: Temporal.PlainDate; ends: Temporal.PlainDate }>`
      with moved as materialized (
        select clock.id, clock.concern_id, m.began, m.ends from (${running}) clock
        join unnest(${moves.map(each => each.from.toString())}::date[], ${moves.map(each => each.to.toString())}::date[])
          as m (began, ends) on clock.due_on = m.began),
      done as (${update} returning m.id)
      select concern_id, began, ends from moved where id in (select id from done)`.execute(tx)
    for (const [, rows] of Map.groupBy(moved.rows, ({ began }) => began.toString())) {
      const [first] = rows
      if (!first) continue
      const concerns = rows.map(row => row.concern_id)
      await sql`insert into concern_event (partnership_id, concern_id, happened_at, kind, words, note, done_by)
        select current_partnership(), id, ${at}, 'due-day-moved', ${`${words} ${weekdayInWords(first.ends)}, and no longer ${weekdayInWords(first.began)}, because bank holidays changed`},
          '', ${actor.id} from unnest(${concerns}::uuid[]) id`.execute(tx)
      await appendAudit(tx, actor, {
        event,
        subject: { concerns, from: first.began.toString(), to: first.ends.toString() },
      })
    }
    return moved.rows.length
  }

/** The clocks of working days that concerns keep; those of weeks and months take no notice of bank holidays. */
export const concernClocks: readonly RunningClocks[] = KINDS.map(kind => ({
  title: kind.title,
  listDueDays: listDueDays(kind),
  move: move(kind),
}))
