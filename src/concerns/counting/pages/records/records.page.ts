import { z } from 'zod'
import { parsePeriod, periodInWords, whyNotAPeriod } from '#indicators'
import { NotFound } from '#platform/errors.ts'
import { route, showPage } from '#platform/http/route.ts'
import { concernFiguresUrl } from '../../../concerns.urls.ts'
import { DIMENSIONS } from '../../dimensions.ts'
import { isListed, MOST_LISTED } from '../../evidence.store.ts'
import { listPartEvidence } from '../../evidence.ts'
import { recordsBody } from './records.view.ts'

const query = z.object({
  period: z.string().max(40).catch(''),
  by: z.string().max(20).catch(''),
  part: z.string().max(60).catch(''),
})

/** The newest of the concerns in one part of a breakdown, for those whose team they belong to. */
export const recordsPage = route({
  method: 'GET',
  path: '/concern-figures/records',
  permission: 'handle-concerns',
  query,
  async handle({ app, actor, query: { period: name, by, part } }) {
    if (whyNotAPeriod(name) !== undefined || !isListed(by)) throw new NotFound('There is no such part of the figures.')
    const words: Readonly<Record<string, string>> = DIMENSIONS[by].parts
    const partWords = words[part]
    if (partWords === undefined) throw new NotFound('There is no such part of the figures.')
    const period = parsePeriod(name)
    const records = await app.transaction(actor, tx =>
      listPartEvidence(tx, { from: period.start, to: period.end }, { by, part }, { actor, now: app.clock.now() }),
    )
    return showPage({
      title: `Concerns received: ${partWords.toLowerCase()}`,
      section: 'concern-figures',
      breadcrumbs: [{ text: 'Concern figures', href: concernFiguresUrl() }],
      body: recordsBody({
        title: `Concerns received: ${partWords.toLowerCase()}`,
        days: `${DIMENSIONS[by].words}, ${periodInWords(period)}`,
        records,
        isAll: records.length < MOST_LISTED,
      }),
    })
  },
})
