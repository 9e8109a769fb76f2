import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact, RELATIVE_RULE, thawPublishable } from '#indicators'
import type { Block, DraftBlock, Look } from '#publishing'
import { createFigureList } from '../figure-request.ts'
import { isFinancialYear } from '../financial-year.ts'
import type { Drawing } from './drawing.ts'
import { measureTable } from './measure-table.ts'
import { drawPolice } from './police.ts'
import { drawTraining } from './training.ts'

const YEAR = '2023-24'
if (!isFinancialYear(YEAR)) throw new Error('not a year')

const profile = 'public-local'
const shown = (decimal: string, unit: 'count' | 'percent' = 'count') =>
  thawPublishable({ state: 'shown', decimal, unit, signed: false, profile })
const inWords = (state: 'missing' | 'nil-return', words: string) => thawPublishable({ state, words, profile })
const withheld = thawPublishable({ state: 'withheld', symbol: '[c]', profile })

const drawn = (block: DraftBlock | undefined, look: Look): readonly Block[] =>
  block?.kind === 'drawn' ? block.draw(look) : block ? [block] : []

const drawing = (changes: Partial<Drawing> = {}): Drawing => ({
  year: YEAR,
  figures: createFigureList(),
  agencies: [],
  structure: { atEnd: [], after: [] },
  training: { indicators: [], agencies: [], rule: RELATIVE_RULE, notes: [] },
  police: [],
  ...changes,
})

test('a year for which most of a table was not supplied has no column in it', () => {
  const table = measureTable(
    {
      id: 'any',
      caption: 'Any',
      heading: 'Measure',
      columns: ['2023-24', '2022-23', '2021-22'].map(period => ({ heading: period, period })),
      rows: ['one', 'two', 'three'].map(code => ({ label: code, code })),
    },
    createFigureList(),
  )
  const held: Look = id =>
    id.endsWith('2021-22') || id === 'three@2022-23' ? inWords('missing', 'Not supplied') : shown('7')
  const [block] = drawn(table, held)
  assert.ok(block?.kind === 'table')
  assert.deepEqual(
    block.columns.map(({ heading }) => heading),
    ['Measure', '2023-24', '2022-23'],
  )
  assert.ok(block.rows.every(({ cells }) => cells.length === 3))
})

test('a table of which nothing was supplied is a sentence, and there is no picture of it', () => {
  const rows = ['one', 'two', 'three'].map(code => ({ label: code, code }))
  const [part] = drawPolice(drawing({ police: [{ heading: 'Missing', rows }] }))
  const blocks = part?.blocks.flatMap(block => drawn(block, () => inWords('missing', 'Not supplied')))
  assert.deepEqual(blocks, [
    {
      kind: 'paragraph',
      content: [{ kind: 'text', text: 'Missing: twelve months to March 2024: no figures have been supplied.' }],
    },
  ])
})

test('the training matrix rates what readers may see, and its key is made from the rule', () => {
  const [part] = drawTraining(
    drawing({
      training: {
        indicators: [{ number: '1.1', title: 'Prevent', code: 'training.kpi.1.1', target: exact('85') }],
        agencies: ['a', 'b', 'c', 'd', 'e'].map(agencyId => ({ agencyId, name: agencyId })),
        rule: RELATIVE_RULE,
        notes: ['Read with care.'],
      },
    }),
  )
  const values = new Map([
    ['a', shown('90', 'percent')],
    ['b', shown('80', 'percent')],
    ['c', shown('0', 'percent')],
    ['d', inWords('nil-return', 'Nil return')],
    ['e', withheld],
  ])
  const look: Look = id => values.get(id.slice(-1)) ?? withheld
  const [summary] = drawn(part?.blocks[0], look)
  const [matrix] = drawn(part?.blocks[1], look)
  assert.ok(summary?.kind === 'table' && matrix?.kind === 'table')
  assert.deepEqual(summary.rows[0]?.cells.at(-1), [{ kind: 'text', text: '1 of 3' }])
  assert.ok(summary.notes.includes('Read with care.'))
  const states = matrix.rows.map(({ cells }) => cells[1]?.[0]).map(run => run?.kind === 'figure' && run.state)
  assert.deepEqual(states, ['met', 'close', 'below', 'nil', 'unrated'])
  const key = matrix.notes.join(' ')
  assert.match(key, /A triangle: below, below the target by more than 15% of the target/)
  assert.match(key, /nil: the agency returned nothing/)
  assert.match(key, /0%: nobody was up to date, or nothing had been recorded/)
  assert.doesNotMatch(key, /TBC|n\/a/)
})

test('a withheld count has no bar, and its number stands nowhere in the picture', () => {
  const rows = ['one', 'two', 'few'].map(code => ({ label: code, code }))
  const [part] = drawPolice(drawing({ police: [{ heading: 'Missing', rows }] }))
  const [chart] = drawn(part?.blocks[0], id => (id.startsWith('few') ? withheld : shown('105')))
  assert.ok(chart?.kind === 'chart')
  assert.match(chart.description, /few: \[c\], then \[c\]/)
  assert.equal(chart.svg.match(/\[c\], To March/g)?.length, 2)
})

test('a section of one or two measures has its table and no picture', () => {
  const [part] = drawPolice(drawing({ police: [{ heading: 'One', rows: [{ label: 'one', code: 'one' }] }] }))
  assert.deepEqual(
    part?.blocks.map(({ kind }) => kind),
    ['drawn'],
  )
})
