import { listAgencies } from '#partnership'
import type { Tx } from '#platform/db/database.ts'
import { NotFound, Refusal } from '#platform/errors.ts'
import { findAreaNamed } from './areas/areas.ts'
import { breaksOff, isFromRecords, isSoFar, type RecordsCover, recordsCoverOf } from './calculated.ts'
import type { Catalogue } from './catalogue.ts'
import { type CalculatedMeasure, type Measure, OWN_AREA } from './measure.ts'
import { listObservations } from './observation.store.ts'
import type { Observation } from './observation.ts'
import { dayPeriod, type Period } from './period.ts'
import { type FoundReference, findReference } from './reference/find-reference.ts'
import { type FigureSource, listSources } from './source.store.ts'
import type { ObservedValue } from './value.ts'

export interface MeasureQuestion {
  readonly code: string
  readonly period: Period
  /** An area ("force", a GSS code) or an agency, by identifier or name. */
  readonly area?: string | undefined
  /** For what is worked out from records: as known at the end of that day, else as known now. */
  readonly asAt?: Temporal.PlainDate | undefined
  /** On which it is asked: with it the figure of a period that still runs says so. */
  readonly today?: Temporal.PlainDate | undefined
}

/** One figure with where it comes from. To its readers a calculated and a supplied one are the same thing. */
export interface Figure {
  readonly measure: Measure
  readonly period: Period
  readonly area: string
  readonly agency: { readonly id: string; readonly name: string } | undefined
  readonly breakdown: string
  readonly observed: ObservedValue
  /** Worked out from the records, as known at the end of `asAt` or now. */
  readonly isCalculated: boolean
  readonly asAt: Temporal.PlainDate | undefined
  /** Worked out from the records of a period that had not ended. */
  readonly isSoFar?: boolean
  /** Undefined for a calculated figure. */
  readonly observation: Observation | undefined
  readonly source: FigureSource | undefined
  /** The official statistics that it is taken from, where the partnership holds no figure of its own. */
  readonly reference?: FoundReference | undefined
}

const CALCULATED = { isCalculated: true, observation: undefined, source: undefined } as const

/** The figure of a measure; `missing` when it has none. Throws NotFound for a code that is no measure. */
export async function showMeasure(tx: Tx, catalogue: Catalogue, question: MeasureQuestion): Promise<Figure> {
  const measure = catalogue.get(question.code)
  const period = askedPeriod(measure, question.period)
  const { area, agency } = await placeOf(tx, question.area)
  const [observation] = (
    await listObservations(tx, { measureCodes: [measure.code], period, area, breakdown: '' })
  ).filter(each => each.agencyId === agency?.id)
  if (measure.kind === 'calculated' && area === OWN_AREA && agency === undefined) {
    const { asAt } = question
    const cover = await recordsCoverOf(tx, measure)
    if (isFromRecords(period, cover, observation !== undefined)) {
      const observed = await measure.calculate(tx, { period, area, breakdown: '', asAt })
      const own = { measure, period, area, agency, breakdown: '', observed, ...CALCULATED, asAt }
      return { ...own, isSoFar: isAskedSoFar(period, question, cover) }
    }
  }
  const sources = await listSources(tx, observation ? [observation.sourceId] : [])
  const reference = observation || agency ? undefined : await findReference(tx, catalogue, measure, { area, period })
  return {
    measure,
    period,
    area,
    agency,
    breakdown: '',
    observed: observation?.observed ?? reference?.figure.observed ?? { state: 'missing' },
    isCalculated: false,
    asAt: undefined,
    observation,
    source: observation && sources.get(observation.sourceId),
    reference,
  }
}

