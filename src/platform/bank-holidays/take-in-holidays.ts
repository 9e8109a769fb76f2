import { createHash } from 'node:crypto'
import { appendAudit } from '../audit/trail.ts'
import type { Actor } from '../auth/actor.ts'
import type { Tx } from '../db/database.ts'
import { Conflict } from '../errors.ts'
import type { BankHolidays } from '../working-days.ts'
import { insertProposed, type Proposed, updateTakenIn } from './bank-holiday.store.ts'
import { type FeedProblem, readHolidayFeed } from './holiday-feed.ts'
import { readHolidays } from './holidays-in-force.ts'
import { type HolidayProposal, proposeHolidays } from './propose-holidays.ts'
import { type ForeseenMove, foreseeMoves, makeMoves, type RunningClocks } from './running-clocks.ts'

/** What taking in a list would do, for those who decide. */
export interface Foreseen {
  readonly proposal: HolidayProposal
  readonly moves: readonly ForeseenMove[]
  /** The same for the same days and clocks: whoever takes it in says what they saw. */
  readonly mark: string
}

export async function foresee(
  tx: Tx,
  sources: readonly RunningClocks[],
  { feed }: Pick<Proposed, 'feed'>,
  today: Temporal.PlainDate,
): Promise<Foreseen> {
  const before = await readHolidays(tx)
  const proposal = proposeHolidays(feed, before, today)
  const moves = await foreseeMoves(tx, sources, { before, after: proposal.content, today })
  const mark = createHash('sha256')
    .update(JSON.stringify([proposal.changes, moves]))
    .digest('base64url')
  return { proposal, moves, mark }
}

interface By {
  readonly actor: Pick<Actor, 'id' | 'name' | 'partnershipId'>
  readonly at: Temporal.Instant
}

/** Keeps a file as a proposal, where it is one; nothing is in force before somebody takes it in. */
export async function proposeList(
  tx: Tx,
  { actor, at }: By,
  file: { readonly name: string; readonly content: Buffer },
): Promise<readonly FeedProblem[]> {
  const { feed, problems } = readHolidayFeed(file.content)
  if (!feed) return problems
  const contentHash = createHash('sha256').update(file.content).digest()
  const listId = await insertProposed(tx, { fileName: file.name, contentHash, feed, by: actor, at })
  await appendAudit(tx, actor, { event: 'bank-holidays-proposed', subject: { listId } })
  return problems
}

/**
 * Takes in what was proposed and moves the clocks of the partnership in context, in one transaction. The caller puts what
 * it gives in force once that has ended. Refuses where what would change is not what was seen.
 */
export async function takeInList(
  tx: Tx,
  sources: readonly RunningClocks[],
  { actor, at, today, seen }: By & { readonly today: Temporal.PlainDate; readonly seen: string },
  proposed: Proposed,
): Promise<{ readonly content: BankHolidays; readonly movedCount: number }> {
  const { proposal, moves, mark } = await foresee(tx, sources, proposed, today)
  if (mark !== seen) throw new Conflict('Days or clocks changed since you looked. Look again at what would change now.')
  const { content, changes } = proposal
  if (!(await updateTakenIn(tx, proposed.id, { by: actor, at, content, changes })))
    throw new Conflict('The list was taken in or discarded in the meantime.')
  const movedCount = await makeMoves(tx, sources, moves, { actor, at })
  const count = (kind: string) => changes.filter(change => change.kind === kind).length
  await appendAudit(tx, actor, {
    event: 'bank-holidays-taken-in',
    subject: {
      listId: proposed.id,
      added: count('added'),
      removed: count('removed'),
      renamed: count('renamed'),
      clocksMoved: movedCount,
    },
  })
  return { content, movedCount }
}
