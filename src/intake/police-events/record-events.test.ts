import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { listCounted, parsePeriod, rollingChange, toDecimal, whole } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { approveSubmission } from '../approve-submission.ts'
import { receiveFile } from '../receive-file.ts'
import { intake } from '../testing/test-partnership.ts'
import { EVENT_TABLES } from './event.ts'
import { countOneByOne } from './testing/count-one-by-one.ts'
import type { MadeTables } from './testing/made-extract.ts'
import { differences, OWN, policePartnerships } from './testing/police-partnership.ts'

const ELSEWHERE = ['E06000023', 'E06000024', 'E06000025']
const database = await cloneTestDatabase()
const { app, partnership, send, figuresOf } = policePartnerships(database)
type Made = Awaited<ReturnType<typeof partnership>>

const MONTHS = Array.from({ length: 26 }, (_, at) =>
  Temporal.PlainYearMonth.from('2022-02').add({ months: at }).toString(),
)

const flag = fc.constantFrom('yes', 'no', '')
const person = fc.integer({ min: 1, max: 12 }).map(number => `P${number}`)
const area_code = fc.constantFrom(OWN, OWN, OWN, ...ELSEWHERE, '')
const day = fc
  .tuple(fc.constantFrom(...MONTHS), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `${month}-${String(date).padStart(2, '0')}`)
const tables = fc.record({
  'missing-episodes': fc.array(fc.record({ person, reported_on: day, from_care: flag, area_code }), { maxLength: 120 }),
  'flagged-crimes': fc.array(
    fc.record({
      kind: fc.constantFrom('crime', 'crime', 'incident'),
      recorded_on: day,
      victim_age: fc.constantFrom('', '4', '15', '16', '17', '18', '40'),
      child_suspects: fc.integer({ min: 0, max: 3 }),
      domestic_abuse: flag,
      child_sexual_exploitation: flag,
      child_protection: flag,
      race_hate: flag,
      sexual_offence: flag,
      serious_sexual_offence: flag,
      outside_family: flag,
      cruelty_or_neglect: flag,
      area_code,
    }),
    { maxLength: 120 },
  ),
  'protection-powers': fc.array(
    fc.record({ person, used_on: day, linked_record: fc.constantFrom('', 'CSC-1'), area_code }),
    { maxLength: 40 },
  ),
  custody: fc.array(fc.record({ person, arrested_on: day, charged_and_detained: flag, area_code }), { maxLength: 40 }),
})

/** Someone elsewhere in every month, so that the whole force can be counted. */
const elsewhere: MadeTables = {
  'missing-episodes': [
    { reference: 'X', person: 'PX', reported_on: '2022-02-01', from_care: 'no', area_code: 'E06000023' },
  ],
  'flagged-crimes': [
    {
      reference: 'X',
      kind: 'crime',
      recorded_on: '2022-02-01',
      victim_age: '',
      child_suspects: 0,
      area_code: 'E06000023',
    },
  ],
  'protection-powers': [
    { reference: 'X', person: 'PX', used_on: '2022-02-01', linked_record: 'L', area_code: 'E06000023' },
  ],
  custody: [
    { reference: 'X', person: 'PX', arrested_on: '2022-02-01', charged_and_detained: 'no', area_code: 'E06000023' },
  ],
}

test('whatever records come, every month, every twelve months and every change is what counting one by one gives', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(tables, async made => {
      const all = Object.fromEntries(EVENT_TABLES.map(table => [table, [...made[table], ...(elsewhere[table] ?? [])]]))
      const ours = await partnership(`oracle-${++run}`)
      await send(ours, all, { period: `${MONTHS[0]}..${MONTHS.at(-1)}` })
      const figures = await figuresOf(ours)
      const expected = countOneByOne(all, { own: OWN, months: MONTHS })
      assert.deepEqual(differences(figures, expected), [])
    }),
    { numRuns: 5 },
  )
})

