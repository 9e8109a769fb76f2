import fc from 'fast-check'
import type { AdditiveGroup, CountCell, Release } from '../release.ts'

export const people = (id: string, count: number): CountCell => ({ kind: 'count', id, count, protects: 'people' })

/** A table of people with its row totals, column totals and grand total. */
export function table(counts: readonly (readonly number[])[], prefix = ''): Release {
  const columns = counts[0]?.map((_, c) => c) ?? []
  const rows = counts.map((_, r) => r)
  const at = (r: number | string, c: number | string) => `${prefix}r${r}c${c}`
  const count = (r: number, c: number) => counts[r]?.[c] ?? 0
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
  const rowSum = (r: number) => sum(columns.map(c => count(r, c)))
  const cells = [
    ...rows.flatMap(r => columns.map(c => people(at(r, c), count(r, c)))),
    ...rows.map(r => people(at(r, 'T'), rowSum(r))),
    ...columns.map(c => people(at('T', c), sum(rows.map(r => count(r, c))))),
    people(at('T', 'T'), sum(rows.map(rowSum))),
  ]
  const groups: AdditiveGroup[] = [
    ...rows.map(r => ({ id: `${prefix}row ${r}`, total: at(r, 'T'), members: columns.map(c => at(r, c)) })),
    ...columns.map(c => ({ id: `${prefix}column ${c}`, total: at('T', c), members: rows.map(r => at(r, c)) })),
    { id: `${prefix}row totals`, total: at('T', 'T'), members: rows.map(r => at(r, 'T')) },
    { id: `${prefix}column totals`, total: at('T', 'T'), members: columns.map(c => at('T', c)) },
  ]
  return { cells, groups, derived: [] }
}

const smallCount = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 8 }) },
  { weight: 2, arbitrary: fc.integer({ min: 9, max: 90 }) },
)

export const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(smallCount, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
