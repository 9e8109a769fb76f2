import type { Transporter } from 'nodemailer'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { inPartnership } from '../db/context.ts'
import type { Tx } from '../db/database.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { sendMail } from './mail.jobs.ts'
import { keepMail } from './mail.store.ts'
import { type Message, OutgoingMail } from './message.ts'

export interface Mail {
  /** Whether a mail server is configured; without one every mail stays on the outbox page. */
  readonly hasServer: boolean
  /** Keeps the mail and has it sent once the caller's transaction commits. The mail's id. */
  send<const S extends string>(tx: Tx, message: Message<S>): Promise<string>
  /** Hands a mail to the mail server now. For the job that sends. */
  deliver(mail: OutgoingMail): Promise<void>
  /** Throws what the mail server says when it does not answer or refuses the sign-in. */
  check(): Promise<void>
  close(): void
}

interface MailParts {
  readonly config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'baseUrl'>
  readonly clock: Clock
  readonly keys: KeyRing
  readonly jobs: Jobs
}

const PATIENCE_MS = 15_000

export function createMail({ config, clock, keys, jobs }: MailParts): Mail {
  let transport: Promise<Transporter> | undefined
  const connect = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer') // 40 modules that a process without mail to send does without
    return createTransport({
      url: config.smtpUrl ?? '',
      pool: true,
      maxConnections: 2,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      // A text is a text: nothing in it is ever read from a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  const server = (): Promise<Transporter> => {
    transport ??= connect()
    return transport
  }
  const hasServer = config.smtpUrl !== undefined
  return {
    hasServer,
    async send(tx, message) {
      const mail = OutgoingMail.parse({ ...message, mailId: crypto.randomUUID() })
      const sealedText = await keys.seal('mail', mail.mailId, mail.text)
      const state = hasServer ? 'waiting' : 'kept'
      const { personId, administratorMayRead = false } = message
      const kept = { ...mail, sealedText, state, personId, madeAt: clock.now(), administratorMayRead } as const
      const partnershipId = await keepMail(tx, kept)
      if (hasServer) await inPartnership(tx, partnershipId, () => jobs.add(tx, sendMail, { mailId: mail.mailId }))
      return mail.mailId
    },
    async deliver(mail) {
      const { mailId, to, subject, text } = OutgoingMail.parse(mail)
      // The same on every attempt, so that a mail server that got it twice can tell.
      const messageId = `<${mailId}@${new URL(config.baseUrl).hostname}>`
      await (await server()).sendMail({
        from: config.mailFrom,
        to: { name: '', address: to },
        subject,
        text,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    check: async () => {
      await (await server()).verify()
    },
    close: () => void transport?.then(server => server.close()),
  }
}
