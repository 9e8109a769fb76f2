import type { Tx } from '../../db/database.ts'
import { isPasswordHash } from '../password.ts'

/** What somebody sees of their own account. */
export interface OwnAccount {
  readonly email: string
  /** false for the invented people of a demonstration, who sign in with one click */
  readonly hasPassword: boolean
  readonly appSetUpAt: Temporal.Instant | undefined
  readonly recoveryCodesLeft: number
}

export async function getOwnAccount(tx: Tx, accountId: string): Promise<OwnAccount> {
  const row = await tx
    .selectFrom('account as a')
    .leftJoin('second_factor as f', 'f.account_id', 'a.account_id')
    .select(eb => [
      'a.email',
      'a.password_hash',
      'f.confirmed_at',
      eb
        .selectFrom('recovery_code as r')
        .select(codes => codes.fn.countAll<number>().as('left'))
        .whereRef('r.account_id', '=', 'a.account_id')
        .where('r.used_at', 'is', null)
        .as('left'),
    ])
    .where('a.account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return {
    email: row.email,
    hasPassword: isPasswordHash(row.password_hash),
    appSetUpAt: row.confirmed_at ?? undefined,
    recoveryCodesLeft: row.left ?? 0,
  }
}
