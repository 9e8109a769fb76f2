import type { Tx } from '../db/database.ts'
import { deleteEndedForms } from './kept-form/kept-form.store.ts'

const ATTEMPTS_HOURS = 48
const ENDED_DAYS = 30

/** Deletes attempts that no longer count, sign-ins that were not finished, forms that nobody came back for, and links and sessions that ended a month ago. */
export async function forgetOldSignIns(tx: Tx, now: Temporal.Instant): Promise<void> {
  const ended = now.subtract({ hours: 24 * ENDED_DAYS })
  await tx
    .deleteFrom('sign_in_throttle')
    .where('last_attempt_at', '<', now.subtract({ hours: ATTEMPTS_HOURS }))
    .execute()
  await tx.deleteFrom('sign_in_challenge').where('ends_at', '<', now).execute()
  await deleteEndedForms(tx, now)
  await tx.deleteFrom('mailed_link').where('ends_at', '<', ended).execute()
  await tx.deleteFrom('session').where('ends_at', '<', ended).execute()
}
