import type { App } from '../../app.ts'
import type { Tx } from '../../db/database.ts'
import { inSignIn } from '../in-sign-in.ts'
import { type CodeAnswer, checkSecondFactor } from '../second-factor/check-second-factor.ts'
import { type OfferedFactor, offerSecondFactor, proveSecondFactor } from '../second-factor/set-up-second-factor.ts'
import { type Begun, beginSession } from './begin-session.ts'
import { type Challenge, findChallenge, useChallenge } from './challenge.store.ts'

interface Step {
  readonly challenge: string
  readonly code: string
  readonly address: string
  readonly userAgent: string
}

type Gone = { readonly outcome: 'gone' }
const GONE: Gone = { outcome: 'gone' }

export type Finished =
  | Exclude<CodeAnswer, { outcome: 'right' }>
  | Gone
  | ({ readonly outcome: 'right'; readonly next: string } & Begun)

/** Whether somebody past the password has no second factor yet, and sets it up next. */
export function needsSetUp(app: App, token: string): Promise<boolean> {
  return inSignIn(app, async tx => {
    const challenge = await findChallenge(tx, token, app.clock.now())
    return challenge !== undefined && !challenge.hasSecondFactor
  })
}

/** Takes the second factor after the password and begins the session. `gone`: start again, the ten minutes are over. */
export function finishSignIn(app: App, step: Step, kind: 'app' | 'recovery'): Promise<Finished> {
  return inSignIn(app, async tx => {
    const challenge = await findChallenge(tx, step.challenge, app.clock.now())
    if (!challenge?.hasSecondFactor) return GONE
    const { accountId } = challenge
    const answer = await checkSecondFactor(app, tx, { accountId, kind, code: step.code, address: step.address })
    return answer.outcome === 'right' ? begin(app, tx, challenge, step, kind) : answer
  })
}

/** The key that somebody without a second factor is offered after their password; undefined when they have one, or must start again. */
export function offerAtSignIn(
  app: App,
  token: string,
): Promise<{ readonly offered: OfferedFactor; readonly email: string } | undefined> {
  return inSignIn(app, async tx => {
    const challenge = await findChallenge(tx, token, app.clock.now())
    if (!challenge || challenge.hasSecondFactor) return undefined
    return { offered: await offerSecondFactor(app, tx, challenge), email: challenge.email }
  })
}

export type SetUp =
  | Gone
  | { readonly outcome: 'wrong'; readonly offered: OfferedFactor; readonly email: string }
  | ({ readonly outcome: 'right'; readonly next: string; readonly recoveryCodes: readonly string[] } & Begun)

/** Sets up the second factor after the password and begins the session. */
export function setUpAtSignIn(app: App, step: Step): Promise<SetUp> {
  return inSignIn(app, async tx => {
    const challenge = await findChallenge(tx, step.challenge, app.clock.now())
    if (!challenge || challenge.hasSecondFactor) return GONE
    const recoveryCodes = await proveSecondFactor(app, tx, { ...step, accountId: challenge.accountId })
    if (!recoveryCodes)
      return { outcome: 'wrong', offered: await offerSecondFactor(app, tx, challenge), email: challenge.email }
    const begun = await begin(app, tx, challenge, step, 'set-up')
    return begun.outcome === 'gone' ? begun : { ...begun, recoveryCodes }
  })
}

async function begin(
  app: App,
  tx: Tx,
  challenge: Challenge,
  step: Step,
  by: 'app' | 'recovery' | 'set-up',
): Promise<Gone | ({ readonly outcome: 'right'; readonly next: string } & Begun)> {
  if (!(await useChallenge(tx, challenge.tokenHash))) return GONE
  const arrival = { accountId: challenge.accountId, address: step.address, userAgent: step.userAgent, by }
  return { outcome: 'right', next: challenge.next, ...(await beginSession(app, tx, arrival)) }
}
