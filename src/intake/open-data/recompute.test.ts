import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toDecimal } from '#indicators'
import { dataSetOf } from './data-sets.ts'
import { figuresOf } from './figures.ts'
import { publishedFiles } from './published-files.ts'
import { readDataSet } from './read-data-set.ts'
import { recompute } from './recompute.ts'

const sets = publishedFiles().map(({ data, meta }) => {
  const reading = readDataSet(data, meta)
  const set = dataSetOf(
    [...(reading.metadata?.indicators ?? []), ...(reading.metadata?.filters ?? [])].map(each => each.name),
  )
  assert.ok(set, data.name)
  return { name: data.name, set, reading }
})
const figures = new Map(
  sets
    .flatMap(({ set, reading }) => figuresOf(set, reading.rows))
    .map(each => [`${each.measureCode} ${each.area} ${each.period.name}`, each]),
)

test('the open data that come with the program are read without a fault or a warning', () => {
  for (const { name, reading } of sets)
    assert.deepEqual(
      reading.issues.filter(issue => issue.severity !== 'note').map(issue => `${issue.row} ${issue.message}`),
      [],
      name,
    )
})

test('every published share of a local authority of every year is what its own counts make, rounded half up', () => {
  const outcome = new Map(
    sets.flatMap(({ set, reading }) => recompute(set, reading.rows)).map(each => [each.measure, each]),
  )
  for (const { measure, differences } of outcome.values()) assert.deepEqual(differences, [], measure)
  const checked = (code: string) => outcome.get(code)?.checked
  assert.equal(checked('children.referrals.re-referral-rate'), 1948)
  assert.equal(checked('children.cpp.subsequent-rate'), 1924)
  assert.equal(checked('children.cpp.over-2-years'), 1241)
  const lookedAfter = ['rate', 'started-rate', 'ceased-rate'].map(name => checked(`children.cla.${name}`) ?? 0)
  assert.equal(
    lookedAfter.reduce((sum, each) => sum + each, 0),
    2267,
  )
})

test('the looked-after rate rests on the population of the middle of the year before its 31 March', () => {
  let compared = 0
  for (const rate of figures.values()) {
    if (rate.measureCode !== 'children.cla.rate' || rate.observed.state !== 'value' || !rate.observed.denominator)
      continue
    const people = figures.get(`children.population ${rate.area} ${rate.period.end.year - 1}-06-30`)?.observed
    if (people?.state !== 'value') continue
    assert.deepEqual(rate.observed.denominator, people.value, `${rate.area} ${rate.period.name}`)
    compared++
  }
  assert.ok(compared > 700, String(compared))
})

test('the figures of one area for 2023-24 are those that were published', () => {
  const shown = (code: string, period: string, decimals: number) => {
    const observed = figures.get(`${code} E06000022 ${period}`)?.observed
    if (observed?.state !== 'value') return observed?.state
    const base =
      observed.numerator && observed.denominator
        ? ` ${toDecimal(observed.numerator, 0)}/${toDecimal(observed.denominator, 0)}`
        : ''
    return `${toDecimal(observed.value, decimals)}${base}`
  }
  assert.equal(shown('children.referrals.received', '2023-24', 0), '821')
  assert.equal(shown('children.referrals.re-referral-rate', '2023-24', 1), '16.7 137/821')
  assert.equal(shown('children.referrals.no-further-action-rate', '2023-24', 1), '1.3 11/821')
  assert.equal(shown('children.referrals.not-in-need-rate', '2023-24', 1), '25.2 207/821')
  assert.equal(shown('children.s47.to-icpc', '2023-24', 1), '38.8 159/410')
  assert.equal(shown('children.s47.icpc-in-15-days', '2023-24', 1), '85.5 136/159')
  assert.equal(shown('children.cpp.subsequent-rate', '2023-24', 1), '32.9 51/155')
  assert.equal(shown('children.cpp.at-31-march', '2024-03-31', 0), '141')
  assert.equal(shown('children.cpp.over-2-years', '2024-03-31', 1), 'suppressed')
  assert.equal(shown('children.cin.at-31-march', '2024-03-31', 0), '1082')
  assert.equal(shown('children.cla.rate', '2024-03-31', 0), '59 217/36554')
  assert.equal(shown('children.cla.started', '2023-24', 0), '77')
  assert.equal(shown('children.cla.ceased', '2023-24', 0), '89')
  assert.equal(shown('children.referrals.received', '2022-23', 0), '1070')
})

test('a share of England is the published one, and one that is not published is as sure as rounded counts leave it', () => {
  const england = (code: string, period = '2023-24') => figures.get(`${code} E92000001 ${period}`)
  const rate = england('children.referrals.re-referral-rate')
  assert.equal(rate?.basis, 'published; the counts behind it are rounded')
  assert.ok(rate?.observed.state === 'value' && rate.observed.numerator === undefined)
  assert.equal(
    england('children.s47.icpc-in-15-days')?.basis,
    'worked out from counts rounded to the nearest ten, sure to one decimal',
  )
})
