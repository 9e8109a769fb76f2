import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import { getRecordAccess } from '#platform/auth/restriction/record-access.store.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, Refusal } from '#platform/errors.ts'
import { listTeamsOf } from '../case/team.store.ts'
import { raisedOneUrl } from '../concerns.urls.ts'
import { mayReadCase } from '../policy.ts'
import { findFeedback, insertFeedbackEvent, updateFeedbackGiven } from './feedback.store.ts'
import { FEEDBACK_KINDS, FEEDBACK_WAYS, type FeedbackHow, needsCheck, type OwedFeedback, waysFor } from './feedback.ts'
import { answerMail, answerWaitsMail } from './mails.ts'
import { giveaways } from './need-to-know.ts'

/** Opens what is owed to a referrer, for somebody who may read the case; a refusal is in the trail and says there is none. */
export async function withFeedback<T>(
  app: App,
  actor: Actor,
  feedbackId: string,
  work: (tx: Tx, owed: OwedFeedback) => Promise<T>,
): Promise<T> {
  const answer = await app.transaction(actor, async tx => {
    const owed = await findFeedback(tx, feedbackId)
    if (!owed) return { refused: { kind: 'feedback', id: feedbackId } }
    const access = await getRecordAccess(tx, { kind: 'concern', id: owed.concernId }, app.clock.now())
    const teams = (await listTeamsOf(tx, actor.personId, app.clock.today())).map(team => team.teamId)
    if (!mayReadCase(actor, teams, { teamId: owed.teamId, access }))
      return { refused: { kind: 'concern', id: owed.concernId } }
    return { done: await work(tx, owed) }
  })
  if ('done' in answer) return answer.done
  return refuseRecord(app, actor, answer.refused)
}

export interface Feedback {
  readonly feedbackId: string
  /** in plain words, approved by whoever gives it */
  readonly told: string
  readonly how: FeedbackHow
  /** the decision it was written from */
  readonly decisionVersion: number
  /** whoever gives it has checked who the referrer is: asked of those who did not sign in */
  readonly isChecked: boolean
}

/** The fault of a text that would give somebody away. */
export function faultOfTold(told: string, owed: Pick<OwedFeedback, 'individual'>): string | undefined {
  const found = giveaways(told, owed.individual)
  if (found.length === 0) return undefined
  const words = found.map(word => `“${word}”`).join(' and ')
  return `Take out ${words}: what is told never names the person it is about`
}

/** Tells whoever raised a concern what they are owed, once. Only they are written to, and only where they said it is safe. */
export const giveFeedback = (app: App, actor: Actor, given: Feedback): Promise<OwedFeedback> =>
  withFeedback(app, actor, given.feedbackId, async (tx, owed) => {
    if (owed.givenOn) throw new Conflict(`This was given already, on ${dayInWords(owed.givenOn)}.`)
    if (owed.decisionVersion !== given.decisionVersion)
      throw new Conflict('The decision was changed while you wrote. Read the new one before you answer.')
    if (!waysFor(owed.referrer).includes(given.how)) throw new Refusal('They cannot be told in this way.')
    if (needsCheck(owed) && !given.isChecked)
      throw new Refusal('Check who this is before you tell them: they did not sign in.')
    const fault = faultOfTold(given.told, owed)
    if (fault) throw new Refusal(`${fault}.`)
    const at = app.clock.now()
    const isGiven = await updateFeedbackGiven(tx, owed.feedbackId, { ...given, at, on: civilDay(at), by: actor.id })
    if (!isGiven) throw new Conflict('Somebody else gave this answer while you wrote.')
    if (given.how === 'mail') await sendAnswer(app, tx, owed, given.told)
    const { partnershipId } = actor
    const { concernId } = owed
    const checked = needsCheck(owed) ? ' (who they are was checked)' : ''
    const words = `Told whoever raised it, ${FEEDBACK_WAYS[given.how].toLowerCase()}: ${FEEDBACK_KINDS[owed.kind].toLowerCase()}${checked}`
    await insertFeedbackEvent(tx, { partnershipId, concernId, at, words, note: given.told, by: actor.id })
    await appendAudit(tx, actor, {
      event: 'referrer-told',
      subject: { concern: concernId, kind: owed.kind, how: given.how, isChecked: given.isChecked },
    })
    return owed
  })

async function sendAnswer(app: App, tx: Tx, { referrer, reference }: OwedFeedback, told: string): Promise<void> {
  const to = referrer.email
  if (referrer.personId === undefined) await app.mail.send(tx, { to, ...answerMail(reference, told) })
  else await app.mail.send(tx, { to, ...answerWaitsMail(`${app.config.baseUrl}${raisedOneUrl(reference)}`) })
}
