import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { weekdayInWords } from '#platform/day.ts'
import { Refusal } from '#platform/errors.ts'
import { updateCase } from '../case/case.store.ts'
import { standingOf } from '../case/case.ts'
import { readCaseClock } from '../case/case-clock.ts'
import { insertEvent } from '../case/history.store.ts'
import { withCase } from '../case/open-case.ts'
import { insertPause, updatePauseEnded } from '../case/pause.store.ts'
import { PAUSE_REASONS, type PauseReason } from '../codes.ts'
import { assertAllows } from '../concern.ts'
import { whyNotStop } from './stop-clock-rule.ts'

interface Changing {
  readonly reference: string
  readonly version: number
}

/** Stops the decision clock from today on, for a reason that is the individual's or the police's. */
export function stopClock(
  app: App,
  actor: Actor,
  { reference, version, reason, note }: Changing & { readonly reason: PauseReason; readonly note: string },
): Promise<void> {
  return withCase(app, actor, { reference, version, toChange: true }, async (tx, { found }) => {
    assertAllows(standingOf(found), 'pause')
    const today = app.clock.today()
    const why = whyNotStop(readCaseClock(found, today))
    if (why !== undefined) throw new Refusal(why)
    const { partnershipId } = actor
    const { concernId } = found
    await insertPause(tx, { partnershipId, concernId, fromOn: today, reason, note, by: actor.id })
    await updateCase(tx, concernId, { pausedOn: today })
    const words = `Stopped the clock: ${PAUSE_REASONS[reason]}`
    await insertEvent(tx, {
      partnershipId,
      concernId,
      at: app.clock.now(),
      kind: 'clock-stopped',
      words,
      note,
      by: actor.id,
    })
    await appendAudit(tx, actor, { event: 'concern-clock-stopped', subject: { concern: concernId, reason } })
  })
}

/** Starts it again: the working days between do not count, today does, and the due day moves. */
export function startClock(
  app: App,
  actor: Actor,
  { reference, version }: Changing,
): Promise<{ dueOn: Temporal.PlainDate }> {
  return withCase(app, actor, { reference, version, toChange: true }, async (tx, { found }) => {
    assertAllows(standingOf(found), 'resume')
    const today = app.clock.today()
    const fromOn = found.pausedOn ?? today
    const yesterday = today.subtract({ days: 1 })
    const toOn = Temporal.PlainDate.compare(yesterday, fromOn) < 0 ? fromOn : yesterday
    const pauses = found.pauses.map(pause => (pause.toOn === undefined ? { ...pause, toOn } : pause))
    const { dueOn } = readCaseClock({ ...found, pauses }, today)
    const { concernId } = found
    await updatePauseEnded(tx, { concernId, toOn, by: actor.id })
    await updateCase(tx, concernId, { pausedOn: null, dueOn })
    await insertEvent(tx, {
      partnershipId: actor.partnershipId,
      concernId,
      at: app.clock.now(),
      kind: 'clock-started',
      words: `Started the clock again: the decision is due ${weekdayInWords(dueOn)}`,
      by: actor.id,
    })
    await appendAudit(tx, actor, {
      event: 'concern-clock-started',
      subject: { concern: concernId, dueOn: dueOn.toString() },
    })
    return { dueOn }
  })
}
