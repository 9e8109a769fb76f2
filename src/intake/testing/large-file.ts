import { SUPPLIED_MEASURES } from '#indicators'

const measures = SUPPLIED_MEASURES.filter(({ form, code }) => form === 'count' && !code.startsWith('training.'))

/** A file of figures too large to be read while its sender waits; each is of a cell of its own, another for every `first`. */
export function largeFile({ rows = 6_000, first = 0, faultyRow = -1 } = {}): Buffer {
  const lines = ['measure,period,value,unit,basis,area,breakdown']
  for (let row = 0; row < rows; row++) {
    const code = measures[row % measures.length]?.code
    const cell = Math.floor(row / measures.length)
    const period = `${2001 + (cell % 20)}-${String(1 + (Math.floor(cell / 20) % 12)).padStart(2, '0')}`
    const measure = row === faultyRow ? 'nothing.known' : code
    lines.push(`${measure},${period},${first + row},count,stated,,age=${first + Math.floor(cell / 240)}`)
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}
