import { formatExact, fraction, multiply, roundToNearest, toDecimal, whole } from '../exact.ts'
import type { Exposure } from './intervals.ts'
import { type DisclosureProfile, isProtected } from './profiles.ts'
import { clear, type Publishable, withheld } from './publishable.ts'
import {
  basisOf,
  type Cell,
  checkRelease,
  type Derived,
  type FigureUnit,
  type PublishedCell,
  type Release,
} from './release.ts'
import { createSituation, isDerivedShown, roundingBase, type Situation } from './situation.ts'
import { type LogEntry, withholdProtected, withholdWhatReveals } from './suppress.ts'

/** `refused`: a count cannot be protected by withholding anything that is still ours to withhold. A second person may
 * accept what is exposed, by id, and ask again. */
export type Disclosure =
  | {
      readonly outcome: 'publishable'
      readonly published: ReadonlyMap<string, Publishable>
      /** What the register of published counts must say of each, for the releases that come after */
      readonly shown: readonly PublishedCell[]
      readonly log: readonly LogEntry[]
    }
  | { readonly outcome: 'refused'; readonly exposed: readonly Exposure[]; readonly log: readonly LogEntry[] }

export interface DiscloseOptions {
  readonly earlier?: readonly PublishedCell[]
  /** Ids whose exposure a second person has accepted */
  readonly accepted?: ReadonlySet<string>
}

/** Decides for a whole release what readers may see of each count and of each figure worked out from counts. Throws
 * UnsoundRelease when the release contradicts itself. */
export function disclose(release: Release, profile: DisclosureProfile, options: DiscloseOptions = {}): Disclosure {
  const { earlier = [], accepted = new Set<string>() } = options
  checkRelease(release, earlier)
  const { protection } = profile
  const nothing = { threshold: 0, zeroDisclosive: false }
  const situation = createSituation(release, profile, protection ?? nothing, earlier, accepted)
  const log: LogEntry[] = []
  if (protection) {
    log.push(...withholdProtected(situation))
    const { exposed, log: more } = withholdWhatReveals(situation)
    log.push(...more)
    if (exposed.length > 0) return { outcome: 'refused', exposed, log }
  }
  const published = new Map<string, Publishable>()
  for (const cell of release.cells) published.set(cell.id, publishCell(situation, cell))
  for (const derived of release.derived) {
    const isShown = protection === undefined || isDerivedShown(situation, derived)
    if (!isShown)
      log.push({
        step: 'derived',
        id: derived.id,
        because: 'It rests on a count that is withheld or must not be worked out.',
      })
    published.set(derived.id, isShown ? publishDerived(situation, derived) : withheld(profile))
  }
  return { outcome: 'publishable', published, shown: shownCounts(situation, protection !== undefined), log }
}

/** A rounded count behind a figure that was worked out before rounding is as good as shown exactly. */
function shownCounts(situation: Situation, isProtected: boolean): PublishedCell[] {
  const { release, profile, counts, withheld: hidden } = situation
  const told = new Set(release.derived.filter(each => !isProtected || isDerivedShown(situation, each)).flatMap(basisOf))
  return [...counts.values()].map(cell => {
    const { id, count, protects } = cell
    const base = roundingBase(profile, cell)
    const shown = hidden.has(id) ? 'withheld' : base === 1 || told.has(id) ? 'exact' : { roundedTo: base }
    return { id, count, protects, shown }
  })
}

function publishCell(situation: Situation, cell: Cell): Publishable {
  const { profile, protection } = situation
  switch (cell.kind) {
    case 'count': {
      if (situation.withheld.has(cell.id)) return withheld(profile)
      const shown = roundToNearest(whole(cell.count), roundingBase(profile, cell))
      return show(profile, toDecimal(shown, 0), 'count')
    }
    case 'figure':
      return show(profile, toDecimal(cell.value, cell.decimals), cell.unit)
    case 'state':
      return clear({ state: cell.state, words: cell.words, profile: profile.name })
    case 'disputed': {
      const isHidden = cell.protects === 'people' && cell.readings.some(count => isProtected(count, protection))
      if (isHidden) return withheld(profile)
      const base = cell.protects === 'people' ? profile.roundBase : 1
      const readings = cell.readings.map(count => formatExact(roundToNearest(whole(count), base), { decimals: 0 }))
      const words = `${readings.join(' or ')} (printed in more than one way)`
      return clear({ state: 'disputed', words, profile: profile.name })
    }
  }
}

function publishDerived(situation: Situation, derived: Derived): Publishable {
  const { profile, counts, earlier } = situation
  const [first = 0, second = 0] = basisOf(derived).map(id => counts.get(id)?.count ?? earlier.get(id)?.count)
  if (derived.kind === 'change') {
    const cell = counts.get(derived.current) ?? counts.get(derived.previous)
    const base = cell ? roundingBase(profile, cell) : 1
    return show(profile, toDecimal(roundToNearest(whole(first - second), base), 0), 'count', true)
  }
  if (second === 0) return clear({ state: 'not-applicable', words: 'n/a', profile: profile.name })
  switch (derived.kind) {
    case 'percentage':
      return show(profile, toDecimal(multiply(fraction(first, second), whole(100)), profile.decimals), 'percent')
    case 'percentage-change':
      return show(
        profile,
        toDecimal(multiply(fraction(first - second, second), whole(100)), profile.decimals),
        'percent',
        true,
      )
    case 'rate': {
      const rate = multiply(fraction(first, second), whole(derived.per))
      return show(profile, toDecimal(rate, derived.decimals), derived.per === 1 ? 'ratio' : 'rate')
    }
  }
}

const show = ({ name }: DisclosureProfile, decimal: string, unit: FigureUnit, signed = false): Publishable =>
  clear({ state: 'shown', decimal, unit, signed, profile: name })
