import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type IncomingObservation, parsePeriod, toDecimal } from '#indicators'
import { checkFile } from '../check-file.ts'
import type { Facts } from '../format.ts'
import { intake } from '../testing/test-partnership.ts'
import { trainingRecords } from './training-records.ts'

const facts: Facts = {
  catalogue: intake.catalogue,
  agencies: [
    { id: 'police', name: 'Constabulary', aliases: [] },
    { id: 'social', name: "Children's Social Care", aliases: [] },
  ],
  period: parsePeriod('2023-24'),
  ownAgencyId: undefined,
  ownArea: undefined,
  today: Temporal.PlainDate.from('2024-05-01'),
}
const sample = (name: string) => readFileSync(new URL(`samples/${name}.csv`, import.meta.url))
const check = (content: Buffer | string, own: Partial<Facts> = {}) =>
  checkFile(Buffer.from(content), trainingRecords, { ...facts, ...own })

const printed = ({ observed }: IncomingObservation): string =>
  observed.state !== 'value'
    ? observed.state
    : observed.numerator && observed.denominator
      ? `${toDecimal(observed.numerator, 0)}/${toDecimal(observed.denominator, 0)}`
      : toDecimal(observed.value, 0)
const figuresOf = async (content: Buffer | string, own: Partial<Facts> = {}) => {
  const { reading, issues } = await check(content, own)
  assert.ok(reading, issues[0]?.message ?? '')
  return Object.fromEntries(
    reading.observations.map(each => [
      [each.measureCode.replace('training.', ''), each.period.name, each.agencyId, each.breakdown]
        .filter(Boolean)
        .join(' '),
      printed(each),
    ]),
  )
}

test('sessions, topics and cancellations are counted once each, whatever the spelling of a course', async () => {
  const figures = await figuresOf(sample('good'))
  const of = (code: string) => figures[`${code} 2023-24`]
  assert.equal(of('sessions.delivered'), '4')
  assert.equal(of('topics'), '2')
  assert.equal(of('courses.cancelled'), '2')
  assert.equal(of('courses.cancelled.low-numbers'), '1')
  assert.equal(of('courses.cancelled.trainer'), '1')
  assert.equal(of('sessions.planned'), '6')
  assert.equal(of('cancellation-rate'), '2/6')
})

test('people are counted by session, completion of those of whom it is known, and answers of those who answered', async () => {
  const figures = await figuresOf(sample('good'))
  assert.equal(figures['attendances 2023-24'], '28')
  assert.equal(figures['completion-rate 2023-24'], '20/22')
  assert.equal(figures['rated-useful 2023-24'], '16/19')
  assert.equal(figures['people 2023-24'], undefined, 'some were counted together')
  assert.equal(figures['people 2023-24 police'], '2')
  assert.equal(figures['attendances 2023-24 police'], '3')
  assert.equal(figures['attendances 2023-24 level=3'], '4')
  assert.equal(figures['attendances 2023-24 setting=education'], '18')
})

test('each month that has ended has its sessions and attendances, also where there were none', async () => {
  const figures = await figuresOf(sample('good'), { today: Temporal.PlainDate.from('2024-02-10') })
  assert.equal(figures['attendances 2023-05'], '3')
  assert.equal(figures['attendances 2023-07'], '0')
  assert.equal(figures['sessions.delivered 2024-01'], '0')
  assert.equal(figures['attendances 2024-02'], undefined)
})

test('a file may hold several years, each counted by itself', async () => {
  const rows = 'course,date,learner\nA,2023-05-16,L1\nA,2024-04-01,L1\n'
  const figures = await figuresOf(rows)
  assert.equal(figures['people 2023-24'], '1')
  assert.equal(figures['people 2024-25'], '1')
  assert.equal(figures['attendances 2024-04'], '1')
})

