import { type AgencyKind, findAgencyKind } from '#partnership'
import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { civilDay, dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { WatchedFigure, WatchSource } from '#platform/home-source.ts'
import { knownInWords } from './calculated.ts'
import type { Catalogue } from './catalogue.ts'
import { type Exact, formatExact, formatShort } from './exact.ts'
import { agencyIndicatorsUrl, measureUrl, trainingIndicatorsUrl } from './indicators.urls.ts'
import { figuresOf, type KpiMatrix, tally } from './kpi-matrix.ts'
import { listTargets, type Target, targetOf } from './measure.store.ts'
import { type Measure, OWN_AREA } from './measure.ts'
import { type Newest, newestCounted } from './newest-counted.ts'
import type { NewestMatrix } from './newest-matrix.ts'
import { listObservations } from './observation.store.ts'
import type { Observation } from './observation.ts'
import { type Period, periodInWords, previousPeriod } from './period.ts'
import { type FigureSource, listSources } from './source.store.ts'
import { unitPlural } from './unit-words.ts'
import { isKnown, type KnownValue } from './value.ts'
import { TRAINING_TARGETS, watchedCodes, watchesAsAgency } from './watch-list.ts'

const MOST_WATCHED = 3

/** A figure before its source is known. */
interface Found {
  readonly figure: WatchedFigure
  readonly sourceId: string | undefined
}

/** The first three held of those that somebody with these roles watches; nothing where no figure is held. */
export const indicatorWatch =
  (catalogue: Catalogue, newestMatrix: NewestMatrix): WatchSource =>
  async (tx, { actor, today }) => {
    if (!hasPermission(actor.roles, 'see-figures')) return []
    const codes = watchedCodes(actor.roles, await agencyKind(tx, actor))
    const held = await newestOf(
      tx,
      codes.filter(code => code !== TRAINING_TARGETS),
    )
    const found: Found[] = []
    for (const code of codes) {
      if (found.length === MOST_WATCHED) break
      const one =
        code === TRAINING_TARGETS ? trainingFigure(await newestMatrix(tx, actor), actor) : await measured(code)
      if (one) found.push(one)
    }
    const sources = await listSources(
      tx,
      found.flatMap(({ sourceId }) => sourceId ?? []),
    )
    return found.map(({ figure, sourceId }) =>
      withSource(figure, sourceId === undefined ? undefined : sources.get(sourceId)),
    )

    async function measured(code: string): Promise<Found | undefined> {
      const measure = catalogue.find(code)
      const newest = held.get(code)
      const shown = (measure && (await newestCounted(tx, measure, newest, today))) ?? newest
      if (!measure || !shown) return undefined
      const target = targetOf(await targetsOf(tx, measure, shown), code)
      return { figure: newestInWords(measure, shown, target), sourceId: shown.sourceId }
    }
  }

/** A measure of which neither more nor less is better has none. */
const targetsOf = async (tx: Tx, { code, polarity }: Measure, { period }: Newest): Promise<Target[]> =>
  polarity === 'neutral' ? [] : await listTargets(tx, [code], period)

const agencyKind = async (tx: Tx, { agencyId, roles }: Actor): Promise<AgencyKind | undefined> =>
  agencyId !== undefined && watchesAsAgency(roles) ? findAgencyKind(tx, agencyId) : undefined

/** The newest known figure of each measure for the own area as a whole; of two that end together, the longer. */
async function newestOf(tx: Tx, measureCodes: readonly string[]): Promise<ReadonlyMap<string, Newest>> {
  const all = await listObservations(tx, { measureCodes, area: OWN_AREA, breakdown: '' })
  const own = Map.groupBy(
    all.filter(({ agencyId }) => agencyId === undefined),
    ({ measureCode }) => measureCode,
  )
  const newest = new Map<string, Newest>()
  for (const [code, series] of own) {
    const current = series.filter(({ observed }) => isKnown(observed)).sort(newestFirst)[0]
    if (!current || !isKnown(current.observed)) continue
    const { start, end } = previousPeriod(current.period)
    const before = series.find(({ period }) => period.start.equals(start) && period.end.equals(end))?.observed
    newest.set(code, {
      period: current.period,
      sourceId: current.sourceId,
      observed: current.observed,
      before: before && isKnown(before) ? before : undefined,
    })
  }
  return newest
}

const newestFirst = ({ period: one }: Observation, { period: other }: Observation): number =>
  Temporal.PlainDate.compare(other.end, one.end) || Temporal.PlainDate.compare(one.start, other.start)

function newestInWords(
  measure: Measure,
  { period, sourceId, observed, before }: Newest,
  target: Exact | undefined,
): WatchedFigure {
  const { numerator, denominator } = observed
  const isShare = measure.form === 'percentage'
  const base = numerator && denominator ? `${formatShort(numerator, 2)} of ${formatShort(denominator, 2)}` : undefined
  const baseless = isShare ? 'Supplied without its base' : `Counted in ${unitPlural(measure.unit)}`
  return {
    title: measure.title,
    href: measureUrl(measure.code, { period: period.name }),
    value: printed(measure, observed),
    base: '',
    context: [
      `${base ?? baseless}, ${lowerFirst(periodInWords(period))}.`,
      before ? ` ${printed(measure, before)} ${isYear(period) ? 'the year before' : 'in the period before'}.` : '',
      target === undefined ? '' : ` Target ${formatShort(target, 2)}${isShare ? '%' : ''}.`,
      sourceId === undefined ? ` From the partnership’s records, ${knownInWords(undefined)}.` : '',
    ].join(''),
  }
}

const isYear = ({ kind }: Period): boolean =>
  kind === 'financial-year' || kind === 'rolling-12' || kind === 'school-year'

/** As on the page of the measure. */
const printed = ({ form, decimals }: Measure, { value, numerator }: KnownValue): string =>
  `${numerator ? formatExact(value, { decimals }) : formatShort(value, 2)}${form === 'percentage' ? '%' : ''}`

function trainingFigure(matrix: KpiMatrix | undefined, { agencyId }: Actor): Found | undefined {
  if (!matrix) return undefined
  const { period } = matrix
  const row = matrix.rows.find(each => each.agency.id === agencyId && each.ratedCount > 0)
  const sourceId = (row?.figures ?? figuresOf(matrix)).find(each => each.observation)?.observation?.sourceId
  if (row)
    return {
      sourceId,
      figure: {
        title: 'Training targets that your agency met',
        href: agencyIndicatorsUrl(row.agency.id, period.name),
        value: String(row.metCount),
        base: `of ${row.ratedCount} rated`,
        context: `${row.agency.name}, ${periodInWords(period)}.`,
      },
    }
  const { ratings } = tally(matrix)
  return {
    sourceId,
    figure: {
      title: 'Training targets met, all agencies',
      href: trainingIndicatorsUrl({ period: period.name }),
      value: String(ratings.met),
      base: `of ${ratings.met + ratings.close + ratings.below} rated`,
      context: `${ratings.close} close and ${ratings.below} below, ${periodInWords(period)}.`,
    },
  }
}

const withSource = (figure: WatchedFigure, source: FigureSource | undefined): WatchedFigure =>
  source
    ? {
        ...figure,
        context: `${figure.context} From ${source.title}, approved ${dayInWords(civilDay(source.approvedAt))}.`,
      }
    : figure

/** "12 months to March 2024" begins with a number, "Quarter 3" and "School year" with a word; months keep their capital. */
const lowerFirst = (text: string): string =>
  /^(Quarter|School)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
