import { denominatorOf, numeratorOf } from '#indicators'
import { figureId, type Inline } from '#publishing'
import type { Facet } from './prose.ts'

/** A figure that a draft prints, by what it is about. */
export interface FigureRequest {
  readonly code: string
  readonly period: string
  /** for measures that each agency returns: whose figure it is */
  readonly agencyId?: string
  readonly agencyName?: string
  /** the difference from the same measure in another period, as a number or a percentage of it */
  readonly compared?: { readonly as: 'change' | 'percentage-change'; readonly previous: string }
}

export function requestId({ code, period, agencyId, compared }: FigureRequest): string {
  return figureId(code, period, compared ? compared.as : agencyId)
}

/** Collects the figures that a draft prints while it is being written. */
export interface FigureList {
  readonly requests: readonly FigureRequest[]
  /** names a figure in a run of text */
  run(request: FigureRequest, facet?: Facet): Inline
  /** names a figure that a picture shows, and answers its id */
  id(request: FigureRequest): string
}

export function createFigureList(): FigureList {
  const requests = new Map<string, FigureRequest>()
  const id = (request: FigureRequest): string => {
    const name = requestId(request)
    requests.set(name, request)
    return name
  }
  return {
    get requests() {
      return [...requests.values()].flatMap(withWhatItComparesTo)
    },
    id,
    run(request, facet = 'value') {
      const name = id(request)
      const part = facet === 'numerator' ? numeratorOf(name) : facet === 'denominator' ? denominatorOf(name) : name
      return { kind: 'figure', text: '', figureId: part }
    },
  }
}

function withWhatItComparesTo(request: FigureRequest): FigureRequest[] {
  const { code, period, compared } = request
  return compared ? [{ code, period }, { code, period: compared.previous }, request] : [request]
}
