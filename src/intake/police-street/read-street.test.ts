import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { listObservations, parsePeriod, valueInWords } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { checkFile, formatOf } from '../check-file.ts'
import { receiveFile } from '../receive-file.ts'
import { damage } from '../testing/damage.ts'
import { intake, makeTestPartnership } from '../testing/test-partnership.ts'
import { withdrawSubmission } from '../withdraw-submission.ts'
import { policeStreet } from './police-street.ts'

const OWN = 'E06000022'
const sample = (name: string) => readFileSync(new URL(`./samples/${name}.csv`, import.meta.url))
const facts = {
  catalogue: intake.catalogue,
  agencies: [],
  period: parsePeriod('2024-03'),
  ownAgencyId: undefined,
  ownArea: OWN as string | undefined,
  today: Temporal.PlainDate.from('2024-06-03'),
}
const check = (content: Buffer, with_: Partial<typeof facts> = {}) =>
  checkFile(content, policeStreet, { ...facts, ...with_ })
type Row = Record<'Crime type' | 'LSOA name' | 'LSOA code', string>

test('a file is counted by type and by small area, for the area, the force and each other council', async () => {
  const rows = parse<Row>(sample('good'), { columns: true })
  const { reading, issues } = await check(sample('good'))
  const counted = new Map(
    reading?.observations.map(each => [
      `${each.measureCode.slice('police.street.'.length)} ${each.area || 'own'} ${each.breakdown}`.trim(),
      Number(each.printed),
    ]),
  )
  const own = rows.filter(row => row['LSOA name'].startsWith('Bath'))
  assert.equal(counted.get('records force'), rows.length)
  assert.equal(counted.get('records own'), own.length)
  assert.equal(counted.get('no-location force'), rows.filter(row => row['LSOA code'] === '').length)
  // Mendip was a district of Somerset.
  assert.equal(counted.get('records E06000066'), rows.filter(row => row['LSOA name'].startsWith('Mendip')).length)
  for (const [area, all] of [
    ['own', own],
    ['force', rows],
  ] as const)
    for (const type of ['Anti-social behaviour', 'Drugs', 'Robbery', 'Violence and sexual offences'])
      assert.equal(
        counted.get(`records ${area} crime-type=${type}`),
        all.filter(row => row['Crime type'] === type).length,
      )
  for (const name of new Set(own.map(row => row['LSOA name']))) {
    const inside = own.filter(row => row['LSOA name'] === name)
    assert.equal(counted.get(`records own small-area=${inside[0]?.['LSOA code']} ${name}`), inside.length)
  }
  assert.deepEqual(
    issues.map(({ rule }) => rule),
    ['no-location', 'number-repeated'],
  )
})

test('only the file of the area’s own force is taken, and every fault is told with its row', async () => {
  const { issues } = await check(sample('bad'))
  assert.deepEqual(
    issues.map(({ row, field, rule }) => [row, field, rule]),
    [
      [3, 'Month', 'month-not-understood'],
      [4, 'Reported by', 'other-force'],
      [5, 'LSOA code', 'small-area-not-understood'],
      [6, 'Month', 'in-future'],
      [7, 'Crime type', 'no-type'],
    ],
  )
  assert.match(issues[1]?.message ?? '', /^This is of British Transport Police\. .* policed by Avon and Somerset/)
  const elsewhere = await check(sample('good'), { ownArea: 'E06000054' })
  assert.equal(elsewhere.reading, undefined)
  assert.equal(elsewhere.issues.length, 60)
  const nowhere = await check(sample('good'), { ownArea: undefined })
  assert.deepEqual(
    nowhere.issues.map(({ rule }) => rule),
    ['no-own-area'],
  )
})

test('the file is known by its headings and says its months', async () => {
  assert.equal(await formatOf(sample('good'), intake.formats), policeStreet)
  assert.equal(policeStreet.periodOf?.(sample('good'))?.name, '2024-03')
  assert.equal(policeStreet.periodOf?.(Buffer.from('Month,Crime type\n2024-03,Drugs\n')), undefined)
})

test('what a corrected file no longer names is nought, and counts again when that file is withdrawn', async () => {
  const database = await cloneTestDatabase()
  const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-06-02T10:00:00Z')))
  const ours = await makeTestPartnership(database, 'street')
  await database.owner('update partnership set area_code = $1 where partnership_id = $2', [OWN, ours.partnershipId])
  const actor = ours.actor(['business-manager'])
  const send = async (content: string) => {
    const file = { name: 'street.csv', content: Buffer.from(content), reason: 'An area was wrong.' }
    const receipt = await receiveFile(app, actor, intake, file)
    assert.deepEqual([receipt.state, receipt.period], ['accepted', '2024-03'])
    return receipt.submissionId ?? ''
  }
  const text = sample('good').toString()
  const name = 'E01014399 Bath and North East Somerset 011C'
  const figures = async () => {
    const held = await app.transaction(actor, tx =>
      listObservations(tx, { measureCodes: ['police.street.records'], area: '' }),
    )
    const of = (breakdown: string) => {
      const found = held.find(each => each.breakdown === breakdown)
      return found && valueInWords(found.observed)
    }
    const parts = held.filter(each => each.breakdown.startsWith('small-area='))
    const sum = parts.reduce(
      (total, { observed }) => total + (observed.state === 'value' ? Number(observed.value.numerator) : 0),
      0,
    )
    return { all: of(''), part: of(`small-area=${name}`), sum: String(sum) }
  }
  await send(text)
  const before = await figures()
  assert.equal(before.sum, before.all)
  assert.notEqual(before.part, '0')
  const corrected = await send(
    text.replaceAll('E01014399,Bath and North East Somerset 011C', 'E01014370,Bath and North East Somerset 007A'),
  )
  const after = await figures()
  assert.deepEqual(after, { all: before.all, part: '0', sum: before.all })
  await withdrawSubmission(app, actor, intake, { id: corrected, seen: 'accepted', reason: 'It was wrong.' })
  assert.deepEqual(await figures(), before)
})

test('however a street file is damaged, reading it ends with counts or with a fault, and never with an exception', async () => {
  const samples = ['good', 'bad'].map(sample)
  const numbers = fc.array(fc.nat(), { minLength: 3, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...samples), numbers, async (content, given) => {
      const damaged = damage(content, given)
      policeStreet.periodOf?.(damaged)
      const { reading, issues } = await check(damaged)
      assert.equal(
        reading === undefined,
        issues.some(({ severity }) => severity === 'error'),
      )
      for (const { observed } of reading?.observations ?? []) assert.equal(observed.state, 'value')
    }),
    { numRuns: 1_000 },
  )
})
