import { z } from 'zod'
import { type Answer, showPage, type Visit } from '#platform/http/route.ts'
import type { Catalogue } from '../../catalogue.ts'
import { headlinesOf } from '../../headlines.ts'
import { type Measure, TOPICS } from '../../measure.ts'
import { newestCounted } from '../../newest-counted.ts'
import { listLatest } from '../../observation.store.ts'
import type { Observation } from '../../observation.ts'
import { listLatestPublished } from '../../reference/find-reference.ts'
import { measuresView } from './measures.view.ts'

export const measuresQuery = z.object({
  topic: z.enum(TOPICS).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
})

export const measuresPage =
  (catalogue: Catalogue) =>
  async ({ app, actor, query }: Visit<unknown, z.infer<typeof measuresQuery>>): Promise<Answer> => {
    const words = (query.q ?? '').trim()
    const measures = catalogue.measures.filter(measure => isAbout(measure, query.topic) && hasWords(measure, words))
    const shown =
      query.topic === undefined && words === '' ? TOPICS.flatMap(topic => headlinesOf(topic, measures)) : measures
    const today = app.clock.today()
    const { latest, isCounted } = await app.transaction(actor, async tx => {
      const own = await listLatest(
        tx,
        shown.map(measure => measure.code),
      )
      const published = await listLatestPublished(
        tx,
        catalogue,
        shown.filter(({ code, topic }) => topic === 'children' && !own.has(code)),
      )
      const latest = new Map<string, Pick<Observation, 'observed' | 'period'>>([...published, ...own])
      let isCounted = false
      for (const measure of shown) {
        const counted = await newestCounted(tx, measure, own.get(measure.code), today)
        if (!counted) continue
        latest.set(measure.code, counted)
        isCounted = true
      }
      return { latest, isCounted }
    })
    return showPage({
      title: 'Measures',
      section: 'measures',
      body: measuresView({
        measures,
        shown,
        latest,
        countedAt: isCounted ? app.clock.now() : undefined,
        topic: query.topic,
        words,
      }),
    })
  }

const isAbout = (measure: Measure, topic: string | undefined): boolean => topic === undefined || measure.topic === topic

function hasWords({ title, definition, code, unit }: Measure, words: string): boolean {
  const text = `${title} ${definition} ${code} ${unit}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}
