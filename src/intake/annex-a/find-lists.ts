import { plainWords } from '#platform/workbook/cell.ts'
import type { Sheet, SheetRow, Workbook } from '#platform/workbook/workbook.ts'
import type { Field, List } from './field.ts'
import { LIST_NAMES, LISTS, type ListName } from './lists.ts'

export interface FoundColumn {
  readonly key: string
  readonly field: Field
  /** From 0 on. */
  readonly column: number
}

/** A list in a workbook. */
export interface FoundList {
  readonly name: ListName
  readonly sheet: Sheet
  readonly heading: SheetRow
  readonly columns: readonly FoundColumn[]
  /** Headings that no item of the list has, from column 0 on. */
  readonly unknown: readonly { readonly text: string; readonly column: number }[]
  /** Items that two columns claim to be. */
  readonly twice: readonly FoundColumn[]
}

/** Areas put a title and a note or two above the headings. */
const MOST_ROWS_ABOVE = 15
/** Fewer would be chance: “Gender” and “Age” stand in many sheets. */
const FEWEST_COLUMNS = 3

/** The lists of a workbook: by the sheet’s number where its name has one, else by the headings; a list found twice stands twice. */
export function findLists({ sheets }: Workbook): { lists: readonly FoundList[]; others: readonly Sheet[] } {
  const lists: FoundList[] = []
  const others: Sheet[] = []
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue
    const numbered = LIST_NAMES.find(name => LISTS[name].number === numberIn(sheet.name))
    const found = (numbered && readHeading(sheet, numbered)) ?? bestOf(sheet)
    if (found) lists.push(found)
    else others.push(sheet)
  }
  return { lists, others }
}

export const isAnnexA = (workbook: Workbook): boolean =>
  new Set(findLists(workbook).lists.map(({ name }) => name)).size >= 2

/** 3 of "List 3", "List_03 Referrals" and "Annex A - list 3". */
function numberIn(name: string): number | undefined {
  const found = /list[\s_.-]*0?(\d{1,2})(?!\d)/.exec(plainWords(name))?.[1]
  return found === undefined ? undefined : Number(found)
}

function bestOf(sheet: Sheet): FoundList | undefined {
  const found = LIST_NAMES.flatMap(name => readHeading(sheet, name) ?? []).filter(hasAllKeys)
  return found.toSorted((a, b) => score(b) - score(a))[0]
}

const hasAllKeys = ({ name, columns }: FoundList): boolean =>
  Object.entries(LISTS[name].fields).every(([key, field]) => !field.isKey || columns.some(each => each.key === key))

// Of two lists that know as many of the headings, the one that misses fewer of its own.
const score = ({ name, columns }: FoundList): number => columns.length - Object.keys(LISTS[name].fields).length / 100

function readHeading(sheet: Sheet, name: ListName): FoundList | undefined {
  let best: FoundList | undefined
  for (const heading of sheet.rows.slice(0, MOST_ROWS_ABOVE)) {
    const found = matchHeading(sheet, name, heading)
    if (found.columns.length > (best?.columns.length ?? FEWEST_COLUMNS - 1)) best = found
  }
  return best
}

function matchHeading(sheet: Sheet, name: ListName, heading: SheetRow): FoundList {
  const list: List = LISTS[name]
  const columns: FoundColumn[] = []
  const unknown: { text: string; column: number }[] = []
  const twice: FoundColumn[] = []
  for (const [column, { text }] of heading.cells.entries()) {
    const meant = text === '' ? undefined : fieldNamed(list, text)
    if (!meant) {
      if (text !== '') unknown.push({ text, column })
      continue
    }
    const found = { ...meant, column }
    if (columns.some(each => each.key === meant.key)) twice.push(found)
    else columns.push(found)
  }
  return { name, sheet, heading, columns, unknown, twice }
}

interface NamedField {
  readonly key: string
  readonly field: Field
}

/** Headings that begin as the whole name of an item do and go on, such as "Date of Contact (dd/mm/yyyy)". */
const LONG_ENOUGH = 8

const namesOf = new Map(
  LIST_NAMES.map(name => {
    const list: List = LISTS[name]
    const names = Object.entries(list.fields).flatMap(([key, field]) =>
      [field.name, ...(field.also ?? [])].map(each => [bare(each), { key, field }] as const),
    )
    return [list.number, new Map<string, NamedField>(names)]
  }),
)

function fieldNamed({ number }: List, heading: string): NamedField | undefined {
  const names = namesOf.get(number)
  const written = bare(heading)
  const exact = names?.get(written)
  if (exact || !names) return exact
  const beginnings = [...names.keys()].filter(name => name.length >= LONG_ENOUGH && written.startsWith(name))
  const [longest] = beginnings.toSorted((a, b) => b.length - a.length)
  return longest === undefined ? undefined : names.get(longest)
}

function bare(heading: string): string {
  return plainWords(heading).replace(/[^a-z0-9]/g, '')
}