test('the change of the force is the one that the rule of the rolling table gives', async () => {
  const ours = await partnership('change')
  const reports = (month: string, count: number, from = 0) =>
    Array.from({ length: count }, (_, at) => ({
      reference: `${month}-${at + from}`,
      person: `${month}-${at}`,
      reported_on: `${month}-07`,
      area_code: 'E06000023',
    }))
  await send(
    ours,
    { 'missing-episodes': [...reports('2022-05', 24), ...reports('2023-05', 27)] },
    { period: '2022-04..2024-03' },
  )
  const figures = await figuresOf(ours)
  const { percentChange } = rollingChange(whole(27), whole(24), undefined)
  assert.ok(percentChange)
  assert.equal(figures.get('police.missing.reports 12m-to-2024-03 force percent-change'), toDecimal(percentChange, 1))
  assert.equal(figures.get('police.missing.reports 12m-to-2023-05 force'), '27')
  assert.equal(figures.get('police.missing.reports 12m-to-2023-04 force'), '24')
})

test('months sent one after another give the same figures as all at once, and a month sent again takes the place of the first', async () => {
  const [made] = fc.sample(tables, { numRuns: 1, seed: 7 })
  assert.ok(made)
  const missing = made['missing-episodes'].map((row, at) => ({ ...row, reference: `M${at}` }))
  const [atOnce, byMonth] = [await partnership('at-once'), await partnership('by-month')]
  const all = [
    ...missing,
    ...MONTHS.map(month => ({
      reference: `X${month}`,
      person: 'PX',
      reported_on: `${month}-01`,
      area_code: 'E06000024',
    })),
  ]
  await send(atOnce, { 'missing-episodes': all }, { period: `${MONTHS[0]}..${MONTHS.at(-1)}` })
  const inMonth = (month: string | undefined) => all.filter(row => row.reported_on.slice(0, 7) === month)
  await send(byMonth, { 'missing-episodes': inMonth('2023-01').slice(1) }, { period: '2023-01' })
  for (const month of MONTHS) await send(byMonth, { 'missing-episodes': inMonth(month) }, { period: month })
  assert.deepEqual(differences(await figuresOf(byMonth), await figuresOf(atOnce)), [])
})

test('a year with a month that was not sent has no figure, and one without records of other areas none of the force', async () => {
  const ours = await partnership('holes')
  const row = (day: string, area = OWN) => ({
    reference: day,
    person: 'P1',
    arrested_on: day,
    charged_and_detained: 'no',
    area_code: area,
  })
  await send(ours, { custody: [row('2022-06-02')] }, { period: '2022-04..2023-02' })
  await send(ours, { custody: [row('2023-04-09')] }, { period: '2023-04..2024-03' })
  const code = 'police.custody.children-arrested'
  const figures = await figuresOf(ours)
  assert.equal(figures.get(`${code} 12m-to-2024-03 own`), '1')
  assert.equal(figures.get(`${code} 12m-to-2023-04 own`), undefined)
  assert.equal(figures.get(`${code} 2022-07 own`), '0')
  assert.equal(figures.get(`${code} 2023-03 own`), undefined)
  assert.equal(figures.get(`${code} 12m-to-2024-03 force`), undefined)
  assert.equal(figures.get('police.missing.reports 2022-07 own'), undefined)
  // Whole for once, then sent again without other areas: what can no longer be counted is not shown as if it could.
  await send(ours, { custody: [row('2024-04-02'), row('2024-04-03', 'E06000024')] }, { period: '2024-04' })
  assert.equal((await figuresOf(ours)).get(`${code} 2024-04 force`), '1')
  await send(ours, { custody: [row('2024-04-02')] }, { period: '2024-04' })
  assert.equal((await figuresOf(ours)).get(`${code} 2024-04 force`), undefined)
})

