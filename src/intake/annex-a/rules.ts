import type { AnnexARule } from './rule.ts'
import { betweenListsRules } from './rules/between-lists.rules.ts'
import { dayRules } from './rules/day.rules.ts'
import { outcomeRules } from './rules/outcome.rules.ts'
import { personRules } from './rules/person.rules.ts'
import { repeatRules } from './rules/repeat.rules.ts'

export const RULES: readonly AnnexARule[] = [
  ...dayRules,
  ...personRules,
  ...outcomeRules,
  ...repeatRules,
  ...betweenListsRules,
]
