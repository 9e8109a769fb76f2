import { NotFound } from '#platform/errors.ts'
import { type Answer, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import type { Catalogue } from '../../catalogue.ts'
import { comparable, compareMeasures, findComparators } from '../../comparison/compare.ts'
import { measuresUrl } from '../../indicators.urls.ts'
import { comparedCsv } from '../measure/compared-csv.ts'
import { childrensTrendsView, TREND_CODES } from './childrens-trends.view.ts'

export const childrensTrendsPage =
  (catalogue: Catalogue) =>
  async ({ app, actor }: Visit): Promise<Answer> => {
    const { comparators, comparisons } = await app.transaction(actor, async tx => {
      const found = await findComparators(tx)
      const measures = TREND_CODES.map(code => catalogue.get(code))
      return { comparators: found, comparisons: found ? await compareMeasures(tx, catalogue, found, measures) : [] }
    })
    return showPage({
      title: 'Children’s trends',
      section: 'measures',
      breadcrumbs: [{ text: 'Measures', href: measuresUrl() }],
      body: childrensTrendsView(comparators, comparisons),
    })
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
