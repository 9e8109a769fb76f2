import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import { dayInWords } from '#platform/day.ts'
import { Conflict } from '#platform/errors.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { owedFeedbackUrl } from '../../../concerns.urls.ts'
import { FEEDBACK_WAYS, type FeedbackHow, needsCheck, type OwedFeedback } from '../../feedback.ts'
import { faultOfTold, giveFeedback, withFeedback } from '../../give-feedback.ts'
import { suggestedWords } from '../../need-to-know.ts'
import { givePage } from './give.view.ts'

const PATH = '/triage/feedback/:feedbackId'
const params = z.object({ feedbackId: z.uuid() })
type GiveVisit = Visit<z.infer<typeof params>>

const HOW_MISSING = 'Select how they are told'
const giveForm = z.object({
  told: z
    .string('Enter what they are told')
    .trim()
    .min(1, 'Enter what they are told')
    .max(10_000, 'Use 10,000 letters or fewer'),
  how: z.enum(Object.keys(FEEDBACK_WAYS) as [FeedbackHow, ...FeedbackHow[]], HOW_MISSING),
  'who-checked': z.literal('yes').optional().catch(undefined),
  'decision-version': z.coerce.number().int().min(0),
})

export const giveRoutes: readonly Route[] = [
  route({ method: 'GET', path: PATH, permission: 'handle-concerns', params, handle: show }),
  route({ method: 'POST', path: PATH, permission: 'handle-concerns', params, handle: give }),
]

const openOwed = ({ app, actor, params }: GiveVisit): Promise<OwedFeedback> =>
  withFeedback(app, actor, params.feedbackId, async (tx, owed) => {
    await appendAudit(tx, actor, { event: 'concern-opened', subject: { concern: owed.concernId, part: 'feedback' } })
    if (owed.givenOn) throw new Conflict(`This answer was given already, on ${dayInWords(owed.givenOn)}.`)
    return owed
  })

async function show(visit: GiveVisit): Promise<Answer> {
  const owed = await openOwed(visit)
  return showPage(givePage(owed, { values: { told: suggestedWords(owed) }, errors: {} }))
}

async function give(visit: GiveVisit): Promise<Answer> {
  const { app, actor, form, params } = visit
  const parsed = parseForm(giveForm, form)
  if (!parsed.ok) return showPage(givePage(await openOwed(visit), parsed.state), 400)
  const { told, how } = parsed.data
  const isChecked = parsed.data['who-checked'] === 'yes'
  const read = await withFeedback(app, actor, params.feedbackId, async (_, owed) => owed)
  const fault = faultOfTold(told, read)
  const errors = {
    ...(fault === undefined ? {} : { told: fault }),
    ...(needsCheck(read) && !isChecked ? { 'who-checked': 'Check who this is, and say that you have' } : {}),
  }
  if (Object.keys(errors).length > 0) return showPage(givePage(await openOwed(visit), { values: form, errors }), 400)
  const decisionVersion = parsed.data['decision-version']
  const { feedbackId } = params
  const { reference } = await giveFeedback(app, actor, { feedbackId, told, how, decisionVersion, isChecked })
  return redirect(owedFeedbackUrl(), `The answer for ${reference} is given`)
}
