import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePeriod } from '#indicators'
import { workbookOf } from '#platform/workbook/testing/workbook-parts.ts'
import { type WorkbookSheet, writeWorkbook } from '#platform/workbook/write-workbook.ts'
import { checkFile, formatOf } from './check-file.ts'
import { kpiMatrix } from './kpi-matrix/kpi-matrix.ts'
import { intake } from './testing/test-partnership.ts'

const facts = {
  catalogue: intake.catalogue,
  agencies: [{ id: '0199', name: 'Constabulary', aliases: [] }],
  period: parsePeriod('2023-24'),
  ownAgencyId: undefined,
  ownArea: undefined,
  today: Temporal.PlainDate.from('2024-06-03'),
}
const columns = ['kpi', 'target', 'agency', 'value'].map(head => ({ head }))
const figures: WorkbookSheet = { name: 'Figures', columns, rows: [['1.1', 85, 'Constabulary', 92]] }
const notes: WorkbookSheet = { name: 'Read me', columns: [{ head: 'How to fill this in' }], rows: [] }

test('a table in a workbook is read as a CSV file is, from the sheet that has its headings', async () => {
  const content = await writeWorkbook([notes, figures])
  assert.equal(await formatOf(content, intake.formats), kpiMatrix)
  const { reading, issues } = await checkFile(content, kpiMatrix, facts)
  assert.deepEqual(
    reading?.observations.map(each => each.printed),
    ['92'],
  )
  assert.deepEqual(
    issues.map(issue => issue.message),
    ['The sheet “Figures” was read, and “Read me” left out.'],
  )
})

test('an error in a cell is told with its row and column, and never read as a value', async () => {
  const row = (number: number, cells: readonly string[]) =>
    `<row r="${number}">${cells.map((text, index) => `<c r="${'ABCD'[index]}${number}" t="${text.startsWith('#') ? 'e' : 'str'}"><v>${text}</v></c>`).join('')}</row>`
  const content = workbookOf(
    row(
      1,
      columns.map(({ head }) => head),
    ) + row(3, ['1.1', '85', 'Constabulary', '#REF!']),
  )
  const { reading, issues } = await checkFile(content, kpiMatrix, facts)
  assert.equal(reading, undefined)
  const [first] = issues.filter(issue => issue.rule === 'cell-in-error')
  assert.deepEqual([first?.row, first?.field, first?.value], [3, 'value', '#REF!'])
  assert.match(first?.message ?? '', /^Column D of “Sheet 1” has an error/)
})

test('a percentage in a workbook is the percentage that is shown', async () => {
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>'
  const head = columns.map(({ head }, index) => `<c r="${'ABCD'[index]}1" t="str"><v>${head}</v></c>`).join('')
  const cells =
    '<c r="A2" t="str"><v>1.1</v></c><c r="B2" s="1"><v>0.85</v></c><c r="C2" t="str"><v>Constabulary</v></c><c r="D2" s="1"><v>0.92</v></c>'
  const content = workbookOf(`<row r="1">${head}</row><row r="2">${cells}</row>`, { 'xl/styles.xml': styles })
  const { reading } = await checkFile(content, kpiMatrix, facts)
  assert.equal(reading?.observations[0]?.printed, '92%')
})

test('a workbook that cannot be read is refused with the reason', async () => {
  const { reading, issues } = await checkFile((await writeWorkbook([figures])).subarray(0, 900), kpiMatrix, facts)
  assert.equal(reading, undefined)
  assert.equal(issues[0]?.rule, 'workbook-damaged')
})
