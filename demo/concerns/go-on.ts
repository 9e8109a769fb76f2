import type { LateCause, Pathway } from '#concerns'
import { type DayNumber, isWorkingDay, type Moment, millisecondsOf, plainDay, workingDaysAfter } from './calendar.ts'
import type { Chance } from './chance.ts'
import { decisionDue } from './due-days.ts'
import { enquiryOf } from './enquiry-to-come.ts'
import type { Known } from './invent-years.ts'
import type { ConcernLife } from './life.ts'
import { makeConcern } from './make-concern.ts'
import { GOES_ON_FROM, PORTAL_OPENED } from './milestones.ts'
import type { Outline, Scene } from './outline.ts'
import { type InventedPerson, inventAdult, inventChild } from './people.ts'
import { daysLate, timeOfDay } from './plan-year.ts'
import { specialOf } from './specials.ts'
import { ownReports } from './told-by-one.ts'

/** So many adults' concerns are known that somebody may come back; of children their own list. */
const REMEMBERED = 1500
const RETURNS = 0.3
const RETURNS_SOON = 0.55

/** Concerns from 1 April 2024 to the moment, day by day; each day's are the same whenever the demonstration is loaded. */
export function* goOn(scene: Scene, chance: Chance, known: Known, until: Moment): Generator<ConcernLife> {
  const { file } = scene
  const children: InventedPerson[] = []
  let week = { number: 0, count: 0 }
  for (let day = file.firstYear ? PORTAL_OPENED : GOES_ON_FROM; day <= until.day; day++) {
    const today = chance.branch(day)
    const contacts = momentsOf(today.branch('children'), day, isWorkingDay(day) ? file.childrenPerWorkingDay : 0.1)
    for (const [index, received] of contacts.entries())
      yield childContact(scene, today.branch(`child ${index}`), received, children)
    if (day < GOES_ON_FROM) continue
    const number = Math.floor((day + 3) / 7)
    if (number !== week.number) week = { number, count: 0 }
    const moments = momentsOf(today, day, isWorkingDay(day) ? file.perWorkingDay : file.perWorkingDay * 0.18)
    for (const [index, received] of moments.entries()) {
      week.count++
      const isFirst = index === 0 && file.perWorkingDay >= 1
      yield adultConcern(scene, today.branch(index), { received, known, isFirst, week })
    }
    yield* ownReports(scene, today.branch('own'), day, until)
  }
}

/** About so many a day, some days more; in the order in which they came. */
function momentsOf(chance: Chance, day: DayNumber, rate: number): Moment[] {
  const count = Math.floor(rate * (0.55 + chance.next() * 0.9) + chance.next())
  return Array.from({ length: count }, () => ({ day, minute: timeOfDay(chance) })).sort(
    (one, other) => one.minute - other.minute,
  )
}

interface AdultDay {
  readonly received: Moment
  readonly known: Known
  /** where several come in a day, the first of a working day is decided late, so that there is always something due and something late */
  readonly isFirst: boolean
  readonly week: { readonly number: number; readonly count: number }
}

function adultConcern(scene: Scene, chance: Chance, { received, known, isFirst, week }: AdultDay): ConcernLife {
  const ownIndividualId = chance.id(millisecondsOf(received))
  const { day } = received
  const special = scene.file.stories ? specialOf(scene, chance, week, received) : {}
  const returning = special.isUnidentified ? undefined : someoneBack(chance, known, day, special.isRepeat)
  const person = returning ?? inventAdult(chance, scene.world, ownIndividualId, day)
  if (!returning && !special.isUnidentified) known.push(person)
  const pathway = chance.weighted<Pathway>({ 's42-2': 23, 's42-1': 41, 'not-met': 33, 'other-enquiry': 3 })
  const decidedOn = special.decidedOn ?? decisionDay(chance, received, isFirst && isWorkingDay(day))
  const outline: Outline = {
    about: 'adult',
    received,
    person,
    ownIndividualId,
    pathway,
    decidedOn,
    staysUnlinked: !special.isRepeat && chance.is(0.12),
    ...special,
  }
  return makeConcern(scene, chance, { ...outline, ...enquiryOf(scene, chance, outline) })
}

function someoneBack(chance: Chance, known: Known, on: DayNumber, isSure = false): InventedPerson | undefined {
  if (known.length < 20 || !(isSure || chance.is(RETURNS))) return undefined
  const person = chance.pick(known.slice(isSure || chance.is(RETURNS_SOON) ? -120 : -REMEMBERED))
  return person.diedOn !== undefined && person.diedOn <= on ? undefined : person
}

// Year by year more decisions are made in time.
const IN_TIME: Readonly<Record<number, number>> = { 2024: 0.64, 2025: 0.73 }

function decisionDay(chance: Chance, { day, minute }: Moment, isLate: boolean): DayNumber {
  const { dueOn } = decisionDue('adult', day)
  if (isLate) return workingDaysAfter(dueOn, chance.between(1, 4))
  if (!chance.is((IN_TIME[plainDay(day).year] ?? 0.8) + 0.12)) return workingDaysAfter(dueOn, daysLate(chance))
  return Math.min(workingDaysAfter(day, chance.between(isWorkingDay(day) && minute < 15 * 60 ? 0 : 1, 4)), dueOn)
}

const CHILD_PATHWAYS = { referral: 31, 'early-help': 22, advice: 27, 'no-further-action': 14, 'screened-out': 6 }

function childContact(scene: Scene, chance: Chance, received: Moment, children: InventedPerson[]): ConcernLife {
  const ownIndividualId = chance.id(millisecondsOf(received))
  const back = children.length > 5 && chance.is(0.2) ? chance.pick(children.slice(-150)) : undefined
  const isStillChild = back !== undefined && received.day - back.bornOn < 17.5 * 365
  const person = back && isStillChild ? back : inventChild(chance, scene.world, ownIndividualId, received.day)
  if (person !== back) children.push(person)
  const { dueOn } = decisionDue('child', received.day)
  const lateCause: LateCause = 'waiting-for-agency'
  const decidedOn = chance.is(0.68) ? dueOn : workingDaysAfter(dueOn, chance.between(1, 4))
  const pathway = chance.weighted<Pathway>(CHILD_PATHWAYS)
  return makeConcern(scene, chance, {
    about: 'child',
    received,
    person,
    ownIndividualId,
    pathway,
    decidedOn,
    lateCause,
    staysUnlinked: chance.is(0.1),
  })
}
