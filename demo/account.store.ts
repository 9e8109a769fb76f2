import { randomBytes } from 'node:crypto'
import type { Tx } from '#platform/db/database.ts'

/** A well-formed argon2id hash made of chance: no password has it, so that nobody signs in to a demonstration account by one. */
const hashOfNoPassword = (): string => {
  const part = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '')
  return `$argon2id$v=19$m=19456,t=2,p=1$${part(16)}$${part(32)}`
}

/** An active account for each address; the ids by address. */
export async function insertAccounts(tx: Tx, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .insertInto('account')
    .values(emails.map(email => ({ email, state: 'active', password_hash: hashOfNoPassword() })))
    .returning(['email', 'account_id'])
    .execute()
  return new Map(rows.map(row => [row.email, row.account_id]))
}