test('a table that the force states stays the figure, whichever comes first, and what the records give is kept beside it', async () => {
  const table = (current: number) =>
    Buffer.from(
      `section,measure,current,previous,chg_as_printed,pct_as_printed,force_pct\nMissing Children,Number of Missing Children Reports,${current},20,${current - 20 > 0 ? '+' : ''}${current - 20},${current === 25 ? '+25.0%' : '+20.0%'},\n`,
    )
  const stated = (made: Made, current: number) =>
    receiveFile(app, made.actor(['business-manager']), intake, {
      name: 'rolling.csv',
      content: table(current),
      reason: 'The force states it so.',
      period: '12m-to-2024-03',
    })
  const events: MadeTables = {
    'missing-episodes': Array.from({ length: 24 }, (_, at) => ({
      reference: `M${at}`,
      person: `P${at}`,
      reported_on: '2023-08-01',
      area_code: OWN,
    })),
  }
  const period = parsePeriod('12m-to-2024-03')
  const counted = (made: Made) =>
    app.transaction(made.actor(['business-manager']), async tx =>
      (await listCounted(tx, ['police.missing.reports'], [period])).map(({ value, area }) => [
        Number(value.numerator),
        area,
      ]),
    )
  const [first, second] = [await partnership('table-first'), await partnership('events-first')]
  await stated(first, 25)
  await send(first, events, { period: '2022-04..2024-03' })
  await send(second, events, { period: '2022-04..2024-03' })
  assert.equal((await figuresOf(second)).get('police.missing.reports 12m-to-2024-03 own'), '24')
  await stated(second, 25)
  for (const made of [first, second]) {
    const figures = await figuresOf(made)
    assert.equal(figures.get('police.missing.reports 12m-to-2024-03 own'), '25')
    assert.equal(figures.get('police.missing.reports 12m-to-2024-02 own'), '24')
    assert.deepEqual(await counted(made), [[24, '']])
  }
  await send(first, { 'missing-episodes': events['missing-episodes']?.slice(1) ?? [] }, { period: '2022-04..2024-03' })
  assert.equal((await figuresOf(first)).get('police.missing.reports 12m-to-2024-03 own'), '25')
  assert.deepEqual(await counted(first), [[23, '']])
})

test('what is kept in the open names nobody and no day, and only its own partnership’s office reads it', async () => {
  const [ours, theirs] = [await partnership('kept'), await partnership('others')]
  const { submissionId } = await send(
    ours,
    {
      custody: [
        {
          reference: 'D-77',
          person: 'NOM-4711',
          age: 15,
          arrested_on: '2024-02-13',
          charged_and_detained: 'yes',
          area_code: OWN,
        },
      ],
    },
    { period: '2024-02' },
  )
  const rows = await database.owner<{ text: string }>(
    'select e::text as text from police_event e where partnership_id = $1',
    [ours.partnershipId],
  )
  assert.equal(rows.length, 1)
  assert.doesNotMatch(rows[0]?.text ?? '', /4711|D-77|02-13|\b15\b/)
  const [file] = await database.owner<{ is_sealed: boolean; content: Buffer }>(
    'select is_sealed, content from submission_file where submission_id = $1',
    [submissionId],
  )
  assert.ok(file?.is_sealed && !file.content.includes('NOM-4711'))
  const count = (made: Made, role: 'business-manager' | 'analyst') =>
    app.transaction(made.actor([role]), async tx =>
      Number((await tx.selectFrom('police_event').select(tx.fn.countAll().as('n')).executeTakeFirstOrThrow()).n),
    )
  assert.equal(await count(ours, 'business-manager'), 1)
  assert.equal(await count(theirs, 'business-manager'), 0)
  await assert.rejects(count(ours, 'analyst'), /permission denied/)
})

test('what an agency sends counts once it is approved, and a month that ran when it was sent does not become whole by waiting', async () => {
  const ours = await partnership('waits')
  const row = (day: string) => ({ reference: day, person: 'P1', used_on: day, linked_record: '', area_code: OWN })
  const { state, submissionId } = await send(
    ours,
    { 'protection-powers': [row('2024-05-02'), row('2024-06-01')] },
    { period: '2024-05..2024-06', role: 'analyst' },
  )
  assert.equal(state, 'waiting')
  assert.equal((await figuresOf(ours)).size, 0)
  const later = createTestApp(database, clockAt(Temporal.Instant.from('2024-07-09T10:00:00Z')))
  await approveSubmission(later, ours.actor(['business-manager']), intake, submissionId ?? '')
  const figures = await figuresOf(ours)
  assert.equal(figures.get('police.protection-powers 2024-05 own'), '1')
  assert.equal(figures.get('police.protection-powers.no-linked-record 2024-05 own'), '1')
  assert.equal(figures.get('police.protection-powers 2024-06 own'), undefined)
})
