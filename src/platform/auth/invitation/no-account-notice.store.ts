import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'

const MOST_A_DAY = { toOneAddress: 1, inAll: 100 } as const

/** Whether one more notice may go to an address without an account. Anybody can type any address: it must not be a way to send mail. */
export async function mayNotify(tx: Tx, email: string, now: Temporal.Instant): Promise<boolean> {
  const counted = await sql<{
    to_address: number
    in_all: number
  }>`select to_address, in_all from count_no_account_notices(${email}, ${now.subtract({ hours: 24 })})`.execute(tx)
  const [made] = counted.rows
  return made !== undefined && made.to_address < MOST_A_DAY.toOneAddress && made.in_all < MOST_A_DAY.inAll
}
