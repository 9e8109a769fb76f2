import { type Answer, showPage, type Visit } from '#platform/http/route.ts'
import { STREET_RECORDS, STREET_UNPLACED } from '../../catalogue/police-street.ts'
import { policeUrl } from '../../indicators.urls.ts'
import { listObservations } from '../../observation.store.ts'
import { streetView } from './street.view.ts'
import { streetCounts } from './street-counts.ts'

/** What is shown reaches so far back: three years, and the twelve months before for the change. */
const MOST_MONTHS = 48

export async function streetPage({ app, actor }: Visit): Promise<Answer> {
  const from = app.clock.today().with({ day: 1 }).subtract({ months: MOST_MONTHS })
  const page = await app.transaction(actor, async tx =>
    streetCounts(
      await listObservations(tx, { measureCodes: [STREET_RECORDS], from }),
      await listObservations(tx, { measureCodes: [STREET_UNPLACED], from }),
    ),
  )
  return showPage({
    title: 'Street crime, for context',
    section: 'measures',
    breadcrumbs: [
      { text: 'Measures', href: '/measures' },
      { text: 'Police figures', href: policeUrl() },
    ],
    body: streetView(page),
  })
}
