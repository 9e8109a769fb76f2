import { z } from 'zod'
import { errorCode } from '../errors.ts'
import { defineJob, type Job } from '../jobs/job.ts'
import { getMail, updateMailFault, updateMailSent } from './mail.store.ts'

const RETRY = { times: 8, afterSeconds: 30 }

/** Hands one mail to the mail server. Tried for about two hours; then the mail is marked as failed and doctor says so. */
export const sendMail = defineJob({
  name: 'send-mail',
  schema: z.object({ mailId: z.uuid() }),
  retry: RETRY,
  async handle(app, { mailId }, run) {
    const mail = await run.transaction(tx => getMail(tx, mailId))
    if (mail.state === 'sent' || !mail.sealedText) return
    const text = (await app.keys.open('mail', mailId, mail.sealedText)).toString()
    try {
      await app.mail.deliver({ mailId, to: mail.to, subject: mail.subject, text, kind: mail.kind })
    } catch (error) {
      const isLast = run.retryCount >= RETRY.times
      await run.transaction(tx => updateMailFault(tx, mailId, isLast ? 'failed' : 'waiting', faultOf(error)))
      throw error
    }
    await run.transaction(tx => updateMailSent(tx, mailId, app.clock.now()))
  },
})

export const mailJobs: readonly Job[] = [sendMail]

function faultOf(error: unknown): string {
  const reply = typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : undefined
  return [errorCode(error), reply].filter(part => part !== undefined).join(' ') || 'unknown'
}
