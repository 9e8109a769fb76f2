export { homeRoutes } from './home.page.ts'
