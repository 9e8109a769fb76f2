import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import {
  type Change,
  type ChangeContext,
  changeEnquiry,
  type EnquiryRead,
  faults,
  type Happened,
} from './change-enquiry.ts'
import type { Enquiry } from './enquiry.store.ts'
import { type Correction, entryOf } from './entry.ts'
import { insertMeeting, listMeetings, type PlanningMeeting } from './planning.store.ts'

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) > 0

/**
 * Plans a planning meeting, or records that it was held. The first one held stops the clock of ten working days; held
 * later than due, it needs the cause. A later version of the same meeting says that it was held, or what was wrong: the
 * day that stopped the clock then moves with it.
 */
export function holdMeeting(
  app: App,
  actor: Actor,
  read: EnquiryRead,
  meeting: PlanningMeeting,
  correction?: Correction,
): Promise<Change> {
  const { heldOn } = meeting
  const act = ({ planningHeldOn }: Enquiry) => (heldOn && !planningHeldOn ? 'hold-planning-meeting' : 'record')
  return changeEnquiry(app, actor, read, act, async context => {
    const { tx, enquiry, entry } = context
    const previous = correction && (await findPrevious(context, correction.id))
    const wrong = whatIsWrong(meeting, previous, context)
    if (wrong) return faults(wrong)
    const setsClock =
      heldOn !== undefined &&
      (enquiry.planningHeldOn === undefined || previous?.heldOn?.equals(enquiry.planningHeldOn) === true)
    const isLate = setsClock && isAfter(heldOn, enquiry.planningDueOn)
    if (isLate && !meeting.lateCause)
      return faults({
        lateCause: `The meeting was due by ${dayInWords(enquiry.planningDueOn)}: select why it was late`,
      })
    const kept = { ...meeting, lateCause: isLate ? meeting.lateCause : undefined }
    await insertMeeting(tx, entryOf(entry, correction), kept)
    return {
      ...inWords(meeting, correction?.reason ?? ''),
      ...(setsClock && { changes: { planningHeldOn: heldOn, planningLateCause: kept.lateCause } }),
    }
  })
}

function inWords({ heldOn, plannedFor }: PlanningMeeting, reason: string): Happened {
  if (!heldOn)
    return { kind: 'meeting-planned', words: `Planned a meeting for ${plannedFor ? dayInWords(plannedFor) : ''}` }
  return reason === ''
    ? { kind: 'meeting-held', words: `Recorded the planning meeting of ${dayInWords(heldOn)}` }
    : { kind: 'meeting-corrected', words: `Corrected the planning meeting of ${dayInWords(heldOn)}`, note: reason }
}

const findPrevious = async ({ tx, enquiry }: ChangeContext, id: string): Promise<PlanningMeeting | undefined> =>
  (await listMeetings(tx, enquiry.enquiryId)).find(({ latest }) => latest.id === id)?.latest

function whatIsWrong(
  { heldOn, plannedFor, people }: PlanningMeeting,
  previous: PlanningMeeting | undefined,
  { enquiry, today }: ChangeContext,
): Record<string, string> | undefined {
  if (!heldOn && previous?.heldOn) return { heldOn: 'It is on record as held: enter the day' }
  if (!heldOn) return plannedFor ? undefined : { plannedFor: 'Enter the day it is planned for, or the day it was held' }
  if (isAfter(heldOn, today)) return { heldOn: 'The day it was held must be today or in the past' }
  if (isAfter(enquiry.startedOn, heldOn))
    return { heldOn: `The enquiry began on ${dayInWords(enquiry.startedOn)}: the meeting cannot be earlier` }
  return people === '' ? { people: 'Enter who took part' } : undefined
}
