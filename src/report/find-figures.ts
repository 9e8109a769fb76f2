import {
  askedPeriod,
  type Catalogue,
  type FigureSource,
  type FigureUnit,
  isFromRecords,
  knownInWords,
  listObservations,
  listSources,
  type Measure,
  NotAPeriod,
  type ObservedValue,
  OWN_AREA,
  type Period,
  parsePeriod,
  periodInWords,
  recordsCoverOf,
} from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { type FoundFigure, type FoundFigures, figureId } from '#publishing'
import { groupsAmong } from './additive-groups.ts'
import { type FigureRequest, requestId } from './figure-request.ts'

/** A figure that a draft names and that cannot be found, with the reason in the writer's words. */
export interface MissingFigure {
  readonly request: FigureRequest
  readonly reason: string
}

interface Sought {
  readonly request: FigureRequest
  readonly measure: Measure
  readonly period: Period
}

interface Held {
  readonly observed: ObservedValue
  readonly source: string
  readonly revision: string
  readonly approver: string | null
}

/**
 * Looks up every figure that a draft names, each query once for all of them. A known measure without a value for the
 * period is found as "Not supplied"; a code or period that does not exist is missing, and the report cannot go out with it. What is worked out from records is what was
 * known at the end of `asAt`, so that a report says the same whenever it is drawn.
 */
export async function findFigures(
  tx: Tx,
  catalogue: Catalogue,
  requests: readonly FigureRequest[],
  asAt: Temporal.PlainDate,
): Promise<{ found: FoundFigures; missing: readonly MissingFigure[] }> {
  const { sought, missing } = resolve(catalogue, requests)
  const held = await lookUp(tx, sought, asAt)
  const figures = new Map(sought.map(each => [requestId(each.request), foundFigure(each, held)]))
  return { found: { figures, groups: groupsAmong(catalogue, sought, figures) }, missing }
}

function resolve(
  catalogue: Catalogue,
  requests: readonly FigureRequest[],
): { sought: Sought[]; missing: MissingFigure[] } {
  const sought: Sought[] = []
  const missing: MissingFigure[] = []
  for (const request of requests) {
    const measure = catalogue.find(request.code)
    const period = readPeriod(request.period)
    if (!measure) missing.push({ request, reason: `There is no measure ${request.code}.` })
    else if (typeof period === 'string') missing.push({ request, reason: period })
    else sought.push({ request, measure, period: askedPeriod(measure, period) })
  }
  return { sought, missing }
}

function readPeriod(text: string): Period | string {
  try {
    return parsePeriod(text)
  } catch (error) {
    if (error instanceof NotAPeriod) return error.message
    throw error
  }
}

const cellOf = (code: string, period: Period, agencyId: string | undefined): string =>
  `${code} ${period.start} ${period.end} ${agencyId ?? ''}`

async function lookUp(tx: Tx, sought: readonly Sought[], asAt: Temporal.PlainDate): Promise<ReadonlyMap<string, Held>> {
  const codes = [...new Set(sought.map(({ measure }) => measure.code))]
  const observations = await listObservations(tx, { measureCodes: codes, area: OWN_AREA, breakdown: '' })
  const sources = await listSources(tx, [...new Set(observations.map(({ sourceId }) => sourceId))])
  const held = new Map<string, Held>(
    observations.map(each => [
      cellOf(each.measureCode, each.period, each.agencyId),
      { observed: each.observed, revision: String(each.revision), ...provenance(sources.get(each.sourceId)) },
    ]),
  )
  const counted = new Map<string, Held>()
  for (const { measure, period, request } of sought) {
    const key = cellOf(measure.code, period, undefined)
    if (measure.kind !== 'calculated' || request.agencyId !== undefined || counted.has(key)) continue
    if (!isFromRecords(period, await recordsCoverOf(tx, measure), held.has(key))) continue
    counted.set(key, {
      observed: await measure.calculate(tx, { period, area: OWN_AREA, breakdown: '', asAt }),
      source: `Worked out from the records of ${measure.owner}`,
      revision: knownInWords(asAt),
      approver: null,
    })
  }
  return new Map([...held, ...counted])
}

const provenance = (source: FigureSource | undefined): Pick<Held, 'source' | 'approver'> => ({
  source: source?.title ?? 'Source not recorded',
  approver: source?.approvedBy.name ?? null,
})

const NOT_SUPPLIED: Held = { observed: { state: 'missing' }, source: 'Not supplied', revision: 'none', approver: null }

function foundFigure({ request, measure, period }: Sought, held: ReadonlyMap<string, Held>): FoundFigure {
  const { code, compared, agencyId, agencyName } = request
  const { observed, source, revision, approver } = held.get(cellOf(code, period, agencyId)) ?? NOT_SUPPLIED
  const facts = {
    id: requestId(request),
    code,
    periodCode: period.name,
    ...(agencyName === undefined ? {} : { agency: agencyName }),
    definition: measure.definition,
    period: periodInWords(period),
    decimals: measure.decimals,
    protects: measure.protects,
    source,
    revision,
    approver,
    caveat: measure.caveat === '' ? null : measure.caveat,
  }
  if (compared) {
    const isPercent = compared.as === 'percentage-change'
    return {
      ...facts,
      title: `${measure.title}: change on ${periodInWords(parsePeriod(compared.previous))}`,
      unit: isPercent ? 'per cent' : measure.unit,
      figureUnit: isPercent ? 'percent' : 'count',
      content: {
        kind: compared.as,
        current: figureId(code, request.period),
        previous: figureId(code, compared.previous),
      },
    }
  }
  return {
    ...facts,
    title: agencyName === undefined ? measure.title : `${measure.title}: ${agencyName}`,
    unit: unitOf(measure),
    figureUnit: FIGURE_UNIT_OF[measure.form],
    content: {
      kind: 'observed',
      observed,
      numerator: measure.ratio?.numerator.words ?? '',
      denominator: measure.ratio?.denominator.words ?? '',
    },
  }
}

const FIGURE_UNIT_OF: Readonly<Record<Measure['form'], FigureUnit>> = {
  count: 'count',
  percentage: 'percent',
  'per-10000': 'rate',
  ratio: 'ratio',
  words: 'count',
}

const unitOf = (measure: Measure): string =>
  measure.form === 'percentage'
    ? `per cent${measure.ratio ? ` of ${measure.ratio.denominator.words}` : ''}`
    : measure.unit
