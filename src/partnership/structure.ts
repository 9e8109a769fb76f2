import { dayInWords } from '#platform/day.ts'
import { covers, type Term, turningDays } from './term.ts'

export const GROUP_KINDS = {
  strategic: 'Strategic group',
  assurance: 'Assurance group',
  delivery: 'Delivery group',
  reference: 'Reference group',
} as const
export type GroupKind = keyof typeof GROUP_KINDS
export const isGroupKind = (text: string): text is GroupKind => Object.hasOwn(GROUP_KINDS, text)

/** Where a group stands. Only a group within the partnership needs a group above it. */
export const STANDINGS = {
  within: 'Accountable to another group',
  top: 'At the top of the partnership',
  external: 'Outside the partnership',
} as const
export type Standing = keyof typeof STANDINGS
export const isStanding = (text: string): text is Standing => Object.hasOwn(STANDINGS, text)

/** What is different in a version of a group from the one before. */
export const VERSION_CHANGES = {
  opened: 'Opened',
  renamed: 'Renamed',
  narrowed: 'Remit narrowed',
  widened: 'Remit widened',
  'remit-changed': 'Remit changed',
  'left-partnership': 'Left the partnership',
  'joined-partnership': 'Joined the partnership',
  changed: 'Changed',
} as const
export type VersionChange = keyof typeof VERSION_CHANGES
export const isVersionChange = (text: string): text is VersionChange => Object.hasOwn(VERSION_CHANGES, text)

/** What a group is called and for, over a run of days. */
export interface GroupVersion extends Term {
  readonly groupVersionId: string
  readonly groupId: string
  readonly name: string
  readonly remit: string
  readonly kind: GroupKind
  readonly standing: Standing
  readonly change: VersionChange
  readonly note: string
}

/** To whom a group is accountable, over a run of days. */
export interface Accountability extends Term {
  readonly accountabilityId: string
  readonly groupId: string
  readonly parentId: string
  /** the order in which the groups above are named */
  readonly position: number
  /** the source did not say so in so many words; the note says how it was taken */
  readonly isInferred: boolean
  readonly note: string
}

/** Every name, remit and place that the groups of a partnership ever had or are planned to have. */
export interface StructureHistory {
  readonly versions: readonly GroupVersion[]
  readonly accountabilities: readonly Accountability[]
}

export interface ParentOn {
  readonly groupId: string
  readonly name: string
  readonly isInferred: boolean
  readonly note: string
}

/** A group as it stands on one day. */
export interface GroupOn extends GroupVersion {
  /** in the order in which they are named */
  readonly parents: readonly ParentOn[]
}

/** The groups that stand on that day, by name, each with those it is accountable to. */
export function structureOn(history: StructureHistory, day: Temporal.PlainDate): GroupOn[] {
  const standing = history.versions.filter(version => covers(version, day))
  const names = new Map(standing.map(version => [version.groupId, version.name]))
  const edges = Map.groupBy(
    history.accountabilities.filter(edge => covers(edge, day)),
    edge => edge.groupId,
  )
  return standing
    .map(version => ({
      ...version,
      parents: (edges.get(version.groupId) ?? [])
        .toSorted((one, other) => one.position - other.position)
        .map(edge => ({
          groupId: edge.parentId,
          name: names.get(edge.parentId) ?? '',
          isInferred: edge.isInferred,
          note: edge.note,
        })),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}

/**
 * What is wrong with a structure on any of its days, in sentences: a group within the partnership without a group above
 * it, a group accountable to one that does not stand, a group accountable to itself. Empty when all is well.
 */
export function structureFaults(history: StructureHistory): string[] {
  const faults = new Set<string>()
  for (const day of turningDays([...history.versions, ...history.accountabilities])) {
    for (const fault of faultsOn(history, day)) faults.add(fault)
  }
  return [...faults]
}

function faultsOn(history: StructureHistory, day: Temporal.PlainDate): string[] {
  const groups = structureOn(history, day)
  const byId = new Map(groups.map(group => [group.groupId, group]))
  const when = dayInWords(day)
  const adrift = history.accountabilities
    .filter(edge => covers(edge, day) && byId.has(edge.groupId) !== byId.has(edge.parentId))
    .map(edge => {
      const child = byId.get(edge.groupId)
      const name = child?.name ?? byId.get(edge.parentId)?.name ?? ''
      return child
        ? `${name} would be accountable to a group that does not stand on ${when}`
        : `A group that does not stand on ${when} would be accountable to ${name}`
    })
  const orphans = groups
    .filter(group => group.standing === 'within' && group.parents.length === 0)
    .map(group => `${group.name} would have no group above it on ${when}`)
  const circling = groups
    .filter(group => reaches(byId, group, group.groupId))
    .map(group => `${group.name} would be accountable to itself through other groups on ${when}`)
  return [...adrift, ...orphans, ...circling]
}

function reaches(byId: ReadonlyMap<string, GroupOn>, from: GroupOn, target: string): boolean {
  const seen = new Set<string>()
  const waiting = from.parents.map(parent => parent.groupId)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === target) return true
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...(byId.get(id)?.parents ?? []).map(parent => parent.groupId))
  }
  return false
}

/** What each group is called on that day; what it was last called, or will first be, when it does not stand then. */
export function latestNames(history: StructureHistory, day: Temporal.PlainDate): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const inOrder = history.versions.toSorted((one, other) => Temporal.PlainDate.compare(one.startsOn, other.startsOn))
  for (const version of inOrder) {
    const hasBegun = Temporal.PlainDate.compare(version.startsOn, day) <= 0
    if (hasBegun || !names.has(version.groupId)) names.set(version.groupId, version.name)
  }
  return names
}

/** A group with those that are accountable to it first; the nested list is drawn from it. */
export interface Branch {
  readonly group: GroupOn
  readonly branches: readonly Branch[]
}

/** The structure as a forest: each group once, below the group it names first; the strategic before the assuring before the delivering. */
export function nestStructure(groups: readonly GroupOn[]): Branch[] {
  const below = Map.groupBy(groups.toSorted(inReadingOrder), group => group.parents[0]?.groupId ?? '')
  const branch = (group: GroupOn): Branch => ({ group, branches: (below.get(group.groupId) ?? []).map(branch) })
  return (below.get('') ?? []).map(branch)
}

const STANDING_ORDER: readonly Standing[] = ['top', 'within', 'external']
const KIND_ORDER: readonly GroupKind[] = ['strategic', 'assurance', 'delivery', 'reference']

const inReadingOrder = (one: GroupOn, other: GroupOn): number =>
  STANDING_ORDER.indexOf(one.standing) - STANDING_ORDER.indexOf(other.standing) ||
  KIND_ORDER.indexOf(one.kind) - KIND_ORDER.indexOf(other.kind) ||
  one.name.localeCompare(other.name, 'en-GB')
