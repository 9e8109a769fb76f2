import { type Day, digits, isRealDay } from '../record-day.ts'
import { columnsOf, type Field, TABLE_NAMES, type TableName } from './tables.ts'

/**
 * A row of a table. Its columns keep the department's names: a day that can be read is "2024-03-31", a code is in
 * capitals; what is empty, and a day that cannot be read, is undefined.
 */
export type Row<T extends TableName> = {
  readonly [F in Field<T>]: string | undefined
} & {
  readonly table: T
  readonly file: string | undefined
  readonly line: number
  /** As it stands in the file. */
  readonly given: Readonly<Record<string, string>>
}

type Rows = { readonly [T in TableName]: Row<T>[] }

export const rowsOf = <T extends TableName>(rows: Rows, table: T): Row<T>[] => rows[table]

/** Everything that a return says of one child, by table; the episodes in the order in which they began. */
export type Child = Rows & { readonly id: string }

/** What has been read of a return. */
export class SsdaReturn {
  readonly #children = new Map<string, Child>()
  readonly #tables = new Set<TableName>()
  #rowCount = 0

  /** Says that a table was sent, though it may have no rows. */
  hold(table: TableName): void {
    this.#tables.add(table)
  }

  add<T extends TableName>(table: T, given: Readonly<Record<string, string>>, line: number, file?: string): void {
    const row = toRow(table, given, line, file)
    const id = (given['CHILD'] ?? '').trim()
    let child = this.#children.get(id)
    if (!child) {
      child = emptyChild(id)
      this.#children.set(id, child)
    }
    rowsOf(child, table).push(row)
    this.#rowCount++
  }

  /** Puts the episodes in order, once all are read. */
  settle(): void {
    for (const { Episodes } of this.#children.values())
      Episodes.sort((a, b) => order(a.DECOM, b.DECOM) || order(a.DEC, b.DEC) || a.line - b.line)
  }

  get children(): Iterable<Child> {
    return this.#children.values()
  }

  get childCount(): number {
    return this.#children.size
  }

  get rowCount(): number {
    return this.#rowCount
  }

  has(table: TableName): boolean {
    return this.#tables.has(table)
  }
}

// A day that is missing comes last: what is not over goes on.
const order = (a: Day | undefined, b: Day | undefined): number => {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a < b ? -1 : 1
}

function toRow<T extends TableName>(
  table: T,
  given: Readonly<Record<string, string>>,
  line: number,
  file: string | undefined,
): Row<T> {
  const values: Record<string, string | undefined> = {}
  for (const [name, kind] of columnsOf(table)) {
    const text = (given[name] ?? '').trim()
    if (text === '') values[name] = undefined
    else if (kind === 'day') values[name] = readDay(text)
    else values[name] = kind === 'code' ? text.toUpperCase() : text
  }
  // The columns are those of the table, by the loop above.
  return { ...values, table, file, line, given } as Row<T>
}

function emptyChild(id: string): Child {
  const tables = Object.fromEntries(TABLE_NAMES.map(name => [name, []]))
  return { id, ...tables } as unknown as Child
}

/** "31/03/2024" and nothing else. */
export function readDay(text: string): Day | undefined {
  if (text.length !== 10 || text[2] !== '/' || text[5] !== '/') return undefined
  const [year, month, date] = [digits(text, 6, 10), digits(text, 3, 5), digits(text, 0, 2)]
  return isRealDay(year, month, date) ? `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}` : undefined
}
