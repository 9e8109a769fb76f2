import { type DisclosureProfile, isProtected, type Protection } from './profiles.ts'
import {
  type AdditiveGroup,
  basisOf,
  type CountCell,
  type Derived,
  notApplicable,
  type PublishedCell,
  type Release,
} from './release.ts'

export type Withholding = 'protected' | 'before' | 'secondary' | 'supplier'

/** All that disclosure control weighs, and which counts it withholds so far. */
export interface Situation {
  readonly release: Release
  readonly profile: DisclosureProfile
  readonly protection: Protection
  readonly counts: ReadonlyMap<string, CountCell>
  readonly earlier: ReadonlyMap<string, PublishedCell>
  /** Given by a supplier as suppressed: nobody here knows them */
  readonly supplierWithheld: ReadonlySet<string>
  /** Cells that hold nothing by definition */
  readonly empty: ReadonlySet<string>
  /** The groups of the release, and one for each percentage: part + remainder = whole */
  readonly groups: readonly AdditiveGroup[]
  /** What remains of the whole beside each percentage's part; never printed, yet it can be worked out */
  readonly remainders: ReadonlyMap<string, number>
  readonly accepted: ReadonlySet<string>
  readonly withheld: Map<string, Withholding>
}

export function createSituation(
  release: Release,
  profile: DisclosureProfile,
  protection: Protection,
  earlier: readonly PublishedCell[],
  accepted: ReadonlySet<string>,
): Situation {
  const counts = new Map(release.cells.flatMap(cell => (cell.kind === 'count' ? [[cell.id, cell] as const] : [])))
  const before = new Map(earlier.map(cell => [cell.id, cell]))
  const parts = release.derived.flatMap(derived => percentageOfPeople(derived, counts, before))
  return {
    release,
    profile,
    protection,
    counts,
    // A count revised since is another count: what was shown of it binds nothing.
    earlier: new Map([...before].filter(([id, cell]) => (counts.get(id)?.count ?? cell.count) === cell.count)),
    supplierWithheld: new Set(
      release.cells.filter(cell => cell.kind === 'state' && cell.state === 'suppressed').map(cell => cell.id),
    ),
    empty: notApplicable(release),
    // In one order, so that the order in which figures are given decides nothing.
    groups: [...release.groups, ...parts.map(part => part.group)].map(sorted).toSorted(byId),
    remainders: new Map(parts.map(part => [part.remainderId, part.remainder])),
    accepted,
    withheld: new Map(),
  }
}

const remainderOf = (percentageId: string): string => `the rest beside ${percentageId}`

function percentageOfPeople(
  derived: Derived,
  counts: ReadonlyMap<string, CountCell>,
  earlier: ReadonlyMap<string, PublishedCell>,
): { group: AdditiveGroup; remainderId: string; remainder: number }[] {
  if (derived.kind !== 'percentage') return []
  const [part, whole] = basisOf(derived).map(id => counts.get(id) ?? earlier.get(id))
  if (!part || !whole || part.protects === 'nothing' || whole.protects === 'nothing') return []
  const remainderId = remainderOf(derived.id)
  const group = { id: derived.id, total: derived.denominator, members: [derived.numerator, remainderId] }
  return [{ group, remainderId, remainder: whole.count - part.count }]
}

const isRemainderProtected = (situation: Situation, percentageId: string): boolean => {
  const remainder = situation.remainders.get(remainderOf(percentageId))
  return remainder !== undefined && isProtected(remainder, situation.protection)
}

/** Whether readers are denied this count, in this release or, for a count of an earlier one, in that. */
function isDenied({ counts, earlier, withheld }: Situation, id: string): boolean {
  return counts.has(id) ? withheld.has(id) : earlier.get(id)?.shown === 'withheld'
}

export const isDerivedShown = (situation: Situation, derived: Derived): boolean =>
  !basisOf(derived).some(id => isDenied(situation, id)) && !isRemainderProtected(situation, derived.id)

export function roundingBase(profile: DisclosureProfile, { protects, area = 'local' }: CountCell): number {
  if (protects === 'nothing') return 1
  return area === 'local' ? profile.roundBase : profile.roundWiderAreasBase
}

const byId = (a: AdditiveGroup, b: AdditiveGroup): number => (a.id < b.id ? -1 : 1)

const sorted = (group: AdditiveGroup): AdditiveGroup => ({ ...group, members: group.members.toSorted() })
