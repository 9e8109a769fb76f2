import { auditOperator } from '../audit/operator.ts'
import { asOwner } from '../db/as-owner.ts'

/** Notes in the audit trail that everything was taken out, or put in. */
export async function noteBackup(
  ownerUrl: string,
  event: 'backup-made' | 'backup-restored',
  subject: Readonly<Record<string, unknown>>,
): Promise<void> {
  await asOwner(ownerUrl, client => auditOperator(client, event, subject))
}
