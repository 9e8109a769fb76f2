import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { civilDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors.ts'
import { updateCase } from '../case/case.store.ts'
import { type Case, standingOf } from '../case/case.ts'
import { readCaseClock } from '../case/case-clock.ts'
import { insertEvent } from '../case/history.store.ts'
import { findOpenChallengeId } from '../challenge/challenge.store.ts'
import { assertAllows, pathwaysOf } from '../concern.ts'
import { opensEnquiry } from '../decision.ts'
import { feedbackClock } from '../decision-clock.ts'
import { type OpenedEnquiry, openEnquiry, withdrawEnquiry } from '../enquiries/open-enquiry.ts'
import { oweFeedback } from '../feedback/owe-feedback.store.ts'
import { mappingOn } from '../pathway-mapping.ts'
import { deleteDraft, insertDecision } from './decision.store.ts'
import { type Decision, pathwayFault } from './decision-form.ts'

export interface Change {
  /** why the decision that stood is changed */
  readonly why: string
}

export interface Decided {
  readonly reference: string
  readonly isInTime: boolean
  readonly enquiry: OpenedEnquiry | undefined
}

/**
 * Records a decision, the first or a changed one, with all that follows from it: the enquiry it opens or withdraws, what the
 * referrer is owed, the history. The record is held by the caller's transaction, which has let the actor in.
 */
export async function writeDecision(
  app: App,
  tx: Tx,
  actor: Actor,
  found: Case,
  decision: Decision,
  change?: Change,
): Promise<Decided> {
  assertAllows(standingOf(found), change ? 'change-decision' : 'decide')
  assertFollows(found, decision)
  const at = app.clock.now()
  const today = civilDay(at)
  const { partnershipId } = actor
  const { concernId } = found
  const timing = timingOf(found, decision, today)
  const mapping = mappingOn(today)
  const version = found.decisionVersion + 1
  const nationalClass = mapping.classes[decision.pathway]
  await insertDecision(tx, {
    ...decision,
    ...timing,
    partnershipId,
    concernId,
    version,
    nationalClass,
    mapping: mapping.version,
    challengeId: change ? await findOpenChallengeId(tx, concernId) : undefined,
    by: actor.id,
    at,
    on: today,
  })
  await updateCase(tx, concernId, {
    pathway: decision.pathway,
    nationalClass,
    decisionVersion: version,
    ...(change
      ? {}
      : {
          decidedOn: today,
          decidedInTime: timing.isInTime,
          ...(timing.lateCause ? { lateCause: timing.lateCause } : {}),
        }),
  })
  await deleteDraft(tx, concernId)
  const pathwayWords = pathwaysOf(found.about)[decision.pathway] ?? decision.pathway
  await insertEvent(tx, {
    partnershipId,
    concernId,
    at,
    kind: change ? 'decision-changed' : 'decided',
    words: change ? `Changed the decision to: ${pathwayWords}` : `Decided: ${pathwayWords}`,
    note: change ? change.why : decision.reason,
    by: actor.id,
  })
  await appendAudit(tx, actor, {
    event: change ? 'concern-decision-changed' : 'concern-decided',
    subject: { concern: concernId, version, pathway: decision.pathway, inTime: timing.isInTime },
  })
  await oweFeedback(tx, { concernId, kind: 'decision', dueOn: feedbackClock(today).dueOn, pathwayWords })
  return {
    reference: found.reference,
    isInTime: timing.isInTime,
    enquiry: await followEnquiry(app, tx, actor, found, decision, change),
  }
}

/** The page offers only what follows; this holds it for whoever does not come from the page. */
function assertFollows({ about }: Case, { pathway, limbs }: Decision): void {
  if (!Object.hasOwn(pathwaysOf(about), pathway)) throw new Refusal('There is no such decision here.')
  const hasLimbs = about === 'adult' && pathway !== 'screened-out'
  if (hasLimbs !== (limbs !== undefined))
    throw new Refusal('The three questions are answered where they decide, and only there.')
  const fault = limbs && pathwayFault(pathway, limbs)
  if (fault !== undefined) throw new Refusal(`${fault}.`)
}

/** A changed decision keeps what the first was: in time or not, and why. */
function timingOf(found: Case, { lateCause, lateNote }: Decision, today: Temporal.PlainDate) {
  if (found.decidedInTime !== undefined)
    return { dueOn: found.dueOn, isInTime: found.decidedInTime, lateCause: found.lateCause, lateNote: '' }
  const { dueOn } = readCaseClock(found, today)
  const isInTime = Temporal.PlainDate.compare(today, dueOn) <= 0
  if (!isInTime && lateCause === undefined) throw new Refusal('Say why the decision is late.')
  return isInTime ? { dueOn, isInTime, lateCause: undefined, lateNote: '' } : { dueOn, isInTime, lateCause, lateNote }
}

async function followEnquiry(
  app: App,
  tx: Tx,
  actor: Actor,
  found: Case,
  { pathway }: Decision,
  change: Change | undefined,
): Promise<OpenedEnquiry | undefined> {
  if (!opensEnquiry(pathway)) {
    if (change) await withdrawEnquiry(app, tx, actor, found.concernId, change.why)
    return undefined
  }
  const { concernId, individualId, teamId, abuseTypes, location, sourcesOfRisk } = found
  const leadId = found.workerId ?? actor.personId
  const kind = pathway === 's42-2' ? 'section-42' : 'other'
  return openEnquiry(app, tx, actor, {
    concernId,
    individualId,
    teamId,
    leadId,
    kind,
    abuseTypes,
    location,
    sourcesOfRisk,
  })
}
