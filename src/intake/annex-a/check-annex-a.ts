import { periodInWords } from '#indicators'
import { dayInWords } from '#platform/day.ts'
import { readWorkbook } from '#platform/workbook/read-workbook.ts'
import type { Workbook, WorkbookFault } from '#platform/workbook/workbook.ts'
import type { DepartmentRule, ItemPlace } from '../department-rule.ts'
import type { DocumentFacts, DocumentReading } from '../format.ts'
import { FoundIssues } from '../found-issues.ts'
import { fault, hasFaults, type Issue, note } from '../issue.ts'
import { cellRule } from './cell-rules.ts'
import { type AnnexA, LIST_NAMES } from './lists.ts'
import { type ReadAnnexA, readAnnexA } from './read-annex-a.ts'
import { childOf, entriesIn, fieldsOf } from './rule.ts'
import { RULES } from './rules.ts'
import { type SixMonths, sixMonthsTo, together } from './six-months.ts'

export async function checkAnnexA(content: Uint8Array, facts: DocumentFacts): Promise<DocumentReading> {
  const workbook = await readWorkbook(content)
  return 'rule' in workbook ? { rowCount: 0, issues: [asIssue(workbook)] } : checkWorkbook(workbook, facts)
}

const asIssue = ({ rule, message }: WorkbookFault): Issue => fault(rule, message)

/** The day of the lists is the last of the period that the sender says, or that the lists show. */
export function checkWorkbook(workbook: Workbook, { period, today }: DocumentFacts): DocumentReading {
  const read = readAnnexA(workbook)
  if (LIST_NAMES.every(name => read.lists[name] === undefined))
    return {
      rowCount: 0,
      issues: [
        ...read.issues,
        fault(
          'no-lists',
          'None of the eleven lists of Annex A is in the workbook. Name the sheets “List 1” to “List 11”, and head their columns as Ofsted’s template does.',
        ),
      ],
    }
  const window = sixMonthsTo(period.end)
  const rowCount = countPeople(read.lists)
  const found = new FoundIssues()
  for (const issue of read.issues) found.tell(issue)
  const add = (rule: DepartmentRule, child: string | undefined, places: readonly ItemPlace[]) =>
    found.add({ rule, child, places: places.map(place => placeInSheet(place, read)) })
  for (const problem of read.problems) {
    const { entry, key } = problem
    const place = { module: entry.part, line: entry.line, field: key, value: entry.written[key] ?? null }
    add(cellRule(problem), childOf(entry), [place])
  }
  for (const rule of RULES) rule.check({ lists: read.lists, window }, (child, ...places) => add(rule, child, places))
  found.tell(dayNote(window))
  if (period.end.since(today).sign > 0) found.tell(notYet(window))
  if (rowCount === 0 && !hasFaults(found.list()))
    found.tell(fault('no-rows', 'The lists have headings and nothing below them. Send lists with at least one row.'))
  return { rowCount, issues: found.list() }
}

/** Rules name an item by its key, and people by its heading and the letter of its column. */
function placeInSheet(place: ItemPlace, { letterOf }: ReadAnnexA): ItemPlace {
  return {
    ...place,
    field: fieldsOf(place.module)[place.field]?.name ?? place.field,
    letter: letterOf(place.module, place.field),
  }
}

function dayNote({ begins, ends, months }: SixMonths): Issue {
  const whole = together(months)
  const counted = whole ? ` What happened is counted for each whole month, ${periodInWords(whole)}.` : ''
  return note(
    'day-of-the-lists',
    `The lists were read as those of ${inWords(ends)}, with what happened from ${inWords(begins)} on.${counted} If they were made for another day, say it with the file.`,
    { value: ends },
  )
}

const notYet = ({ ends }: SixMonths): Issue =>
  fault(
    'day-still-to-come',
    `The lists go to ${inWords(ends)}, which is still to come. Correct the day in them that is so late, or say their day with the file.`,
    { value: ends },
  )

const inWords = (day: string): string => dayInWords(Temporal.PlainDate.from(day))

function countPeople(lists: AnnexA): number {
  const people = new Set<string>()
  for (const name of LIST_NAMES)
    for (const entry of entriesIn(lists, name)) people.add(childOf(entry) ?? `${entry.part} ${entry.line}`)
  return people.size
}
