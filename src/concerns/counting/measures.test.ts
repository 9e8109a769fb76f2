import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createCatalogue,
  figureJson,
  known,
  parsePeriod,
  percentage,
  SUPPLIED_MEASURES,
  showMeasure,
  showMeasureBy,
  whole,
  withCalculated,
} from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, signInAs } from '#platform/testing/site.ts'
import { createConcernsPlace, signInToTeam } from '../testing/concerns.ts'
import { concernMeasures } from './concerns.measures.ts'
import { makeCase, makeEnquiry, makeIndividual } from './testing/cases.ts'
import { withholdFew } from './withhold-few.ts'

const database = await cloneTestDatabase()
const ours = await createConcernsPlace(database)
const theirs = await createConcernsPlace(database, 'theirs')
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-06-03T10:00:00Z')))
const chair = await signInAs(database, { ...ours, roles: ['independent-chair'] })
const learner = await signInAs(database, { ...ours, roles: ['learner'] })
const practitioner = await signInToTeam(database, ours)
const outsider = await signInAs(database, { ...theirs, roles: ['independent-chair'] })
const catalogue = createCatalogue(withCalculated(SUPPLIED_MEASURES, concernMeasures))

const same = await makeIndividual(database, ours)
const other = await makeIndividual(database, ours)
/** Before the year: a repeat within it must see what came before. */
await makeCase(database, ours, {
  receivedOn: '2023-03-20',
  individualId: same,
  decisions: [{ on: '2023-03-21', pathway: 'not-met' }],
})
const enquired = await makeCase(database, ours, {
  receivedOn: '2023-04-10',
  individualId: same,
  source: 'residential-home',
  types: ['neglect', 'physical'],
  ageBand: '75-84',
  providerId: ours.providerId,
  decisions: [{ on: '2023-04-12', pathway: 's42-2' }],
})
await makeEnquiry(database, ours, enquired, {
  startedOn: '2023-04-12',
  plannedOn: '2023-04-20',
  conclusions: [
    {
      on: '2023-06-01',
      risk: 'removed',
      achieved: 'fully',
      lackedCapacity: 'yes',
      supported: 'yes',
      reopenedOn: '2024-04-15',
    },
    { on: '2024-05-20', risk: 'reduced', achieved: 'partly' },
  ],
})
const lateMeeting = await makeCase(database, ours, {
  receivedOn: '2023-05-10',
  ageBand: '18-64',
  decisions: [{ on: '2023-06-12', pathway: 's42-2', inTime: false }],
})
await makeEnquiry(database, ours, lateMeeting, {
  startedOn: '2023-06-12',
  planningDueOn: '2023-06-26',
  plannedOn: '2023-07-01',
  conclusions: [{ on: '2023-12-01' }],
})
/** Decided as no enquiry, and changed after the year. */
await makeCase(database, ours, {
  receivedOn: '2023-10-02',
  decisions: [
    { on: '2023-10-04', pathway: 's42-1' },
    { on: '2024-04-20', pathway: 'not-met' },
  ],
})
/** Decided after the year, and said after the year to be about somebody known. */
await makeCase(database, ours, {
  receivedOn: '2024-03-28',
  individualId: other,
  linked: [{ on: '2024-04-02', to: same }],
  decisions: [{ on: '2024-04-03', pathway: 'other-enquiry' }],
})
await makeCase(database, ours, { receivedOn: '2024-02-01' })
await makeCase(database, ours, { receivedOn: '2023-09-01', decisions: [{ on: '2023-09-01', pathway: 'screened-out' }] })
for (const pathway of ['referral', 'advice', 'advice'])
  await makeCase(database, ours, {
    about: 'child',
    receivedOn: '2023-07-03',
    decisions: [{ on: '2023-07-04', pathway }],
  })
await makeCase(database, theirs, { receivedOn: '2023-05-01' })

const END = Temporal.PlainDate.from('2024-03-31')
const shown = async (
  code: string,
  { period = '2023-24', asAt = END as Temporal.PlainDate | 'now', actor = chair.actor } = {},
) =>
  figureJson(
    await app.transaction(actor, tx =>
      showMeasure(tx, catalogue, { code, period: parsePeriod(period), asAt: asAt === 'now' ? undefined : asAt }),
    ),
  )
const values = async (codes: Readonly<Record<string, unknown>>, options: Parameters<typeof shown>[1]) => {
  for (const [code, wanted] of Object.entries(codes)) {
    const { value, numerator, denominator } = await shown(code, options)
    assert.deepEqual(numerator === null ? value : [numerator, denominator], wanted, code)
  }
}

