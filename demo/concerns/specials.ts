import { type Moment, workingDaysAfter } from './calendar.ts'
import type { Chance } from './chance.ts'
import { decisionDue } from './due-days.ts'
import type { PauseLife, RestrictionLife } from './life.ts'
import type { Outline, Scene } from './outline.ts'

type Special = { readonly isRepeat?: boolean } & Partial<
  Pick<Outline, 'decidedOn' | 'pause' | 'isUnidentified' | 'lateCause' | 'restriction' | 'conflicted'>
>

/**
 * What is rare, made regular, so that on any day one of each waits in the queue: every week a clock that is stopped about
 * somebody known,
 * somebody whom nobody knows, and a restricted record; every other week a conflict of interest.
 */
export function specialOf(
  scene: Scene,
  chance: Chance,
  week: { readonly number: number; readonly count: number },
  received: Moment,
): Special {
  switch (week.count) {
    case 3:
      return { ...stopped(chance, received, 8, 14), isRepeat: true }
    case 5:
      return {
        isUnidentified: true,
        lateCause: 'identity-not-clear',
        decidedOn: workingDaysAfter(received.day, chance.between(6, 9)),
      }
    case 7:
      return { ...stopped(chance, received, 5, 6, 'police-asked'), restriction: restrictionOf(scene, chance) }
    case 9:
      return week.number % 2 === 0
        ? {
            conflicted: conflictedIn(scene),
            lateCause: 'waiting-for-agency',
            decidedOn: workingDaysAfter(received.day, chance.between(9, 11)),
          }
        : {}
    default:
      return {}
  }
}

const STOPS = {
  'individual-asked': 'Asked for a week to think, and is safe with family until then.',
  'individual-in-hospital': 'On the ward and too ill to be asked; the ward will ring.',
  'police-asked': 'An arrest is planned; they will tell us when we can speak to anybody.',
} as const

function stopped(
  chance: Chance,
  received: Moment,
  least: number,
  most: number,
  reason: PauseLife['reason'] = chance.pick(['individual-asked', 'individual-in-hospital', 'police-asked']),
): Special {
  const fromOn = workingDaysAfter(received.day, 2)
  const days = chance.between(least, most)
  const pause = { fromOn, toOn: workingDaysAfter(fromOn, days) - 1, reason, note: STOPS[reason] }
  const { dueOn } = decisionDue('adult', received.day)
  return { pause, decidedOn: workingDaysAfter(dueOn, days) }
}

const RESTRICTIONS: readonly Pick<RestrictionLife, 'reason' | 'note'>[] = [
  { reason: 'allegation-against-staff', note: 'Named readers until the employer has been told.' },
  { reason: 'staff-linked', note: 'Somebody in it works for the council.' },
  { reason: 'perpetrator-access', note: 'Read by those alone who work on it.' },
  { reason: 'marac-victim', note: 'Heard at the conference of this month.' },
]

function restrictionOf({ file }: Scene, chance: Chance): RestrictionLife {
  const team = file.teams.find(({ about }) => about === 'adult')
  const readers = [team?.manager ?? '', chance.pick(team?.practitioners ?? [''])]
  return { ...chance.pick(RESTRICTIONS), readers }
}

const conflictedIn = ({ file }: Scene): string =>
  file.teams.find(({ about }) => about === 'adult')?.practitioners[0] ?? ''
