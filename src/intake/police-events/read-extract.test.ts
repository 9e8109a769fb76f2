import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Period, parsePeriod } from '#indicators'
import { writeWorkbook } from '#platform/workbook/write-workbook.ts'
import { formatOf } from '../check-file.ts'
import { damage } from '../testing/damage.ts'
import { intake } from '../testing/test-partnership.ts'
import { policeEvents } from './police-events.ts'
import { readExtract } from './read-extract.ts'
import { templateWorkbook } from './template.ts'
import { extractOf, type MadeRow, tableCsv } from './testing/made-extract.ts'

const sample = (name: string) => readFileSync(new URL(`./samples/${name}.csv`, import.meta.url))
const year = parsePeriod('2023-24')
const read = (content: Uint8Array, period: Period = year, ownArea: string | undefined = 'E06000022') =>
  readExtract(content, { period, ownArea, today: Temporal.PlainDate.from('2024-06-03') })
const errorsOf = async (content: Uint8Array, period?: Period) =>
  (await read(content, period)).issues
    .filter(({ severity }) => severity === 'error')
    .map(({ row, field, rule }) => [row, field, rule])

test('every fault of a table is told with its row, its column and what is accepted', async () => {
  assert.deepEqual(await errorsOf(sample('bad')), [
    [10, 'person', 'formula'],
    [13, null, 'ragged-row'],
    [2, 'reported_on', 'day-not-understood'],
    [3, 'from_care', 'not-yes-or-no'],
    [4, 'person', 'not-given'],
    [5, 'age', 'not-a-child'],
    [5, 'area_code', 'area-not-known'],
    [6, 'reported_on', 'day-not-understood'],
    [6, 'age', 'number-not-understood'],
    [7, 'reference', 'not-given'],
    [8, 'reported_on', 'in-future'],
    [9, 'reported_on', 'outside-months'],
    [12, 'reference', 'record-twice'],
  ])
})

test('a table is known by its headings: as a file, in an archive, or as a sheet of a workbook, and the template is one', async () => {
  const alone = sample('good-custody')
  const zipped = extractOf({ custody: [{ person: 'P1', arrested_on: '2023-05-02' }], 'missing-episodes': [] })
  const custody = {
    name: 'Sheet 1',
    columns:
      alone
        .toString()
        .split('\n')[0]
        ?.split(',')
        .map(head => ({ head })) ?? [],
  }
  const rows = [['D-1', 'P-1', 17, Temporal.PlainDate.from('2023-05-02'), 'no', 'E06000022']]
  const workbook = await writeWorkbook([
    { name: 'About', columns: [{ head: 'Read me first' }], rows: [['x']] },
    { ...custody, rows },
  ])
  for (const content of [alone, zipped, workbook, await templateWorkbook()])
    assert.equal(await formatOf(content, intake.formats), policeEvents)
  const { tables, issues } = await read(workbook)
  assert.deepEqual(
    tables.map(({ table, events }) => [table, events.map(({ day }) => day)]),
    [['custody', ['2023-05-02']]],
  )
  assert.ok(issues.some(({ message }) => message === 'Sheets that are none of the four tables were left out: “About”.'))
  assert.equal((await read(await templateWorkbook())).tables.length, 4)
  assert.equal(await formatOf(sample('good-custody').subarray(0, 20), intake.formats), undefined)
})

test('what cannot be given to an area, leads to no record or is not said is counted and told', async () => {
  const { issues, tables } = await read(sample('good-protection'))
  assert.deepEqual(
    issues.map(({ rule }) => rule),
    ['no-area', 'no-linked-record', 'empty-month', 'own-area-only', 'months-covered'],
  )
  assert.equal(issues[0]?.message.slice(0, 37), 'Of section 46 powers used, 1 of 3 can')
  assert.deepEqual(
    tables.map(({ events }) => events.map(({ marks }) => marks)),
    [[['linked'], [], ['linked']]],
  )
})