/** One figure for each part of a dimension: each agency, each area, or each value of a breakdown. */
export async function showMeasureBy(
  tx: Tx,
  catalogue: Catalogue,
  question: MeasureQuestion,
  dimension: string,
): Promise<Figure[]> {
  const measure = catalogue.get(question.code)
  const period = askedPeriod(measure, question.period)
  const all = await listObservations(tx, { measureCodes: [measure.code], period })
  const isOwn = (await placeOf(tx, question.area)).area === OWN_AREA
  const hasSupplied = all.some(each => isPartOf(each, dimension))
  const cover = measure.kind === 'calculated' ? await recordsCoverOf(tx, measure) : []
  if (measure.kind === 'calculated' && isOwn && isFromRecords(period, cover, hasSupplied))
    return calculatedBy(tx, measure, { ...question, period, cover }, dimension)
  const wanted = all.filter(each => isPartOf(each, dimension))
  if (wanted.length === 0 && all.length > 0)
    throw new Refusal(
      `${measure.code} is not broken down by ${dimension}. It is by: ${dimensionsOf(all).join(', ') || 'nothing'}`,
    )
  const agencies = new Map((await listAgencies(tx)).map(({ agencyId, name }) => [agencyId, { id: agencyId, name }]))
  const sources = await listSources(tx, [...new Set(wanted.map(each => each.sourceId))])
  return wanted.map(observation => ({
    measure,
    period,
    area: observation.area,
    agency: observation.agencyId === undefined ? undefined : agencies.get(observation.agencyId),
    breakdown: observation.breakdown,
    observed: observation.observed,
    isCalculated: false,
    asAt: undefined,
    observation,
    source: sources.get(observation.sourceId),
  }))
}

async function calculatedBy(
  tx: Tx,
  measure: CalculatedMeasure,
  scope: MeasureQuestion & { readonly cover: RecordsCover },
  dimension: string,
): Promise<Figure[]> {
  if (!measure.dimensions.includes(dimension))
    throw new Refusal(
      `${measure.code} is not broken down by ${dimension}. It is by: ${measure.dimensions.join(', ') || 'nothing'}`,
    )
  const { area, agency } = await placeOf(tx, scope.area)
  const { asAt } = scope
  const parts = await measure.calculateBy(tx, { period: scope.period, area, breakdown: '', asAt }, dimension)
  return parts.map(({ breakdown, observed }) => ({
    measure,
    period: scope.period,
    area,
    agency,
    breakdown,
    observed,
    ...CALCULATED,
    asAt,
    isSoFar: isAskedSoFar(scope.period, scope, scope.cover),
  }))
}

function isAskedSoFar(period: Period, { asAt, today }: MeasureQuestion, cover: RecordsCover): boolean {
  const day = asAt ?? today
  return (day !== undefined && isSoFar(period, { today: day, asAt })) || breaksOff(cover, period)
}

function isPartOf(observation: Observation, dimension: string): boolean {
  if (dimension === 'agency') return observation.agencyId !== undefined && observation.breakdown === ''
  if (dimension === 'area') return observation.agencyId === undefined && observation.breakdown === ''
  return observation.breakdown.startsWith(`${dimension}=`)
}

function dimensionsOf(observations: readonly Observation[]): string[] {
  const found = observations.flatMap(({ agencyId, area, breakdown }) => [
    ...(agencyId === undefined ? [] : ['agency']),
    ...(area === OWN_AREA ? [] : ['area']),
    ...(breakdown.includes('=') ? [breakdown.slice(0, breakdown.indexOf('='))] : []),
  ])
  return [...new Set(found)]
}

/** A stock asked for over a period is the stock on its last day. */
export const askedPeriod = ({ timing }: Measure, period: Period): Period =>
  timing === 'at-end' && period.kind !== 'day' ? dayPeriod(period.end) : period

const AREA = /^(force|england|[EWKNS]\d{8})$/i

async function placeOf(tx: Tx, text: string | undefined): Promise<Pick<Figure, 'area' | 'agency'>> {
  if (text === undefined || text === '' || text === 'local') return { area: OWN_AREA, agency: undefined }
  if (AREA.test(text)) return { area: text.length === 9 ? text.toUpperCase() : text.toLowerCase(), agency: undefined }
  const wanted = text.toLowerCase()
  const found = (await listAgencies(tx)).find(
    agency => agency.agencyId === text || [agency.name, ...agency.aliases].some(name => name.toLowerCase() === wanted),
  )
  if (!found) {
    const named = findAreaNamed(text)
    if (named) return { area: named.code, agency: undefined }
    throw new NotFound(`There is no area and no agency “${text}”.`)
  }
  return { area: OWN_AREA, agency: { id: found.agencyId, name: found.name } }
}
