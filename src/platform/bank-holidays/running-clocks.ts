import type { Actor } from '../auth/actor.ts'
import type { Tx } from '../db/database.ts'
import { type BankHolidays, WorkingDays } from '../working-days.ts'

/** A day on which clocks that still run are due, and how many. */
export interface DueDay {
  readonly dueOn: Temporal.PlainDate
  readonly count: number
}

export interface DueDayMove {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** What a domain gives so that its clocks keep step with the calendar of England and Wales. */
export interface RunningClocks {
  /** "Decision on a concern" */
  readonly title: string
  /** Of the partnership in context: clocks of working days that were not met, are not stopped, and are due after the day. */
  listDueDays(tx: Tx, today: Temporal.PlainDate): Promise<readonly DueDay[]>
  /** Moves every one of them that is due on one of these days, and writes it into the history of its record. Gives how many. */
  move(tx: Tx, moves: readonly DueDayMove[], by: Moving): Promise<number>
}

export interface Moving {
  readonly actor: Pick<Actor, 'id' | 'partnershipId'>
  readonly at: Temporal.Instant
}

export interface ForeseenMove extends DueDayMove {
  readonly title: string
  readonly count: number
}

export interface Calendars {
  readonly before: BankHolidays
  readonly after: BankHolidays
  readonly today: Temporal.PlainDate
}

/**
 * Which due days a list would move: as many working days stay left of each clock as were left before. What is over is never
 * moved, since only days to come change.
 */
export async function foreseeMoves(
  tx: Tx,
  sources: readonly RunningClocks[],
  { before, after, today }: Calendars,
): Promise<readonly ForeseenMove[]> {
  const [old, next] = [new WorkingDays('england-and-wales', before), new WorkingDays('england-and-wales', after)]
  const moves: ForeseenMove[] = []
  for (const { title, listDueDays } of sources)
    for (const { dueOn, count } of await listDueDays(tx, today)) {
      const to = next.after(today, old.between(today, dueOn))
      if (!to.equals(dueOn)) moves.push({ title, from: dueOn, to, count })
    }
  return moves
}

/** Moves what was foreseen. Gives how many clocks. */
export async function makeMoves(
  tx: Tx,
  sources: readonly RunningClocks[],
  moves: readonly ForeseenMove[],
  by: Moving,
): Promise<number> {
  let moved = 0
  for (const source of sources) {
    const own = moves.filter(({ title }) => title === source.title)
    if (own.length > 0) moved += await source.move(tx, own, by)
  }
  return moved
}
