import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { safeCell, writeCsv } from './csv.ts'

test('a file starts with a byte order mark and its lines end in CR LF', () => {
  assert.equal(writeCsv(['a', 'b'], [['£5', 1]]), '\ufeffa,b\r\n£5,1\r\n')
  assert.equal(writeCsv(['a'], [[null]], { byteOrderMark: false }), 'a\r\n\r\n')
})

test('whatever is written is read back, but for the apostrophe before what would run as a formula', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'"\r\n,;\t=+-@ a1') }))
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  fc.assert(
    fc.property(table, ([headings = [], ...rows]) => {
      const read = parse(writeCsv(headings, rows), { bom: true, record_delimiter: '\r\n' })
      assert.deepEqual(
        read,
        [headings, ...rows].map(row => row.map(safeCell)),
      )
    }),
  )
})

test('no cell that is not a number starts as a formula does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...'=+-@\t\r＝＋－＠'), fc.string(), (first, rest) => {
      const printed = safeCell(first + rest)
      assert.ok(/^[^=+\-@\t\r＝＋－＠]/.test(printed) || /^[+-]?[\d,.]+%?$/.test(printed), printed)
    }),
  )
})

test('a signed number keeps its sign', () => {
  for (const number of ['-51', '+7', '+7.1%', '-1,234.5', '-0.4']) assert.equal(safeCell(number), number)
  assert.equal(safeCell(-3), '-3')
})

test('a formula is shown and not run', () => {
  for (const formula of ['=1+1', '+1+cmd|x', '-2+3', '@SUM(A1)', '  =1+1', '\t=1', '-1;=2', '-']) {
    assert.equal(safeCell(formula), `'${formula}`)
  }
})

test('a row that does not fit its headings is refused', () => {
  assert.throws(() => writeCsv(['a', 'b'], [['1']]), /Row 1 has 1 cells for 2 headings/)
})
