import { fault, type Issue, note } from '../issue.ts'
import { type Census, censusTo, referenceDateOf } from './census-period.ts'
import type { Child, Day, Header } from './child.ts'
import { type CensusReading, openCensus } from './read-census.ts'
import type { CensusRule, Found, Place, Tally } from './rule.ts'
import { CHILD_RULES, RETURN_RULES } from './rules.ts'

/** What breaks a rule once: the items that do not agree. */
export interface Finding {
  readonly rule: CensusRule
  /** The local identifier; undefined for the return as a whole, and for a child without one. */
  readonly child: string | undefined
  readonly places: readonly Place[]
}

export interface CensusCheck {
  finding(finding: Finding): void
  /** What is wrong with the file itself. */
  issue(issue: Issue): void
  /** Each child, after its rules. */
  child?(child: Child, census: Census): void
  /** Once, before the first child. */
  header?(header: Header | undefined, census: Census): void
}

/** Reads and checks a census piece by piece. `unsaid` is the reference date of a file whose header has none. */
export function openCensusCheck(
  check: CensusCheck,
  unsaid: Day,
): CensusReading & { childCount(): number; census(): Census } {
  let header: Header | undefined
  let census: Census | undefined
  let tallies: readonly (readonly [CensusRule, Tally])[] = []
  let childCount = 0
  // One function for all rules and children: a new one for each was a fifth of the time.
  let rule: CensusRule | undefined
  let childId: string | undefined
  const found: Found = (...places) => {
    if (rule) check.finding({ rule, child: childId, places })
  }

  const begin = (): Census => {
    if (census) return census
    census = censusTo(referenceDateOf(header) ?? unsaid)
    tallies = RETURN_RULES.map(rule => [rule, rule.begin(header)] as const)
    if (!census.workingDays)
      check.issue(
        note(
          'working-days-unknown',
          `Bank holidays of the year to ${census.end} are not loaded, so rules 8569Q, 8670Q and 8675Q were left out.`,
        ),
      )
    check.header?.(header, census)
    return census
  }
  const reading = openCensus({
    header(given) {
      if (childCount > 0)
        check.issue(
          fault('header-late', 'The header stands after the children. It belongs before them.', { row: given.line }),
        )
      else header ??= given
    },
    child(child) {
      const about = begin()
      childCount++
      childId = child.identifiers.LAchildID
      for (const each of CHILD_RULES) {
        rule = each
        each.check(child, about, found)
      }
      for (const [each, tally] of tallies) {
        rule = each
        tally.child(child, about, found)
      }
      check.child?.(child, about)
    },
    issue: issue => check.issue(issue),
  })
  return {
    write: bytes => reading.write(bytes),
    end() {
      const isWhole = reading.end()
      if (!isWhole) return false
      const about = begin()
      childId = undefined
      for (const [each, tally] of tallies) {
        rule = each
        tally.end(about, found)
      }
      if (childCount === 0)
        check.issue(fault('no-children', 'There is no child in the file. Send a census with at least one.'))
      return true
    },
    childCount: () => childCount,
    census: begin,
  }
}
