import { ROLES, type Role } from '#platform/auth/roles.ts'
import type { DueItem, DueSource } from '#platform/due-item.ts'
import { type Route, route, showPage } from '#platform/http/route.ts'
import { type Area, homePage } from './home.view.ts'
import { sortInbox } from './inbox.ts'

export interface HomeOptions {
  /** what each domain puts before its readers */
  readonly sources: readonly DueSource[]
  /** where somebody with these roles may go, the home page left out */
  readonly areasFor: (roles: readonly Role[]) => readonly Area[]
}

/** The start page: an inbox for each role. */
export function homeRoutes({ sources, areasFor }: HomeOptions): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/',
      permission: 'see-home',
      async handle({ app, actor }) {
        const today = app.clock.today()
        const items = await app.transaction(actor, async tx => {
          const found: DueItem[] = []
          for (const source of sources) found.push(...(await source(tx, actor, today)))
          return found
        })
        return showPage(
          homePage({
            today,
            inbox: sortInbox(items, today),
            areas: areasFor(actor.roles),
            roles: actor.roles.map(role => ROLES[role]),
            agencyName: actor.agencyName,
          }),
        )
      },
    }),
  ]
}
