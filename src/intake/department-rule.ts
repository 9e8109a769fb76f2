/** A query may be right as it stands, with a reason; an error may not. */
export type RuleSeverity = 'error' | 'query'

/** One rule of the Department for Education's validation of a return, in words of our own. */
export interface DepartmentRule {
  /** As the department numbers it: "8600", "8670Q". */
  readonly code: string
  readonly severity: RuleSeverity
  readonly wrong: string
  readonly remedy: string
}

/** An item in a return, with what stands there. */
export interface ItemPlace {
  /** The module or the table that it belongs to. */
  readonly module: string
  readonly line: number
  readonly field: string
  readonly value: string | null
  /** The child, where it is another than the one at hand. */
  readonly child?: string | undefined
  /** The file, where a return has several. */
  readonly file?: string | undefined
  /** The column of a sheet, "F". */
  readonly letter?: string | undefined
}

/** What breaks a rule once: the items that do not agree. */
export interface BrokenRule {
  readonly rule: DepartmentRule
  /** The local identifier; undefined for the return as a whole, and for a child without one. */
  readonly child: string | undefined
  readonly places: readonly ItemPlace[]
}
