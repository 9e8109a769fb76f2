import { type About, entitlementOf, UNKNOWN_INDIVIDUAL } from '#concerns'
import { asReported } from './as-reported.ts'
import {
  type DayNumber,
  isWorkingDay,
  type Moment,
  millisecondsOf,
  minutesAfter,
  plainDay,
  workingDaysAfter,
} from './calendar.ts'
import type { Chance } from './chance.ts'
import { decisionDue } from './due-days.ts'
import { newReference } from './enquiry-life.ts'
import { feedbackOf } from './feedback-life.ts'
import type { ConcernLife, DecisionLife, PauseLife } from './life.ts'
import { PORTAL_OPENED } from './milestones.ts'
import type { Outline, Scene } from './outline.ts'
import { channelOf, raiserOf } from './raised-by.ts'
import { DECISION_CAUSES, inventReasons } from './reasons.ts'
import { inventReferrer } from './referrers.ts'
import { whatHappened } from './what-happened.ts'

export function makeConcern(scene: Scene, chance: Chance, outline: Outline): ConcernLife {
  const { about, received, person } = outline
  const { source, agency, provider } = raiserOf(scene, chance, outline)
  const channel = channelOf(chance, source, received.day)
  const { referrer, sender } = inventReferrer(chance, scene.file, person, { source, channel, agency, provider })
  const happened = whatHappened(scene, chance, { ...outline, source })
  const clock = decisionDue(about, received.day)
  const dueOn = outline.pause ? workingDaysAfter(clock.dueOn, workingDaysIn(outline.pause)) : clock.dueOn
  const worker = workerOf(scene, chance, about, outline.conflicted)
  const decision = decide(chance, outline, { dueOn, worker })
  const change = changeOf(chance, outline, worker, decision)
  const enquiry = outline.makeEnquiry?.(decision.at, worker)
  const firstLook = firstLookAt(chance, received, decision.at)
  const isKnown = outline.ownIndividualId !== person.individualId
  const reported = outline.isUnidentified ? { ...UNKNOWN_INDIVIDUAL, sex: person.sex } : asReported(chance, person)
  return {
    concernId: chance.id(millisecondsOf(received)),
    reference: newReference(chance, scene.references, about === 'adult' ? 'AC' : 'CC', plainDay(received.day).year),
    about,
    received,
    person,
    ownIndividualId: outline.ownIndividualId,
    reported,
    linked: isKnown && !outline.staysUnlinked ? firstLook : undefined,
    channel,
    source,
    sourceAgency: agency,
    sourceProviderId: provider?.providerId,
    ...happened,
    referrer,
    sender,
    worker,
    taken: decision.at.day - received.day > 0 || chance.is(0.5) ? firstLook : undefined,
    note: noteOf(chance, firstLook, decision.at),
    clockRule: clock.rule,
    firstDueOn: clock.dueOn,
    dueOn,
    pause: outline.pause,
    decision,
    change,
    feedback:
      received.day < PORTAL_OPENED
        ? []
        : feedbackOf(chance, {
            received,
            decision,
            change,
            enquiry,
            entitlement: entitlementOf(referrer),
            isMailed: referrer.mailIsSafe,
          }),
    enquiry,
    restriction: outline.restriction,
    conflicted: outline.conflicted,
  }
}

function workingDaysIn({ fromOn, toOn }: PauseLife): number {
  let count = 0
  for (let day = fromOn; day <= toOn; day++) if (isWorkingDay(day)) count++
  return count
}

function workerOf({ file }: Scene, chance: Chance, about: About, not: string | undefined): string {
  const team = file.teams.find(each => each.about === about)
  const able = team?.practitioners.filter(name => name !== not) ?? []
  return able.length > 0 ? chance.pick(able) : (team?.manager ?? '')
}

function firstLookAt(chance: Chance, received: Moment, decided: Moment): Moment {
  const isDay = isWorkingDay(received.day) && received.minute < 16 * 60 && received.minute >= 8 * 60
  const look = isDay
    ? minutesAfter(received, chance.between(12, 75))
    : { day: workingDaysAfter(received.day, 1), minute: chance.between(9 * 60, 10 * 60) }
  const isBefore = look.day < decided.day || (look.day === decided.day && look.minute < decided.minute)
  return isBefore ? look : { day: decided.day, minute: decided.minute - 5 }
}

function decide(
  chance: Chance,
  outline: Outline,
  { dueOn, worker }: { dueOn: DayNumber; worker: string },
): DecisionLife {
  const { decidedOn, received, pathway, person, lateCause } = outline
  const earliest = decidedOn === received.day ? received.minute + 30 : 9 * 60
  const isInTime = decidedOn <= dueOn
  return {
    at: { day: decidedOn, minute: chance.between(earliest, Math.max(earliest, 17 * 60)) },
    by: worker,
    pathway,
    ...inventReasons(chance, pathway, person.supportReason),
    isInTime,
    lateCause: isInTime ? undefined : (lateCause ?? chance.weighted(DECISION_CAUSES)),
    lateNote: '',
  }
}

function changeOf(
  chance: Chance,
  { change, person }: Outline,
  by: string,
  first: DecisionLife,
): DecisionLife | undefined {
  if (!change) return undefined
  const { pathway, on } = change
  return {
    ...first,
    ...inventReasons(chance, pathway, person.supportReason),
    at: { day: on, minute: 11 * 60 },
    by,
    pathway,
    reason: `What came in since changes it. ${inventReasons(chance, pathway, person.supportReason).reason}`,
  }
}

const NOTES = [
  ['phoned', 'Telephoned the person', 'They agreed that we look into it, and named somebody to speak to.'],
  ['phoned', 'Telephoned whoever raised it', 'They told what they saw again, and will send the notes of the day.'],
  ['asked', 'Asked the provider for records', 'Care notes and the rota of that week.'],
  ['visited', 'Visited with the nurse', 'Spoke alone for twenty minutes.'],
  ['asked', 'Asked the police what is known', 'They will come back to us.'],
] as const

function noteOf(chance: Chance, after: Moment, before: Moment): ConcernLife['note'] {
  if (before.day <= after.day || !chance.is(0.35)) return undefined
  const [, words, note] = chance.pick(NOTES)
  return { at: { day: after.day, minute: Math.min(after.minute + chance.between(10, 90), 1090) }, words, note }
}
