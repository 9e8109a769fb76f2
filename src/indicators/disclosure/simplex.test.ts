import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Exact, exactDecimal, fraction, whole } from '../exact.ts'
import { type Equation, LinearProgram } from './simplex.ts'

const equation = (coefficients: readonly number[], sum: number): Equation => ({
  terms: coefficients.flatMap((c, unknown) => (c === 0 ? [] : [{ unknown, coefficient: BigInt(c) }])),
  sum: BigInt(sum),
})
const range = (program: LinearProgram | undefined, unknown: number): (string | undefined)[] => {
  assert.ok(program)
  const text = (value: Exact | undefined) => value && exactDecimal(value)
  return [text(program.optimise(unknown, 'least').value), text(program.optimise(unknown, 'most').value)]
}

test('a value shared by two unknowns lies anywhere between nothing and all of it', () => {
  const program = LinearProgram.solve([equation([1, 1], 7)], 2)
  assert.deepEqual(range(program, 0), ['0', '7'])
  assert.deepEqual(range(program, 1), ['0', '7'])
})

test('rows and columns of a table are taken together', () => {
  // Two by two: rows 5 and 9, columns 3 and 11; the fourth equation repeats the others.
  const rows = [
    equation([1, 1, 0, 0], 5),
    equation([0, 0, 1, 1], 9),
    equation([1, 0, 1, 0], 3),
    equation([0, 1, 0, 1], 11),
  ]
  const program = LinearProgram.solve(rows, 4)
  assert.deepEqual(
    [0, 1, 2, 3].map(unknown => range(program, unknown)),
    [
      ['0', '3'],
      ['2', '5'],
      ['0', '3'],
      ['6', '9'],
    ],
  )
})

test('fractions are exact, unknowns without a bound have none, and a contradiction has no solution', () => {
  const half = LinearProgram.solve([equation([2, 1], 1)], 2)
  assert.ok(half)
  assert.deepEqual(half.optimise(0, 'most').value, fraction(1, 2))
  assert.deepEqual(range(LinearProgram.solve([equation([1, -1], 3)], 2), 0), ['3', undefined])
  assert.equal(LinearProgram.solve([equation([1, 1], 3), equation([1, 1], 4)], 2), undefined)
  assert.equal(LinearProgram.solve([equation([1, 1], -1)], 2), undefined)
})

const small = fc.integer({ min: 0, max: 4 })
const system = fc
  .tuple(
    fc.array(small, { minLength: 4, maxLength: 4 }),
    fc.array(fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([truth, rows]) => ({ truth, rows: [...rows, [1, 1, 1, 1]] }))

test('its bounds hold every whole solution, and each optimum solves the equations', () => {
  fc.assert(
    fc.property(system, ({ truth, rows }) => {
      const dot = (row: readonly number[], point: readonly number[]) =>
        row.reduce((s, c, i) => s + c * (point[i] ?? 0), 0)
      const sums = rows.map(row => dot(row, truth))
      const program = LinearProgram.solve(
        rows.map((row, i) => equation(row, sums[i] ?? 0)),
        4,
      )
      assert.ok(program)
      const total = truth.reduce((a, b) => a + b, 0)
      const solutions = wholePoints(total).filter(point => rows.every((row, i) => dot(row, point) === sums[i]))
      for (const unknown of [0, 1, 2, 3]) {
        const values = solutions.map(point => point[unknown] ?? 0)
        const least = program.optimise(unknown, 'least')
        const most = program.optimise(unknown, 'most')
        assert.ok(least.value && most.value)
        assert.ok(Number(least.value.numerator) / Number(least.value.denominator) <= Math.min(...values))
        assert.ok(Number(most.value.numerator) / Number(most.value.denominator) >= Math.max(...values))
        for (const { point } of [least, most])
          for (const [i, row] of rows.entries()) assertSolves(row, point, sums[i] ?? 0)
      }
    }),
    { numRuns: 200 },
  )
})

function assertSolves(row: readonly number[], point: readonly Exact[], sum: number): void {
  const common = point.reduce((d, p) => d * p.denominator, 1n)
  const total = point.reduce((s, p, i) => s + BigInt(row[i] ?? 0) * p.numerator * (common / p.denominator), 0n)
  assert.deepEqual(fraction(total, common), whole(sum))
  assert.ok(point.every(p => p.numerator >= 0n))
}

function wholePoints(total: number): number[][] {
  const points: number[][] = []
  for (let a = 0; a <= total; a++)
    for (let b = 0; a + b <= total; b++)
      for (let c = 0; a + b + c <= total; c++) points.push([a, b, c, total - a - b - c])
  return points
}

// Bounds that were too wide would pass off an exposed count as safe.
test('for a table with known row and column totals its bounds are met by whole numbers, no wider', () => {
  const count = fc.integer({ min: 0, max: 4 })
  fc.assert(
    fc.property(fc.array(count, { minLength: 6, maxLength: 6 }), fc.nat(5), (truth, known) => {
      const rows = [[0, 1, 2], [3, 4, 5], [0, 3], [1, 4], [2, 5], [known]].map(named =>
        truth.map((_, unknown) => Number(named.includes(unknown))),
      )
      const dot = (row: readonly number[], point: readonly number[]) =>
        row.reduce((s, c, i) => s + c * (point[i] ?? 0), 0)
      const sums = rows.map(row => dot(row, truth))
      const program = LinearProgram.solve(
        rows.map((row, i) => equation(row, sums[i] ?? 0)),
        6,
      )
      const [top = 0, , left = 0, middle = 0, right = 0] = sums
      const solutions = wholePoints(top)
        .map(([a = 0, b = 0, c = 0, rest = 0]) => [a, b, c + rest])
        .map(([a = 0, b = 0, c = 0]) => [a, b, c, left - a, middle - b, right - c])
        .filter(point => point.every(n => n >= 0) && rows.every((row, i) => dot(row, point) === sums[i]))
      for (const unknown of truth.keys()) {
        const values = solutions.map(point => point[unknown] ?? 0)
        assert.deepEqual(range(program, unknown), [String(Math.min(...values)), String(Math.max(...values))])
      }
    }),
    { numRuns: 200 },
  )
})
