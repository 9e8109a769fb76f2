import { sql } from 'kysely'
import { type ListReader, openTo } from '#platform/auth/restriction/record-access.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { About } from '../codes.ts'
import type { Sender } from './sender.ts'

const isOpenTo = (reader: ListReader | undefined) =>
  reader === undefined ? sql<boolean>`true` : openTo(reader, 'concern', sql.ref('concern_account.concern_id'))

export interface Raised {
  readonly concernId: string
  readonly reference: string
  readonly about: About
  readonly receivedAt: Temporal.Instant
  readonly inBrief: string
}

export interface RaisedPart {
  /** the reference after which it goes on; without one from the newest */
  readonly before: string | undefined
  readonly most: number
}

/** What the actor sent, newest first: the account alone, which holds nothing of what was done with it. */
export async function listRaised(
  tx: Tx,
  { raisedBy, reader }: Sender,
  { before, most }: RaisedPart,
): Promise<Raised[]> {
  const rows = await tx
    .selectFrom('concern_account')
    .select(['concern_id', 'reference', 'about', 'received_at', 'in_brief'])
    .where('raised_by', '=', raisedBy)
    .where(isOpenTo(reader))
    .$if(before !== undefined, earlier =>
      earlier.where(
        sql<boolean>`(received_at, concern_id) < (select b.received_at, b.concern_id from concern_account b
          where b.partnership_id = concern_account.partnership_id and b.raised_by = ${raisedBy} and b.reference = ${before})`,
      ),
    )
    .orderBy('received_at', 'desc')
    .orderBy('concern_id', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({
    concernId: row.concern_id,
    reference: row.reference,
    about: row.about === 'child' ? 'child' : 'adult',
    receivedAt: row.received_at,
    inBrief: row.in_brief,
  }))
}

export async function countRaised(tx: Tx, { raisedBy, reader }: Sender): Promise<number> {
  const row = await tx
    .selectFrom('concern_account')
    .select(query => query.fn.countAll<string>().as('many'))
    .where('raised_by', '=', raisedBy)
    .where(isOpenTo(reader))
    .executeTakeFirstOrThrow()
  return Number(row.many)
}

export interface RaisedAccount extends Raised {
  readonly raisedBy: string
  readonly answers: Readonly<Record<string, string | readonly string[]>>
}

export async function findRaised(
  tx: Tx,
  { raisedBy, reader }: Sender,
  reference: string,
): Promise<RaisedAccount | undefined> {
  const row = await tx
    .selectFrom('concern_account')
    .select(['raised_by', 'concern_id', 'reference', 'about', 'received_at', 'in_brief', 'answers'])
    .where('raised_by', '=', raisedBy)
    .where('reference', '=', reference)
    .where(isOpenTo(reader))
    .executeTakeFirst()
  return (
    row && {
      raisedBy: row.raised_by,
      concernId: row.concern_id,
      reference: row.reference,
      about: row.about === 'child' ? 'child' : 'adult',
      receivedAt: row.received_at,
      inBrief: row.in_brief,
      answers: row.answers as RaisedAccount['answers'],
    }
  )
}
