import type { MadeReturn } from './made-return.ts'

/** What is done to a return without fault to break one rule, and what comes as near as can be without breaking it. */
export interface RuleCase {
  breaks(made: MadeReturn): MadeReturn
  /** The return without fault, where nothing is nearer. */
  keeps?(made: MadeReturn): MadeReturn
}
export type RuleCases = Readonly<Record<string, RuleCase>>
