import { type Route, route } from '#platform/http/route.ts'
import type { Catalogue } from './catalogue.ts'
import { matrixQuery, trainingIndicatorsPage } from './pages/training-indicators/training-indicators.page.ts'

/** Pages about figures; the catalogue is that of the whole program. */
export const indicatorRoutes = (_catalogue: Catalogue): readonly Route[] => [
  route({
    method: 'GET',
    path: '/training/indicators',
    permission: 'see-figures',
    query: matrixQuery,
    handle: trainingIndicatorsPage,
  }),
]
