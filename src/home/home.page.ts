import { ROLES } from '#platform/auth/roles.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DueSource } from '#platform/due-item.ts'
import type { HomeReader, NewsItem, NewsSource, WatchedFigure, WatchSource } from '#platform/home-source.ts'
import { type Route, route, showPage } from '#platform/http/route.ts'
import { homePage } from './home.view.ts'
import { sortInbox } from './inbox.ts'
import { newestFirst } from './news.ts'

/** What each domain puts before its readers. */
export interface HomeOptions {
  readonly due: readonly DueSource[]
  readonly watch: readonly WatchSource[]
  readonly news: readonly NewsSource[]
}

const MOST_WATCHED = 3
const MOST_NEWS = 5

/** The start page: an inbox for each role, with what to watch and what happened beside it. */
export function homeRoutes({ due, watch, news }: HomeOptions): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/',
      permission: 'see-home',
      async handle({ app, actor }) {
        const today = app.clock.today()
        const reader: HomeReader = { actor, today, publicUrl: app.config.publicUrl }
        const read = await app.transaction(actor, async tx => ({
          items: await gather(due, source => source(tx, actor, today)),
          watched: await firstFigures(tx, reader, watch),
          happened: await gather(news, source => source(tx, reader, MOST_NEWS)),
        }))
        return showPage(
          homePage({
            today,
            inbox: sortInbox(read.items, today),
            watched: read.watched,
            news: newestFirst<NewsItem>(read.happened, MOST_NEWS),
            roles: actor.roles.map(role => ROLES[role]),
            agencyName: actor.agencyName,
          }),
        )
      },
    }),
  ]
}

/** One after another: they share a transaction, and so a connection. */
async function gather<S, T>(sources: readonly S[], read: (source: S) => Promise<readonly T[]>): Promise<T[]> {
  const found: T[] = []
  for (const source of sources) found.push(...(await read(source)))
  return found
}

async function firstFigures(tx: Tx, reader: HomeReader, sources: readonly WatchSource[]): Promise<WatchedFigure[]> {
  return (await gather(sources, source => source(tx, reader))).slice(0, MOST_WATCHED)
}
