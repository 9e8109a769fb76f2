import { type Period, parsePeriod } from '#indicators'

const RUN = /^(\d{4}-\d{2})\s+(?:to|until)\s+(\d{4}-\d{2})$/i
const QUARTERS = /^(\d{4}[-/]\d{2})[- ]q([1-4])\s*[-–]\s*q?([1-4])$/i
const YEAR = /^(\d{4})$/
const BEFORE_OR_AFTER = /^(?:to|until|from|by)\s+(.+)$/i
const FORECAST = /\s+forecast$/i

/** Reads a period as reports print it: as the program names them, and "2023-04 to 2023-11", "2023-24 Q3-Q4", "2021", "to 2023-04". */
export function readPrintedPeriod(text: string): Period {
  const tidy = text.trim().replace(FORECAST, '').replace(BEFORE_OR_AFTER, '$1')
  const run = RUN.exec(tidy)
  if (run) return parsePeriod(`${run[1]}..${run[2]}`)
  const year = YEAR.exec(tidy)
  if (year) return parsePeriod(`${year[1]}-01..${year[1]}-12`)
  const quarters = QUARTERS.exec(tidy)
  if (!quarters) return parsePeriod(tidy)
  const [first, last] = [quarters[2], quarters[3]].map(number => parsePeriod(`${quarters[1]}-Q${number}`))
  return parsePeriod(`${first?.start.toPlainYearMonth()}..${last?.end.toPlainYearMonth()}`)
}
