import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { sampleDocument, sampleFigure, sampleSection } from '../testing/sample-document.ts'
import { openData } from './open-data.ts'
import { plainNumber } from './symbols.ts'
import { columnNames } from './tables.ts'

const read = (path: string, document = sampleDocument()): Record<string, string>[] => {
  const file = openData(document).find(each => each.path === path)
  assert.ok(file, `no file ${path}`)
  return parse(file.content, { bom: true, columns: true })
}

// Where and when a row is about needs no metadata in the standard.
const OBSERVED = /^(time_period|time_identifier|geographic_level|(country|region|old_la|new_la|la)_(code|name))$/

test('every data file has a file beside it that names each of its columns', () => {
  const files = openData(sampleDocument())
  const data = files.filter(file => file.path.endsWith('.csv') && !file.path.endsWith('.meta.csv'))
  assert.deepEqual(
    data.map(file => file.path),
    [
      'financial-years.csv',
      'figures.csv',
      'tables/figure-1-1.csv',
      'tables/figure-2-1.csv',
      'tables/table-2-1.csv',
      'tables/figure-2-2.csv',
    ],
  )
  for (const file of data) {
    const [row = {}] = read(file.path)
    const meta = read(file.path.replace('.csv', '.meta.csv'))
    assert.deepEqual(
      Object.keys(row).filter(name => !OBSERVED.test(name)),
      meta.map(column => column['col_name']),
    )
    assert.ok(
      meta.every(column => ['Filter', 'Indicator'].includes(column['col_type'] ?? '') && column['label'] !== ''),
    )
  }
})

test('figures are plain numbers with their base, and their words beside them', () => {
  const share = read('figures.csv').find(row => row['figure_id'] === 'enquiry-share')
  assert.equal(share?.['value'], '21.4')
  assert.equal(share?.['numerator'], '343')
  assert.equal(share?.['denominator'], '1603')
  assert.equal(share?.['printed'], '21.4%')
})

test('a withheld figure is c wherever it stands, and nothing of it is in any file', () => {
  const figures = [
    sampleFigure({ id: 'few', state: 'withheld', printed: 'withheld', value: null, valueState: 'suppressed' }),
  ]
  const cells = [
    [{ kind: 'text', text: 'All' } as const],
    [{ kind: 'figure', text: 'withheld', figureId: 'few' } as const],
  ]
  const columns = [
    { heading: 'Area', numeric: false },
    { heading: 'People', numeric: true },
  ]
  const rows = [{ cells, isTotal: true }]
  const sections = [
    sampleSection({ id: 's', blocks: [{ kind: 'table', id: 't', caption: 'People', columns, rows, notes: [] }] }),
  ]
  const document = sampleDocument({ figures, sections, errata: [] })
  const [figure] = read('figures.csv', document)
  assert.deepEqual([figure?.['value'], figure?.['numerator'], figure?.['denominator']], ['c', 'c', 'c'])
  assert.deepEqual(read('tables/table-1-1.csv', document), [{ area: 'All', people: 'c', row_kind: 'total' }])
})

test('each reason for having no value has its symbol', () => {
  const symbol = (valueState: 'not-applicable' | 'missing' | 'suppressed' | 'disputed'): string | undefined => {
    const figures = [sampleFigure({ id: 'none', value: null, printed: 'words', valueState })]
    return read('figures.csv', sampleDocument({ figures, sections: [sampleSection({ id: 's' })] }))[0]?.['value']
  }
  assert.deepEqual(
    ['not-applicable', 'missing', 'suppressed', 'disputed'].map(each => symbol(each as 'missing')),
    ['z', 'x', 'c', 'x'],
  )
})

test('a table says of each column whether it holds per cent', () => {
  const meta = read('tables/figure-2-1.meta.csv')
  assert.deepEqual(
    meta.map(column => [column['col_name'], column['indicator_unit']]),
    [
      ['outcome', ''],
      ['concerns', ''],
      ['per_cent', '%'],
      ['row_kind', ''],
    ],
  )
  assert.equal(read('tables/figure-2-1.csv')[0]?.['per_cent'], '42.0')
})

test('the notes say what the symbols mean, name every data file and give the errata', () => {
  const files = openData(sampleDocument())
  const notes = files.find(file => file.path === 'notes.txt')?.content ?? ''
  for (const { path } of files.filter(file => file.path.endsWith('.csv') && !file.path.endsWith('.meta.csv')))
    assert.ok(notes.includes(`${path}: `))
  assert.match(notes, /c {4}withheld/)
  assert.match(notes, /Said 21\.3%\. Now says 21\.4%/)
  assert.match(notes, /Percentages are rounded one by one/)
})

test('a printed whole number is read back as itself', () => {
  fc.assert(
    fc.property(fc.integer(), number => {
      assert.equal(plainNumber(new Intl.NumberFormat('en-GB').format(number)), String(number))
    }),
  )
  assert.equal(plainNumber('+7.1%'), '7.1')
  assert.equal(plainNumber('\u22123.2'), '-3.2')
  assert.equal(plainNumber('70 or 74'), '70 or 74')
})

test('no two columns of a file have the same name', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), headings => {
      const names = columnNames(headings)
      assert.equal(new Set(names).size, headings.length + 1)
      assert.ok(names.every(name => /^[a-z][a-z0-9_]*$/.test(name)))
    }),
  )
})
