import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePeriod } from '#indicators'
import { checkFile, formatOf } from './check-file.ts'
import { type Facts, type FileFormat, isDocument, isTable } from './format.ts'
import { intake } from './testing/test-partnership.ts'

const facts: Facts = {
  catalogue: intake.catalogue,
  agencies: [
    { id: '0199', name: 'Constabulary', aliases: ['The Police'] },
    { id: '0200', name: "Children's Social Care", aliases: [] },
  ],
  period: parsePeriod('2023-24'),
  ownAgencyId: undefined,
  ownArea: 'E06000022',
  today: Temporal.PlainDate.from('2024-06-03'),
}
const here = import.meta.dirname
const check = (content: Buffer | string, format: FileFormat) => checkFile(Buffer.from(content), format, facts)
const [kpiMatrix, policeRolling, suppliedFigures] = ['kpi-matrix', 'police-rolling', 'supplied-figures'].map(name => {
  const format = intake.formats.filter(isTable).find(each => each.name === name)
  assert.ok(format)
  return format
})
assert.ok(kpiMatrix && policeRolling && suppliedFigures)
const rulesOf = async (content: Buffer | string, format: FileFormat) =>
  (await check(content, format)).issues.map(issue => issue.rule)

test('every format has a folder with a README and samples, of which the good are accepted and the bad refused', async () => {
  for (const format of intake.formats) {
    const samples = globSync(`${here}/${format.name}/samples/*${isDocument(format) ? format.extension : '.csv'}`)
    assert.ok(existsSync(`${here}/${format.name}/README.md`), format.name)
    assert.ok(samples.some(file => /good/.test(file)) && samples.some(file => /bad/.test(file)), format.name)
    for (const file of samples) {
      const content = readFileSync(file)
      const { reading, issues } = await check(content, format)
      assert.equal(reading !== undefined, /good/.test(file), `${file}: ${issues[0]?.message}`)
      if (/good/.test(file)) assert.equal(await formatOf(content, intake.formats), format)
    }
    if (isTable(format)) assert.ok((await check(format.template, format)).reading, format.name)
  }
})

test('every fault of a file is told at once, with row, column, value, what is wrong and what is accepted', async () => {
  const { issues, reading } = await check(readFileSync(`${here}/kpi-matrix/samples/bad.csv`), kpiMatrix)
  assert.equal(reading, undefined)
  assert.deepEqual(
    issues.filter(issue => issue.severity === 'error').map(issue => [issue.row, issue.field, issue.rule]),
    [
      [2, 'agency', 'unknown-agency'],
      [3, 'kpi', 'unknown-indicator'],
      [4, 'target', 'target-not-understood'],
      [5, 'value', 'out-of-range'],
      [6, 'value', 'formula'],
      [6, 'value', 'value-not-understood'],
      [7, null, 'ragged-row'],
      [9, 'target', 'target-differs'],
      [9, 'value', 'printed-twice-differently'],
    ],
  )
  for (const issue of issues) assert.match(issue.message, /[.?]$/)
})

test('files are read whatever program saved them, or refused in words', async () => {
  const text = 'kpi,target,agency,value\n1.1,85,Children’s Social Care,92\n'
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  const windows = Buffer.from(text.replace('’', '\u0092'), 'latin1')
  const accepted: [Buffer | string, string[]][] = [
    [text, []],
    [`\ufeff${text}`, []],
    [text.replaceAll('\n', '\r\n'), []],
    [text.replaceAll(',', ';'), ['delimiter']],
    [utf16, ['utf-16']],
    [windows, ['windows-1252']],
  ]
  for (const [content, rules] of accepted) {
    assert.deepEqual(await rulesOf(content, kpiMatrix), rules)
    assert.equal((await check(content, kpiMatrix)).reading?.observations.length, 1)
  }
  const refused: [Buffer | string, string][] = [
    ['', 'empty-file'],
    ['\n\n', 'empty-file'],
    ['kpi,target,agency,value\n', 'no-rows'],
    [text.replace('92', '9\u00002'), 'nul-byte'],
    [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'not-csv'],
    [Buffer.alloc(20_000_001, 0x61), 'too-large'],
    ['kpi,target,value\n1.1,85,92\n', 'missing-column'],
    [text.replace('92', '"92'), 'quotation-marks'],
    ['kpi,kpi,target,agency,value\n1.1,1.1,85,Constabulary,92\n', 'column-twice'],
  ]
  for (const [content, rule] of refused) {
    assert.ok((await rulesOf(content, kpiMatrix)).includes(rule), rule)
    assert.equal((await check(content, kpiMatrix)).reading, undefined, rule)
  }
})

test('the same cell twice counts once; two numbers for one cell are both kept as disputed', async () => {
  const rows = (...values: string[]) =>
    `kpi,target,agency,value\n${values.map(value => `1.1,85,Constabulary,${value}`).join('\n')}\n`
  assert.deepEqual(await rulesOf(rows('92', '92.0'), kpiMatrix), ['printed-twice'])
  const { reading, issues } = await check(rows('92', '94', '92'), kpiMatrix)
  assert.deepEqual(
    issues.map(issue => issue.rule),
    ['disputed', 'printed-twice'],
  )
  const observed = reading?.observations[0]?.observed
  assert.ok(observed?.state === 'disputed')
  assert.deepEqual(
    observed.readings.map(({ value, where }) => [Number(value.numerator), where]),
    [
      [92, 'row 2'],
      [94, 'row 3'],
    ],
  )
})

test('a printed change that its own numbers contradict is told of, and both are kept', async () => {
  const row = 'Missing Children,Number of Missing Children,105,98,+8,+7.1%,'
  const { reading, issues } = await check(
    `section,measure,current,previous,chg_as_printed,pct_as_printed,force_pct\n${row}\n`,
    policeRolling,
  )
  assert.ok(
    issues.some(
      issue =>
        issue.rule === 'printed-differs' &&
        issue.message === 'Printed as +8; its own numbers give +7. Both are kept; pages show what the numbers give.',
    ),
  )
  assert.deepEqual(
    reading?.qualityNotes.map(each => each.body),
    ['Printed as +8; its own numbers give +7.'],
  )
})

test('an analyst’s file may hold their own agency’s rows only, under any name it goes by', async () => {
  const content = "kpi,target,agency,value\n1.1,85,the police,92\n1.1,85,Children's Social Care,92\n"
  const { issues } = await checkFile(Buffer.from(content), kpiMatrix, { ...facts, ownAgencyId: '0199' })
  assert.deepEqual(
    issues.map(issue => [issue.row, issue.rule]),
    [[3, 'not-your-agency']],
  )
})

test('whatever bytes are sent, reading ends with figures or with a fault, never with an exception', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '1.1',
      '85',
      'Constabulary',
      '5/0',
      '7/5',
      '',
      'N/A',
      '=x',
      '1e9',
      '−5',
      '2023-24',
      'adult.concerns.received',
      '70 or 74',
      '"',
      '1,2',
    ),
    fc.string(),
  )
  const table = fc
    .array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 })
    .map(rows => rows.map(row => row.join(',')).join('\n'))
  for (const format of intake.formats.filter(isTable)) {
    const heading = format.columns.map(column => column.name).join(',')
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          table,
          table.map(text => `${heading}\n${text}`),
        ),
        async given => {
          const { reading, issues } = await check(Buffer.from(given), format)
          assert.equal(
            reading === undefined,
            issues.some(issue => issue.severity === 'error'),
          )
          for (const figure of reading?.observations ?? []) assert.ok(intake.catalogue.find(figure.measureCode))
        },
      ),
      { numRuns: 150 },
    )
  }
})
