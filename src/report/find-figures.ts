import {
  askedPeriod,
  type Catalogue,
  type FigureSource,
  listObservations,
  listSources,
  type Measure,
  NotAPeriod,
  type ObservedValue,
  OWN_AREA,
  type Period,
  parsePeriod,
  periodInWords,
} from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import {
  type AdditiveGroup,
  denominatorOf,
  type FigureUnit,
  type FoundFigure,
  type FoundFigures,
  figureId,
  numeratorOf,
} from '#publishing'
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
 * period is found as "Not supplied"; a code or period that does not exist is missing, and the report cannot go out with it.
 */
export async function findFigures(
  tx: Tx,
  catalogue: Catalogue,
  requests: readonly FigureRequest[],
): Promise<{ found: FoundFigures; missing: readonly MissingFigure[] }> {
  const { sought, missing } = resolve(catalogue, requests)
  const held = await lookUp(tx, sought)
  const figures = new Map(sought.map(each => [requestId(each.request), foundFigure(each, held)]))
  return { found: { figures, groups: groupsAmong(sought, figures) }, missing }
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

async function lookUp(tx: Tx, sought: readonly Sought[]): Promise<ReadonlyMap<string, Held>> {
  const supplied = sought.filter(({ measure }) => measure.kind === 'supplied')
  const codes = [...new Set(supplied.map(({ measure }) => measure.code))]
  const observations = await listObservations(tx, { measureCodes: codes, area: OWN_AREA, breakdown: '' })
  const sources = await listSources(tx, [...new Set(observations.map(({ sourceId }) => sourceId))])
  const held = new Map<string, Held>(
    observations.map(each => [
      cellOf(each.measureCode, each.period, each.agencyId),
      { observed: each.observed, revision: String(each.revision), ...provenance(sources.get(each.sourceId)) },
    ]),
  )
  for (const { measure, period } of sought) {
    if (measure.kind !== 'calculated') continue
    const key = cellOf(measure.code, period, undefined)
    if (held.has(key)) continue
    const observed = await measure.calculate(tx, { period, area: OWN_AREA, breakdown: '' })
    held.set(key, {
      observed,
      source: `Counted from the records of ${measure.owner}`,
      revision: 'as counted',
      approver: null,
    })
  }
  return held
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
  ratio: 'ratio',
  words: 'count',
}

const unitOf = (measure: Measure): string =>
  measure.form === 'percentage'
    ? `per cent${measure.ratio ? ` of ${measure.ratio.denominator.words}` : ''}`
    : measure.unit

/** What is one and the same count, and what sums to what: readers could work a withheld one out from the others. */
function groupsAmong(sought: readonly Sought[], figures: ReadonlyMap<string, FoundFigure>): AdditiveGroup[] {
  const groups: AdditiveGroup[] = []
  for (const { request, measure } of sought) {
    if (request.compared || request.agencyId !== undefined) continue
    const id = requestId(request)
    const same = (part: string, code: string | undefined) => {
      const whole = code === undefined ? undefined : figureId(code, request.period)
      if (whole !== undefined && figures.has(whole))
        groups.push({ id: `${part} is ${whole}`, total: whole, members: [part] })
    }
    same(numeratorOf(id), measure.ratio?.numerator.code)
    same(denominatorOf(id), measure.ratio?.denominator.code)
    const parts = (measure.parts ?? []).map(code => figureId(code, request.period))
    if (parts.length > 0 && parts.every(part => figures.has(part)))
      groups.push({ id: `parts of ${id}`, total: id, members: parts })
  }
  return groups
}
