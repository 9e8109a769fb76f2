import type { Entitlement } from '../referrer.ts'

// Subjects show on locked screens, and somebody else may read over a shoulder: neither subject nor text says whom or what
// it is about, nor that it is about safeguarding.

/** What a receipt says, by what its reader may be told. */
export const RECEIVED: Readonly<Record<Exclude<Entitlement, 'nothing'>, string>> = {
  'need-to-know': 'It was received. You will be told what was decided, and why, when it has been decided.',
  'looked-at': 'It was received. You will be told when it has been looked at.',
}

export const receivedMail = (entitlement: Exclude<Entitlement, 'nothing'>, reference: string) =>
  ({
    kind: 'concern-received',
    subject: 'We have received what you sent',
    text: `Thank you. What you sent has arrived.

Your reference is ${reference}. Give it if you call us.

${RECEIVED[entitlement]}

Please do not reply to this message: nobody reads replies. If somebody is in danger now, call 999.
`,
  }) as const
