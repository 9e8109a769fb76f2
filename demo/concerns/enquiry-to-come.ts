import type { Pathway } from '#concerns'
import { plainDay, workingDaysAfter } from './calendar.ts'
import type { Chance } from './chance.ts'
import { planningDue } from './due-days.ts'
import { inventOutcome, makeEnquiry } from './enquiry-life.ts'
import type { TransferLife } from './life.ts'
import type { Outline, Scene } from './outline.ts'
import { naturalDays } from './settle-enquiries.ts'

const AREAS = ['Kingsferry Vale Council', 'Marlshire Council', 'Upper Dene Council']

/** The enquiry that a decision opens, with all that will come of it: some go to another area, are withdrawn, or opened again. */
export function enquiryOf(
  scene: Scene,
  chance: Chance,
  { pathway, decidedOn }: Outline,
): Pick<Outline, 'makeEnquiry' | 'change'> {
  if (pathway !== 's42-2' && pathway !== 'other-enquiry') return {}
  const { dueOn } = planningDue(decidedOn)
  const isPlannedInTime = chance.is(plainDay(decidedOn).year === 2024 ? 0.38 : 0.56)
  const plannedOn = isPlannedInTime
    ? Math.min(workingDaysAfter(decidedOn, chance.between(4, 10)), dueOn)
    : workingDaysAfter(dueOn, chance.between(1, 12))
  const concludedOn = workingDaysAfter(plannedOn, naturalDays(chance))
  const fate = chance.weighted({ concluded: 80, transferred: 9, withdrawn: 6, reopened: 5 })
  const transfer = fate === 'transferred' ? transferOf(chance, plannedOn) : undefined
  const change =
    fate === 'withdrawn'
      ? { pathway: chance.pick<Pathway>(['s42-1', 'not-met']), on: workingDaysAfter(plannedOn, chance.between(1, 6)) }
      : undefined
  const ends = fate === 'concluded' || fate === 'reopened' || transfer?.isAccepted === false
  return {
    ...(change ? { change } : {}),
    makeEnquiry: (started, lead) =>
      makeEnquiry(chance, scene.references, {
        kind: pathway === 's42-2' ? 'section-42' : 'other',
        started,
        lead,
        plannedOn,
        concludedOn: ends
          ? Math.max(concludedOn, transfer ? workingDaysAfter(transfer.answered.day, 10) : 0)
          : undefined,
        outcome: inventOutcome(chance),
        ...(change ? { withdrawn: { day: change.on, minute: 11 * 60 } } : {}),
        ...(transfer ? { transfer } : {}),
        ...(fate === 'reopened' ? { reopenedAfter: chance.between(8, 30) } : {}),
      }),
  }
}

function transferOf(chance: Chance, plannedOn: number): TransferLife {
  const offered = { day: workingDaysAfter(plannedOn, chance.between(1, 8)), minute: 14 * 60 }
  return {
    offered,
    answered: { day: workingDaysAfter(offered.day, chance.between(12, 20)), minute: 10 * 60 },
    isAccepted: chance.is(0.55),
    area: chance.pick(AREAS),
  }
}
