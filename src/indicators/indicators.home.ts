import type { DueSource } from '#platform/due-item.ts'
import type { NewsSource, WatchSource } from '#platform/home-source.ts'
import { alertDueItems } from './alerts/alerts.due.ts'
import type { Catalogue } from './catalogue.ts'
import { indicatorDueItems } from './indicators.due.ts'
import { indicatorNews } from './indicators.news.ts'
import { indicatorWatch } from './indicators.watch.ts'
import { createNewestMatrix } from './newest-matrix.ts'

/** What the home page shows of figures. */
export function indicatorsAtHome(catalogue: Catalogue): { due: DueSource; watch: WatchSource; news: NewsSource } {
  const newestMatrix = createNewestMatrix()
  return {
    due: async (tx, actor, today) => [
      ...(await indicatorDueItems(catalogue, newestMatrix)(tx, actor, today)),
      ...(await alertDueItems(catalogue)(tx, actor, today)),
    ],
    watch: indicatorWatch(catalogue, newestMatrix),
    news: indicatorNews,
  }
}
