import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import { NotFound } from '#platform/errors.ts'
import { type Answer, type Form, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { isMendable } from '../case/not-recorded.ts'
import { NO_RECORD, withCase } from '../case/open-case.ts'
import { isCode } from '../codes.ts'
import { challengeUrl } from '../concerns.urls.ts'
import { LONGEST_REASON } from '../decision.ts'
import { asSender } from '../feedback/sender.ts'
import { mayManageTeam } from '../policy.ts'
import { readReference } from '../reference.ts'
import { findOwnDecision, listChallenges } from './challenge.store.ts'
import { ANSWERS, CHALLENGERS } from './challenge.ts'
import { challengePage } from './pages/challenge.view.ts'
import { disagreePage } from './pages/disagree.view.ts'
import { raiseChallenge, recordChallenge } from './raise-challenge.ts'
import { answerChallenge, endChallenge, escalateChallenge } from './settle-challenge.ts'

const params = z.object({ reference: z.string() })
type RecordVisit = Visit<{ reference: string }>
type Errors = Record<string, string>

function shown(
  { app, actor, params: { reference } }: RecordVisit,
  state: FormState,
  status = 200,
  why?: string,
): Promise<Answer> {
  const today = app.clock.today()
  return withCase(app, actor, { reference, part: 'challenge' }, async (tx, { found, teams }) =>
    showPage(
      challengePage({
        found,
        today,
        state,
        why,
        actor,
        mayManage: mayManageTeam(actor, teams, found.teamId),
        challenges: await listChallenges(tx, found.concernId),
      }),
      status,
    ),
  )
}

interface ChallengeForm {
  readonly path: string
  readonly flash: string
  /** does it, or says what is wrong with what was typed */
  act(app: RecordVisit['app'], actor: Actor, typed: { reference: string; level: number; form: Form }): Promise<Errors>
}

const formRoute = ({ path, flash, act }: ChallengeForm): Route =>
  route({
    method: 'POST',
    path: `/concerns/:reference/challenge${path}`,
    permission: path === '' ? 'handle-concerns' : 'manage-triage',
    params,
    async handle(visit) {
      const {
        app,
        actor,
        form,
        params: { reference },
      } = visit
      try {
        const errors = await act(app, actor, { reference, level: Number(textOf(form, 'level')), form })
        if (Object.keys(errors).length > 0) return shown(visit, { values: form, errors }, 400)
        return redirect(challengeUrl(reference), flash)
      } catch (error) {
        if (!isMendable(error)) throw error
        return shown(visit, { values: form, errors: {} }, 409, error.message)
      }
    },
  })

function reasonOf(form: Form, name: string, message: string, errors: Errors): string {
  const text = textOf(form, name)
  if (text === '') errors[name] = message
  else if (text.length > LONGEST_REASON) errors[name] = 'Enter 4,000 characters or fewer'
  return text
}

const forms: readonly ChallengeForm[] = [
  {
    path: '',
    flash: 'The disagreement is on record, and its clock runs.',
    async act(app, actor, { reference, form }) {
      const errors: Errors = {}
      const challenger = textOf(form, 'challenger')
      const challengerName = textOf(form, 'challenger-name')
      if (!isCode(CHALLENGERS, challenger)) errors['challenger'] = 'Select who disagrees'
      if (challengerName === '') errors['challenger-name'] = 'Enter the name of who disagrees'
      const reason = reasonOf(form, 'reason', 'Enter why they disagree', errors)
      if (Object.keys(errors).length > 0 || !isCode(CHALLENGERS, challenger)) return errors
      await recordChallenge(app, actor, { reference, challenger, challengerName, reason })
      return errors
    },
  },
  {
    path: '/answer',
    flash: 'The answer is on record.',
    async act(app, actor, { form, ...standing }) {
      const errors: Errors = {}
      const answer = textOf(form, 'answer')
      if (!isCode(ANSWERS, answer)) errors['answer'] = 'Select the answer'
      const reason = reasonOf(form, 'answer-reason', 'Enter the reason for the answer', errors)
      const answeredFor = textOf(form, 'answered-for')
      if (standing.level > 1 && answeredFor === '') errors['answered-for'] = 'Enter whose answer it is'
      if (Object.keys(errors).length > 0 || !isCode(ANSWERS, answer)) return errors
      await answerChallenge(app, actor, { ...standing, answer, reason, answeredFor })
      return errors
    },
  },
  {
    path: '/escalate',
    flash: 'The next level has it from today.',
    async act(app, actor, { form, ...standing }) {
      const errors: Errors = {}
      const reason = reasonOf(form, 'escalate-reason', 'Enter why the answer does not satisfy them', errors)
      if (Object.keys(errors).length > 0) return errors
      await escalateChallenge(app, actor, { ...standing, reason })
      return errors
    },
  },
  {
    path: '/end',
    flash: 'The disagreement is settled.',
    async act(app, actor, { form, ...standing }) {
      const act = textOf(form, 'act')
      if (act !== 'accept' && act !== 'withdraw') return { act: 'Select how it ends' }
      await endChallenge(app, actor, { ...standing, act })
      return {}
    },
  },
]

async function shownToReferrer(
  { app, actor, params: { reference } }: RecordVisit,
  state: FormState,
  status = 200,
  why?: string,
): Promise<Answer> {
  const own = readReference(reference)
  if (own === undefined) throw new NotFound(NO_RECORD)
  const read = await app.transaction(actor, async tx => {
    const decision = await findOwnDecision(tx, asSender(actor, app.clock.now()), own)
    if (!decision) return undefined
    const { concernId } = decision
    await appendAudit(tx, actor, { event: 'own-concern-opened', subject: { concern: concernId, part: 'disagree' } })
    return { decision, challenges: await listChallenges(tx, concernId) }
  })
  if (!read) return refuseRecord(app, actor, { kind: 'concern', reference: own })
  const { decision, challenges } = read
  const mine = challenges.filter(({ raisedBy }) => raisedBy === actor.id)
  return showPage(
    disagreePage({ reference: own, isDecided: decision.version !== undefined, challenges: mine, state, why }),
    status,
  )
}

export const challengeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/concerns/:reference/challenge',
    permission: 'handle-concerns',
    params,
    handle: visit => shown(visit, emptyForm),
  }),
  ...forms.map(formRoute),
  route({
    method: 'GET',
    path: '/raised/:reference/disagree',
    permission: 'see-own-concerns',
    params,
    handle: visit => shownToReferrer(visit, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/raised/:reference/disagree',
    permission: 'see-own-concerns',
    params,
    async handle(visit) {
      const {
        app,
        actor,
        form,
        params: { reference },
      } = visit
      const errors: Errors = {}
      const reason = reasonOf(form, 'reason', 'Enter why you disagree', errors)
      if (Object.keys(errors).length > 0) return shownToReferrer(visit, { values: form, errors }, 400)
      try {
        await raiseChallenge(app, actor, { reference, reason })
        return redirect(`/raised/${reference}`, 'Your disagreement is with somebody who did not make the decision.')
      } catch (error) {
        if (!isMendable(error)) throw error
        return shownToReferrer(visit, { values: form, errors: {} }, 409, error.message)
      }
    },
  }),
]
