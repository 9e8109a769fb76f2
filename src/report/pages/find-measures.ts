import { type Catalogue, listObservations, OWN_AREA, valueInWords } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { FoundMeasure } from './section.view.ts'

const MOST = 20

/** Figures whose measure has all of these words in its title or code, the year of the report first. */
export async function findMeasures(tx: Tx, catalogue: Catalogue, words: string, year: string): Promise<FoundMeasure[]> {
  const sought = words
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
  if (sought.length === 0) return []
  const measures = catalogue.measures.filter(({ title, code }) => {
    const text = `${title} ${code}`.toLowerCase()
    return sought.every(word => text.includes(word))
  })
  const held = await listObservations(tx, {
    measureCodes: measures.map(({ code }) => code),
    area: OWN_AREA,
    breakdown: '',
  })
  return held
    .filter(({ agencyId }) => agencyId === undefined)
    .map(({ measureCode, period, observed }) => {
      const measure = catalogue.get(measureCode)
      const value = valueInWords(observed, { decimals: measure.decimals, percent: measure.form === 'percentage' })
      return { code: measureCode, title: measure.title, period: period.name, value }
    })
    .sort((a, b) => Number(b.period === year) - Number(a.period === year) || a.title.localeCompare(b.title, 'en-GB'))
    .slice(0, MOST)
}
