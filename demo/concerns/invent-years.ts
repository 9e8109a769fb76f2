import { dayNumber, isWorkingDay, millisecondsOf, workingDaysAfter } from './calendar.ts'
import type { Chance } from './chance.ts'
import { inventOutcome, makeEnquiry } from './enquiry-life.ts'
import { FIXED_YEARS, type FixedYear } from './fixed-years.ts'
import type { ConcernLife } from './life.ts'
import { makeConcern } from './make-concern.ts'
import type { Outline, Scene } from './outline.ts'
import { type InventedPerson, inventAdult } from './people.ts'
import { type PlannedConcern, planYear, receivedTimes } from './plan-year.ts'
import { naturalDays, type Settled, settleEnquiries } from './settle-enquiries.ts'

/** Everybody of whom there has been a concern, the latest last. */
export type Known = InventedPerson[]

/** The three fixed years, in the order in which concerns came in. */
export function* inventFixedYears(scene: Scene, chance: Chance, known: Known): Generator<ConcernLife> {
  const planned = FIXED_YEARS.map(year => ({ year, concerns: planYear(chance.branch(year.period), year) }))
  const started = planned.map(({ year, concerns }) => ({
    year,
    started: concerns.flatMap(concern =>
      concern.plannedOn !== undefined && concern.decidedOn <= dayNumber(year.lastOn)
        ? [{ concern, startedOn: concern.decidedOn, plannedOn: concern.plannedOn }]
        : [],
    ),
  }))
  const settled = new Map(
    [...settleEnquiries(chance.branch('enquiries'), started)].map(([{ concern }, end]) => [concern, end]),
  )
  for (const { year, concerns } of planned)
    yield* inventYear(scene, chance.branch(`people ${year.period}`), { year, concerns, settled, known })
}

interface YearToInvent {
  readonly year: FixedYear
  readonly concerns: readonly PlannedConcern[]
  readonly settled: ReadonlyMap<PlannedConcern, Settled>
  readonly known: Known
}

function* inventYear(
  scene: Scene,
  chance: Chance,
  { year, concerns, settled, known }: YearToInvent,
): Generator<ConcernLife> {
  const before = known.slice()
  const thisYear: InventedPerson[] = []
  const isThisYear = new Set<InventedPerson>()
  for (const concern of concerns) {
    const { received, pathway, decidedOn, plannedOn } = concern
    const ownIndividualId = chance.id(millisecondsOf(received))
    const person = personOf(scene, chance, { concern, known: before, thisYear, isThisYear, ownIndividualId })
    if (!isThisYear.has(person)) thisYear.push(person)
    isThisYear.add(person)
    if (person.individualId === ownIndividualId) known.push(person)
    const outline: Outline = { about: 'adult', received, person, ownIndividualId, pathway, decidedOn }
    if (plannedOn === undefined) {
      yield makeConcern(scene, chance, outline)
      continue
    }
    const end = settled.get(concern) ?? ownEnd(chance, plannedOn)
    yield makeConcern(scene, chance, {
      ...outline,
      makeEnquiry: (started, lead) =>
        makeEnquiry(chance, scene.references, { kind: 'section-42', started, lead, plannedOn, ...end }),
    })
  }
  yield* inventScreenedOut(scene, chance, year)
}

/** Of an enquiry that began after the year in which the concern came. */
const ownEnd = (chance: Chance, plannedOn: number): Settled => ({
  concludedOn: workingDaysAfter(plannedOn, naturalDays(chance)),
  outcome: inventOutcome(chance),
})

interface Choosing {
  readonly concern: PlannedConcern
  readonly known: readonly InventedPerson[]
  readonly thisYear: readonly InventedPerson[]
  readonly isThisYear: ReadonlySet<InventedPerson>
  readonly ownIndividualId: string
}

function personOf(
  scene: Scene,
  chance: Chance,
  { concern, known, thisYear, isThisYear, ownIndividualId }: Choosing,
): InventedPerson {
  const { day } = concern.received
  const isAlive = ({ diedOn }: InventedPerson) => diedOn === undefined || diedOn > day
  if (concern.isRepeat) {
    for (;;) {
      const person = chance.pick(chance.is(0.6) ? thisYear.slice(-90) : thisYear)
      if (isAlive(person)) return person
    }
  }
  const returning = known.length > 0 && chance.is(0.14) ? chance.pick(known) : undefined
  if (returning && isAlive(returning) && !isThisYear.has(returning)) return returning
  return inventAdult(chance, scene.world, ownIndividualId, day)
}

function inventScreenedOut(scene: Scene, chance: Chance, year: FixedYear): ConcernLife[] {
  const { count, until } = year.screenedOut
  const last = dayNumber(until)
  return receivedTimes(chance, dayNumber(year.firstOn), last, count).map(received => {
    const ownIndividualId = chance.id(millisecondsOf(received))
    const earliest = isWorkingDay(received.day) && received.minute < 15 * 60 ? 0 : 1
    return makeConcern(scene, chance, {
      about: 'adult',
      received,
      person: inventAdult(chance, scene.world, ownIndividualId, received.day),
      ownIndividualId,
      pathway: 'screened-out',
      decidedOn: Math.min(workingDaysAfter(received.day, chance.between(earliest, 2)), last),
    })
  })
}
