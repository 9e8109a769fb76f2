import type { Route } from '#platform/http/route.ts'
import { agenciesRoute } from './pages/agencies/agencies.page.ts'
import { agencyRoute } from './pages/agency/agency.page.ts'
import { agencyFormRoutes } from './pages/agency-form/agency-form.page.ts'
import { agencyLeavingRoutes } from './pages/agency-leaving/agency-leaving.page.ts'
import { chairFormRoutes } from './pages/chair-form/chair-form.page.ts'
import { groupRoute } from './pages/group/group.page.ts'
import { groupClosingRoutes } from './pages/group-closing/group-closing.page.ts'
import { groupFormRoutes } from './pages/group-form/group-form.page.ts'
import { peopleRoute } from './pages/people/people.page.ts'
import { personRoute } from './pages/person/person.page.ts'
import { personEndingRoutes } from './pages/person-ending/person-ending.page.ts'
import { personFormRoutes } from './pages/person-form/person-form.page.ts'
import { roleEndingRoutes } from './pages/role-ending/role-ending.page.ts'
import { roleFormRoutes } from './pages/role-form/role-form.page.ts'
import { seatEndingRoutes } from './pages/seat-ending/seat-ending.page.ts'
import { seatFormRoutes } from './pages/seat-form/seat-form.page.ts'
import { structureRoute } from './pages/structure/structure.page.ts'
import { structureCompareRoute } from './pages/structure-compare/structure-compare.page.ts'

/** Registers of agencies and people, the structure and its groups. */
export const partnershipRoutes: readonly Route[] = [
  agenciesRoute,
  ...agencyFormRoutes,
  agencyRoute,
  ...agencyLeavingRoutes,
  peopleRoute,
  ...personFormRoutes,
  personRoute,
  ...personEndingRoutes,
  ...roleFormRoutes,
  ...roleEndingRoutes,
  structureRoute,
  structureCompareRoute,
  ...groupFormRoutes,
  groupRoute,
  ...groupClosingRoutes,
  ...chairFormRoutes,
  ...seatFormRoutes,
  ...seatEndingRoutes,
]
