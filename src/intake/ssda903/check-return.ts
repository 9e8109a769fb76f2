import type { Period } from '#indicators'
import { FoundIssues } from '../found-issues.ts'
import type { Issue } from '../issue.ts'
import { aboutYear } from './about.ts'
import { readTables, type SentTable } from './read-tables.ts'
import { readXml } from './read-xml.ts'
import { SsdaReturn } from './return.ts'
import { CHILD_RULES, RETURN_RULES } from './rules.ts'
import type { TableName } from './tables.ts'

export interface ReturnCheck {
  readonly content: SsdaReturn
  readonly issues: readonly Issue[]
}

/** Reads a return, one XML file or its tables, and checks it by the department's rules. */
export function checkReturn(files: readonly SentTable[], period: Pick<Period, 'start' | 'end'>): ReturnCheck {
  const { content, issues: ofReading } = readReturn(files)
  const found = new FoundIssues()
  for (const issue of ofReading) found.tell(issue)
  const about = aboutYear(period)
  const isSent = ({ tables }: { readonly tables: readonly TableName[] }) => tables.every(table => content.has(table))
  const rules = CHILD_RULES.filter(isSent)
  for (const child of content.children)
    for (const rule of rules) rule.check(child, about, (...places) => found.add({ rule, child: child.id, places }))
  for (const rule of RETURN_RULES.filter(isSent))
    rule.check(content, about, (...places) => found.add({ rule, child: undefined, places }))
  return { content, issues: found.list() }
}

/** Reads a return without asking any rule. */
export function readReturn(files: readonly SentTable[]): ReturnCheck {
  const content = new SsdaReturn()
  const [only, ...more] = files
  const issues =
    only && more.length === 0 && isXml(only.content) ? readXml(only.content, content) : readTables(files, content)
  content.settle()
  return { content, issues }
}

/** Whether a file begins as XML does, in any encoding that it may have. */
export const isXml = (content: Uint8Array): boolean =>
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(
    Buffer.from(content.subarray(0, 64)).toString('latin1').replaceAll('\0', ''),
  )
