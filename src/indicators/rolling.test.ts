import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { exact, parseExact, whole } from './exact.ts'
import { changeInWords, checkPrinted, percentChangeInWords, rollingChange } from './rolling.ts'

type Row = Record<'measure' | 'current' | 'previous' | 'chg_as_printed' | 'pct_as_printed' | 'force_pct', string>

const file = new URL('../../demo/data/published-2023-24/police-rolling.csv', import.meta.url)
const rows = parse<Row>(readFileSync(file), { columns: true }).map(row => ({
  row,
  computed: rollingChange(exact(row.current), exact(row.previous), parseExact(row.force_pct)),
}))

test('all sixteen published rows recompute; the one printed without signs is read with them and noted', () => {
  assert.equal(rows.length, 16)
  const faults = rows.flatMap(({ row, computed }) =>
    checkPrinted({ change: row.chg_as_printed, percent: row.pct_as_printed }, computed).map(f => [row.measure, f.note]),
  )
  const measure = 'Number of Missing Children Reports'
  assert.deepEqual(faults, [
    [measure, 'Printed as 104, without its sign; read as +104.'],
    [measure, 'Printed as 58.4%, without its sign; read as +58.4%.'],
  ])
})

test('the area is above, in line with or below the force within a point and a half', () => {
  const against = Object.fromEntries(
    rows.flatMap(({ row, computed }) => (computed.againstForce ? [[row.measure, computed.againstForce]] : [])),
  )
  assert.deepEqual(against, {
    'Number of Missing Children Reports': 'above',
    'Number of Child Victims of Crimes': 'above',
    'Number of Child Sexual Exploitation Crimes': 'below',
    'Number of Child Protection Crime (excluding Domestic Abuse Crimes)': 'in-line',
    'Number of Child Protection Serious Sexual Offences': 'above',
    'Number of Non-Familial Sexual Crimes - Child Victim': 'above',
    'Number of Child Protection Crimes for Cruelty and Neglect of Children': 'above',
  })
  const edge = (force: string) => rollingChange(whole(110), whole(100), exact(force)).againstForce
  assert.deepEqual(['8.5', '11.5', '8.49', '11.51'].map(edge), ['in-line', 'in-line', 'above', 'below'])
})

test('a percentage on fewer than twenty is marked as resting on a small base', () => {
  const small = rows.filter(({ computed }) => computed.smallBase).map(({ row }) => row.measure)
  assert.deepEqual(small, ['Number of Children Missing from Care', 'Number of Repeat Children Missing from Care'])
})

test('changes carry their sign, and a change from nothing has no percentage', () => {
  const fall = rollingChange(whole(72), whole(129), undefined)
  assert.deepEqual([changeInWords(fall.change), percentChangeInWords(fall.percentChange)], ['−57', '−44.2%'])
  const fromNothing = rollingChange(whole(7), whole(0), exact('3'))
  assert.deepEqual([changeInWords(fromNothing.change), percentChangeInWords(fromNothing.percentChange)], ['+7', 'n/a'])
  assert.equal(fromNothing.againstForce, undefined)
  assert.deepEqual(checkPrinted({ change: '+7', percent: 'n/a' }, fromNothing), [])
})

test('a printed figure that disagrees with its own numbers is shown with both', () => {
  const fall = rollingChange(whole(72), whole(129), undefined)
  const kinds = (change: string, percent: string) => checkPrinted({ change, percent }, fall).map(f => f.kind)
  assert.deepEqual(kinds('-57', '−44.2%'), [])
  assert.deepEqual(kinds('57', '+44.2%'), ['differs', 'differs'])
  assert.deepEqual(kinds('', 'almost unchanged'), ['not-a-number', 'not-a-number'])
  const [first] = checkPrinted({ change: '-56', percent: '-44.2%' }, fall)
  assert.equal(first?.note, 'Printed as -56; its own numbers give −57.')
})

test('adding the change to the previous count gives the current one back', () => {
  const count = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(count, count, (current, previous) => {
      const { change, percentChange } = rollingChange(whole(current), whole(previous), undefined)
      assert.equal(Number(change.numerator) + previous, current)
      assert.equal(percentChange === undefined, previous === 0)
    }),
  )
})
