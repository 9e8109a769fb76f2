import { type Compared, type Comparison, compareIndividuals } from './compare-individuals.ts'

export const LIKELIHOODS = { 'very-likely': 'Very likely', likely: 'Likely', possible: 'Possible' } as const
export type Likelihood = keyof typeof LIKELIHOODS

export interface Ranked<T> extends Comparison {
  readonly candidate: T
  /** the odds that they are the same individual, as a power of two */
  readonly odds: number
  readonly likelihood: Likelihood
}

/** Odds of a thousand to one, and of eight to one, as powers of two. Below one to sixty-four nobody is shown. */
const VERY_LIKELY = 10
const LIKELY = 3
const SHOWN = -6

/**
 * The likeliest first.
 * @param population how many individuals there are to choose from: the more, the less an agreement says
 */
export function rankCandidates<T extends Compared>(
  person: Compared,
  candidates: readonly T[],
  population: number,
): Ranked<T>[] {
  const chance = -Math.log2(Math.max(population, 1_000))
  return candidates
    .map(candidate => {
      const comparison = compareIndividuals(person, candidate)
      const odds = comparison.weight + chance
      return { ...comparison, candidate, odds, likelihood: likelihoodOf(odds) }
    })
    .filter(({ odds }) => odds >= SHOWN)
    .sort((a, b) => b.odds - a.odds)
}

function likelihoodOf(odds: number): Likelihood {
  if (odds >= VERY_LIKELY) return 'very-likely'
  return odds >= LIKELY ? 'likely' : 'possible'
}
