import { SUPPLIED_MEASURES } from '#indicators'

export const ROWS = 100_000
const AREAS = ['', 'force', 'england']
const FIRST_YEAR = 1990
const MONTHS = 12

const counts = SUPPLIED_MEASURES.filter(({ form, code }) => form === 'count' && !code.startsWith('training.'))

/** 100,000 figures of different cells: measures by month, area and age group. Each round has values of its own. */
export function figuresFile(round: number): Buffer {
  const lines = ['measure,period,value,unit,basis,area,breakdown']
  for (let index = 0; index < ROWS; index++) lines.push(line(index, round))
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}

function line(index: number, round: number): string {
  const [measure, afterMeasure] = digit(index, counts.length)
  const [area, afterArea] = digit(afterMeasure, AREAS.length)
  const [month, afterMonth] = digit(afterArea, MONTHS)
  const [age, year] = digit(afterMonth, 18)
  const period = `${FIRST_YEAR + year}-${String(month + 1).padStart(2, '0')}`
  const value = ((index * 7_919) % 9_973) + round
  return `${counts[measure]?.code},${period},${value},count,stated,${AREAS[area]},age=${age * 5}-${age * 5 + 4}`
}

const digit = (number: number, base: number): [number, number] => [number % base, Math.floor(number / base)]
