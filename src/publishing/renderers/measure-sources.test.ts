import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleFigure } from '../testing/sample-document.ts'
import { sourcesByMeasure } from './measure-sources.ts'

test('the figures of one measure are told once, with a line for each period', () => {
  const [entry, ...others] = sourcesByMeasure([
    sampleFigure({ id: 'change', title: 'Concerns received: change on 2022-23', printed: '−51' }),
    sampleFigure({ id: 'now' }),
    sampleFigure({ id: 'before', period: '1 April 2022 to 31 March 2023', printed: '1,654' }),
  ])
  assert.deepEqual(others, [])
  assert.equal(entry?.title, 'Concerns received')
  assert.deepEqual(entry?.values, ['1 April 2023 to 31 March 2024: −51, 1,603', '1 April 2022 to 31 March 2023: 1,654'])
  assert.deepEqual(entry?.figureIds, ['change', 'now', 'before'])
})

test('where each agency has a figure, they are counted and not listed again', () => {
  const figures = Array.from({ length: 17 }, (_, index) => sampleFigure({ id: `agency-${index}` }))
  const [entry] = sourcesByMeasure(figures)
  assert.deepEqual(entry?.values, ['1 April 2023 to 31 March 2024: 17 figures, each in its table'])
})

test('each source is named with its revision, and what nobody supplied has none', () => {
  const facts = { code: 'ADULT-04', approver: null }
  const [entry] = sourcesByMeasure([
    sampleFigure({ ...facts, id: 'now', source: 'Register', revision: '2' }),
    sampleFigure({ ...facts, id: 'other', source: 'Survey', revision: 'as counted' }),
    sampleFigure({ ...facts, id: 'never', source: 'Not supplied', revision: 'none', valueState: 'missing' }),
  ])
  assert.equal(entry?.source, 'Register, revision 2; Survey, as counted')
})

test('a share is told with its base, and a withheld figure by its symbol alone', () => {
  const [entry] = sourcesByMeasure([
    sampleFigure({ id: 'share', printed: '21.4%', numerator: '343', denominator: '1,603' }),
    sampleFigure({ id: 'few', printed: '[c]', state: 'withheld', value: null, valueState: 'suppressed' }),
  ])
  assert.deepEqual(entry?.values, ['1 April 2023 to 31 March 2024: 343 of 1,603 (21.4%), [c]'])
})
