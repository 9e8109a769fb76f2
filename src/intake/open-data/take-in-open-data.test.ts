import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCatalogue, parsePeriod, SUPPLIED_MEASURES, showMeasure } from '#indicators'
import { inTransactionAsOwner } from '#partnership'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { makeTestPartnership } from '../testing/test-partnership.ts'
import { publishedFiles } from './published-files.ts'
import { checkOpenData, recordOpenData } from './take-in-open-data.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const catalogue = createCatalogue(SUPPLIED_MEASURES)
const partnership = await makeTestPartnership(database, 'compared')
await database.owner(`update partnership set area_code = 'E06000022' where slug = 'compared'`)
const manager = partnership.actor(['business-manager'])

/** The published data with every area but these left out: a test needs a few. */
const isKept = (line: string): boolean => /,National,|,Regional,.*E12000009|E06000022|E06000014/.test(line)
const only = (name: string, change = (line: string): string => line) => {
  const file = publishedFiles().find(each => each.data.name.startsWith(name))
  assert.ok(file)
  const [heading = '', ...lines] = Buffer.from(file.data.content).toString().split('\n')
  const kept = lines.filter(isKept)
  const content = Buffer.from([heading, ...kept.map(change)].join('\n'))
  return { name: file.data.name, content }
}
const load = (data: ReturnType<typeof only>) =>
  inTransactionAsOwner(database.ownerUrl, tx =>
    recordOpenData(tx, catalogue, checkOpenData(data, undefined), 'operator:test'),
  )
const show = (code: string, area: string | undefined, period = '2023-24') =>
  app.transaction(manager, tx => showMeasure(tx, catalogue, { code, period: parsePeriod(period), area }))
const base = async (code: string, area: string | undefined, period?: string) => {
  const { observed } = await show(code, area, period)
  return observed.state === 'value' && observed.numerator && observed.denominator
    ? `${observed.numerator.numerator}/${observed.denominator.numerator}`
    : observed.state
}

test('what is published is shown for any area, with its base, its publisher and its licence', async () => {
  for (const name of ['ons_', 'c1_', 'c4_', 'd5_', 'cla_']) await load(only(name))
  assert.equal(await base('children.referrals.re-referral-rate', 'E06000022'), '137/821')
  assert.equal(await base('children.s47.icpc-in-15-days', 'E06000022'), '136/159')
  assert.equal(await base('children.cla.rate', 'E06000022'), '217/36554')
  assert.equal(await base('children.cpp.over-2-years', 'E06000022'), 'suppressed')
  const { reference } = await show('children.referrals.re-referral-rate', 'E06000022')
  assert.equal(reference?.source?.publisher, 'Department for Education')
  assert.equal(reference?.source?.licence, 'Open Government Licence v3.0')
})

test('a rate that is not published is worked out from its count and the population of the middle of the year', async () => {
  assert.equal(await base('children.s47.per-10000', 'E06000022'), '410/36554')
  const england = await show('children.s47.per-10000', 'england')
  assert.ok(england.observed.state === 'value' && england.observed.numerator === undefined)
  assert.match(england.reference?.figure.basis ?? '', /rounded to the nearest ten/)
})

test('the own area without a figure of its own shows that of the area it is set to, and says so', async () => {
  const own = await show('children.referrals.received', undefined)
  assert.equal(own.reference?.figure.area, 'E06000022')
  assert.equal(await base('children.referrals.re-referral-rate', undefined), '137/821')
})

test('the same file again changes nothing, and a corrected one is a new revision beside the earlier', async () => {
  assert.deepEqual(await load(only('c1_')), { addedCount: 0, revisedCount: 0, unchangedCount: 4 * 13 * 4 })
  const corrected = only('c1_', line =>
    line.startsWith('2024') && line.includes('E06000022') ? line.replace(',821,137,16.7,', ',820,137,16.7,') : line,
  )
  assert.deepEqual(await load(corrected), { addedCount: 0, revisedCount: 4, unchangedCount: 4 * 13 * 4 - 4 })
  assert.equal(await base('children.referrals.re-referral-rate', 'E06000022'), '137/820')
  const kept = await database.owner<{ revision: number; is_current: boolean }>(
    `select revision, is_current from reference_figure where measure_code = 'children.referrals.received' and area = 'E06000022'
       and period = '2023-24' order by revision`,
  )
  assert.deepEqual(kept, [
    { revision: 1, is_current: false },
    { revision: 2, is_current: true },
  ])
})

test('no role of the application may write what every partnership reads', async () => {
  for (const role of ['kith_app', 'kith_agency', 'kith_worker'] as const)
    for (const table of ['reference_figure', 'reference_source'])
      for (const right of ['insert', 'update', 'delete']) {
        const [found] = await database.owner<{ may: boolean }>(`select has_table_privilege($1, $2, $3) as may`, [
          role,
          `kith.${table}`,
          right,
        ])
        assert.equal(found?.may, false, `${role} ${right} ${table}`)
      }
})

test('data of no measure keep the standard and are kept nowhere; data without metadata are refused with what to do', () => {
  const data = {
    name: 'new.csv',
    content: Buffer.from(
      'time_period,time_identifier,geographic_level,country_code,country_name,pupils\n2024,Calendar year,National,E92000001,England,7\n',
    ),
  }
  const meta = { name: 'new.meta.csv', content: Buffer.from('col_name,col_type,label\npupils,Indicator,Pupils\n') }
  const read = checkOpenData(data, meta)
  assert.deepEqual(
    [read.accepted, read.figures.length, read.issues.map(issue => issue.rule)],
    [true, 0, ['no-measure']],
  )
  assert.match(checkOpenData(data, undefined).issues[0]?.message ?? '', /Put new\.meta\.csv beside the data/)
})
