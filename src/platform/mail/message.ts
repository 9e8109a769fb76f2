import { z } from 'zod'

/** A subject that stands in the program's text: what is put together at run time does not compile, so that it cannot name anybody. */
export type FixedSubject<S extends string> = string extends S ? never : S

export interface Message<S extends string = string> {
  readonly to: string
  /** shown on locked screens and kept in mail servers' logs: a fixed text, never a name, a reference or a case */
  readonly subject: FixedSubject<S>
  readonly text: string
  /** kebab-case, such as `invitation` */
  readonly kind: string
  readonly personId?: string
  /**
   * Mail of sign-in: without a mail server somebody has to hand it on, so an administrator may read it on the outbox page.
   * All other mail is for its reader alone.
   */
  readonly administratorMayRead?: true
}

/** A mail as it leaves: one address, one line of subject, plain text. */
export const OutgoingMail = z.object({
  mailId: z.uuid(),
  to: z
    .email('A mail needs one e-mail address.')
    .max(254)
    .regex(/^[^\s,;<>"]+$/, 'A mail goes to one address.'),
  // A line break here would let whoever wrote the subject add headers of their own.
  subject: z
    .string()
    .regex(/^\P{Cc}{1,150}$/u, 'A subject is one line of at most 150 characters.')
    .refine(subject => !subject.includes('@'), 'A subject never holds an address.'),
  text: z.string().min(1).max(100_000),
  kind: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
})
export type OutgoingMail = z.infer<typeof OutgoingMail>

export const MAIL_STATES = ['waiting', 'sent', 'kept', 'failed'] as const
export type MailState = (typeof MAIL_STATES)[number]
