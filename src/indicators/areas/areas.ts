import authorities from './local-authorities.json' with { type: 'json' }
import neighbours from './statistical-neighbours-2025.json' with { type: 'json' }

export type AreaLevel = 'local-authority' | 'region' | 'country'

/** A place that official statistics are about. */
export interface Area {
  /** ONS code: E06000022 */
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  /** The three digits that the Department for Education knows a local authority by. */
  readonly oldCode?: string
  /** ONS code of the region that a local authority lies in. */
  readonly region?: string
  /** First day of an authority under its code. */
  readonly from?: Temporal.PlainDate
  /** Last day of an authority that is no more. */
  readonly until?: Temporal.PlainDate
  /** ONS codes of those that took its place: one where only the code changed, several where it was divided. */
  readonly successors: readonly string[]
}

export const ENGLAND = 'E92000001'

const REGIONS: Readonly<Record<string, string>> = {
  E12000001: 'North East',
  E12000002: 'North West',
  E12000003: 'Yorkshire and The Humber',
  E12000004: 'East Midlands',
  E12000005: 'West Midlands',
  E12000006: 'East of England',
  E12000007: 'London',
  E12000008: 'South East',
  E12000009: 'South West',
  E13000001: 'Inner London',
  E13000002: 'Outer London',
}

const AREAS: ReadonlyMap<string, Area> = new Map(
  [
    { code: ENGLAND, name: 'England', level: 'country', successors: [] } satisfies Area,
    ...Object.entries(REGIONS).map(([code, name]): Area => ({ code, name, level: 'region', successors: [] })),
    ...authorities.map(
      ({ code, name, oldCode, region, from, until, successors = [] }): Area => ({
        code,
        name,
        level: 'local-authority',
        oldCode,
        region,
        successors,
        from: Temporal.PlainDate.from(from),
        ...(until === undefined ? {} : { until: Temporal.PlainDate.from(until) }),
      }),
    ),
  ].map(area => [area.code, area]),
)

/** Undefined for a code that is no area of England. */
export const findArea = (code: string): Area | undefined => AREAS.get(code.toUpperCase())

/** "Wiltshire", or the code itself where it is not known. */
export const areaName = (code: string): string => findArea(code)?.name ?? code

/** The code under which a place is known today: another one only where the place stayed and its code changed. */
export function todaysCode(code: string): string {
  const area = findArea(code)
  const [only, ...more] = area?.successors ?? []
  const successor = only === undefined || more.length > 0 ? undefined : findArea(only)
  return successor && successor.oldCode === area?.oldCode ? todaysCode(successor.code) : (area?.code ?? code)
}

/** The ten local authorities most like this one by the national model, most alike first; none for a region. */
export const statisticalNeighbours = (code: string): readonly string[] =>
  new Map<string, readonly string[]>(Object.entries(neighbours)).get(code) ?? []

/** The area of today that goes by this name, however its letters are written. */
export function findAreaNamed(name: string): Area | undefined {
  const wanted = name.trim().toLowerCase()
  return [...AREAS.values()].find(area => area.until === undefined && area.name.toLowerCase() === wanted)
}

/** The authorities, since ended, in whose place this one came: none where only a code changed. */
export const predecessorsOf = (code: string): readonly Area[] =>
  [...AREAS.values()].filter(area => area.successors.includes(code) && area.oldCode !== findArea(code)?.oldCode)
