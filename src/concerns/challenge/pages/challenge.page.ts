import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Permission } from '#platform/auth/permissions.ts'
import type { Form, Route } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { type Act, type ActShown, actFormRoute, actRoutes } from '../../case/act-routes.ts'
import { isCode } from '../../codes.ts'
import { challengeUrl } from '../../concerns.urls.ts'
import { mayManageTeam } from '../../policy.ts'
import { listChallenges } from '../challenge.store.ts'
import { ANSWERS, CHALLENGERS } from '../challenge.ts'
import { recordChallenge } from '../raise-challenge.ts'
import { answerChallenge, endChallenge, escalateChallenge } from '../settle-challenge.ts'
import { challengePage } from './challenge.view.ts'
import { type Errors, reasonOf } from './reason-of.ts'

async function show({ actor, tx, open: { found, teams }, today, state, conflict }: ActShown) {
  return challengePage({
    found,
    today,
    state,
    why: conflict,
    actor,
    mayManage: mayManageTeam(actor, teams, found.teamId),
    challenges: await listChallenges(tx, found.concernId),
  })
}

interface ChallengeForm {
  readonly below?: string
  readonly permission: Permission
  readonly flash: string
  /** does it, or says what is wrong with what was typed */
  act(app: App, actor: Actor, typed: { reference: string; level: number; form: Form }): Promise<Errors>
}

/** A form of the page of a disagreement. */
const asAct = ({ below, permission, flash, act }: ChallengeForm): Act => ({
  part: 'challenge',
  below,
  permission,
  show,
  async act({ app, actor }, { reference, form }) {
    const errors = await act(app, actor, { reference, level: Number(textOf(form, 'level')), form })
    return Object.keys(errors).length > 0 ? { errors } : { flash, to: challengeUrl(reference) }
  },
})

const record: ChallengeForm = {
  permission: 'handle-concerns',
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
}

const answer: ChallengeForm = {
  below: 'answer',
  permission: 'manage-triage',
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
}

const escalate: ChallengeForm = {
  below: 'escalate',
  permission: 'manage-triage',
  flash: 'The next level has it from today.',
  async act(app, actor, { form, ...standing }) {
    const errors: Errors = {}
    const reason = reasonOf(form, 'escalate-reason', 'Enter why the answer does not satisfy them', errors)
    if (Object.keys(errors).length > 0) return errors
    await escalateChallenge(app, actor, { ...standing, reason })
    return errors
  },
}

const end: ChallengeForm = {
  below: 'end',
  permission: 'manage-triage',
  flash: 'The disagreement is settled.',
  async act(app, actor, { form, ...standing }) {
    const act = textOf(form, 'act')
    if (act !== 'accept' && act !== 'withdraw') return { act: 'Select how it ends' }
    await endChallenge(app, actor, { ...standing, act })
    return {}
  },
}

export const challengePageRoutes: readonly Route[] = [
  ...actRoutes(asAct(record)),
  ...[answer, escalate, end].map(asAct).map(actFormRoute),
]
