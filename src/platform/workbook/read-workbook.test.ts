import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { readZip, writeZip } from '../zip.ts'
import { plainWords } from './cell.ts'
import { dayIn, dayOfSerial } from './day-in-cell.ts'
import { isWorkbook, readWorkbook } from './read-workbook.ts'
import { workbookOf } from './testing/workbook-parts.ts'
import { cellAt, findSheet, type Workbook } from './workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

async function read(content: Uint8Array): Promise<Workbook> {
  const workbook = await readWorkbook(content)
  assert.ok('sheets' in workbook, 'rule' in workbook ? workbook.message : '')
  return workbook
}

async function refused(content: Uint8Array): Promise<string> {
  const workbook = await readWorkbook(content)
  assert.ok('rule' in workbook, 'the workbook was read')
  assert.match(workbook.message, /\.$/)
  return workbook.rule
}

const sheet = await read(
  workbookOf(
    [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t> 40\u00a0High Street\u200b </t></is></c></row>',
      '<row r="4"><c r="A4" s="1"><v>44090</v></c><c r="B4"><v>44090</v></c><c r="C4" s="1"><v>44090.75</v></c><c r="D4"><v>12.25</v></c></row>',
      '<row r="5"><c r="A5" t="e"><v>#N/A</v></c><c r="B5" t="str"><v>#n/a</v></c><c r="C5"><f>SUM(A1)</f></c><c r="D5"><f>1+1</f><v>2</v></c><c r="E5" t="b"><v>1</v></c><c r="F5" s="1"/></row>',
    ].join(''),
  ),
)

test('a cell is a text, a number, a time or an error, in the row and column where Excel shows it', () => {
  assert.deepEqual(
    findSheet(sheet, ' SHEET\u00a01 ')?.rows.map(({ row, cells }) => [
      row,
      ...cells.map(({ kind, text }) => `${kind} ${text}`),
    ]),
    [
      [1, 'text shared', 'text in parts', 'empty ', 'text 40 High Street'],
      [4, 'time 2020-09-16', 'number 44090', 'time 2020-09-16T18:00:00', 'number 12.25'],
      [5, 'error #N/A', 'error #N/A', 'error =SUM(A1)', 'number 2', 'text TRUE'],
    ],
  )
})

test('a percentage is read as it is shown, and a number to the digits that are shown', async () => {
  const styles =
    '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>'
  const row =
    '<row r="1"><c r="A1" s="1"><v>0.45</v></c><c r="B1" s="2"><v>0.56999999999999995</v></c><c r="C1"><v>0.30000000000000004</v></c></row>'
  const { sheets } = await read(workbookOf(row, { 'xl/styles.xml': styles }))
  assert.deepEqual(
    sheets[0]?.rows[0]?.cells.map(cell => cell.text),
    ['45%', '57%', '0.3'],
  )
})

test('a day is read from a day, from a serial number, and from text as it is written in England', () => {
  const [, days] = sheet.sheets[0]?.rows ?? []
  assert.ok(days)
  for (const column of [0, 1, 2]) assert.equal(dayIn(cellAt(days, column))?.toString(), '2020-09-16')
  for (const text of [
    '2020-09-16',
    '16/09/2020',
    '16.9.2020',
    '16-Sep-2020',
    '16th September 2020',
    '2020-09-16 00:00:00',
    '44090',
  ])
    assert.equal(dayIn({ kind: 'text', text })?.toString(), '2020-09-16', text)
  for (const text of ['31/02/2020', '2020-13-01', '16 Foo 2020', 'soon', '1.5'])
    assert.equal(dayIn({ kind: 'text', text }), undefined, text)
})

test('numbers count as days from 1900, with a 29 February that never was, or from 1904', () => {
  assert.equal(dayOfSerial(61)?.toString(), '1900-03-01')
  assert.equal(dayOfSerial(60), undefined)
  assert.equal(dayOfSerial(2_958_465)?.toString(), '9999-12-31')
  assert.equal(dayOfSerial(2_958_466), undefined)
  assert.equal(dayOfSerial(42_628, '1904')?.toString(), '2020-09-16')
})

