import { SaxesParser } from 'saxes'
import { fault, type Issue, warning } from '../issue.ts'
import { TextOfBytes } from '../text-of-bytes.ts'
import { type CensusReader, documentOf } from './census-elements.ts'
import { inner, type Opened } from './element.ts'

// A census goes eight deep; far more is not one, and each level costs memory.
const MOST_DEPTH = 32
// What stands before the first element: a declaration and a comment, not a page of definitions.
const MOST_BEFORE_ROOT = 65_536
const MOST_TEXT = 10_000
/** The same slip in every child is one slip. */
const MOST_OF_A_RULE = 100

export interface CensusReading {
  /** False when reading cannot go on: what was said last is why. */
  write(bytes: Uint8Array): boolean
  end(): boolean
}

export interface CensusListener extends CensusReader {
  /** Something that is wrong with the file itself, before any rule of the census. */
  issue(issue: Issue): void
}

/** Thrown out of the parser to leave it, and caught in the same file. */
class Stop extends Error {}

/** Reads a census of any size, a child at a time; the bytes may come in pieces cut anywhere. */
export function openCensus(listener: CensusListener): CensusReading {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const text = new TextOfBytes()
  const open: Opened[] = [inner(documentOf(listener), () => listener).open(listener, 1)]
  const counts = new Map<string, number>()
  let isInItem = false
  let itemName = ''
  let itemText = ''
  let itemLine = 0
  /** How deep we are inside an element that is not of the census. */
  let skipped = 0
  let depth = 0
  let hasRoot = false
  let lengthRead = 0
  let isOver = false

  const report = (issue: Issue): void => {
    const count = (counts.get(issue.rule) ?? 0) + 1
    counts.set(issue.rule, count)
    if (count <= MOST_OF_A_RULE) listener.issue(issue)
  }
  const stop = (rule: string, message: string, value?: string): never => {
    isOver = true
    listener.issue(fault(rule, message, { row: parser.line, value: value ?? null }))
    throw new Stop(rule)
  }
  const here = (): Opened | undefined => open[open.length - 1]

  const misread = (expected: string): void =>
    report(
      fault('value-not-understood', `<${itemName}> holds something else than ${expected}.`, {
        row: itemLine,
        field: itemName,
        module: here()?.module,
        value: itemText,
      }),
    )

  parser.on('error', error => {
    const reason = error.message.replace(/^[^:]*:\d+:\d+: /, '').replace(/\.$/, '')
    if (hasRoot)
      stop(
        'not-well-formed',
        `The XML breaks off or breaks its own rules on line ${parser.line}: nothing after it can be read. Export the file again, and send it as it was exported.`,
        reason,
      )
    stop('not-xml', 'This is not an XML file. Send the file that your system exports for the census.', reason)
  })
  parser.on('doctype', () =>
    stop(
      'doctype',
      'The file defines a document type (DOCTYPE), which a census never has and which can be used for harm. Nothing of it was read. Export the file again without it.',
    ),
  )
  parser.on('opentag', tag => {
    if (++depth > MOST_DEPTH)
      stop('too-deep', `Elements lie more than ${MOST_DEPTH} deep in each other; those of a census lie eight deep.`)
    if (skipped > 0) {
      skipped++
      return
    }
    if (isInItem) {
      report(
        fault('element-in-item', `<${itemName}> holds another element, <${tag.name}>. It holds a text only.`, {
          row: parser.line,
          field: itemName,
        }),
      )
      skipped = 1
      return
    }
    const group = here()
    let name = tag.name
    let found = group?.openItem(name)
    if (!found && name.includes(':')) {
      name = withoutPrefix(name)
      found = group?.openItem(name)
    }
    if (found) {
      if (found === 'again')
        report(
          fault('item-twice', `<${name}> stands more than once in one module. Leave one.`, {
            row: parser.line,
            field: name,
            module: group?.module,
          }),
        )
      isInItem = true
      itemName = name
      itemText = ''
      itemLine = parser.line
      return
    }
    const sub = group?.group(name, parser.line)
    if (sub) {
      hasRoot = true
      open.push(sub)
      return
    }
    if (!hasRoot)
      stop(
        'not-a-census',
        `The file begins with <${name}>; a children in need census begins with <Message>. Send the XML file of the census.`,
      )
    report(
      warning('unknown-element', `<${name}> is not an item of the census at this place. It was not read.`, {
        row: parser.line,
        field: name,
        module: group?.module,
      }),
    )
    skipped = 1
  })
  parser.on('closetag', () => {
    depth--
    if (skipped > 0) {
      skipped--
      return
    }
    if (!isInItem) {
      open.pop()?.close()
      return
    }
    isInItem = false
    itemText = itemText.trim()
    here()?.closeItem(itemText, itemLine, misread)
  })
  const takeText = (found: string): void => {
    if (skipped > 0) return
    if (isInItem) {
      itemText += found
      if (itemText.length > MOST_TEXT) stop('too-long', `<${itemName}> holds more than ${MOST_TEXT} characters.`)
      return
    }
    if (!isBlank(found))
      report(
        warning('stray-text', 'Text stands between two elements, where none belongs. It was not read.', {
          row: parser.line,
          module: here()?.module,
          value: found.trim(),
        }),
      )
  }
  parser.on('text', takeText)
  parser.on('cdata', takeText)

  const parse = (decoded: string): void => {
    const nul = decoded.indexOf('\0')
    if (nul !== -1) {
      parser.write(decoded.slice(0, nul))
      stop('nul-byte', 'The file holds bytes of value zero, which text never has: it is damaged. Export it again.')
    }
    parser.write(decoded)
    lengthRead += decoded.length
    if (!hasRoot && lengthRead > MOST_BEFORE_ROOT)
      stop('not-a-census', 'The file does not begin as a census does, with <Message>. Send the XML file of the census.')
  }
  const attempt = (step: () => void): boolean => {
    if (isOver) return false
    try {
      step()
    } catch (error) {
      if (!(error instanceof Stop)) throw error
    }
    return !isOver
  }
  const take = (decoded: string | Issue): void => {
    if (typeof decoded === 'string') parse(decoded)
    else stop(decoded.rule, decoded.message, decoded.value ?? undefined)
  }
  return {
    write: bytes => attempt(() => take(text.write(bytes))),
    end: () =>
      attempt(() => {
        take(text.end())
        if (lengthRead === 0) stop('empty-file', 'The file is empty. Send the XML file of the census.')
        parser.close()
      }),
  }
}

// A default namespace changes no name; a prefix is only a prefix.
function withoutPrefix(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 32) return false
  return true
}
