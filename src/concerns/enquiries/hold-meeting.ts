import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { type Correction, entryOf } from './entry.ts'
import { insertMeeting, type PlanningMeeting } from './planning.store.ts'

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) > 0

/**
 * Plans a planning meeting, or records that it was held. The first one held stops the clock of ten working days; held
 * later than due, it needs the cause. A later version of the same meeting says that it was held, or what was wrong.
 */
export function holdMeeting(
  app: App,
  actor: Actor,
  read: EnquiryRead,
  meeting: PlanningMeeting,
  correction?: Correction,
): Promise<Change> {
  const isHeld = meeting.heldOn !== undefined
  return changeEnquiry(app, actor, read, isHeld ? 'hold-planning-meeting' : 'record', async context => {
    const { tx, enquiry, today, entry } = context
    const { heldOn, plannedFor } = meeting
    if (!heldOn && !plannedFor) return faults({ plannedFor: 'Enter the day it is planned for, or the day it was held' })
    if (heldOn && isAfter(heldOn, today)) return faults({ heldOn: 'The day it was held must be today or in the past' })
    if (heldOn && isAfter(enquiry.startedOn, heldOn))
      return faults({ heldOn: `The enquiry began on ${dayInWords(enquiry.startedOn)}: the meeting cannot be earlier` })
    if (heldOn && meeting.people === '') return faults({ people: 'Enter who took part' })
    const isFirst = heldOn !== undefined && enquiry.planningHeldOn === undefined
    const isLate = isFirst && isAfter(heldOn, enquiry.planningDueOn)
    if (isLate && !meeting.lateCause)
      return faults({
        lateCause: `The meeting was due by ${dayInWords(enquiry.planningDueOn)}: select why it was late`,
      })
    const kept = { ...meeting, lateCause: isLate ? meeting.lateCause : undefined }
    await insertMeeting(tx, entryOf(entry, correction), kept)
    if (!heldOn)
      return { kind: 'meeting-planned', words: `Planned a meeting for ${plannedFor && dayInWords(plannedFor)}` }
    return {
      kind: correction?.reason ? 'meeting-corrected' : 'meeting-held',
      words: `${correction?.reason ? 'Corrected the record of' : 'Recorded'} the planning meeting of ${dayInWords(heldOn)}`,
      ...(correction?.reason && { note: correction.reason }),
      ...(isFirst && { changes: { planningHeldOn: heldOn, planningLateCause: kept.lateCause } }),
    }
  })
}
