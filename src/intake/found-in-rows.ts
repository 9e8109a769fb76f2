import { thousands } from '#platform/thousands.ts'
import type { Issue } from './issue.ts'

/** More of one fault in one file than anybody reads: it is one slip of a system, and the rest are counted. */
const MOST_OF_A_KIND = 100

/** Gathers what is wrong with rows, and never more of a kind than can be read. */
export class FoundInRows {
  readonly #kept: Issue[] = []
  readonly #counts = new Map<string, { readonly first: Issue; count: number }>()

  tell(issue: Issue): void {
    const key = `${issue.rule}|${issue.field ?? ''}|${issue.module ?? ''}|${issue.file ?? ''}`
    const found = this.#counts.get(key) ?? { first: issue, count: 0 }
    found.count++
    this.#counts.set(key, found)
    if (found.count <= MOST_OF_A_KIND) this.#kept.push(issue)
  }

  list(): readonly Issue[] {
    const more = [...this.#counts.values()]
      .filter(({ count }) => count > MOST_OF_A_KIND)
      .map(({ first, count }) => ({
        ...first,
        row: null,
        record: null,
        value: null,
        message: `${first.message} And in ${thousands(count - MOST_OF_A_KIND)} more rows.`,
      }))
    return [...this.#kept, ...more]
  }
}
