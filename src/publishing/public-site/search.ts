import type { Block, DocumentTable, NestedItem, PublishedDocument } from '../document.ts'
import { outline, plainText, tableOfChart } from '../document-outline.ts'

/** One section's own words, without those of the sections within it. */
export interface SearchEntry {
  readonly sectionId: string
  /** The section at the top that it stands in: its page. */
  readonly topId: string
  readonly number: string
  readonly heading: string
  readonly text: string
  readonly folded: { readonly heading: string; readonly text: string }
}

export interface SearchHit {
  readonly entry: SearchEntry
  /** Text around the first word found; every second part is what was searched for. */
  readonly excerpt: readonly string[]
}

// Unit for unit, so that a place in the folded text is the same place in the text.
const fold = (text: string): string =>
  text
    .split('')
    .map(unit => unit.normalize('NFD').charAt(0).toLowerCase().charAt(0))
    .join('')

export function searchEntries(document: PublishedDocument): SearchEntry[] {
  let topId = ''
  return outline(document).map(({ section, number, level }) => {
    if (level === 1) topId = section.id
    const lead = section.lead === undefined ? '' : plainText(section.lead)
    const text = [lead, ...section.blocks.map(wordsOf)].join(' ').normalize('NFC').replace(/\s+/g, ' ').trim()
    const { id, heading } = section
    return { sectionId: id, topId, number, heading, text, folded: { heading: fold(heading), text: fold(text) } }
  })
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return plainText(block.content)
    case 'quote':
      return `${plainText(block.content)} ${block.attribution}`
    case 'list':
      return block.items.map(plainText).join(' ')
    case 'nested-list':
      return block.items.map(wordsOfItem).join(' ')
    case 'callout':
      return [block.heading ?? '', ...block.paragraphs.map(plainText)].join(' ')
    case 'glossary':
      return block.entries.map(({ term, definition }) => `${term}: ${plainText(definition)}`).join(' ')
    case 'table':
      return [block.caption, wordsOfTable(block), ...block.notes].join(' ')
    case 'chart': {
      const table = tableOfChart(block.id, block.table, block.title)
      return [block.title, block.subtitle, block.description, wordsOfTable(table), ...table.notes].join(' ')
    }
  }
}

const wordsOfItem = (item: NestedItem): string => [plainText(item.content), ...item.items.map(wordsOfItem)].join(' ')

const wordsOfTable = ({ columns, rows }: DocumentTable): string =>
  [...columns.map(column => column.heading), ...rows.flatMap(row => row.cells.map(plainText))].join(' ')

const MOST_WORDS = 8
const BEFORE = 60
const AFTER = 160

/** Sections that have every word, those with it in their heading first. */
export function searchDocument(entries: readonly SearchEntry[], query: string): SearchHit[] {
  const words = [...new Set(fold(query.normalize('NFC')).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const weight = ({ folded }: SearchEntry): number => words.filter(word => folded.heading.includes(word)).length
  return entries
    .filter(({ folded }) => words.every(word => folded.heading.includes(word) || folded.text.includes(word)))
    .toSorted((a, b) => weight(b) - weight(a))
    .map(entry => ({ entry, excerpt: excerptOf(entry, words) }))
}

function excerptOf({ text, folded }: SearchEntry, words: readonly string[]): string[] {
  const places = words.map(word => folded.text.indexOf(word)).filter(place => place >= 0)
  const first = places.length === 0 ? 0 : Math.min(...places)
  const start = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1
  const space = text.indexOf(' ', first + AFTER)
  const end = space === -1 ? text.length : space
  const pattern = new RegExp(words.join('|'), 'g')
  const parts: string[] = []
  let at = start
  for (const match of folded.text.slice(start, end).matchAll(pattern)) {
    const from = start + match.index
    parts.push(text.slice(at, from), text.slice(from, from + match[0].length))
    at = from + match[0].length
  }
  parts.push(text.slice(at, end))
  if (start > 0) parts[0] = `… ${parts[0]}`
  if (end < text.length) parts[parts.length - 1] = `${parts.at(-1)} …`
  return parts
}
