import { NotFound } from '#platform/errors.ts'
import { type Answer, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import type { Catalogue } from '../../catalogue.ts'
import { type Comparison, comparable, compareMeasures, findComparators } from '../../comparison/compare.ts'
import { comparisonCard } from '../../dashboards/comparison-card.ts'
import { createReadComparisons } from '../../dashboards/read-series.ts'
import { CHILDRENS_TREND_CODES } from '../../dashboards/themes.ts'
import { DISCLOSURE_PROFILES } from '../../disclosure/profiles.ts'
import { measuresUrl } from '../../indicators.urls.ts'
import { comparedCsv } from '../measure/compared-csv.ts'
import { childrensTrendsView } from './childrens-trends.view.ts'

export function childrensTrendsPage(catalogue: Catalogue): (visit: Visit) => Promise<Answer> {
  const readComparisons = createReadComparisons(catalogue)
  const measures = CHILDRENS_TREND_CODES.flatMap(code => catalogue.find(code) ?? [])
  return async ({ app, actor }) => {
    const { comparators, comparisons } = await app.transaction(actor, async tx => {
      const found = await findComparators(tx)
      const read = found ? await readComparisons(tx, found, measures) : new Map<string, Comparison>()
      const cards = measures.flatMap(({ code }) => {
        const comparison = read.get(code)
        return (comparison && comparisonCard(comparison, DISCLOSURE_PROFILES.internal)) ?? []
      })
      return { comparators: found, comparisons: cards }
    })
    return showPage({
      title: 'Children’s trends',
      section: 'measures',
      breadcrumbs: [{ text: 'Measures', href: measuresUrl() }],
      body: childrensTrendsView(comparators, comparisons),
    })
  }
}

export const comparedCsvFile =
  (catalogue: Catalogue) =>
  async ({ app, actor, params }: Visit<{ code: string }>): Promise<Answer> => {
    const asked = catalogue.find(params.code)
    const measure = asked && comparable(catalogue, asked)
    if (!measure) throw new NotFound('There is no such measure, or it is not compared with other areas.')
    const [comparison] = await app.transaction(actor, async tx => {
      const comparators = await findComparators(tx)
      return comparators ? compareMeasures(tx, catalogue, comparators, [measure]) : []
    })
    if (!comparison) throw new NotFound('Nothing is published of this measure to compare with.')
    return sendFile(`${measure.code}-compared.csv`, 'text/csv; charset=utf-8', comparedCsv(comparison))
  }
