export { homeRoutes } from './home.page.ts'
export { standingRoutes } from './standing.page.ts'
