import { feasibleIntervals } from '../intervals.ts'
import { readersKnowledge } from '../knowledge.ts'
import type { DisclosureProfile } from '../profiles.ts'
import type { Release } from '../release.ts'
import { createSituation, type Situation } from '../situation.ts'
import { withholdProtected } from '../suppress.ts'

/**
 * The fewest counts that any choice must withhold so that no protected one can be worked out too closely, found by trying
 * every choice in order of its size. Only for small tables: each size has as many choices as there are ways to pick it.
 */
export function fewestWithheld(release: Release, profile: DisclosureProfile): number {
  const { protection } = profile
  if (!protection) return 0
  const situation = createSituation(release, profile, protection, [], new Set())
  withholdProtected(situation)
  const candidates = [...situation.counts.values()].filter(
    ({ id, count, protects }) =>
      protects === 'people' && !situation.withheld.has(id) && (count > 0 || protection.zeroDisclosive),
  )
  for (let size = 0; size <= candidates.length; size++)
    for (const choice of choices(
      candidates.map(({ id }) => id),
      size,
    ))
      if (isSafe(situation, choice, protection.threshold)) return situation.withheld.size + size
  throw new Error('withholding everything does not protect it')
}

function isSafe(situation: Situation, choice: readonly string[], threshold: number): boolean {
  const withheld = new Map(situation.withheld)
  for (const id of choice) withheld.set(id, 'secondary')
  const { unknowns, relations } = readersKnowledge({ ...situation, withheld })
  // A protected count alone in a sum is told by it: most choices fall here, without solving anything.
  const isProtected = (index: number) => situation.withheld.has(unknowns[index]?.id ?? '')
  if (relations.some(({ terms }) => terms.length === 1 && isProtected(terms[0]?.unknown ?? -1))) return false
  const intervals = feasibleIntervals({ unknowns, relations })
  return [...situation.withheld.keys()].every(id => {
    const { least = 0n, most } = intervals?.get(id) ?? { most: undefined }
    return most === undefined || most - least >= BigInt(threshold)
  })
}

function* choices(from: readonly string[], size: number, start = 0): Generator<string[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let index = start; index <= from.length - size; index++)
    for (const rest of choices(from, size - 1, index + 1)) yield [from[index] ?? '', ...rest]
}
