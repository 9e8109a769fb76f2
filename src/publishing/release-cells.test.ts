import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact, whole } from '#indicators'
import { releaseOf } from './release-cells.ts'
import { countOf, foundFigure, foundOf, observed, ratioOf, shareOf } from './testing/draft.ts'

test('a count is a count; a share is two counts and a percentage; a ratio is two counts and a rate', () => {
  const { cells, derived } = releaseOf(foundOf([countOf('a', 7), shareOf('b', 1, 4), ratioOf('c', 3, 2)]))
  assert.deepEqual(
    cells.map(cell => [cell.id, cell.kind === 'count' ? cell.count : cell.kind]),
    [
      ['a', 7],
      ['b:numerator', 1],
      ['b:denominator', 4],
      ['c:numerator', 3],
      ['c:denominator', 2],
    ],
  )
  assert.deepEqual(
    derived.map(each => [each.id, each.kind]),
    [
      ['b', 'percentage'],
      ['c', 'rate'],
    ],
  )
})

test('a change is worked out from the figures it names', () => {
  const change = foundFigure('change', { kind: 'percentage-change', current: 'now', previous: 'before' })
  const { derived } = releaseOf(foundOf([countOf('now', 8), countOf('before', 6), change]))
  assert.deepEqual(derived, [{ kind: 'percentage-change', id: 'change', current: 'now', previous: 'before' }])
})

test('a number that no count stands behind is a figure, and so is a count below zero', () => {
  const supplied = foundFigure('supplied', observed({ state: 'value', value: exact('6.45') }), {
    figureUnit: 'percent',
  })
  const below = foundFigure('below', observed({ state: 'value', value: whole(-3) }))
  assert.deepEqual(
    releaseOf(foundOf([supplied, below])).cells.map(cell => cell.kind),
    ['figure', 'figure'],
  )
})

test('what is not a number keeps its state, its words, or its readings', () => {
  const words = foundFigure('words', observed({ state: 'narrative-only', narrative: 'About half' }))
  const none = foundFigure('none', observed({ state: 'missing' }))
  const two = foundFigure(
    'two',
    observed({ state: 'disputed', readings: [{ value: whole(70) }, { value: whole(74) }] }),
  )
  assert.deepEqual(releaseOf(foundOf([words, none, two])).cells, [
    { kind: 'state', id: 'words', state: 'narrative-only', words: 'About half' },
    { kind: 'state', id: 'none', state: 'missing', words: 'Not supplied' },
    { kind: 'disputed', id: 'two', readings: [70, 74], protects: 'people' },
  ])
})

test('counts that sum are a group only where each of them is a count of this release', () => {
  const groups = [
    { id: 'whole', total: 'all', members: ['a', 'b'] },
    { id: 'elsewhere', total: 'all', members: ['a', 'gone'] },
  ]
  const { groups: kept } = releaseOf(foundOf([countOf('a', 7), countOf('b', 8), countOf('all', 15)], groups))
  assert.deepEqual(
    kept.map(group => group.id),
    ['whole'],
  )
})