test('words are compared without regard to case, spaces and the shape of quotation marks', () => {
  assert.equal(
    plainWords('Number of  Episodes the Child has been ‘Missing’ '),
    "number of episodes the child has been 'missing'",
  )
})

test('what is written comes back, and every part of it is well-formed XML', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.string(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.integer({ min: 61, max: 80_000 }),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      async rows => {
        const columns = [{ head: 'Text' }, { head: 'Number' }, { head: 'Day' }]
        const days = rows.map(([, , serial]) => dayOfSerial(serial) ?? null)
        const content = await writeWorkbook([
          { name: 'All', columns, rows: rows.map(([text, number], index) => [text, number, days[index] ?? null]) },
        ])
        const parts = readZip(content, { mostFiles: 100, mostBytes: 1_000_000 })
        assert.ok(!('rule' in parts))
        for (const part of parts) new SaxesParser({ xmlns: true }).write(Buffer.from(part.content).toString()).close()
        const workbook = await read(content)
        for (const [index, row] of (workbook.sheets[0]?.rows ?? []).slice(1).entries()) {
          assert.equal(Number(cellAt(row, 1).text), Number((rows[index]?.[1] ?? 0).toPrecision(15)) + 0)
          assert.deepEqual(dayIn(cellAt(row, 2)), days[index])
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('a workbook is known by its first file, and so is one that Excel has locked', async () => {
  assert.ok(isWorkbook(workbookOf('')))
  assert.ok(!isWorkbook(writeZip([{ name: 'Header.csv', content: Buffer.from('CHILD') }])))
  const locked = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  assert.ok(isWorkbook(locked))
  assert.equal(await refused(locked), 'workbook-locked')
})

test('a workbook that breaks off or is another thing is refused in plain words', async () => {
  const whole = workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>')
  assert.equal(await refused(whole.subarray(0, whole.length - 40)), 'workbook-damaged')
  assert.equal(await refused(writeZip([{ name: 'content.xml', content: Buffer.from('<x/>') }])), 'workbook-unknown')
  assert.equal(await refused(workbookOf('', { '_rels/.rels': '<nothing/>' })), 'workbook-damaged')
})

test('a workbook that declares entities is refused before anything reads them', async () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>'
  assert.equal(await refused(workbookOf('', { 'xl/worksheets/sheet1.xml': bomb })), 'workbook-declarations')
  const hidden = Buffer.from(`\ufeff${bomb}`, 'utf16le')
  assert.equal(await refused(workbookOf('', { 'xl/worksheets/sheet1.xml': hidden })), 'workbook-damaged')
})

test('a few bytes that claim a million rows or columns are refused before they are laid out', async () => {
  assert.equal(
    await refused(workbookOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')),
    'workbook-too-wide',
  )
  assert.equal(
    await refused(workbookOf('<row r="1"><c r="A1"/></row><row r="1048576"><c\nr = \'T1048576\'/></row>')),
    'workbook-too-large',
  )
  assert.equal(await refused(workbookOf(`<row>${'<c/>'.repeat(1_000_001)}</row>`)), 'workbook-too-large')
})

test('an archive that unpacks to more than anybody sends is refused', async () => {
  const packed = deflateRawSync(Buffer.alloc(61_000_000, 32))
  assert.equal(
    await refused(withPacked(workbookOf('', { 'xl/big.xml': 'REPLACED' }), packed, 61_000_000)),
    'workbook-too-large',
  )
})

/** The archive with its last part in other bytes, packed and with the size that they claim. */
function withPacked(archive: Buffer, packed: Buffer, size: number): Buffer {
  const at = archive.lastIndexOf('xl/big.xmlREPLACED')
  const local = Buffer.from(archive.subarray(0, at + 'xl/big.xml'.length))
  const directory = archive.subarray(at + 'xl/big.xmlREPLACED'.length)
  const entry = Buffer.from(directory)
  const last = entry.lastIndexOf('xl/big.xml') - 46
  entry.writeUInt16LE(8, last + 10)
  entry.writeUInt32LE(packed.length, last + 20)
  entry.writeUInt32LE(size, last + 24)
  const end = entry.length - 22
  entry.writeUInt32LE(local.length + packed.length, end + 16)
  return Buffer.concat([local, packed, entry])
}
