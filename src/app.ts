import type { Route } from './platform/http/route.ts'

/** Every page and form of the staff site, domain by domain. */
export const routes: readonly Route[] = []
