import type { Tx } from '../../db/database.ts'

export interface SecondFactor {
  /** encrypted with the key ring */
  readonly secret: Buffer | null
  /** shown and not yet proven */
  readonly offeredSecret: Buffer | null
  readonly confirmedAt: Temporal.Instant | null
  readonly lastStep: number | null
}

/** Held until the transaction ends, so that two codes at once are judged one after the other. */
export async function findFactorForUpdate(tx: Tx, accountId: string): Promise<SecondFactor | undefined> {
  const row = await tx
    .selectFrom('second_factor')
    .select(['secret', 'offered_secret', 'confirmed_at', 'last_step'])
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      secret: row.secret,
      offeredSecret: row.offered_secret,
      confirmedAt: row.confirmed_at,
      lastStep: row.last_step,
    }
  )
}

export async function updateLastStep(tx: Tx, accountId: string, step: number): Promise<void> {
  await tx.updateTable('second_factor').set({ last_step: step }).where('account_id', '=', accountId).execute()
}

export async function offerFactor(tx: Tx, accountId: string, secret: Uint8Array): Promise<void> {
  const offered_secret = Buffer.from(secret)
  await tx
    .insertInto('second_factor')
    .values({ account_id: accountId, offered_secret })
    .onConflict(conflict => conflict.column('account_id').doUpdateSet({ offered_secret }))
    .execute()
}

/** What was offered becomes the second factor. */
export async function confirmFactor(
  tx: Tx,
  accountId: string,
  proven: { secret: Buffer; step: number; at: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('second_factor')
    .set({ secret: proven.secret, offered_secret: null, confirmed_at: proven.at, last_step: proven.step })
    .where('account_id', '=', accountId)
    .execute()
}

/** Replaces all recovery codes of an account. */
export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  hashes: readonly Buffer[],
  now: Temporal.Instant,
): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await tx
    .insertInto('recovery_code')
    .values(hashes.map(code_hash => ({ account_id: accountId, code_hash, made_at: now })))
    .execute()
}

/** Takes a code, once: false when it is none of theirs or was used. */
export async function useRecoveryCode(
  tx: Tx,
  accountId: string,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function countUnusedRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  const row = await tx
    .selectFrom('recovery_code')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
