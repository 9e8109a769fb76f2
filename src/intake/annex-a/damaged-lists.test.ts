import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePeriod } from '#indicators'
import type { WorkbookCell } from '#platform/workbook/write-workbook.ts'
import { damageWorkbook } from '../testing/damage-workbook.ts'
import { annexA } from './annex-a.ts'
import { LIST_NAMES, LISTS } from './lists.ts'
import { madeLists, writeLists } from './testing/made-lists.ts'

const facts = { period: parsePeriod('2024-03-31'), today: Temporal.PlainDate.from('2024-06-02'), ownArea: undefined }
const published = readFileSync(new URL('./samples/published/Annex_A.xlsx', import.meta.url))
const made = await writeLists(madeLists())

/** Reading ends with figures that are numbers, or with a fault in plain words. */
async function endsWithAnAccount(content: Buffer): Promise<void> {
  await annexA.periodOf(content)
  const { issues } = await annexA.check(content, facts)
  for (const { message } of issues) assert.match(message, /[.?]$/)
  if (issues.some(issue => issue.severity === 'error')) return
  const { observations } = await annexA.record(undefined as never, { content } as never, facts)
  for (const { observed } of observations) assert.ok(['value', 'not-applicable'].includes(observed.state))
}

test('a damaged workbook ends with an account and never with an exception', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(published, made),
      fc.array(fc.nat(), { minLength: 4, maxLength: 13 }),
      async (content, numbers) => endsWithAnAccount(damageWorkbook(content, numbers)),
    ),
    { numRuns: 150 },
  )
})

const anyCell: fc.Arbitrary<WorkbookCell> = fc.oneof(
  fc.constantFrom<WorkbookCell>(
    null,
    '#N/A',
    'n/a',
    'q) 6: Police',
    '31/02/2024',
    '1066-10-14',
    '2030-01-01',
    '=1+1',
    '45351',
    'Yes',
    '0',
    '-1',
    '\u00a0',
  ),
  fc.string({ maxLength: 12 }),
  fc.double(),
  fc.integer({ min: -1, max: 60_000 }),
  fc.constant(Temporal.PlainDate.from('2024-02-29')),
)

test('any value in any cell ends with an account and never with an exception', async () => {
  const place = fc
    .constantFrom(...LIST_NAMES)
    .chain(name => fc.tuple(fc.constant(name), fc.constantFrom(...Object.keys(LISTS[name].fields)), fc.nat(3), anyCell))
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 12 }), async changes => {
      const lists = madeLists()
      for (const [name, key, index, cell] of changes) {
        const row = lists[name][index % lists[name].length]
        if (row) row[key] = cell
      }
      await endsWithAnAccount(await writeLists(lists))
    }),
    { numRuns: 150 },
  )
})
