import { createHash } from 'node:crypto'
import { listPartnerships } from '#partnership'
import { appendAudit } from '#platform/audit/trail.ts'
import { insertProposed, updateTakenIn } from '#platform/bank-holidays/bank-holiday.store.ts'
import type { HolidayFeed } from '#platform/bank-holidays/holiday-feed.ts'
import { readHolidays } from '#platform/bank-holidays/holidays-in-force.ts'
import { type HolidayProposal, proposeHolidays } from '#platform/bank-holidays/propose-holidays.ts'
import {
  type ForeseenMove,
  foreseeMoves,
  makeMoves,
  type RunningClocks,
} from '#platform/bank-holidays/running-clocks.ts'
import type { Clock } from '#platform/clock.ts'
import { inPartnership } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'

interface TakingIn {
  readonly file: { readonly name: string; readonly content: Buffer }
  readonly feed: HolidayFeed
  readonly operator: { readonly id: string; readonly name: string }
  readonly clock: Clock
  readonly isDryRun: boolean
}

interface TakenInEverywhere {
  readonly proposal: HolidayProposal
  readonly moves: readonly (ForeseenMove & { readonly partnership: string })[]
}

/** Takes a list in for every partnership, in one transaction of the owner's; or only says what it would do. */
export async function takeInEverywhere(
  tx: Tx,
  sources: readonly RunningClocks[],
  { file, feed, operator, clock, isDryRun }: TakingIn,
): Promise<TakenInEverywhere> {
  const [at, today] = [clock.now(), clock.today()]
  const before = await readHolidays(tx)
  const proposal = proposeHolidays(feed, before, today)
  const { content, changes } = proposal
  const listId = isDryRun ? undefined : await takeIn(tx, { file, feed, operator, at }, proposal)
  const moves: TakenInEverywhere['moves'][number][] = []
  for (const { partnershipId, slug } of await listPartnerships(tx))
    await inPartnership(tx, partnershipId, async () => {
      const own = await foreseeMoves(tx, sources, { before, after: content, today })
      moves.push(...own.map(move => ({ ...move, partnership: slug })))
      if (listId === undefined) return
      const actor = { id: operator.id, partnershipId }
      const clocksMoved = await makeMoves(tx, sources, own, { actor, at })
      await appendAudit(tx, actor, {
        event: 'bank-holidays-taken-in',
        subject: { listId, days: changes.length, clocksMoved },
      })
    })
  return { proposal, moves }
}

async function takeIn(
  tx: Tx,
  { file, feed, operator, at }: Pick<TakingIn, 'file' | 'feed' | 'operator'> & { readonly at: Temporal.Instant },
  { content, changes }: HolidayProposal,
): Promise<string> {
  const contentHash = createHash('sha256').update(file.content).digest()
  const listId = await insertProposed(tx, { fileName: file.name, contentHash, feed, by: operator, at })
  await updateTakenIn(tx, listId, { by: operator, at, content, changes })
  return listId
}
