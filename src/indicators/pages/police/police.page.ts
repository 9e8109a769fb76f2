import type { z } from 'zod'
import { type Answer, showPage, type Visit } from '#platform/http/route.ts'
import type { periodQuery } from '../training-indicators/one-of-matrix.page.ts'
import { policeView } from './police.view.ts'
import { readPolice } from './read-police.ts'

export async function policePage({ app, actor, query }: Visit<unknown, z.infer<typeof periodQuery>>): Promise<Answer> {
  const body = policeView(await app.transaction(actor, tx => readPolice(tx, query.period, app.clock.today())))
  return showPage({
    title: 'Police figures, twelve months rolling',
    section: 'measures',
    breadcrumbs: [{ text: 'Measures', href: '/measures' }],
    body,
  })
}