test('a year is counted as it was known on its last day', async () => {
  await values(
    {
      'adult.concerns.received': 5,
      'adult.concerns.people': 5,
      'adult.concerns.per-person': [5, 5],
      'adult.contacts.screened-out': 1,
      'adult.enquiries.s42-2.started': 2,
      'adult.concerns.s42-1': 1,
      'adult.concerns.not-met': 0,
      'adult.enquiries.other.started': 0,
      'adult.concerns.awaiting-decision': 2,
      'adult.conversion.local': [2, 5],
      'adult.conversion.national': [2, 5],
      'adult.decision.in-time': [2, 3],
      'adult.planning.in-time': [1, 2],
      'adult.concerns.repeat': [1, 5],
      'adult.enquiries.s42-2.concluded': 2,
      'adult.msp.asked-and-expressed': [1, 2],
      'adult.msp.fully-achieved': [1, 1],
      'adult.msp.not-achieved': 0,
      'adult.risk.removed': [1, 1],
      'adult.capacity.lacked': [1, 2],
      'adult.advocacy.supported': [1, 1],
      'child.contacts.received': 3,
      'child.conversion': [1, 3],
      'adult.concerns.change': 4,
    },
    { asAt: END },
  )
})

test('counted as known now, later decisions, links and reopened enquiries are seen', async () => {
  await values(
    {
      'adult.concerns.received': 5,
      'adult.concerns.people': 4,
      'adult.concerns.s42-1': 0,
      'adult.concerns.not-met': 1,
      'adult.enquiries.other.started': 1,
      'adult.concerns.awaiting-decision': 1,
      'adult.conversion.national': [3, 5],
      'adult.decision.in-time': [3, 4],
      'adult.enquiries.s42-2.concluded': 1,
    },
    { asAt: 'now' },
  )
  assert.equal((await shown('adult.enquiries.s42-2.concluded', { period: '2024-25', asAt: 'now' })).value, 1)
})

test('counted on a day within the year, what had not come in is not there', async () => {
  const day = Temporal.PlainDate.from('2023-05-31')
  await values(
    { 'adult.concerns.received': 2, 'adult.concerns.awaiting-decision': 1, 'adult.decision.in-time': [1, 1] },
    { asAt: day },
  )
})

test('the quarters of a year, and the parts of a dimension that adds up, sum to the year', async () => {
  const quarters = await Promise.all(
    [1, 2, 3, 4].map(n => shown('adult.concerns.received', { period: `2023-24-Q${n}` })),
  )
  assert.equal(
    quarters.reduce((sum, { value }) => sum + (value ?? 0), 0),
    5,
  )
  const by = async (dimension: string) => {
    const question = { code: 'adult.concerns.received', period: parsePeriod('2023-24'), asAt: END }
    const parts = await app.transaction(chair.actor, tx => showMeasureBy(tx, catalogue, question, dimension))
    return Object.fromEntries(parts.map(figureJson).map(({ breakdown, value }) => [breakdown, value]))
  }
  assert.deepEqual(await by('source'), { 'source=residential-home': 1, 'source=hospital': 4 })
  assert.deepEqual(await by('age-band'), { 'age-band=18-64': 1, 'age-band=75-84': 1, 'age-band=not-known': 3 })
  assert.deepEqual(await by('type'), { 'type=physical': 1, 'type=neglect': 5 })
  assert.deepEqual(await by('provider'), { 'provider=none': 4, 'provider=Larch Grange': 1 })
})

test('somebody who reads no case counts the same; another partnership counts its own', async () => {
  for (const { actor } of [learner, practitioner])
    assert.equal((await shown('adult.concerns.received', { actor })).value, 5)
  assert.equal((await shown('adult.concerns.received', { actor: outsider.actor })).value, 1)
})

test('who works for one agency is shown no few people, nothing of a few days and no parts; the partnership’s readers are', async () => {
  const byLearner = { actor: learner.actor }
  for (const code of [
    'adult.concerns.s42-1',
    'adult.decision.in-time',
    'adult.conversion.local',
    'adult.concerns.awaiting-decision',
  ])
    assert.equal((await shown(code, byLearner)).state, 'suppressed', code)
  const day = { period: '2023-04-10' }
  assert.equal((await shown('adult.enquiries.s42-2.started', { ...day, ...byLearner })).state, 'suppressed')
  assert.equal((await shown('adult.enquiries.s42-2.started', day)).value, 1)
  const question = { code: 'adult.concerns.received', period: parsePeriod('2023-24'), asAt: END }
  for (const dimension of ['source', 'provider', 'age-band'])
    assert.deepEqual(await app.transaction(learner.actor, tx => showMeasureBy(tx, catalogue, question, dimension)), [])
})

