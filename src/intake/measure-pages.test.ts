import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type CalculatedMeasure,
  createCatalogue,
  figureJson,
  indicatorRoutes,
  parsePeriod,
  percentage,
  SUPPLIED_MEASURES,
  showMeasure,
  showMeasureBy,
  whole,
} from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { receiveFile } from './receive-file.ts'
import { intake, makeTestPartnership, publishedFile } from './testing/test-partnership.ts'

const [received] = SUPPLIED_MEASURES
assert.ok(received)
const { kind: _supplied, ...definition } = received
const calculated: CalculatedMeasure = {
  ...definition,
  kind: 'calculated',
  code: 'test.calculated',
  title: 'A measure that is worked out',
  form: 'percentage',
  decimals: 1,
  printedAs: [],
  dimensions: ['age'],
  calculate: async (_tx, { period }) => percentage(whole(period.start.year), whole(4046)),
  calculateBy: async () => [{ breakdown: 'age=18-64', observed: percentage(whole(1), whole(3)) }],
  explain: async () => [],
}
const catalogue = createCatalogue([...SUPPLIED_MEASURES, calculated])

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-02T10:00:00Z')))
const site = await createTestSite(
  app,
  indicatorRoutes(catalogue),
  ({ title, above, body, aside }) => `<!doctype html><title>${title}</title>${above ?? ''}${body}${aside ?? ''}`,
)
const actor = ours.actor(['business-manager'])
const agencyId = ours.agencies.get('Constabulary') ?? ''
const { token } = await signInAs(database, { partnershipId: ours.partnershipId, agencyId, roles: ['analyst'] })
for (const [name, format, period] of [
  ['kpi-matrix.csv', 'kpi-matrix', '2023-24'],
  ['police-rolling.csv', 'police-rolling', '2023-24'],
  ['adult-social-care.csv', 'supplied-figures', undefined],
  ['childrens-social-care.csv', 'supplied-figures', undefined],
] as const) {
  const receipt = await receiveFile(
    app,
    actor,
    { ...intake, catalogue },
    { name, content: publishedFile(name), format, period },
  )
  assert.ok(receipt.accepted, `${name}: ${receipt.issues[0]?.message}`)
}
const show = async (code: string, period: string, area?: string) =>
  figureJson(
    await app.transaction(actor, tx => showMeasure(tx, catalogue, { code, period: parsePeriod(period), area })),
  )
const page = async (path: string) => {
  const answer = await site.get(path, token)
  assert.equal(answer.statusCode, 200, path)
  return answer.body
}

test('a supplied figure is shown with its base, state, source and revision', async () => {
  assert.deepEqual(await show('adult.conversion.local', '2023-24'), {
    code: 'adult.conversion.local',
    title: 'Concerns that became a section 42(2) enquiry',
    period: '2023-24',
    value: 21.4,
    numerator: 343,
    denominator: 1603,
    unit: 'per cent (concern)',
    state: 'value',
    source: 'adult-social-care.csv, stated; computed 21.40, sent by Test business-manager on 2024-05-02',
    revision: 1,
  })
})

test('a calculated figure is shown the same way, and by its dimensions', async () => {
  const figure = await show('test.calculated', '2023-24')
  assert.deepEqual(
    [figure.value, figure.numerator, figure.denominator, figure.source],
    [50, 2023, 4046, 'worked out from the records, as known now'],
  )
  const question = { code: 'test.calculated', period: parsePeriod('2023-24') }
  const [part] = await app.transaction(actor, tx => showMeasureBy(tx, catalogue, question, 'age'))
  assert.ok(part)
  assert.deepEqual([figureJson(part).value, figureJson(part).breakdown], [33.3, 'age=18-64'])
  await assert.rejects(
    app.transaction(actor, tx => showMeasureBy(tx, catalogue, question, 'weekday')),
    /It is by: age/,
  )
  assert.match(await page('/measures/test.calculated?period=2023-24'), /Worked out/)
})

test('a stock asked for over a year is that of its last day; the police’s twelve months are the financial year', async () => {
  assert.equal((await show('children.cpp.at-31-march', '2023-24')).value, 141)
  assert.equal((await show('police.missing.reports', '2023-24')).value, 282)
  assert.equal((await show('police.missing.reports', '12m-to-2023-03')).value, 178)
})

test('a figure that nobody supplied is missing, and a code that is no measure is not found', async () => {
  const figure = await show('adult.concerns.people', '2019-20')
  assert.deepEqual([figure.state, figure.value, figure.source, figure.revision], ['missing', null, null, null])
  await assert.rejects(show('no.such.measure', '2023-24'), /There is no measure/)
  await assert.rejects(show('adult.concerns.people', '2023-24', 'Nowhere'), /no area and no agency/)
})

test('an agency’s figure is asked for by its name, and all agencies at once', async () => {
  assert.equal((await show('training.kpi.1.6', '2023-24', "Children's Social Care")).value, 67)
  const all = await app.transaction(actor, tx =>
    showMeasureBy(tx, catalogue, { code: 'training.kpi.1.6', period: parsePeriod('2023-24') }, 'agency'),
  )
  assert.equal(all.length, 17)
})

test('the page of a measure tells value, base, definition, source and what it is used in', async () => {
  const body = await page('/measures/adult.conversion.local')
  for (const words of [
    /21\.4%/,
    /343 of 1,603/,
    /1,603 = 21\.397…%/,
    /printed there as “21”/,
    /Revision<\/dt><dd>1 of 1/,
    /Neither high nor low/,
  ])
    assert.match(body, words)
  assert.match(await page('/measures/adult.concerns.received'), /Concerns that became a section 42\(2\) enquiry/)
  assert.match(await page('/measures/adult.concerns.people'), /1,086/)
  assert.match(await page('/measures/children.contacts.change'), /small increase/)
  assert.match(await page('/measures/training.kpi.1.4'), /one figure for each agency/)
  assert.match(await page(`/measures/training.kpi.1.4?period=2023-24&area=${agencyId}`), /100%/)
  assert.equal((await site.get('/measures/no.such', token)).statusCode, 404)
})

test('measures are found by words and topic', async () => {
  assert.match(await page('/measures?q=missing+care'), /2 measures/)
  assert.match(await page('/measures?topic=audits'), /5 measures/)
  assert.match(await page('/measures?q=zebra'), /No measure has these words/)
})

test('the police page shows each change with its sign, marks a small base, and compares with the force', async () => {
  const body = await page('/measures/police')
  assert.equal(body.match(/<tr role="row"><th scope="row"/g)?.length, 25)
  for (const words of [
    /\+104/,
    /\+58\.4%/,
    /−57/,
    /−44\.2%/,
    /small base/,
    /In line with the force/,
    /Below the force/,
    /almost unchanged/,
  ])
    assert.match(body, words)
})

test('a measure’s figures can be downloaded with their basis', async () => {
  const csv = await page('/measures/adult.concerns.received/data.csv')
  assert.match(csv, /2022-23,2022-04-01,2023-03-31,,,,value,1654,,,,1654,derived: 1603\+51,1/)
})
