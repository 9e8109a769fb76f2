import { type Route, route } from '#platform/http/route.ts'
import type { Catalogue } from './catalogue.ts'
import { dashboardRoutes } from './dashboards/dashboards.routes.ts'
import { alertParams, alertQuery, postAlertAnswer } from './pages/alerts/answer-alert.page.ts'
import { childrensTrendsPage, comparedCsvFile } from './pages/childrens-trends/childrens-trends.page.ts'
import { commentaryParams, commentaryQuery, newCommentary, postCommentary } from './pages/commentary/commentary.page.ts'
import { measureCsvFile, measurePage, measureParams, measureQuery } from './pages/measure/measure.page.ts'
import { measuresPage, measuresQuery } from './pages/measures/measures.page.ts'
import { policePage } from './pages/police/police.page.ts'
import {
  changeParams,
  newSeriesChange,
  postSeriesChange,
  postWithdrawChange,
  seriesParams,
  withdrawChange,
} from './pages/series-change/series-change.page.ts'
import { streetPage } from './pages/street/street.page.ts'
import {
  agencyIndicatorsPage,
  agencyParams,
  indicatorPage,
  indicatorParams,
  matrixCsv,
  periodQuery,
  ragRulePage,
} from './pages/training-indicators/one-of-matrix.page.ts'
import { matrixQuery, trainingIndicatorsPage } from './pages/training-indicators/training-indicators.page.ts'

const see = { method: 'GET', permission: 'see-figures' } as const
const mark = { permission: 'mark-series' } as const
const COMMENTARY = {
  path: '/measures/:code/commentary',
  permission: 'comment-on-figures',
  params: commentaryParams,
  query: commentaryQuery,
} as const
const CHANGES = '/measures/:code/changes'
const WITHDRAW = `${CHANGES}/:changeId/withdraw`

/** Pages about figures; the catalogue is that of the whole program. */
export const indicatorRoutes = (catalogue: Catalogue): readonly Route[] => [
  ...dashboardRoutes(catalogue),
  route({ ...see, path: '/measures', query: measuresQuery, handle: measuresPage(catalogue) }),
  route({ ...see, path: '/measures/police', query: periodQuery, handle: policePage }),
  route({ ...see, path: '/measures/police/street', handle: streetPage }),
  route({ ...see, path: '/measures/children', handle: childrensTrendsPage(catalogue) }),
  route({
    ...see,
    path: '/measures/:code',
    params: measureParams,
    query: measureQuery,
    handle: measurePage(catalogue),
  }),
  route({ ...see, path: '/measures/:code/data.csv', params: measureParams, handle: measureCsvFile(catalogue) }),
  route({
    ...see,
    path: '/measures/:code/compared.csv',
    params: measureParams,
    handle: comparedCsvFile(catalogue),
  }),
  route({ ...COMMENTARY, method: 'GET', handle: newCommentary(catalogue) }),
  route({ ...COMMENTARY, method: 'POST', handle: postCommentary(catalogue) }),
  route({
    method: 'POST',
    path: '/measures/:code/alerts/:alertId',
    permission: 'answer-alerts',
    params: alertParams,
    query: alertQuery,
    handle: postAlertAnswer(catalogue),
  }),
  route({ ...mark, method: 'GET', path: CHANGES, params: seriesParams, handle: newSeriesChange(catalogue) }),
  route({ ...mark, method: 'POST', path: CHANGES, params: seriesParams, handle: postSeriesChange(catalogue) }),
  route({ ...mark, method: 'GET', path: WITHDRAW, params: changeParams, handle: withdrawChange(catalogue) }),
  route({ ...mark, method: 'POST', path: WITHDRAW, params: changeParams, handle: postWithdrawChange(catalogue) }),
  route({ ...see, path: '/training/indicators', query: matrixQuery, handle: trainingIndicatorsPage() }),
  route({ ...see, path: '/training/indicators/data.csv', query: periodQuery, handle: matrixCsv }),
  route({ ...see, path: '/training/indicators/rule', handle: ragRulePage }),
  route({
    ...see,
    path: '/training/indicators/agencies/:agencyId',
    params: agencyParams,
    query: periodQuery,
    handle: agencyIndicatorsPage,
  }),
  route({
    ...see,
    path: '/training/indicators/indicators/:number',
    params: indicatorParams,
    query: periodQuery,
    handle: indicatorPage,
  }),
]
