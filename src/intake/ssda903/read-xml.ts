import { SaxesParser } from 'saxes'
import { fault, type Issue, warning } from '../issue.ts'
import { TextOfBytes } from '../text-of-bytes.ts'
import type { SsdaReturn } from './return.ts'
import { columnsOf, SHARED_COLUMNS, TABLE_NAMES, type TableName } from './tables.ts'

const ROOT = 'EXPSSDA903'
const MOST_DEPTH = 16
const MOST_TEXT = 1_000
/** The same slip in every child is one slip. */
const MOST_OF_A_RULE = 100
const PIECE = 65_536

/** What an item is called here where the tables call it otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = { CHILDID: 'CHILD', PL: 'PLACE' }
const TABLE_OF = new Map<string, TableName>(
  TABLE_NAMES.flatMap(table =>
    columnsOf(table)
      .filter(([name]) => !SHARED_COLUMNS.has(name))
      .map(([name]) => [name, table] as const),
  ),
)

/** One element that holds others: a row, wherever it stands and whatever it is called. */
interface Holder {
  readonly name: string
  readonly line: number
  readonly items: Map<string, string>
}

/** Thrown out of the parser to leave it, and caught in the same file. */
class Stop extends Error {}

/** Reads a return in one XML file. A row belongs to the table whose columns it has, as in the files of the other form. */
export function readXml(content: Uint8Array, into: SsdaReturn): readonly Issue[] {
  const issues: Issue[] = []
  const counts = new Map<string, number>()
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: Holder[] = []
  /** Rows of the child at hand: they wait for what the child's own element says. */
  let rows: Holder[] = []
  let text = ''
  /** Whether the element at hand has had an element inside. */
  let isLeaf = false
  let childCount = 0

  const tell = (issue: Issue): void => {
    const count = (counts.get(issue.rule) ?? 0) + 1
    counts.set(issue.rule, count)
    if (count <= MOST_OF_A_RULE) issues.push(issue)
  }
  const stop = (rule: string, message: string, value?: string): never => {
    issues.push(fault(rule, message, { row: parser.line, value: value ?? null }))
    throw new Stop(rule)
  }

  parser.on('doctype', () =>
    stop(
      'doctype',
      'The file defines a document type (DOCTYPE), which a return never has and which can be used for harm. Nothing of it was read. Export the file again without it.',
    ),
  )
  parser.on('error', error => {
    const reason = error.message.replace(/^[^:]*:\d+:\d+: /, '').replace(/\.$/, '')
    stop(
      open.length > 0 ? 'not-well-formed' : 'not-xml',
      `The XML breaks off or breaks its own rules on line ${parser.line}: nothing after it can be read. Export the file again, and send it as it was exported.`,
      reason,
    )
  })
  parser.on('opentag', tag => {
    const name = withoutPrefix(tag.name).toUpperCase()
    if (open.length === 0 && name !== ROOT)
      stop('not-a-return', `The file begins with <${tag.name}>; the return begins with <${ROOT}>. Send that file.`)
    if (open.length >= MOST_DEPTH)
      stop('too-deep', `Elements lie more than ${MOST_DEPTH} deep in each other; those of a return lie four deep.`)
    open.push({ name, line: parser.line, items: new Map() })
    text = ''
    isLeaf = true
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (!closed) return
    const holder = open[open.length - 1]
    if (isLeaf && holder) putItem(holder, closed, text.trim())
    else if (closed.name === 'CHILD') closeChild(closed)
    else if (open.length > 1) rows.push(closed)
    isLeaf = false
    text = ''
  })
  const takeText = (found: string): void => {
    if (isLeaf) {
      text += found
      if (text.length > MOST_TEXT) stop('too-long', `An item holds more than ${MOST_TEXT} characters.`)
    } else if (found.trim() !== '')
      tell(
        warning('stray-text', 'Text stands between two elements, where none belongs. It was not read.', {
          row: parser.line,
          value: found.trim(),
        }),
      )
  }
  parser.on('text', takeText)
  parser.on('cdata', takeText)

  const putItem = (holder: Holder, { name, line }: Holder, value: string): void => {
    const column = OTHER_NAMES[name] ?? name
    if (!TABLE_OF.has(column) && !SHARED_COLUMNS.has(column) && column !== 'UASC') {
      // An element without anything inside may be an empty row.
      if (value !== '')
        tell(
          warning('unknown-element', `<${name}> is no item of the return. It was not read.`, {
            row: line,
            field: name,
          }),
        )
      return
    }
    if (holder.items.has(column))
      tell(
        fault('item-twice', `<${name}> stands more than once in one <${holder.name}>. Leave one.`, {
          row: line,
          field: name,
        }),
      )
    holder.items.set(column, value)
  }

  const closeChild = (child: Holder): void => {
    childCount++
    // What the child's own element and its header say belongs together.
    const own = new Map(child.items)
    let line = child.line
    for (const row of rows)
      if (row.name === 'HEADER') {
        line = row.line
        for (const [name, value] of row.items) own.set(name, value)
      }
    const shared = Object.fromEntries([...own].filter(([name]) => SHARED_COLUMNS.has(name)))
    into.add('Header', Object.fromEntries(own), line)
    const add = (items: ReadonlyMap<string, string>, at: number): void => {
      for (const table of tablesIn(items))
        if (table !== 'Header') into.add(table, { ...shared, ...Object.fromEntries(items) }, at)
    }
    add(own, line)
    if (own.get('UASC') === '1' && !own.get('DUC')) into.add('UASC', shared, line)
    for (const row of rows) if (row.name !== 'HEADER') add(row.items, row.line)
    rows = []
  }

  const bytes = new TextOfBytes()
  const parse = (decoded: string | Issue): void => {
    if (typeof decoded !== 'string') stop(decoded.rule, decoded.message, decoded.value ?? undefined)
    else if (decoded.includes('\0'))
      stop('nul-byte', 'The file holds bytes of value zero, which text never has: it is damaged. Export it again.')
    else parser.write(decoded)
  }
  try {
    for (let start = 0; start < content.length; start += PIECE)
      parse(bytes.write(content.subarray(start, start + PIECE)))
    parse(bytes.end())
    parser.close()
    for (const table of TABLE_NAMES) into.hold(table)
    if (childCount === 0) issues.push(fault('no-children', 'There is no child in the file.'))
  } catch (error) {
    if (!(error instanceof Stop)) throw error
  }
  return issues
}

/** The tables of which a row says anything. */
const tablesIn = (items: ReadonlyMap<string, string>): ReadonlySet<TableName> => {
  const tables = new Set<TableName>()
  for (const [name, value] of items) {
    const table = TABLE_OF.get(name)
    if (table && value !== '') tables.add(table)
  }
  return tables
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
