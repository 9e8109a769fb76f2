import { userInfo } from 'node:os'
import type pg from 'pg'

/** How the audit trail names whoever runs a command: the account that their terminal runs under. */
export const operatorId = (): string => `operator:${userInfo().username}`

/** Notes what an operator did to the installation as a whole, in the owner's transaction. */
export async function auditOperator(
  client: pg.ClientBase,
  event: string,
  subject: Readonly<Record<string, unknown>>,
): Promise<void> {
  await client.query('insert into kith.audit_event (actor, event, subject) values ($1, $2, $3)', [
    operatorId(),
    event,
    JSON.stringify(subject),
  ])
}