test('an agency’s own file gives that agency’s figures and none of the programme', async () => {
  const rows = sample('good').toString().split('\n')
  const own = [rows[0], ...rows.filter(row => row.includes('Constabulary'))].join('\n')
  const figures = await figuresOf(own, { ownAgencyId: 'police' })
  assert.deepEqual(Object.keys(figures), [
    'attendances 2023-24 police',
    'people 2023-24 police',
    'completion-rate 2023-24 police',
    'rated-useful 2023-24 police',
  ])
  const { issues } = await check(sample('good'), { ownAgencyId: 'police' })
  assert.ok(issues.some(({ rule }) => rule === 'not-your-agency'))
  assert.ok(issues.some(({ rule }) => rule === 'no-agency'))
})

test('every fault names its row and column, and what would be accepted; a name is never repeated', async () => {
  const { issues, reading } = await check(sample('bad'))
  assert.equal(reading, undefined)
  assert.deepEqual(
    issues.filter(({ severity }) => severity === 'error').map(({ row, field, rule }) => [row, field, rule]),
    [
      [2, 'course', 'no-course'],
      [3, 'date', 'day-not-understood'],
      [4, 'date', 'long-ago'],
      [5, 'status', 'unknown-status'],
      [6, 'level', 'unknown-level'],
      [7, 'agency', 'unknown-agency'],
      [8, 'setting', 'unknown-setting'],
      [9, 'learner', 'looks-like-a-name'],
      [10, 'learner', 'looks-like-a-name'],
      [11, 'learner', 'who-came'],
      [12, 'learner', 'who-came'],
      [13, 'completed', 'completed'],
      [13, 'evaluation', 'evaluation'],
      [14, 'completed', 'completed'],
      [14, 'evaluation', 'evaluation'],
      [15, 'learners', 'learners'],
      [16, 'learners', 'nobody-came'],
    ],
  )
  assert.doesNotMatch(JSON.stringify(issues), /Alex|example\.org/)
})

test('somebody twice at one session counts once, and a session both held and cancelled is told of', async () => {
  const rows = (...lines: string[]) => `course,date,status,learner\n${lines.join('\n')}\n`
  const twice = rows('A,2023-05-16,,L1', 'a,2023-05-16,,L1', 'A,2023-05-17,,L1')
  assert.equal((await figuresOf(twice))['attendances 2023-24'], '2')
  assert.deepEqual(
    (await check(twice)).issues.map(({ rule }) => rule),
    ['person-twice', 'whole-year'],
  )
  const both = await check(rows('A,2023-05-16,,L1', 'A,2023-05-16,cancelled: other,'))
  assert.deepEqual(
    both.issues.map(({ rule }) => rule),
    ['held-and-cancelled', 'whole-year'],
  )
})

test('whatever is in the rows, they are counted or refused, and a part never exceeds its whole', async () => {
  const cell = (column: string) => {
    const usual: Record<string, string[]> = {
      course: ['A', 'B', 'a '],
      date: ['2023-05-16', '2024-03-31', '1/4/2023'],
      status: ['', 'delivered', 'cancelled: trainer'],
      level: ['', '3', 'level 2'],
      agency: ['', 'Constabulary'],
      setting: ['', 'police'],
      learner: ['', 'L1', 'L2'],
      learners: ['', '0', '18'],
      completed: ['', 'yes', '17'],
      evaluation: ['', '5', '14/16'],
    }
    return fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...(usual[column] ?? [''])) },
      { weight: 1, arbitrary: fc.string() },
    )
  }
  const columns = trainingRecords.columns.map(({ name }) => name)
  const row = fc
    .tuple(...columns.map(cell))
    .map(cells => cells.map(text => `"${text.replaceAll('"', '""')}"`).join(','))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async rows => {
      const { reading, issues } = await check(`${columns.join(',')}\n${rows.join('\n')}\n`)
      assert.equal(
        reading === undefined,
        issues.some(({ severity }) => severity === 'error'),
      )
      for (const { observed } of reading?.observations ?? [])
        if (observed.state === 'value' && observed.numerator && observed.denominator)
          assert.ok(observed.numerator.numerator <= observed.denominator.numerator)
    }),
    { numRuns: 500 },
  )
})
