import type { ChildRule, ReturnRule } from './rule.ts'
import { adoptionRules } from './rules/adoption.rules.ts'
import { careLeaverRules } from './rules/care-leavers.rules.ts'
import { episodeCodeRules } from './rules/episode-codes.rules.ts'
import { headerRules } from './rules/header.rules.ts'
import { integrityRules } from './rules/integrity.rules.ts'
import { leavingRules } from './rules/leaving.rules.ts'
import { legalStatusRules } from './rules/legal-status.rules.ts'
import { missingRules } from './rules/missing.rules.ts'
import { otherTableRules } from './rules/other-tables.rules.ts'
import { placedAdoptionRules } from './rules/placed-adoption.rules.ts'
import { placementRules } from './rules/placement.rules.ts'
import { sequenceRules } from './rules/sequence.rules.ts'
import { wholeReturnRules } from './rules/whole-return.rules.ts'
import { yearInCareRules } from './rules/year-in-care.rules.ts'

export const CHILD_RULES: readonly ChildRule[] = [
  ...headerRules,
  ...integrityRules,
  ...episodeCodeRules,
  ...sequenceRules,
  ...placementRules,
  ...legalStatusRules,
  ...leavingRules,
  ...missingRules,
  ...yearInCareRules,
  ...adoptionRules,
  ...placedAdoptionRules,
  ...careLeaverRules,
  ...otherTableRules,
]
export const RETURN_RULES: readonly ReturnRule[] = wholeReturnRules

/** The department's rules for 2025-26 that are checked; README.md says which are not. */
export const RULES: readonly (ChildRule | ReturnRule)[] = [...CHILD_RULES, ...RETURN_RULES]
