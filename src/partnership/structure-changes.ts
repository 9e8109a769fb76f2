import { type GroupOn, type StructureHistory, structureOn } from './structure.ts'

/** How a group differs between two days. */
export const STRUCTURE_CHANGES = {
  new: 'New',
  closed: 'Closed',
  'left-partnership': 'Left the partnership',
  'joined-partnership': 'Joined the partnership',
  renamed: 'Renamed',
  moved: 'Moved',
  narrowed: 'Narrowed',
  widened: 'Widened',
  'remit-changed': 'Remit changed',
} as const
export type StructureChange = keyof typeof STRUCTURE_CHANGES

export interface ComparedGroup {
  readonly groupId: string
  readonly before: GroupOn | undefined
  readonly after: GroupOn | undefined
  /** empty when the group is the same on both days */
  readonly changes: readonly StructureChange[]
}

/** Each group that stands on either day, by its later name, with what changed between them. */
export function compareStructures(
  history: StructureHistory,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): ComparedGroup[] {
  const before = new Map(structureOn(history, from).map(group => [group.groupId, group]))
  const after = new Map(structureOn(history, to).map(group => [group.groupId, group]))
  return [...new Set([...after.keys(), ...before.keys()])]
    .map(groupId => {
      const [was, is] = [before.get(groupId), after.get(groupId)]
      return { groupId, before: was, after: is, changes: changesOf(history, from, to, was, is) }
    })
    .sort((one, other) => nameOf(one).localeCompare(nameOf(other), 'en-GB'))
}

const nameOf = ({ before, after }: ComparedGroup): string => after?.name ?? before?.name ?? ''

function changesOf(
  history: StructureHistory,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  was: GroupOn | undefined,
  is: GroupOn | undefined,
): StructureChange[] {
  if (!was || !is) return [was ? 'closed' : 'new']
  const changes: StructureChange[] = []
  if (was.standing !== is.standing && is.standing === 'external') changes.push('left-partnership')
  if (was.standing === 'external' && is.standing !== 'external') changes.push('joined-partnership')
  if (was.name !== is.name) changes.push('renamed')
  if (parentsOf(was) !== parentsOf(is) && !changes.includes('left-partnership')) changes.push('moved')
  if (was.remit !== is.remit) changes.push(remitChange(history, from, to, is.groupId))
  return changes
}

const parentsOf = (group: GroupOn): string =>
  group.parents
    .map(parent => parent.groupId)
    .sort()
    .join()

/** A text cannot tell by itself whether it says less than before: the version that changed it does. */
function remitChange(
  history: StructureHistory,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  groupId: string,
): 'narrowed' | 'widened' | 'remit-changed' {
  const said = history.versions
    .filter(
      version =>
        version.groupId === groupId &&
        Temporal.PlainDate.compare(version.startsOn, from) > 0 &&
        Temporal.PlainDate.compare(version.startsOn, to) <= 0,
    )
    .map(version => version.change)
  const isNarrowed = said.includes('narrowed')
  const isWidened = said.includes('widened')
  if (isNarrowed === isWidened) return 'remit-changed'
  return isNarrowed ? 'narrowed' : 'widened'
}
