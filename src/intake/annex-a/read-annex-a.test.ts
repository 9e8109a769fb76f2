import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parsePeriod } from '#indicators'
import { readWorkbook } from '#platform/workbook/read-workbook.ts'
import { type WorkbookSheet, writeWorkbook } from '#platform/workbook/write-workbook.ts'
import type { DocumentFacts } from '../format.ts'
import { annexA } from './annex-a.ts'
import { codeIn } from './codes.ts'
import { isAnnexA } from './find-lists.ts'
import { LIST_NAMES, LISTS } from './lists.ts'
import { readAnnexA } from './read-annex-a.ts'
import { madeLists, writeLists } from './testing/made-lists.ts'

const facts: DocumentFacts = {
  period: parsePeriod('2024-03-31'),
  today: Temporal.PlainDate.from('2024-06-02'),
  ownArea: undefined,
}
const published = readFileSync(new URL('./samples/published/Annex_A.xlsx', import.meta.url))

async function read(content: Uint8Array) {
  const workbook = await readWorkbook(content)
  assert.ok('sheets' in workbook)
  return readAnnexA(workbook)
}
const check = (content: Uint8Array, given: Partial<DocumentFacts> = {}) => annexA.check(content, { ...facts, ...given })
const rulesOf = async (content: Uint8Array) => (await check(content)).issues.map(issue => issue.rule)

test('the public sample is read: eleven lists, whatever way each value is written', async () => {
  const { lists } = await read(published)
  assert.deepEqual(
    LIST_NAMES.map(name => lists[name]?.length),
    [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5],
  )
  const [first, second] = lists.contacts ?? []
  assert.deepEqual(
    [first?.childId, first?.sex, second?.sex, first?.ethnicity, first?.source, first?.contactOn, second?.bornOn],
    ['9212044', 'F', 'F', 'WBRI', '6', '2020-09-16', undefined],
  )
  assert.deepEqual(
    lists.need?.slice(0, 2).map(it => [it.status, it.needCode, it.worker]),
    [
      ['CIN', undefined, undefined],
      ['CIN', 'N1', undefined],
    ],
  )
  assert.deepEqual(
    [lists.care?.[4]?.legalStatus, lists.care?.[4]?.ceasedReason, lists.care?.[4]?.missingEpisodes],
    ['C1', 'E47', 0],
  )
  assert.equal((await annexA.periodOf(published))?.name, '2021-03-15')
})

test('the public sample is accepted, with what is odd in it told by sheet, row and column', async () => {
  const { rowCount, issues } = await check(published, { period: parsePeriod('2021-03-15') })
  assert.equal(rowCount, 53)
  assert.equal(issues.filter(issue => issue.severity === 'error').length, 0)
  const [need] = issues.filter(issue => issue.rule === 'not-in-list-need')
  assert.deepEqual(
    [need?.record, need?.module, need?.row, need?.letter, need?.field, need?.value],
    ['12598894', 'List 6', 2, 'H', 'Primary Need Code', 'PSRMEM - Support with memory and cognition'],
  )
})

test('a code is the same with a letter before it, words after it, or the words alone', () => {
  for (const [list, written, code] of [
    ['sex', 'b) Female', 'F'],
    ['sex', 'Female', 'F'],
    ['sex', 'F', 'F'],
    ['sex', '2', 'F'],
    ['sex', '2 - Female', 'F'],
    ['sex', 'c) Not stated/recorded (or unborn)', 'U'],
    ['source', 'q) 6: Police', '6'],
    ['source', 'POLICE', '6'],
    ['source', 'p1) 5D: LA services', '5D'],
    ['ethnicity', 'WBRI - White British', 'WBRI'],
    ['ethnicity', 'A1 - White British', 'WBRI'],
    ['need', 'N2 - Child’s disability', 'N2'],
    ['abuse', 'Emotional abuse', 'EMO'],
    ['legalStatus', 'V3: Short term breaks, episodes recorded', 'V3'],
    ['activity', 'G5: Not in education, employment or training - other', 'G5'],
  ] as const)
    assert.equal(codeIn(list, written), code, written)
  assert.equal(codeIn('source', 'The milkman'), undefined)
})

const camel = (name: string) =>
  name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '')

test('headings are known in capitals, in one word, with other quotation marks, and with what follows them', async () => {
  const ways: readonly ((name: string) => string)[] = [
    name => `${name.toUpperCase()} `,
    name => name.replaceAll(' ', '_'),
    camel,
    name => name.replaceAll('‘', "'").replaceAll('’', "'").replaceAll(' ', '\u00a0'),
    name => (name === 'Gender' ? 'Sex' : name),
    name => (name.length > 10 ? `${name} (see guidance)` : name),
  ]
  for (const heading of ways) {
    const content = await writeLists(madeLists(), { heading })
    const { issues } = await check(content)
    assert.deepEqual(
      issues.map(issue => issue.rule),
      ['day-of-the-lists'],
      heading('Date of Contact'),
    )
  }
})