test('a role of the whole partnership that has no business with totals is held to the same', async () => {
  for (const role of ['administrator', 'auditor', 'training-administrator'] as const) {
    const { actor } = await signInAs(database, { ...ours, roles: [role] })
    assert.equal((await shown('adult.concerns.s42-1', { actor })).state, 'suppressed', role)
    assert.equal((await shown('adult.concerns.received', { actor, period: '2023-04-10' })).state, 'suppressed', role)
    assert.equal((await shown('adult.concerns.received', { actor })).value, 5, role)
    const question = { code: 'adult.concerns.received', period: parsePeriod('2023-24'), asAt: END }
    assert.deepEqual(await app.transaction(actor, tx => showMeasureBy(tx, catalogue, question, 'source')), [], role)
  }
  const scrutineer = await signInAs(database, { ...ours, roles: ['scrutineer'] })
  assert.equal((await shown('adult.concerns.s42-1', { actor: scrutineer.actor })).state, 'value')
})

test('what was known on the days within a month is withheld: from one to the next it would tell of a single day', () => {
  const year = parsePeriod('2023-24')
  const known50 = (asAt?: string) =>
    withholdFew(known(whole(50)), year, asAt === undefined ? undefined : Temporal.PlainDate.from(asAt)).state
  assert.deepEqual([known50(), known50('2024-03-31'), known50('2024-03-30')], ['value', 'value', 'suppressed'])
})

test('what is left over of a few is withheld as the few are, and a period of 27 days as its days', () => {
  const year = parsePeriod('2023-24')
  const state = (counted: number, base: number) => withholdFew(percentage(whole(counted), whole(base)), year).state
  assert.deepEqual(
    [state(0, 40), state(4, 40), state(5, 40), state(36, 40), state(35, 40), state(40, 40)],
    ['value', 'suppressed', 'value', 'suppressed', 'value', 'value'],
  )
  const start = Temporal.PlainDate.from('2024-02-01')
  const over = (days: number) => withholdFew(known(whole(50)), { start, end: start.add({ days: days - 1 }) }).state
  assert.deepEqual([over(27), over(28)], ['suppressed', 'value'])
})

test('a calculated figure says that it was worked out from the records, and as known on which day', async () => {
  const figure = await shown('adult.concerns.received')
  assert.equal(figure.source, 'worked out from the records, as known on 31 March 2024')
  assert.equal(figure.asAt, '2024-03-31')
  assert.equal(
    (await shown('adult.concerns.received', { asAt: 'now' })).source,
    'worked out from the records, as known now',
  )
})

test('a period that began before the first record has no figure from records unless nobody supplied one', async () => {
  assert.equal((await shown('adult.concerns.received', { period: '2019-20' })).state, 'missing')
  assert.equal((await shown('adult.concerns.received', { period: '2022-23' })).value, 1)
})

test('the records behind a figure are listed for the team they belong to, with an entry in the trail, and for nobody else', async () => {
  const measure = concernMeasures.find(({ code }) => code === 'adult.concerns.received')
  assert.ok(measure)
  const scope = { period: parsePeriod('2023-24'), area: '', breakdown: '', asAt: END }
  const now = app.clock.now()
  const listFor = (actor: typeof chair.actor) =>
    app.transaction(actor, tx => measure.explain(tx, scope, { actor, now }))
  assert.equal((await listFor(practitioner.actor)).length, 6)
  assert.deepEqual(await listFor(chair.actor), [])
  const trail = await database.owner(`select event from audit_event where event = 'counted-records-listed'`)
  assert.equal(trail.length, 1)
})

test('the months of a measure, counted in one look, are what each month is when asked for alone', async () => {
  const months = ['2023-03', '2023-04', '2023-05', '2023-06'].map(parsePeriod)
  const monthly = concernMeasures.filter(({ calculateMonths }) => calculateMonths)
  for (const code of ['adult.conversion.local', 'adult.concerns.people', 'adult.msp.fully-achieved'])
    assert.ok(monthly.some(measure => measure.code === code))
  // A change of a month says little, and its last planning meetings are not yet due when it ends.
  for (const code of ['adult.concerns.change', 'adult.planning.in-time'])
    assert.ok(monthly.every(measure => measure.code !== code))
  for (const person of [chair, learner])
    await app.transaction(person.actor, async tx => {
      for (const measure of monthly) {
        const alone = []
        for (const period of months) alone.push(await measure.calculate(tx, { period, area: '', breakdown: '' }))
        assert.deepEqual(await measure.calculateMonths?.(tx, months), alone, measure.code)
      }
    })
})
