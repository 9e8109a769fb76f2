import { type Interval, intersect, type Knowledge, type Relation, type Unknown } from './intervals.ts'
import { isProtected, type Protection } from './profiles.ts'
import { basisOf } from './release.ts'
import { isDerivedShown, roundingBase, type Situation } from './situation.ts'

const exactly = (count: number): Interval => ({ least: BigInt(count), most: BigInt(count) })

/** What readers would know, were the release published with what is withheld so far. */
export function readersKnowledge(situation: Situation): Knowledge {
  const unrounded = new Set(situation.release.derived.filter(d => isDerivedShown(situation, d)).flatMap(basisOf))
  const unknowns: Unknown[] = []
  const places = new Map<string, number>()
  const relations: Relation[] = []
  for (const { id: group, total, members } of situation.groups) {
    const views = [total, ...members].map(id => ({ id, view: viewOf(situation, id, unrounded) }))
    if (views.some(({ view }) => view === undefined)) continue
    let sum = 0n
    const terms: { unknown: number; coefficient: bigint }[] = []
    for (const [index, { id, view }] of views.entries()) {
      const coefficient = index === 0 ? -1n : 1n
      if (!view) continue
      if (view.least === view.most) sum -= coefficient * view.least
      else terms.push({ unknown: place(id, view), coefficient })
    }
    if (terms.length > 0) relations.push({ group, terms, sum })
  }
  return { unknowns, relations }

  function place(id: string, view: Interval): number {
    const existing = places.get(id)
    if (existing !== undefined) return existing
    const count = countOf(situation, id)
    const truth = count === undefined ? undefined : BigInt(count)
    places.set(id, unknowns.length)
    return unknowns.push({ id, ...view, truth, watched: isWatched(situation, id) }) - 1
  }
}

const countOf = ({ counts, earlier, remainders }: Situation, id: string): number | undefined =>
  counts.get(id)?.count ?? earlier.get(id)?.count ?? remainders.get(id)

/** What one count shows by itself; undefined when it has no value at all, so that its group says nothing. */
function viewOf(situation: Situation, id: string, unrounded: ReadonlySet<string>): Interval | undefined {
  const { counts, earlier, remainders, protection, profile, withheld, empty, supplierWithheld } = situation
  if (empty.has(id)) return exactly(0)
  if (supplierWithheld.has(id)) return { least: 0n, most: undefined }
  const remainder = remainders.get(id)
  if (remainder !== undefined)
    return {
      least: isProtected(remainder, protection) && remainder > 0 ? leastHidden(protection) : 0n,
      most: undefined,
    }
  const before = earlier.get(id)
  const cell = counts.get(id)
  if (!cell && !before) return undefined
  let view: Interval = { least: 0n, most: undefined }
  if (before) {
    const shown = before.shown !== 'withheld' && unrounded.has(id) ? 'exact' : before.shown
    view = intersect(view, shownAs(before.count, shown, before.protects === 'people' ? protection : undefined))
  }
  if (!cell) return view
  if (withheld.has(id)) return intersect(view, shownAs(cell.count, 'withheld', protection))
  const base = unrounded.has(id) ? 1 : roundingBase(profile, cell)
  return intersect(view, base === 1 ? exactly(cell.count) : behindRounding(cell.count, base, protection))
}

function shownAs(
  count: number,
  shown: 'exact' | 'withheld' | { roundedTo: number },
  protection: Protection | undefined,
): Interval {
  if (shown === 'exact') return exactly(count)
  // Where zero is printed, a reader knows that whatever is withheld is at least one.
  if (shown === 'withheld') return { least: count > 0 && protection ? leastHidden(protection) : 0n, most: undefined }
  return behindRounding(count, shown.roundedTo, protection)
}

const leastHidden = ({ zeroDisclosive }: Protection): bigint => (zeroDisclosive ? 0n : 1n)

/** All counts that print as this one does, rounding halves up; small ones would have been withheld, as readers know. */
function behindRounding(count: number, base: number, protection: Protection | undefined): Interval {
  const printed = Math.floor((2 * count + base) / (2 * base)) * base
  const lowest = Math.max(0, printed - Math.floor(base / 2))
  const most = printed + Math.ceil(base / 2) - 1
  const unprinted = protection && printed > 0 ? Math.min(protection.threshold, count) : 0
  return { least: BigInt(Math.max(lowest, unprinted)), most: BigInt(most) }
}

// What an earlier release already told of a count cannot be taken back, so it is not watched.
function isWatched({ counts, earlier, remainders, protection, withheld, accepted }: Situation, id: string): boolean {
  if (accepted.has(id)) return false
  const remainder = remainders.get(id)
  if (remainder !== undefined) return isProtected(remainder, protection)
  const before = earlier.get(id)
  if (before && before.shown !== 'withheld') return false
  if (counts.has(id)) return withheld.has(id)
  if (before) return before.protects === 'people' && isProtected(before.count, protection)
  return true
}
