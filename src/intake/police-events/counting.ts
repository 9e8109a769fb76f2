import { type CountedFigure, OWN_AREA, rollingChange, roundTo, whole } from '#indicators'
import type { EventTable, Mark } from './event.ts'
import type { CrimeCount, CrimeMonth, EventScope, PeopleCount } from './event-counts.store.ts'
import { type CoveredWindow, monthsBefore, monthsOfWindow, YEAR } from './windows.ts'

/** How each measure of a table about children is counted. `mark`: what some of its records have. */
interface PeopleTable {
  readonly mark: Mark
  readonly counts: Readonly<Record<string, (count: Omit<PeopleCount, 'last' | 'months' | 'scope'>) => number>>
  readonly unplaced: string
}

export const PEOPLE_TABLES: Readonly<Record<Exclude<EventTable, 'flagged-crimes'>, PeopleTable>> = {
  'missing-episodes': {
    mark: 'from-care',
    counts: {
      'police.missing.children': count => count.people,
      'police.missing.reports': count => count.events,
      'police.missing.repeat-children': count => count.repeatPeople,
      'police.missing.from-care': count => count.markedPeople,
      'police.missing.repeat-from-care': count => count.repeatMarkedPeople,
    },
    unplaced: 'police.missing.no-beat-code',
  },
  'protection-powers': {
    mark: 'linked',
    counts: {
      'police.protection-powers': count => count.events,
      'police.protection-powers.children': count => count.people,
      'police.protection-powers.no-linked-record': count => count.events - count.markedEvents,
    },
    unplaced: 'police.protection-powers.no-beat-code',
  },
  custody: {
    mark: 'charged-and-detained',
    counts: {
      'police.custody.children-arrested': count => count.people,
      'police.custody.charged-and-detained': count => count.markedPeople,
    },
    unplaced: 'police.custody.no-beat-code',
  },
}

const CRIME_MEASURES: Readonly<Record<Exclude<CrimeCount, 'records'>, string>> = {
  child_suspects: 'police.child-suspects',
  da_incidents: 'police.domestic-abuse.incidents',
  da_crimes: 'police.domestic-abuse.crimes',
  da_victims_16_17: 'police.domestic-abuse.crimes-victim-16-17',
  child_victims: 'police.child-victims',
  race_hate: 'police.child-victims.race-hate',
  cse: 'police.cse.crimes',
  cp: 'police.child-protection.crimes',
  cp_serious_sexual: 'police.child-protection.serious-sexual',
  non_familial: 'police.child-protection.non-familial-sexual',
  cp_cruelty: 'police.child-protection.cruelty-neglect',
}
const CRIMES_UNPLACED = 'police.flagged.no-beat-code'

/** Every measure that a table gives. */
export const measuresOf = (table: EventTable): readonly string[] =>
  table === 'flagged-crimes'
    ? [...Object.values(CRIME_MEASURES), CRIMES_UNPLACED]
    : [...Object.keys(PEOPLE_TABLES[table].counts), PEOPLE_TABLES[table].unplaced]

const NOBODY = { events: 0, people: 0, repeatPeople: 0, markedEvents: 0, markedPeople: 0, repeatMarkedPeople: 0 }

/** One number for a measure over a window and a scope. */
type CountOf = (window: CoveredWindow, scope: EventScope) => number

/** The counts of a table about children, by measure. */
export function peopleCounts(table: Exclude<EventTable, 'flagged-crimes'>, found: readonly PeopleCount[]): Counts {
  const byWindow = new Map(found.map(each => [`${each.last}|${each.months}|${each.scope}`, each]))
  const at = ({ last, months }: CoveredWindow, scope: EventScope) =>
    byWindow.get(`${last}|${months}|${scope}`) ?? NOBODY
  const { counts, unplaced } = PEOPLE_TABLES[table]
  return {
    placed: new Map(
      Object.entries(counts).map(([code, count]): [string, CountOf] => [
        code,
        (window, scope) => count(at(window, scope)),
      ]),
    ),
    unplaced: [unplaced, window => at(window, 'unplaced').events],
  }
}

/** The counts of crimes by measure: a crime belongs to one month, so those of a year are the sum of its months. */
export function crimeCounts(found: readonly CrimeMonth[]): Counts {
  const byMonth = new Map(found.map(each => [`${each.month}|${each.scope}`, each]))
  const sum = (window: CoveredWindow, scope: EventScope, count: CrimeCount) =>
    monthsOfWindow(window).reduce((total, month) => total + (byMonth.get(`${month}|${scope}`)?.[count] ?? 0), 0)
  const names = Object.keys(CRIME_MEASURES).filter(
    (name): name is keyof typeof CRIME_MEASURES => name in CRIME_MEASURES,
  )
  return {
    placed: new Map(
      names.map((name): [string, CountOf] => [CRIME_MEASURES[name], (window, scope) => sum(window, scope, name)]),
    ),
    unplaced: [CRIMES_UNPLACED, window => sum(window, 'unplaced', 'records')],
  }
}

export interface Counts {
  readonly placed: ReadonlyMap<string, CountOf>
  readonly unplaced: readonly [code: string, count: (window: CoveredWindow) => number]
}

/**
 * The figures of windows: of the area, of the force where its records are there, how many records have no place, and the
 * force's change in per cent on the twelve months before, to one decimal as the police's own table has it.
 */
export function figuresOf(
  { placed, unplaced }: Counts,
  windows: readonly CoveredWindow[],
  yearsBefore: readonly CoveredWindow[],
): CountedFigure[] {
  const figure = (measureCode: string, { period }: CoveredWindow, area: string, value: number): CountedFigure => ({
    measureCode,
    period,
    area,
    agencyId: undefined,
    breakdown: '',
    value: whole(value),
  })
  const years = new Map(yearsBefore.map(window => [window.last, window]))
  const changeOfForce = (code: string, count: CountOf, window: CoveredWindow): CountedFigure[] => {
    const before = window.months === YEAR ? years.get(monthsBefore(window.last, YEAR)) : undefined
    if (!before?.coversForce) return []
    const change = rollingChange(whole(count(window, 'force')), whole(count(before, 'force')), undefined).percentChange
    if (!change) return []
    return [{ ...figure(code, window, 'force', 0), breakdown: 'percent-change', value: roundTo(change, 1) }]
  }
  return windows.flatMap(window => [
    ...[...placed].flatMap(([code, count]) => [
      figure(code, window, OWN_AREA, count(window, 'own')),
      ...(window.coversForce ? [figure(code, window, 'force', count(window, 'force'))] : []),
      ...(window.coversForce ? changeOfForce(code, count, window) : []),
    ]),
    figure(unplaced[0], window, 'force', unplaced[1](window)),
  ])
}
