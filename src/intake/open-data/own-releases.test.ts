import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePeriod, periodInWords, VALUE_STATES } from '#indicators'
import { openData, type PublishedDocument, type PublishedFigure } from '#publishing'
import { type OpenDataFile, readDataSet } from './read-data-set.ts'
import { screenerFaults } from './testing/screener-faults.ts'

const document = (figures: readonly PublishedFigure[], areaCode?: string): PublishedDocument => ({
  id: 'annual-report-2023-24',
  title: 'Annual report 2023 to 2024',
  period: '1 April 2023 to 31 March 2024',
  partnership: 'Avonvale Partnership',
  language: 'en-GB',
  marking: 'Public',
  publishedOn: '2024-09-26',
  notice: null,
  licence: 'Open Government Licence v3.0',
  ...(areaCode === undefined ? {} : { areaCode }),
  sections: [{ id: 'a', heading: 'A section', blocks: [], sections: [] }],
  figures,
  errata: [],
})

/** Each data set of the standard with its metadata, as somebody downloads the two. */
function standardFiles(of: PublishedDocument): { data: OpenDataFile; meta: OpenDataFile }[] {
  const files = new Map(openData(of).map(({ path, content }) => [path, { name: path, content: Buffer.from(content) }]))
  return [...files.values()].flatMap(data => {
    const meta = files.get(data.name.replace('.csv', '.meta.csv'))
    const isStandard = data.name.endsWith('.csv') && data.content.toString().includes('time_identifier')
    return isStandard && meta ? [{ data, meta }] : []
  })
}

const periods = [
  '2022-23',
  '2023-24',
  '2023-24-Q1',
  '2024-02',
  'ay2023-24',
  '12m-to-2024-03',
  '2024-03-31',
  '2023-03-31',
]
const titles = ['Concerns', 'Concerns', 'People', `Referrals ${'that led to no further action '.repeat(4)}`]
const somebody = fc.option(fc.constantFrom('Constabulary', 'Council', 'A “quoted”, comma’d agency'), { nil: undefined })

const shape = fc.record({
  code: fc.constantFrom(
    'adult.concerns',
    'adult.people',
    `adult.${'very-'.repeat(12)}long`,
    `adult.${'very-'.repeat(12)}long-too`,
  ),
  period: fc.constantFrom(...periods),
  agency: somebody,
  title: fc.constantFrom(...titles),
  valueState: fc.constantFrom(...VALUE_STATES),
  isWithheld: fc.boolean(),
  value: fc.nat(9_999),
  part: fc.option(fc.nat(9_999), { nil: undefined }),
})

const figures = fc.uniqueArray(
  shape.map(({ code, period, agency, title, valueState, isWithheld, value, part }): PublishedFigure => {
    const hasValue = valueState === 'value' && !isWithheld
    const base = hasValue && part !== undefined ? String(part) : null
    return {
      id: `${code}@${period}${agency === undefined ? '' : `@${agency}`}`,
      code,
      periodCode: period,
      title: agency === undefined ? title : `${title}: ${agency}`,
      ...(agency === undefined ? {} : { agency }),
      definition: 'What it counts.',
      period: periodInWords(parsePeriod(period)),
      state: isWithheld ? 'withheld' : 'published',
      printed: hasValue ? String(value) : '[c]',
      value: hasValue ? String(value) : null,
      valueState,
      numerator: base,
      denominator: base,
      unit: 'people',
      source: 'A register',
      revision: '1',
      approver: null,
      caveat: null,
    }
  }),
  { selector: ({ id }) => id, maxLength: 20 },
)

test('what is published is read back by our own reader without a fault or a warning, and keeps the rules of the screener', () => {
  fc.assert(
    fc.property(figures, given => {
      for (const { data, meta } of standardFiles(document(given, 'E06000022'))) {
        const { rows, rowCount, issues } = readDataSet(data, meta)
        assert.deepEqual(issues, [], data.name)
        assert.equal(rows.length, rowCount)
        assert.deepEqual(screenerFaults(data, meta), [], data.name)
      }
    }),
    { numRuns: 300 },
  )
})

test('each figure is read back as the report shows it: its number, or withheld', () => {
  fc.assert(
    fc.property(figures, given => {
      const cells = standardFiles(document(given, 'E06000022')).flatMap(({ data, meta }) =>
        readDataSet(data, meta).rows.flatMap(row =>
          Object.entries(row.cells).flatMap(([name, cell]) => (/_(numer|denomin)ator$/.test(name) ? [] : [cell])),
        ),
      )
      const printed = (why: string) => cells.filter(cell => cell.state === 'no-number' && cell.why === why).length
      assert.equal(
        printed('suppressed'),
        given.filter(({ state, valueState }) => state === 'withheld' || valueState === 'suppressed').length,
      )
      const numbers = cells.flatMap(cell => (cell.state === 'value' ? [cell.printed] : []))
      for (const { value, numerator } of given)
        if (value !== null && !(value === '0' && Number(numerator) > 0)) assert.ok(numbers.includes(value), value)
    }),
    { numRuns: 300 },
  )
})

test('a partnership that is set to no area is no area of the statistics', () => {
  const [given] = fc.sample(figures, 1)
  for (const { data, meta } of standardFiles(document(given ?? []))) {
    const { rows, issues } = readDataSet(data, meta)
    assert.equal(rows.length, 0)
    assert.deepEqual(
      issues.map(({ rule }) => rule),
      ['left-out'],
    )
  }
})
