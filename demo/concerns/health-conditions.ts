import type { HealthCondition, SupportReason } from '#concerns'
import type { Chance } from './chance.ts'

type Weights = Readonly<Partial<Record<HealthCondition, number>>>

/** What most often lies behind each reason for support. */
const BEHIND: Readonly<Partial<Record<SupportReason, Weights>>> = {
  'physical-support': { stroke: 3, parkinsons: 2, copd: 2, cancer: 1, 'physical-injury': 1, 'other-physical': 4 },
  'sensory-support': { sight: 5, hearing: 4, 'other-sensory': 1 },
  'memory-and-cognition': { dementia: 9, 'brain-injury': 1 },
  'learning-disability': { 'learning-disability': 7, autism: 2, 'other-developmental': 1 },
  'mental-health': { 'other-mental-health': 9, dementia: 1 },
  'social-support': { none: 4, 'other-mental-health': 3, autism: 1, 'other-physical': 2 },
  'no-support-reason': { none: 6, 'other-physical': 1 },
}
const BESIDE: Weights = { hearing: 2, sight: 2, 'other-physical': 3, copd: 1, cancer: 1, 'other-mental-health': 2 }

/** The lasting conditions that are reported of an adult: of three in ten nobody has said, and one in four has a second. */
export function inventConditions(chance: Chance, supportReason: SupportReason): readonly HealthCondition[] {
  const weights = BEHIND[supportReason]
  if (!weights || chance.is(0.3)) return []
  const first = chance.weighted(weights)
  if (first === 'none' || !chance.is(0.25)) return [first]
  return [...new Set([first, chance.weighted(BESIDE)])]
}