test('an extract covers the whole months from its first to its last record, or those that its sender says', async () => {
  const rows = (...days: string[]): MadeRow[] => days.map(used_on => ({ person: 'P', used_on, area_code: 'E06000022' }))
  const content = tableCsv('protection-powers', rows('2022-11-30', '2024-02-01'))
  assert.equal((await policeEvents.periodOf(content))?.name, '2022-11..2024-02')
  assert.deepEqual(await errorsOf(content, parsePeriod('2022-11..2024-02')), [])
  assert.deepEqual(await errorsOf(content, parsePeriod('2023-24')), [[2, 'used_on', 'outside-months']])
  assert.deepEqual(await errorsOf(content, parsePeriod('2024-02-01')), [[null, null, 'not-whole-months']])
  assert.deepEqual(
    await errorsOf(tableCsv('protection-powers', rows('1999-01-01', '2024-02-01')), parsePeriod('1999-01..2024-02')),
    [[null, null, 'too-many-months']],
  )
  assert.deepEqual(await errorsOf(tableCsv('protection-powers', rows('2024-06-01')), parsePeriod('2024-06')), [
    [null, null, 'month-not-over'],
  ])
  const running = await read(
    tableCsv('protection-powers', rows('2024-05-31', '2024-06-01')),
    parsePeriod('2024-05..2024-06'),
  )
  assert.deepEqual(
    running.tables.map(({ months, events }) => [months, events.length]),
    [[['2024-05'], 1]],
  )
  assert.ok(running.issues.some(({ rule, severity }) => rule === 'month-not-over' && severity === 'warning'))
  assert.ok((await read(content, year, '')).issues.length > 0)
})

test('a partnership whose area nobody set is told so, in place of being given figures of nowhere', async () => {
  const { issues } = await readExtract(sample('good'), {
    period: year,
    ownArea: undefined,
    today: Temporal.PlainDate.from('2024-06-03'),
  })
  assert.deepEqual(
    issues.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
    ['no-own-area'],
  )
})

test('tables that are none of the four, come twice, lack a column or make one slip in every row are told of once', async () => {
  const zip = extractOf({ custody: [] })
  assert.deepEqual(await errorsOf(Buffer.from('name,address\nx,y\n')), [[1, null, 'table-unknown']])
  assert.deepEqual(await errorsOf(zip.subarray(0, zip.length - 9)), [[null, null, 'zip-damaged']])
  assert.deepEqual(await errorsOf(Buffer.from('reference,person,age,arrested_on,area_code\nD1,P1,17,2023-05-01,\n')), [
    [1, 'charged_and_detained', 'missing-column'],
  ])
  const many = Array.from({ length: 5_000 }, () => ({ person: 'P', used_on: 'soon' }))
  const { issues } = await read(tableCsv('protection-powers', many))
  assert.equal(issues.length, 101)
  assert.match(issues.at(-1)?.message ?? '', /And in 4,900 more rows\.$/)
})

test('no row that says who a child is stands beside a fault', async () => {
  const { issues } = await read(sample('bad'))
  const kept = issues.filter(({ field }) => field === null || !policeEvents.identifyingFields.includes(field))
  assert.doesNotMatch(JSON.stringify(kept), /P-8\d\d/)
})

test('however an extract is damaged, reading it ends with records or with a fault, and never with an exception', async () => {
  const samples = ['good', 'good-crimes', 'good-protection', 'good-custody', 'bad'].map(sample)
  const archive = extractOf({ custody: [{ person: 'P1', arrested_on: '2023-05-02' }], 'missing-episodes': [] })
  const numbers = fc.array(fc.nat(), { minLength: 3, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...samples, archive), numbers, async (content, given) => {
      const damaged = damage(content, given)
      policeEvents.recognises(damaged.subarray(0, 4_096))
      await policeEvents.periodOf(damaged)
      const { tables, issues } = await read(damaged)
      assert.equal(
        tables.length === 0,
        issues.some(({ severity }) => severity === 'error'),
      )
    }),
    { numRuns: 2_000 },
  )
})
