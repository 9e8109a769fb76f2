import { z } from 'zod'
import { type Actor, actsForAgency } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Answer, showPage, type Visit } from '#platform/http/route.ts'
import { createKept } from '#platform/kept.ts'
import type { SafeHtml } from '#platform/ui/html.ts'
import { changesUnder, figuresOf, type KpiMatrix, type MatrixRow } from '../../kpi-matrix.ts'
import { listHistory } from '../../observation.store.ts'
import { RAG_BASES, withBasis } from '../../rag.ts'
import { type ReadMatrix, readKpiMatrix, usualPeriod } from '../../read-kpi-matrix.ts'
import { emptyMatrixView } from './empty-matrix.view.ts'
import { cellName } from './matrix-state.ts'
import type { OpenedCell } from './opened-cell.view.ts'
import { type MatrixOrder, ORDERS, trainingIndicatorsView } from './training-indicators.view.ts'

const ORDER_NAMES = Object.keys(ORDERS) as [MatrixOrder, ...MatrixOrder[]]

export const matrixQuery = z.object({
  period: z.string().max(40).optional(),
  basis: z.enum(RAG_BASES).optional().catch(undefined),
  order: z.enum(ORDER_NAMES).optional().catch(undefined),
  cell: z.string().max(40).optional(),
})
type MatrixQuery = z.infer<typeof matrixQuery>

/** Enough for every period, order and basis of a few partnerships; a drawn table is about 100 kB. */
const MOST_DRAWN = 100

export function trainingIndicatorsPage(): (visit: Visit<unknown, MatrixQuery>) => Promise<Answer> {
  const drawn = createKept<SafeHtml>(MOST_DRAWN)
  return async ({ app, actor, session: { dataVersion }, query }) => {
    const { period, basis, order, cell } = query
    const key = JSON.stringify([
      actor.partnershipId,
      actsForAgency(actor),
      maySend(actor),
      dataVersion,
      period,
      basis,
      order,
      cell,
    ])
    const body = drawn.find(key) ?? (await app.transaction(actor, tx => drawMatrix(tx, query, maySend(actor))))
    if (dataVersion !== undefined) drawn.keep(key, body)
    return showPage({ title: 'Training indicators by agency', section: 'training', width: 'page', body })
  }
}

const maySend = (actor: Actor): boolean => hasPermission(actor.roles, 'send-figures')

async function drawMatrix(tx: Tx, query: MatrixQuery, canSend: boolean) {
  const read = await readKpiMatrix(tx, query)
  if (!read) return emptyMatrixView(canSend)
  const { matrix, ruleInForce } = read
  const order = query.order ?? 'name'
  const other = withBasis(matrix.rule, matrix.rule.basis === 'relative' ? 'points' : 'relative')
  const isUsual = matrix.rule.basis === ruleInForce.rule.basis
  return trainingIndicatorsView({
    ...read,
    matrix: { ...matrix, rows: inOrder(matrix, order) },
    view: {
      period:
        query.period === undefined || query.period === usualPeriod(read.periods)?.name ? undefined : matrix.period.name,
      basis: isUsual ? undefined : matrix.rule.basis,
      order: order === 'name' ? undefined : order,
      cell: query.cell,
    },
    order,
    changes: changesUnder(matrix, other),
    opened: await openCell(tx, read, query.cell),
  })
}

function inOrder({ rows }: KpiMatrix, order: MatrixOrder): readonly MatrixRow[] {
  if (order === 'name') return rows
  const share = (row: MatrixRow): number => (row.ratedCount === 0 ? -1 : row.metCount / row.ratedCount)
  return rows.toSorted((a, b) => (order === 'most' ? share(b) - share(a) : share(a) - share(b)))
}

async function openCell(
  tx: Tx,
  { matrix, sources }: ReadMatrix,
  name: string | undefined,
): Promise<OpenedCell | undefined> {
  const figure = name === undefined ? undefined : figuresOf(matrix).find(each => cellName(each) === name)
  if (!figure) return undefined
  const { observation } = figure
  return {
    figure,
    source: observation && sources.get(observation.sourceId),
    history: observation ? await listHistory(tx, observation) : [],
  }
}
