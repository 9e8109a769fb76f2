import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findArea, todaysCode } from './areas.ts'
import districts from './districts.json' with { type: 'json' }
import authorities from './local-authorities.json' with { type: 'json' }
import { authorityNamed, forceOf, isForceNamed } from './police-areas.ts'
import forces from './police-forces.json' with { type: 'json' }

test('every authority of today lies in the area of one force, and no force has another', () => {
  const today = authorities.filter(({ code }) => findArea(code)?.until === undefined).map(({ code }) => code)
  assert.deepEqual(forces.flatMap(force => force.authorities).toSorted(), today.toSorted())
  assert.equal(new Set(forces.map(({ code }) => code)).size, 39)
  assert.equal(forceOf('E06000022')?.name, 'Avon and Somerset')
  assert.equal(forceOf('E06000066')?.code, forceOf('E06000022')?.code)
})

test('a force is known by what it calls itself', () => {
  const cornwall = forceOf('E06000052')
  assert.ok(cornwall)
  assert.ok(isForceNamed(cornwall, 'Devon & Cornwall Police'))
  assert.ok(!isForceNamed(cornwall, 'Devonshire Police'))
})

test('a district is its county’s, one whose county was divided is that of its part, and other names are themselves', () => {
  for (const code of Object.keys(districts)) assert.equal(todaysCode(code), code)
  const nameOf = (place: string) => authorityNamed(place)?.name
  assert.deepEqual(['Exeter', 'Corby', 'Mendip', 'Bristol', 'st. helens', 'Nowhere'].map(nameOf), [
    'Devon',
    'North Northamptonshire',
    'Somerset',
    'Bristol',
    'St. Helens',
    undefined,
  ])
})
