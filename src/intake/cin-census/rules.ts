import type { CensusRule, ChildRule, ReturnRule } from './rule.ts'
import { assessmentRules } from './rules/assessment.rules.ts'
import { characteristicsRules } from './rules/characteristics.rules.ts'
import { cinPlanRules } from './rules/cin-plan.rules.ts'
import { closureRules } from './rules/closure.rules.ts'
import { identityRules } from './rules/identity.rules.ts'
import { protectionPlanRules } from './rules/protection-plan.rules.ts'
import { referralRules } from './rules/referral.rules.ts'
import { section47Rules } from './rules/section47.rules.ts'
import { upnRules } from './rules/upn.rules.ts'
import { wholeReturnRules } from './rules/whole-return.rules.ts'

export const CHILD_RULES: readonly ChildRule[] = [
  ...identityRules,
  ...upnRules,
  ...characteristicsRules,
  ...referralRules,
  ...closureRules,
  ...assessmentRules,
  ...cinPlanRules,
  ...section47Rules,
  ...protectionPlanRules,
]
export const RETURN_RULES: readonly ReturnRule[] = wholeReturnRules

/** The department's rules for 2025-26, all of them. */
export const RULES: readonly CensusRule[] = [...CHILD_RULES, ...RETURN_RULES]
