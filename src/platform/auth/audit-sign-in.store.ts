import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** What happened to an account, or to the address of nobody. Identifiers and codes alone: never a password, code or typed address. */
export interface SignInEvent {
  readonly event: string
  readonly accountId: string | undefined
  readonly address: string
  readonly detail?: Readonly<Record<string, string | number | boolean>>
}

/** Appends the event to the trail of each partnership that the account works in, in the caller's transaction. */
export async function auditSignIn(tx: Tx, now: Temporal.Instant, happened: SignInEvent): Promise<void> {
  const subject = JSON.stringify({ address: happened.address, ...happened.detail })
  await sql`select audit_sign_in(${happened.accountId ?? null}, ${now}, ${happened.event}, ${subject}::jsonb)`.execute(
    tx,
  )
}
