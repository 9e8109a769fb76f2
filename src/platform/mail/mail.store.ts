import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { NotFound } from '../errors.ts'
import { MAIL_STATES, type MailState } from './message.ts'

interface NewMail {
  readonly mailId: string
  readonly to: string
  readonly kind: string
  readonly subject: string
  readonly sealedText: Buffer
  readonly state: MailState
  readonly personId: string | undefined
  readonly madeAt: Temporal.Instant
  readonly administratorMayRead: boolean
}

/** Keeps a mail; gives the partnership it is for, which at sign-in is found from the account. */
export async function keepMail(tx: Tx, mail: NewMail): Promise<string | undefined> {
  const kept = await sql<{ partnership_id: string | null }>`select keep_mail(
    mail => ${mail.mailId}, to_address => ${mail.to}, kind => ${mail.kind}, subject => ${mail.subject},
    sealed_text => ${mail.sealedText}, state => ${mail.state}, person => ${mail.personId ?? null},
    moment => ${mail.madeAt}, administrator_may_read => ${mail.administratorMayRead}) as partnership_id`.execute(tx)
  return kept.rows[0]?.partnership_id ?? undefined
}

export interface KeptMail {
  readonly mailId: string
  readonly to: string
  readonly kind: string
  readonly subject: string
  readonly sealedText: Buffer | undefined
  readonly state: MailState
  readonly madeAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | undefined
  readonly fault: string | undefined
  readonly administratorMayRead: boolean
}

/** A mail of the partnership in context. */
export async function getMail(tx: Tx, mailId: string): Promise<KeptMail> {
  const row = await selectMail(tx).where('mail_id', '=', mailId).executeTakeFirst()
  if (!row) throw new NotFound('There is no such mail.')
  return keptMail(row)
}

export interface MailKey {
  readonly madeAt: Temporal.Instant
  readonly mailId: string
}

/** The newest mails before a moment, newest first. */
export async function listMail(
  tx: Tx,
  page: { readonly before?: MailKey | undefined; readonly count: number },
): Promise<KeptMail[]> {
  let query = selectMail(tx).orderBy('made_at', 'desc').orderBy('mail_id', 'desc').limit(page.count)
  const { before } = page
  if (before) query = query.where(sql<boolean>`(made_at, mail_id) < (${before.madeAt}, ${before.mailId}::uuid)`)
  return (await query.execute()).map(keptMail)
}

export async function updateMailSent(tx: Tx, mailId: string, sentAt: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('mail')
    .set({ state: 'sent', sent_at: sentAt, sealed_text: null, fault: null })
    .where('mail_id', '=', mailId)
    .execute()
}

export async function updateMailFault(tx: Tx, mailId: string, state: MailState, fault: string): Promise<void> {
  await tx.updateTable('mail').set({ state, fault }).where('mail_id', '=', mailId).execute()
}

const selectMail = (tx: Tx) =>
  tx
    .selectFrom('mail')
    .select([
      'mail_id',
      'to_address',
      'kind',
      'subject',
      'sealed_text',
      'state',
      'made_at',
      'sent_at',
      'fault',
      'administrator_may_read',
    ])

interface MailRow {
  readonly mail_id: string
  readonly to_address: string
  readonly kind: string
  readonly subject: string
  readonly sealed_text: Buffer | null
  readonly state: string
  readonly made_at: Temporal.Instant
  readonly sent_at: Temporal.Instant | null
  readonly fault: string | null
  readonly administrator_may_read: boolean
}

function keptMail(row: MailRow): KeptMail {
  const state = MAIL_STATES.find(known => known === row.state)
  if (!state) throw new TypeError(`a mail has the unknown state ${row.state}`)
  return {
    mailId: row.mail_id,
    to: row.to_address,
    kind: row.kind,
    subject: row.subject,
    sealedText: row.sealed_text ?? undefined,
    state,
    madeAt: row.made_at,
    sentAt: row.sent_at ?? undefined,
    fault: row.fault ?? undefined,
    administratorMayRead: row.administrator_may_read,
  }
}
