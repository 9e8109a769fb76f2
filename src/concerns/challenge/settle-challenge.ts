import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { clockFor } from '#platform/clock-rules.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotAllowed, NotFound, Refusal } from '#platform/errors.ts'
import { insertEvent } from '../case/history.store.ts'
import { type OpenCase, withCase } from '../case/open-case.ts'
import { mayManageTeam } from '../policy.ts'
import {
  getDecider,
  insertLevel,
  listChallenges,
  updateChallengeEnded,
  updateLevelAnswered,
} from './challenge.store.ts'
import {
  ANSWERS,
  assertChallengeAllows,
  type Challenge,
  type ChallengeAct,
  type ChallengeAnswer,
  type ChallengeOutcome,
  LAST_LEVEL,
  type LevelRecord,
  levelOf,
  standingOfChallenge,
} from './challenge.ts'

interface Standing {
  readonly reference: string
  /** the level as it was read: when it has moved on, nothing is recorded */
  readonly level: number
}

interface Settling extends OpenCase {
  readonly challenge: Challenge
  readonly last: LevelRecord
}

/** Opens the record to its manager with the disagreement that stands, and checks that the act can be done. */
const withChallenge = <T>(
  app: App,
  actor: Actor,
  { reference, level }: Standing,
  act: ChallengeAct,
  work: (tx: Tx, settling: Settling) => Promise<T>,
): Promise<T> =>
  withCase(app, actor, { reference, toChange: true }, async (tx, open) => {
    if (!mayManageTeam(actor, open.teams, open.found.teamId))
      throw new NotAllowed('Only the team’s manager records how a disagreement goes on.', 'the team’s manager')
    const challenge = (await listChallenges(tx, open.found.concernId)).find(each => each.outcome === undefined)
    const last = challenge?.levels.at(-1)
    if (!challenge || !last) throw new NotFound('No disagreement stands on this record.')
    assertChallengeAllows(standingOfChallenge(challenge), act)
    if (last.level !== level) throw new Refusal('The disagreement has gone on since you read it.')
    return work(tx, { ...open, challenge, last })
  })

export interface Answering extends Standing {
  readonly answer: ChallengeAnswer
  readonly reason: string
  /** whose answer it is, where it is not the actor's own: the head of service, the partnership */
  readonly answeredFor: string
}

/** Whether the actor may answer: never who made the decision that is challenged. */
export const mayAnswer = (actor: Pick<Actor, 'id'>, { decidedBy }: Pick<LevelRecord, 'decidedBy'>): boolean =>
  actor.id !== decidedBy

/** Answers at the level where it stands. A changed decision, or the answer of the last level, settles it. */
export function answerChallenge(app: App, actor: Actor, answering: Answering): Promise<void> {
  return withChallenge(app, actor, answering, 'answer', async (tx, { found, challenge, last }) => {
    if (!mayAnswer(actor, last))
      throw new NotAllowed(
        'You made this decision, so somebody else answers the disagreement.',
        'another manager of the team',
      )
    const { answer, reason, answeredFor, level } = answering
    if (answer === 'changed') await assertChangedByAnother(tx, found, challenge, last)
    const { challengeId } = challenge
    const [at, on] = [app.clock.now(), app.clock.today()]
    await updateLevelAnswered(tx, { challengeId, level, answer, reason, answeredFor, by: actor.id, at, on })
    await tell(
      app,
      tx,
      actor,
      found.concernId,
      'answered',
      `${levelOf(level).name} answered the disagreement: ${ANSWERS[answer]}`,
      reason,
    )
    if (answer === 'changed' || level === LAST_LEVEL) await end(app, tx, actor, found.concernId, challengeId, answer)
  })
}

/** The answer says that the decision was changed: then it has been, since it was challenged, by somebody else. */
async function assertChangedByAnother(
  tx: Tx,
  found: OpenCase['found'],
  challenge: Challenge,
  last: LevelRecord,
): Promise<void> {
  if (found.decisionVersion <= challenge.decisionVersion)
    throw new Refusal(
      'The decision has not been changed since they disagreed. Change the decision first, then record the answer.',
    )
  if ((await getDecider(tx, found.concernId, found.decisionVersion)) === last.decidedBy)
    throw new Refusal('Whoever decided first changed it themselves. Somebody else has to decide on the disagreement.')
}

/** Who disagreed is not satisfied: the next level has it from today. */
export function escalateChallenge(
  app: App,
  actor: Actor,
  { reason, ...standing }: Standing & { readonly reason: string },
): Promise<void> {
  return withChallenge(app, actor, standing, 'escalate', async (tx, { found, challenge, last }) => {
    const next = levelOf(last.level + 1)
    const on = app.clock.today()
    const { rule, dueOn } = clockFor(next.rule, on)
    await insertLevel(tx, {
      partnershipId: actor.partnershipId,
      challengeId: challenge.challengeId,
      level: next.level,
      raisedBy: challenge.raisedBy,
      decidedBy: last.decidedBy,
      reason,
      beganOn: on,
      clockRule: rule.version,
      dueOn,
    })
    await tell(app, tx, actor, found.concernId, 'escalated', `The disagreement went up to: ${next.name}`, reason)
  })
}

/** The answer is accepted, or who disagreed does so no longer. */
export function endChallenge(
  app: App,
  actor: Actor,
  { act, ...standing }: Standing & { readonly act: 'accept' | 'withdraw' },
): Promise<void> {
  return withChallenge(app, actor, standing, act, (tx, { found, challenge }) =>
    end(app, tx, actor, found.concernId, challenge.challengeId, act === 'accept' ? 'kept' : 'withdrawn'),
  )
}

async function end(
  app: App,
  tx: Tx,
  actor: Actor,
  concernId: string,
  challengeId: string,
  outcome: ChallengeOutcome,
): Promise<void> {
  await updateChallengeEnded(tx, { challengeId, outcome, by: actor.id, on: app.clock.today() })
  const words =
    outcome === 'withdrawn' ? 'The disagreement was withdrawn' : `The disagreement is settled: ${ANSWERS[outcome]}`
  await tell(app, tx, actor, concernId, 'settled', words, '')
}

async function tell(
  app: App,
  tx: Tx,
  actor: Actor,
  concernId: string,
  what: string,
  words: string,
  note: string,
): Promise<void> {
  const { partnershipId } = actor
  await insertEvent(tx, {
    partnershipId,
    concernId,
    at: app.clock.now(),
    kind: `challenge-${what}`,
    words,
    note,
    by: actor.id,
  })
  await appendAudit(tx, actor, { event: `concern-challenge-${what}`, subject: { concern: concernId } })
}
