import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Does something in a transaction and takes it back, so that nothing is left of it but its answer. */
export async function undone<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint undone`.execute(tx)
  const answer = await work()
  await sql`rollback to savepoint undone`.execute(tx)
  await sql`release savepoint undone`.execute(tx)
  return answer
}

/** Does something in a transaction whole or not at all: an error undoes it, and the transaction may go on. */
export async function wholeOrNot<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint whole_or_not`.execute(tx)
  try {
    const answer = await work()
    await sql`release savepoint whole_or_not`.execute(tx)
    return answer
  } catch (error) {
    await sql`rollback to savepoint whole_or_not`.execute(tx)
    throw error
  }
}
