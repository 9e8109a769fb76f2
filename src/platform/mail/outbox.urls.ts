import type { MailKey } from './mail.store.ts'

export function outboxUrl(before?: MailKey): string {
  return before === undefined ? '/outbox' : `/outbox?before=${encodeURIComponent(`${before.madeAt}_${before.mailId}`)}`
}

export const mailUrl = (mailId: string): string => `/outbox/${mailId}`