test('sheets are known by their number, and without one by their headings', async () => {
  for (const sheetName of [
    (number: number) => `AnnexA_List_0${number}`,
    (number: number) => `Ofsted list ${number} 2024`,
  ])
    assert.deepEqual(await rulesOf(await writeLists(madeLists(), { sheetName })), ['day-of-the-lists'])
  const names = ['', 'Contacts', 'EH', 'Refs', 'Ass', 'S47', 'CIN', 'CP', 'LAC', 'Leavers', 'Adoption', 'Adopters']
  const { lists } = await read(await writeLists(madeLists(), { sheetName: number => names[number] }))
  for (const name of LIST_NAMES) assert.equal(lists[name]?.length, madeLists()[name].length, name)
})

test('a title above the headings and notes below the rows are passed over', async () => {
  const columns = ['Annex A, list 1', '', '', '', '', '', ''].map(head => ({ head }))
  const rows: WorkbookSheet['rows'] = [
    ['All contacts in six months', null, null, null, null, null, null],
    Object.values(LISTS.contacts.fields).map(field => field.name),
    ['A1', 'F', 'WBRI', '04/05/2012', null, '02/10/2023', 'Police'],
    ['Total: 1', null, null, null, null, null, null],
  ]
  const { lists, problems } = await read(await writeWorkbook([{ name: 'List 1', columns, rows }]))
  assert.deepEqual(problems, [])
  assert.deepEqual(
    lists.contacts?.map(it => [it.line, it.childId, it.bornOn, it.contactOn, it.source]),
    [[4, 'A1', '2012-05-04', '2023-10-02', '6']],
  )
})

test('what cannot be counted refuses the file, with the place and what belongs there', async () => {
  const lists = madeLists()
  Object.assign(lists.referrals[1] ?? {}, { referredOn: 'last week' })
  Object.assign(lists.referrals[2] ?? {}, { childId: null })
  const { issues } = await check(await writeLists(lists))
  assert.deepEqual(
    issues
      .filter(issue => issue.severity === 'error')
      .map(({ rule, module, row, letter, value, message }) => [rule, module, row, letter, value, message]),
    [
      [
        'day-not-understood-key',
        'List 3',
        3,
        'F',
        'last week',
        'This is not a day from 1900 to 2099. Write it as 31/03/2024, or let Excel hold it as a date.',
      ],
      ['value-missing-key', 'List 3', 4, 'A', null, 'Every row needs this, and there is nothing. Fill it in.'],
    ],
  )
})

test('a missing list or column is told, and what needs it is not counted', async () => {
  const without = await writeLists(madeLists(), {
    sheetName: number => (number === 8 ? undefined : `List ${number}`),
    heading: name => (name === 'Child Protection Plan End Date' ? 'Comments' : name),
  })
  const { issues } = await check(without)
  assert.deepEqual(
    issues.map(issue => [issue.rule, issue.field]),
    [
      ['list-missing', null],
      ['day-of-the-lists', null],
      ['column-left-out', 'Child Protection Plan End Date'],
      ['column-unknown', 'Comments'],
    ],
  )
  const { observations } = await annexA.record(undefined as never, { content: without } as never, facts)
  const codes = new Set(observations.map(({ measureCode }) => measureCode))
  assert.ok(
    codes.has('children.cpp.started') && !codes.has('children.cpp.at-31-march') && !codes.has('children.cla.started'),
  )
  const broken = await writeLists(madeLists(), { heading: name => (name === 'Date of Referral' ? 'When' : name) })
  assert.ok((await rulesOf(broken)).includes('column-missing'))
})

test('lists of a day that is still to come are refused, and so is a workbook without lists', async () => {
  const content = await writeLists(madeLists())
  const { issues } = await check(content, { today: Temporal.PlainDate.from('2024-03-01') })
  assert.ok(issues.some(issue => issue.rule === 'day-still-to-come' && issue.severity === 'error'))
  const other = await writeWorkbook([
    { name: 'Training', columns: [{ head: 'Course' }, { head: 'People' }], rows: [['First aid', 3]] },
  ])
  assert.deepEqual(await rulesOf(other), ['other-sheets', 'no-lists'])
  const workbook = await readWorkbook(other)
  assert.ok('sheets' in workbook && !isAnnexA(workbook))
})
