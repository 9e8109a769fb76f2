import type { Route } from '#platform/http/route.ts'
import { figuresPage } from './pages/figures/figures.page.ts'
import { patternRoutes } from './pages/patterns/patterns.page.ts'
import { recordsPage } from './pages/records/records.page.ts'
import { sacRoutes } from './pages/sac/sac.page.ts'

export const countingRoutes: readonly Route[] = [figuresPage, recordsPage, ...sacRoutes, ...patternRoutes]
