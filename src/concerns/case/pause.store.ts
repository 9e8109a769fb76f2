import type { Tx } from '#platform/db/database.ts'
import type { CasePause } from './case-clock.ts'

/** The pauses of each of these concerns, in the order of their days. */
export async function listPausesOf(tx: Tx, concernIds: readonly string[]): Promise<ReadonlyMap<string, CasePause[]>> {
  const pauses = new Map<string, CasePause[]>()
  if (concernIds.length === 0) return pauses
  const rows = await tx
    .selectFrom('concern_pause')
    .select(['concern_id', 'from_on', 'to_on', 'reason', 'note'])
    .where('concern_id', 'in', concernIds)
    .orderBy('from_on')
    .execute()
  for (const row of rows) {
    const pause = { fromOn: row.from_on, toOn: row.to_on ?? undefined, reason: row.reason, note: row.note }
    pauses.set(row.concern_id, [...(pauses.get(row.concern_id) ?? []), pause])
  }
  return pauses
}

export async function insertPause(
  tx: Tx,
  pause: {
    partnershipId: string
    concernId: string
    fromOn: Temporal.PlainDate
    reason: string
    note: string
    by: string
  },
): Promise<void> {
  await tx
    .insertInto('concern_pause')
    .values({
      partnership_id: pause.partnershipId,
      concern_id: pause.concernId,
      from_on: pause.fromOn,
      reason: pause.reason,
      note: pause.note,
      paused_by: pause.by,
    })
    .execute()
}

/** Ends the pause that is open; `toOn` is the last day that does not count. */
export async function updatePauseEnded(
  tx: Tx,
  pause: { concernId: string; toOn: Temporal.PlainDate; by: string },
): Promise<void> {
  await tx
    .updateTable('concern_pause')
    .set({ to_on: pause.toOn, ended_by: pause.by })
    .where('concern_id', '=', pause.concernId)
    .where('to_on', 'is', null)
    .execute()
}
