// Subjects show on locked screens, and somebody else may read over a shoulder: neither subject nor text says whom or what
// it is about, nor that it is about safeguarding.

/** For somebody with an account: the answer itself waits behind the sign-in. */
export const answerWaitsMail = (raisedUrl: string) =>
  ({
    kind: 'concern-answer-waits',
    subject: 'There is an answer for you',
    text: `There is an answer to something that you sent. Sign in to read it:

${raisedUrl}

Please do not reply to this message: nobody reads replies.
`,
  }) as const

/** For somebody without an account, at an address that they said is safe: what was approved for them to know. */
export const answerMail = (reference: string, told: string) =>
  ({
    kind: 'concern-answer',
    subject: 'An answer to what you sent',
    text: `Your reference is ${reference}.

${told}

Please do not reply to this message: nobody reads replies.
`,
  }) as const
