import type { BrokenRule, DepartmentRule } from './department-rule.ts'
import { fault, type Issue, warning } from './issue.ts'

/** More of one rule than anybody reads: it is one slip of a system, and the rest are counted. */
const MOST_OF_A_RULE = 1_000

/** So many are shown while a return is still being read. */
const FIRST_FAULTS = 20

/** Gathers what was found in a return, in the order of its lines, and never more than can be kept. */
export class FoundIssues {
  readonly #issues: Issue[] = []
  readonly #firstFaults: Issue[] = []
  readonly #counts = new Map<DepartmentRule, number>()

  tell(issue: Issue): void {
    this.#issues.push(issue)
    if (issue.severity === 'error' && this.#firstFaults.length < FIRST_FAULTS) this.#firstFaults.push(issue)
  }

  /** One issue for each item that does not agree with the others. */
  add({ rule, child, places }: BrokenRule): void {
    const count = (this.#counts.get(rule) ?? 0) + 1
    this.#counts.set(rule, count)
    if (count > MOST_OF_A_RULE) return
    const make = rule.severity === 'error' ? fault : warning
    for (const { module, field, line, value, child: other, file, letter } of places)
      this.tell(
        make(rule.code, `${rule.wrong} ${rule.remedy}`, {
          record: other ?? child ?? null,
          module,
          field,
          row: line,
          value,
          file,
          letter,
        }),
      )
  }

  /** The first that refuse the file, as they were found. */
  firstFaults(): readonly Issue[] {
    return [...this.#firstFaults]
  }

  list(): readonly Issue[] {
    const more = [...this.#counts]
      .filter(([, count]) => count > MOST_OF_A_RULE)
      .map(([rule, count]) => {
        const make = rule.severity === 'error' ? fault : warning
        return make(rule.code, `${rule.wrong} And ${count - MOST_OF_A_RULE} times more than are listed here.`)
      })
    return [...this.#issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)), ...more]
  }
}
