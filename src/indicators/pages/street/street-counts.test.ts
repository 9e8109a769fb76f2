import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type exact, toDecimal, whole } from '../../exact.ts'
import type { Observation } from '../../observation.ts'
import { monthPeriod } from '../../period.ts'
import { known } from '../../value.ts'
import { streetView } from './street.view.ts'
import { streetCounts } from './street-counts.ts'

const observation = (month: string, count: number, area = '', breakdown = ''): Observation => ({
  id: `${month}${area}${breakdown}`,
  sourceId: 's',
  revision: 1,
  recordedAt: Temporal.Instant.from('2024-05-01T00:00:00Z'),
  measureCode: 'police.street.records',
  period: monthPeriod(Temporal.PlainYearMonth.from(month)),
  area,
  agencyId: undefined,
  breakdown,
  observed: known(whole(count)),
  printed: String(count),
  basis: '',
})
const months = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) => Temporal.PlainYearMonth.from(first).add({ months: at }).toString())
const number = (value: ReturnType<typeof exact> | undefined) => value && Number(toDecimal(value, 1))

test('twelve months are set beside the twelve before, and each type beside the same type in the force', () => {
  const records = months('2022-04', 24).flatMap((month, at) => [
    observation(month, 10 + at),
    observation(month, 100, 'force'),
    observation(month, at < 12 ? 4 : 5, '', 'crime-type=Drugs'),
    observation(month, at < 12 ? 40 : 41, 'force', 'crime-type=Drugs'),
    ...(at === 23 ? [observation(month, 3, '', 'small-area=E01014370 Bath and North East Somerset 007A')] : []),
    observation(month, 50, 'E06000023'),
  ])
  const page = streetCounts(records, [observation('2024-03', 7, 'force')])
  assert.equal(page.newest?.toString(), '2024-03')
  const [all, drugs] = page.types
  assert.deepEqual([number(all?.month), number(all?.yearBefore), number(all?.year)], [33, 21, 330])
  assert.equal(number(all?.change?.change), 144)
  assert.equal(all?.change?.againstForce, undefined)
  assert.deepEqual([drugs?.name, number(drugs?.year), number(drugs?.change?.percentChange)], ['Drugs', 60, 25])
  assert.equal(drugs?.change?.againstForce, 'above')
  // A month that is held and does not name a small area had none in it.
  assert.deepEqual(
    page.smallAreas.map(({ name, year }) => [name, number(year)]),
    [['Bath and North East Somerset 007A', 3]],
  )
  assert.deepEqual(
    page.councils.map(({ name, year }) => [name, number(year)]),
    [['E06000023', 600]],
  )
  assert.equal(number(page.unplaced), 7)
  assert.equal(page.months.length, 24)
})

test('a month that is not held leaves a gap, its twelve months have no sum, and the page names it', () => {
  const page = streetCounts(
    months('2023-04', 12)
      .filter(month => month !== '2023-11')
      .map(month => observation(month, 10)),
    [],
  )
  assert.deepEqual(page.missing.map(String), ['2023-11'])
  assert.equal(page.types[0]?.year, undefined)
  assert.equal(page.months.find(({ month }) => month.toString() === '2023-11')?.own, undefined)
  const text = streetView(page).toString()
  assert.match(text, /November 2023\. Twelve months with a hole have no sum\./)
  assert.match(text, /Open Government Licence v3\.0/)
  assert.match(text, /Near, not exact\./)
})

test('without a file the page says where there is one', () => {
  assert.match(streetView(streetCounts([], [])).toString(), /No street file is held yet\./)
})
