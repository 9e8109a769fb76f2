import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { columnLetters } from './column-letters.ts'
import { type WorkbookSheet, writeWorkbook } from './write-workbook.ts'

const faults: WorkbookSheet = {
  name: 'Faults',
  columns: [{ head: 'Row' }, { head: 'What is wrong', width: 40 }, { head: 'Found' }, { head: 'Day' }],
  rows: [
    [2, '=1+1', null, Temporal.PlainDate.from('2024-02-29')],
    [3, '+44 20 7946 0000', '-5', Temporal.PlainDate.from('2020-09-16')],
    [4, '@SUM(A1)', 'Children’s\nservices', null],
  ],
}

test('what is written is read back as it was, and nothing of it is a formula', async () => {
  const { sheets } = await readXlsx(await writeWorkbook([faults]))
  const [sheet] = sheets
  assert.deepEqual(sheet?.rows, [
    ['Row', 'What is wrong', 'Found', 'Day'],
    [2, '=1+1', null, new Date('2024-02-29')],
    [3, '+44 20 7946 0000', '-5', new Date('2020-09-16')],
    [4, '@SUM(A1)', 'Children’s\nservices', null],
  ])
  assert.ok([...(sheet?.cells?.values() ?? [])].every(cell => cell.formula === undefined))
})

test('the head of a sheet stays in sight, has a filter, and its columns are wide enough to read', async () => {
  const [sheet] = (await readXlsx(await writeWorkbook([faults]))).sheets
  assert.deepEqual(sheet?.freezePane, { rows: 1 })
  assert.equal(sheet?.autoFilter?.range, 'A1:D4')
  assert.deepEqual(
    sheet?.columns?.map(column => Math.floor(column.width ?? 0)),
    [8, 40, 11, 11],
  )
})

test('sheets get names that Excel opens, each of its own', async () => {
  const named = (name: string): WorkbookSheet => ({ ...faults, name })
  const long = 'Section 47 enquiries: by team and by worker'
  const { sheets } = await readXlsx(
    await writeWorkbook([named(long), named(long.toUpperCase()), named('///'), named('A[1]')]),
  )
  assert.deepEqual(
    sheets.map(sheet => sheet.name),
    ['Section 47 enquiries  by team an', 'SECTION 47 ENQUIRIES  BY TEAM 2', 'Sheet', 'A 1'].map(name =>
      name.slice(0, 31),
    ),
  )
})

test('any text comes back, but for characters that cannot be printed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), async texts => {
      const columns = [{ head: 'Text' }]
      const [sheet] = (await readXlsx(await writeWorkbook([{ name: 'T', columns, rows: texts.map(text => [text]) }])))
        .sheets
      const printable = texts.map(text =>
        text
          .toWellFormed()
          .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
          .replace(/\r\n?/g, '\n'),
      )
      assert.deepEqual(
        sheet?.rows.slice(1).map(([cell]) => String(cell ?? '').replace(/\r\n?/g, '\n')),
        printable,
      )
    }),
    { numRuns: 200 },
  )
})

test('a row that has not a cell for each column is a slip of the caller', async () => {
  await assert.rejects(writeWorkbook([{ ...faults, rows: [[1]] }]), /Row 1 of “Faults” has 1 cells for 4 columns/)
})

test('columns are named as Excel names them', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters), [
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
    'XFD',
  ])
})
