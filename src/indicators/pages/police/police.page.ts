import type { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { type Answer, showPage, type Visit } from '#platform/http/route.ts'
import { POLICE_ROLLING_MEASURES, POLICE_SECTION_OF } from '../../catalogue/police.ts'
import { listQualityNotes } from '../../note.store.ts'
import { listObservations, listPeriodNames } from '../../observation.store.ts'
import { type Period, parsePeriod, previousPeriod } from '../../period.ts'
import { rollingChange } from '../../rolling.ts'
import type { periodQuery } from '../training-indicators/one-of-matrix.page.ts'
import { type PoliceRow, policeView } from './police.view.ts'

const CODES = POLICE_ROLLING_MEASURES.map(measure => measure.code)

export async function policePage({ app, actor, query }: Visit<unknown, z.infer<typeof periodQuery>>): Promise<Answer> {
  const body = policeView(await app.transaction(actor, tx => readPolice(tx, query.period)))
  return showPage({
    title: 'Police figures, twelve months rolling',
    section: 'measures',
    breadcrumbs: [{ text: 'Measures', href: '/measures' }],
    body,
  })
}

async function readPolice(tx: Tx, name: string | undefined) {
  const periods = (await listPeriodNames(tx, CODES)).map(parsePeriod)
  const period = name === undefined ? periods[0] : parsePeriod(name)
  if (!period) return { period: undefined, periods, rows: [], notes: [] }
  const notes = await listQualityNotes(tx, { measureCodes: CODES, period })
  return {
    period,
    periods: withYearBefore(periods),
    rows: await readRows(tx, period),
    notes: notes.map(note => note.body),
  }
}

/** Periods whose year before is held too: only then is there a change to show. */
function withYearBefore(periods: readonly Period[]): Period[] {
  const held = new Set(periods.map(period => period.name))
  return periods.filter(period => held.has(previousPeriod(period).name))
}

async function readRows(tx: Tx, period: Period): Promise<PoliceRow[]> {
  const current = await listObservations(tx, { measureCodes: CODES, period })
  const previous = await listObservations(tx, {
    measureCodes: CODES,
    period: previousPeriod(period),
    area: '',
    breakdown: '',
  })
  const own = new Map(
    current.filter(each => each.area === '' && each.breakdown === '').map(each => [each.measureCode, each.observed]),
  )
  const before = new Map(previous.map(each => [each.measureCode, each.observed]))
  const force = new Map(
    current
      .filter(each => each.area === 'force' && each.breakdown === 'percent-change')
      .map(each => [each.measureCode, each.observed]),
  )
  return POLICE_ROLLING_MEASURES.map(measure => {
    const [now, then, theirs] = [own, before, force].map(map => map.get(measure.code))
    const change =
      now?.state === 'value' && then?.state === 'value'
        ? rollingChange(now.value, then.value, theirs?.state === 'value' ? theirs.value : undefined)
        : undefined
    return {
      measure,
      section: POLICE_SECTION_OF.get(measure.code) ?? '',
      current: now,
      previous: then,
      force: theirs,
      change,
    }
  })
}
