import { z } from 'zod'
import { listAgencies } from '#partnership'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import { type Answer, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import { ownsAlert } from '../../alerts/alert-owner.ts'
import { alertReader } from '../../alerts/answer-alert.ts'
import { listAlertsOf } from '../../alerts/series-alert.store.ts'
import { isSoFar } from '../../calculated.ts'
import type { Catalogue } from '../../catalogue.ts'
import { listCommentaryVersions } from '../../commentary/commentary.store.ts'
import { type Comparison, comparable, compareMeasures, findComparators } from '../../comparison/compare.ts'
import { type FigureHistory, NO_HISTORY, readHistory } from '../../figure-history.ts'
import { measuresUrl } from '../../indicators.urls.ts'
import { listTargets, targetOf } from '../../measure.store.ts'
import { type Evidence, type EvidenceReader, type Measure, OWN_AREA, TOPIC_WORDS } from '../../measure.ts'
import { measureCsv } from '../../measure-csv.ts'
import { type SeriesPoint, seriesOf } from '../../measure-series.ts'
import { listQualityNotes } from '../../note.store.ts'
import { listObservations } from '../../observation.store.ts'
import { type Period, parsePeriod } from '../../period.ts'
import { findReference, listLatestPublished } from '../../reference/find-reference.ts'
import { type Figure, showMeasure } from '../../show-measure.ts'
import { readVariation } from '../../spc/read-variation.ts'
import { listSeriesChanges } from '../../spc/series-change.store.ts'
import { sumsOf } from '../../spc/sums.ts'
import { isKnown } from '../../value.ts'
import type { AgencyFigure } from './by-agency.view.ts'
import { countedBeside } from './counted-beside.ts'
import { type MeasurePage, measureAside, measureBody, measureHeading, type Unplaced } from './measure.view.ts'

export const measureParams = z.object({ code: z.string().max(100) })
export const measureQuery = z.object({
  period: z.string().max(40).optional(),
  area: z.string().max(100).optional(),
  'as-at': z.iso.date().optional().catch(undefined),
})
type MeasureVisit = Visit<z.infer<typeof measureParams>, z.infer<typeof measureQuery>>

export const measurePage =
  (catalogue: Catalogue) =>
  async ({ app, actor, params, query }: MeasureVisit): Promise<Answer> => {
    const measure = catalogue.find(params.code)
    if (!measure) throw new NotFound('There is no such measure.')
    const reader = { actor, now: app.clock.now() }
    const page = await app.transaction(actor, tx =>
      readMeasure(tx, { catalogue, measure, query, reader, today: app.clock.today() }),
    )
    return showPage({
      title: measure.title,
      section: 'measures',
      breadcrumbs: [
        { text: 'Measures', href: measuresUrl() },
        { text: TOPIC_WORDS[measure.topic], href: measuresUrl(measure.topic) },
      ],
      above: measureHeading(page),
      body: measureBody(page),
      aside: measureAside(page),
    })
  }

interface Asked {
  readonly catalogue: Catalogue
  readonly measure: Measure
  readonly query: z.infer<typeof measureQuery>
  readonly reader: EvidenceReader
  readonly today: Temporal.PlainDate
}

async function readMeasure(tx: Tx, { catalogue, measure, query, reader, today }: Asked): Promise<MeasurePage> {
  const asAt = query['as-at'] === undefined ? undefined : Temporal.PlainDate.from(query['as-at'])
  const supplied = await listObservations(tx, { measureCodes: [measure.code], breakdown: '' })
  const all = await seriesOf(tx, measure, supplied, { today, asAt })
  const asked = query.period === undefined ? undefined : parsePeriod(query.period)
  const area = query.area ?? usualArea(all)
  const published =
    all.length === 0 && measure.topic === 'children' ? await listLatestPublished(tx, catalogue, [measure]) : undefined
  const latest = published?.get(measure.code)?.period
  const figure = await firstFigure(tx, catalogue, measure, { asked: asked ?? latest, area, all, asAt })
  const series = all.filter(each => each.area === (figure?.area ?? '') && each.agencyId === figure?.agency?.id)
  const period = figure?.period
  const target = period && targetOf(await listTargets(tx, [measure.code], period), measure.code)
  const days = { today, asAt }
  const isOwnArea = figure?.area === OWN_AREA && figure.agency === undefined
  const changes = await listSeriesChanges(tx, measure.code)
  const variation = await readVariation(tx, { measure, series, isOwnArea, changes, target, days })
  return {
    measure,
    figure,
    isSoFar: figure?.isCalculated === true && isSoFar(figure.period, { today, asAt }),
    area: query.area,
    records: figure?.isCalculated ? await recordsBehind(tx, figure, reader) : [],
    series,
    agencyFigures: period && figure?.observed.state === 'missing' ? await ofAgencies(tx, all, period) : [],
    history: await historyOf(tx, figure),
    counted: figure && (await countedBeside(tx, figure)),
    qualityNotes: period
      ? (await listQualityNotes(tx, { measureCodes: [measure.code], period })).filter(
          note => note.agencyId === figure.agency?.id,
        )
      : [],
    target,
    comparison: isOwnArea ? await comparisonOf(tx, catalogue, measure) : undefined,
    variation,
    alerts:
      typeof variation !== 'string' && (isOwnArea || figure?.agency)
        ? await listAlertsOf(tx, measure.code, figure?.agency?.id)
        : [],
    mayAnswer:
      hasPermission(reader.actor.roles, 'answer-alerts') &&
      ownsAlert(await alertReader(tx, reader.actor), measure, figure?.agency?.id),
    sums: typeof variation === 'string' ? [] : sumsOf(measure, variation.points, changes),
    changes,
    unplaced: period && (await unplacedIn(tx, catalogue, measure, period)),
    commentary:
      figure && !figure.agency
        ? await listCommentaryVersions(tx, { measureCode: measure.code, period: figure.period, area: figure.area })
        : [],
    mayComment: figure?.agency === undefined && hasPermission(reader.actor.roles, 'comment-on-figures'),
    published:
      isOwnArea && !figure.reference && measure.topic === 'children'
        ? await findReference(tx, catalogue, measure, { area: OWN_AREA, period: figure.period })
        : undefined,
    mayMark: hasPermission(reader.actor.roles, 'mark-series'),
    usedBy: catalogue.measures.filter(({ ratio }) =>
      [ratio?.numerator.code, ratio?.denominator.code].includes(measure.code),
    ),
  }
}

async function historyOf(tx: Tx, figure: Figure | undefined): Promise<FigureHistory> {
  if (!figure || figure.isCalculated) return NO_HISTORY
  const { measure, period, area, agency, breakdown, observation } = figure
  const cell = { measureCode: measure.code, period, area, agencyId: agency?.id, breakdown }
  return readHistory(tx, observation ?? cell, observation !== undefined)
}

/** A measure of which nothing was ever published costs no query. */
async function comparisonOf(tx: Tx, catalogue: Catalogue, asked: Measure): Promise<Comparison | undefined> {
  const measure = asked.topic === 'children' ? comparable(catalogue, asked) : undefined
  const comparators = measure && (await findComparators(tx))
  if (!measure || !comparators) return undefined
  const [comparison] = await compareMeasures(tx, catalogue, comparators, [measure])
  return comparison
}

async function ofAgencies(tx: Tx, all: readonly SeriesPoint[], { start, end }: Period): Promise<AgencyFigure[]> {
  const names = new Map((await listAgencies(tx)).map(({ agencyId, name }) => [agencyId, name]))
  return all.flatMap(point => {
    const { agencyId, period } = point
    if (agencyId === undefined || !period.start.equals(start) || !period.end.equals(end)) return []
    return [{ agencyId, name: names.get(agencyId) ?? '', point }]
  })
}

/** Of the same days: of whatever area they were counted for. */
async function unplacedIn(
  tx: Tx,
  catalogue: Catalogue,
  { unplaced }: Measure,
  period: Period,
): Promise<Unplaced | undefined> {
  if (unplaced === undefined) return undefined
  const held = await listObservations(tx, { measureCodes: [unplaced], period, breakdown: '' })
  const found = held.find(({ observed }) => isKnown(observed))
  return { measure: catalogue.get(unplaced), observed: found?.observed, area: found?.area ?? OWN_AREA }
}

async function recordsBehind(tx: Tx, figure: Figure, reader: EvidenceReader): Promise<readonly Evidence[]> {
  const { measure, period, area, asAt } = figure
  return measure.kind === 'calculated' ? measure.explain(tx, { period, area, breakdown: '', asAt }, reader) : []
}

/** Figures of the own area where there are any, else of the only area that has some. */
function usualArea(all: readonly SeriesPoint[]): string | undefined {
  const own = all.some(each => each.area === '' && each.agencyId === undefined)
  return own ? undefined : all.find(each => each.agencyId === undefined)?.area
}

interface FirstFigure {
  readonly asked: Period | undefined
  readonly area: string | undefined
  readonly all: readonly SeriesPoint[]
  readonly asAt: Temporal.PlainDate | undefined
}

async function firstFigure(
  tx: Tx,
  catalogue: Catalogue,
  { code }: Measure,
  { asked, area, all, asAt }: FirstFigure,
): Promise<Figure | undefined> {
  const own = all.filter(each => each.area === (area ?? '') || each.agencyId === area)
  const period = asked ?? newestWhole(own.length > 0 ? own : all)
  return period && showMeasure(tx, catalogue, { code, period, area, asAt })
}

/** Of the periods that end last, the longest: a year says more of a measure than its last month. */
const newestWhole = (points: readonly SeriesPoint[]): Period | undefined =>
  points
    .map(({ period }) => period)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.end, a.end) || Temporal.PlainDate.compare(a.start, b.start))[0]

export const measureCsvFile =
  (catalogue: Catalogue) =>
  async ({ app, actor, params }: Visit<z.infer<typeof measureParams>>): Promise<Answer> => {
    const measure = catalogue.find(params.code)
    if (!measure) throw new NotFound('There is no such measure.')
    const content = await app.transaction(actor, tx => measureCsv(tx, measure, app.clock.today()))
    return sendFile(`${measure.code}.csv`, 'text/csv; charset=utf-8', content)
  }
