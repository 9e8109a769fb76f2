import { z } from 'zod'
import { writeCsv } from '#platform/csv.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import { type Answer, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import { trainingIndicatorsUrl } from '../../indicators.urls.ts'
import { colourOf, figuresOf } from '../../kpi-matrix.ts'
import { getRagRule } from '../../measure.store.ts'
import { dayPeriod } from '../../period.ts'
import { type ReadMatrix, readKpiMatrix } from '../../read-kpi-matrix.ts'
import { storedDecimal } from '../../value.ts'
import { agencyIndicatorsView, indicatorTitle, indicatorView } from './agency-and-indicator.view.ts'
import { ragRuleView } from './rag-rule.view.ts'

export const agencyParams = z.object({ agencyId: z.uuid() })
export const indicatorParams = z.object({ number: z.string().max(10) })
export const periodQuery = z.object({ period: z.string().max(40).optional() })
type PeriodQuery = z.infer<typeof periodQuery>

const crumbs = (period: string | undefined) => [
  { text: 'Training indicators', href: trainingIndicatorsUrl({ period }) },
]

async function getMatrix(tx: Tx, period: string | undefined): Promise<ReadMatrix> {
  const read = await readKpiMatrix(tx, { period })
  if (!read) throw new NotFound('No training indicators are held.')
  return read
}

export async function agencyIndicatorsPage({
  app,
  actor,
  params,
  query,
}: Visit<z.infer<typeof agencyParams>, PeriodQuery>): Promise<Answer> {
  const { matrix, qualityNotes, footnotes } = await app.transaction(actor, tx => getMatrix(tx, query.period))
  const row = matrix.rows.find(each => each.agency.id === params.agencyId)
  if (!row) throw new NotFound('This agency has no training indicators.')
  const notes = [...qualityNotes, ...footnotes].filter(note => note.agencyId === row.agency.id).map(note => note.body)
  const body = agencyIndicatorsView({ matrix, row, notes })
  return showPage({
    title: `${row.agency.name}: training indicators`,
    section: 'training',
    breadcrumbs: crumbs(query.period),
    body,
  })
}

export async function indicatorPage({
  app,
  actor,
  params,
  query,
}: Visit<z.infer<typeof indicatorParams>, PeriodQuery>): Promise<Answer> {
  const { matrix, qualityNotes, footnotes } = await app.transaction(actor, tx => getMatrix(tx, query.period))
  const column = matrix.columns.find(each => each.indicator.number === params.number)
  if (!column) throw new NotFound('There is no such indicator.')
  const notes = [...qualityNotes, ...footnotes]
    .filter(note => note.measureCode === column.indicator.code)
    .map(note => note.body)
  const body = indicatorView({ matrix, column, notes })
  return showPage({
    title: indicatorTitle(column.indicator),
    section: 'training',
    breadcrumbs: crumbs(query.period),
    body,
  })
}

export async function ragRulePage({ app, actor }: Visit): Promise<Answer> {
  const ruleInForce = await app.transaction(actor, tx => getRagRule(tx, dayPeriod(app.clock.today())))
  return showPage({
    title: 'How figures are rated',
    section: 'training',
    breadcrumbs: crumbs(undefined),
    body: ragRuleView(ruleInForce),
  })
}

const HEADINGS = [
  'indicator',
  'title',
  'target',
  'agency',
  'printed',
  'value',
  'numerator',
  'denominator',
  'state',
  'rating',
  'colour',
  'revision',
]

export async function matrixCsv({ app, actor, query }: Visit<unknown, PeriodQuery>): Promise<Answer> {
  const { matrix } = await app.transaction(actor, tx => getMatrix(tx, query.period))
  const rows = figuresOf(matrix).map(({ indicator, agency, observation, observed, target, rated }) => {
    const known = observed.state === 'value' ? observed : undefined
    return [
      indicator.number,
      indicator.title,
      target ? storedDecimal(target) : null,
      agency.name,
      observation?.printed ?? null,
      known ? storedDecimal(known.value) : null,
      known?.numerator ? storedDecimal(known.numerator) : null,
      known?.denominator ? storedDecimal(known.denominator) : null,
      observed.state,
      rated.rating ?? null,
      colourOf(rated.rating),
      observation?.revision ?? null,
    ]
  })
  return sendFile(`training-indicators-${matrix.period.name}.csv`, 'text/csv; charset=utf-8', writeCsv(HEADINGS, rows))
}
