import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, DisclosureNote, DocumentTable } from './document.ts'
import { notesOfProse, notesOfTable } from './table-notes.ts'
import { sampleDocument, sampleFigure, text } from './testing/sample-document.ts'

const disclosure: DisclosureNote = { symbol: '[c]', note: '[c]: withheld.', isRounded: false }
const few = { printed: '[c]', state: 'withheld', value: null, valueState: 'suppressed' } as const
const document = sampleDocument({
  disclosure,
  errata: [],
  figures: [sampleFigure({ id: 'few', ...few }), sampleFigure({ id: 'many' })],
})

const tableOf = (...ids: string[]): DocumentTable => ({
  id: 'any',
  caption: 'Any',
  columns: [{ heading: 'Any', numeric: true }],
  rows: ids.map(figureId => ({ cells: [[{ kind: 'figure', text: '', figureId }]], isTotal: false })),
  notes: ['Its own.'],
})

test('what the symbol means is told beside each table that shows it, and beside no other', () => {
  assert.deepEqual(notesOfTable(tableOf('many', 'few'), document), ['Its own.', '[c]: withheld.'])
  assert.deepEqual(notesOfTable(tableOf('many'), document), ['Its own.'])
})

test('where counts are rounded, every table of figures says so', () => {
  const rounded = { ...document, disclosure: { ...disclosure, isRounded: true } }
  assert.deepEqual(notesOfTable(tableOf('many'), rounded), ['Its own.', '[c]: withheld.'])
})

test('a section whose words show the symbol tells what it means; its tables tell it themselves', () => {
  const words: Block = { kind: 'paragraph', content: [text('So '), { kind: 'figure', text: '[c]', figureId: 'few' }] }
  assert.deepEqual(notesOfProse({ blocks: [words] }, document), ['[c]: withheld.'])
  assert.deepEqual(notesOfProse({ blocks: [{ kind: 'table', ...tableOf('few') }] }, document), [])
})

test('a document that protects nobody has nothing to tell', () => {
  const { disclosure: _, ...open } = document
  assert.deepEqual(notesOfTable(tableOf('few'), open), ['Its own.'])
})
