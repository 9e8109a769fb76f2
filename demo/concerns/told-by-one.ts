import {
  type DayNumber,
  dayNumber,
  isWorkingDay,
  type Moment,
  millisecondsOf,
  plainDay,
  workingDaysAfter,
} from './calendar.ts'
import type { Chance } from './chance.ts'
import { enquiryOf } from './enquiry-to-come.ts'
import type { ConcernLife } from './life.ts'
import { makeConcern } from './make-concern.ts'
import type { Outline, Scene } from './outline.ts'
import { type InventedPerson, type InventedProvider, inventAddress, inventAdult } from './people.ts'

/** A provider that always reported has said nothing for so long on the day of loading. */
const SILENT_DAYS = 160

/** What one provider or agency raises by itself, for the patterns that somebody has to see. */
export function ownReports(scene: Scene, chance: Chance, day: DayNumber, until: Moment): ConcernLife[] {
  const { stories } = scene.file
  if (!stories || !isWorkingDay(day)) return []
  const reports: ConcernLife[] = []
  const add = (name: string, outline: Told, home?: InventedProvider) =>
    reports.push(report(scene, chance.branch(name), day, outline, home))

  const silent = providerNamed(scene, stories.fallsSilent)
  if (silent && day < until.day - SILENT_DAYS && isFirstWorkingDayFrom(day, 9)) {
    const pathway = chance.pick(['s42-1', 'not-met', 's42-1'] as const)
    add('silent', { pathway, raisedBy: { source: 'residential-home', provider: silent } }, silent)
  }
  const crowded = providerNamed(scene, stories.concentration)
  if (crowded && day >= CROWDED_FROM && CROWDED_DATES.some(date => isFirstWorkingDayFrom(day, date))) {
    const pathway = chance.pick(['s42-1', 'not-met', 's42-2', 's42-1'] as const)
    const isOwn = chance.is(0.5)
    const raisedBy: Told['raisedBy'] = isOwn
      ? { source: 'residential-home', provider: crowded }
      : { source: chance.pick(OTHERS_WHO_SEE) }
    add('crowded', { pathway, raisedBy }, crowded)
  }
  if (NEVER_MEETS_DATES.some(date => isFirstWorkingDayFrom(day, date)))
    add('never', { pathway: 'not-met', raisedBy: { source: 'housing', agency: stories.neverMeets } })
  return reports
}

type Told = Pick<Outline, 'pathway'> & Required<Pick<Outline, 'raisedBy'>>

const CROWDED_FROM = dayNumber('2025-01-01')
const CROWDED_DATES = [3, 7, 12, 16, 20, 25, 28]
const NEVER_MEETS_DATES = [6, 21]
const OTHERS_WHO_SEE = ['family-or-friend', 'community-health', 'ambulance'] as const

const providerNamed = ({ providers }: Scene, name: string): InventedProvider | undefined =>
  providers.find(each => each.name === name)

/** Whether it is the first working day of the month on or after the date. */
const isFirstWorkingDayFrom = (day: DayNumber, date: number): boolean =>
  day === workingDaysAfter(dayNumber(plainDay(day).with({ day: date })) - 1, 1)

function report(
  scene: Scene,
  chance: Chance,
  day: DayNumber,
  told: Told,
  home: InventedProvider | undefined,
): ConcernLife {
  const received = { day, minute: chance.between(9 * 60, 16 * 60) }
  const ownIndividualId = chance.id(millisecondsOf(received))
  const person = { ...inventAdult(chance, scene.world, ownIndividualId, day), ...livingAt(scene, chance, home) }
  const decidedOn = workingDaysAfter(day, chance.between(1, 4))
  const outline: Outline = { about: 'adult', received, person, ownIndividualId, decidedOn, ...told }
  return makeConcern(scene, chance, { ...outline, ...enquiryOf(scene, chance, outline) })
}

type Living = Pick<InventedPerson, 'setting' | 'providerId' | 'address' | 'postcode'>

function livingAt({ world }: Scene, chance: Chance, home: InventedProvider | undefined): Living {
  if (!home) return { setting: 'own-home', providerId: undefined, ...inventAddress(chance, world.postcodeArea) }
  const { providerId, postcode } = home
  return { setting: 'residential-home', providerId, address: `${home.name}, ${home.address}`, postcode }
}
