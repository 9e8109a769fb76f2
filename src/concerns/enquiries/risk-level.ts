import { codesOf } from '../codes.ts'
import { IMPACTS, type Impact, LIKELIHOODS, type Likelihood, type RiskLevel } from './enquiry-codes.ts'

/** A row for each likelihood, from hardly ever to almost certain; a column for each impact, from slight to grave. */
const LEVELS: readonly (readonly RiskLevel[])[] = [
  ['low', 'low', 'low', 'medium', 'medium'],
  ['low', 'low', 'medium', 'medium', 'high'],
  ['low', 'medium', 'medium', 'high', 'high'],
  ['medium', 'medium', 'high', 'high', 'very-high'],
  ['medium', 'high', 'high', 'very-high', 'very-high'],
]

/** How grave a risk is: how likely it is and what it would do, together. */
export function riskLevel(likelihood: Likelihood, impact: Impact): RiskLevel {
  return LEVELS[codesOf(LIKELIHOODS).indexOf(likelihood)]?.[codesOf(IMPACTS).indexOf(impact)] ?? 'very-high'
}
