import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeCsv } from './csv.ts'
import { readCsv } from './read-csv.ts'

const cells = (text: string) => readCsv(text).rows.map(row => row.cells)

test('quoted values may hold commas, quotation marks and line ends', () => {
  assert.deepEqual(cells('a,b\r\n"1, 2","say ""yes"""\r\n"two\nlines",\n'), [
    ['a', 'b'],
    ['1, 2', 'say "yes"'],
    ['two\nlines', ''],
  ])
})

test('rows are numbered as a spreadsheet numbers them, blank lines counted', () => {
  assert.deepEqual(
    readCsv('a\n\nb').rows.map(row => row.row),
    [1, 3],
  )
})

test('a quotation mark that is never closed is told of and does not stop the reading', () => {
  const read = readCsv('a,b\n"1,2\n3,4')
  assert.deepEqual(read.faults, [
    { row: 2, rule: 'quotation-marks', message: 'A quotation mark is opened and never closed.' },
  ])
  assert.deepEqual(readCsv('"a"b,c').faults.length, 1)
})

test('a file of more rows or values than any return has is not read to its end', () => {
  const long = readCsv('a\n'.repeat(10_000_000))
  assert.deepEqual(long.faults, [
    { row: 200_000, rule: 'too-many', message: 'A file has at most 200,000 rows. The rest was not read.' },
  ])
  assert.equal(long.rows.length, 200_000)
  const wide = readCsv(`${',a'.repeat(10_000_000)}\nb`)
  assert.deepEqual(wide.faults, [
    { row: 1, rule: 'too-many', message: 'A row has at most 500 values. The rest was not read.' },
  ])
  assert.deepEqual(readCsv('a\n'.repeat(200_000)).faults, [])
})

test('any text is read without throwing, and each row is counted once', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ';', '=', '\0', 'é') }), text => {
      const numbers = readCsv(text).rows.map(row => row.row)
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => a - b),
      )
      assert.equal(new Set(numbers).size, numbers.length)
    }),
  )
})

test('what is written is read back', () => {
  const safe = fc.string().filter(text => !/^[\s=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text))
  const row = fc.tuple(safe, safe)
  fc.assert(
    fc.property(fc.array(row), rows =>
      assert.deepEqual(cells(writeCsv(['a', 'b'], rows, { byteOrderMark: false })), [['a', 'b'], ...rows]),
    ),
  )
})
