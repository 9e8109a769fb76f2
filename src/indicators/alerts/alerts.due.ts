import type { DueItem, DueSource } from '#platform/due-item.ts'
import type { Catalogue } from '../catalogue.ts'
import { measureUrl } from '../indicators.urls.ts'
import { ownsAlert } from './alert-owner.ts'
import { UNUSUAL_IS_NOT_WORSE, unusualInWords } from './alert-words.ts'
import { alertReader } from './answer-alert.ts'
import { listOpenAlerts } from './series-alert.store.ts'

/** What is unusual and nobody has looked at, for those who answer for the measure: one item for each series. */
export const alertDueItems =
  (catalogue: Catalogue): DueSource =>
  async (tx, actor) => {
    const open = await listOpenAlerts(tx)
    if (open.length === 0) return []
    const reader = await alertReader(tx, actor)
    const series = Map.groupBy(open, ({ measureCode, agencyId }) => `${measureCode} ${agencyId ?? ''}`)
    return [...series.values()].flatMap((alerts): DueItem[] => {
      const [first] = alerts
      const measure = first && catalogue.find(first.measureCode)
      if (!measure || !ownsAlert(reader, measure, first.agencyId)) return []
      return [
        {
          title: `Unusual: ${measure.title}`,
          href: `${measureUrl(measure.code, { area: first.agencyId })}#unusual`,
          act: 'Open the measure',
          why: `${alerts.map(unusualInWords).join(' ')} ${UNUSUAL_IS_NOT_WORSE}`,
          whose: measure.owner,
        },
      ]
    })
  }
