import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaName, findArea, findAreaNamed, predecessorsOf, statisticalNeighbours, todaysCode } from './areas.ts'
import authorities from './local-authorities.json' with { type: 'json' }

test('a place whose code changed is known by the code of today, and one that was divided keeps its own', () => {
  assert.equal(todaysCode('E08000020'), 'E08000037')
  assert.equal(todaysCode('E10000002'), 'E06000060')
  assert.equal(todaysCode('E10000006'), 'E10000006')
  assert.equal(todaysCode('E06000028'), 'E06000028')
  assert.equal(todaysCode('E06000022'), 'E06000022')
  assert.deepEqual(findArea('E10000006')?.successors.map(areaName), ['Cumberland', 'Westmorland and Furness'])
})

test('every authority that ended names authorities that took its place, and lies in a region', () => {
  for (const { code, region } of authorities) {
    const area = findArea(code)
    assert.ok(area && findArea(region)?.level === 'region', code)
    assert.equal(area.until === undefined, area.successors.length === 0, code)
    assert.ok(area.successors.every(each => findArea(each)?.until === undefined))
  }
})

test('a statistical neighbour is another authority of today, and there are ten', () => {
  const today = authorities.filter(({ code }) => findArea(code)?.until === undefined)
  const modelled = today.filter(({ code }) => statisticalNeighbours(code).length > 0)
  // The City of London and the Isles of Scilly are in no model.
  assert.ok(modelled.length >= today.length - 2)
  for (const { code } of modelled) {
    const list = statisticalNeighbours(code)
    assert.equal(new Set(list).size, 10, code)
    assert.ok(!list.includes(code) && list.every(each => today.some(other => other.code === each)), code)
  }
  assert.deepEqual(statisticalNeighbours('E06000022').slice(0, 2).map(areaName), ['York', 'Trafford'])
})

test('an area is found by its name, and one that is no more is not', () => {
  assert.equal(findAreaNamed(' bath and north east somerset')?.code, 'E06000022')
  assert.equal(findAreaNamed('Buckinghamshire')?.code, 'E06000060')
  assert.equal(findAreaNamed('Cumbria'), undefined)
})

test('an authority that came in the place of others names them, and one whose code changed names none', () => {
  assert.deepEqual(
    predecessorsOf('E06000063').map(area => area.name),
    ['Cumbria'],
  )
  assert.deepEqual(
    predecessorsOf('E06000058').map(area => area.name),
    ['Bournemouth', 'Poole', 'Dorset'],
  )
  assert.deepEqual(predecessorsOf('E06000060'), [])
  assert.deepEqual(predecessorsOf('E06000022'), [])
})
