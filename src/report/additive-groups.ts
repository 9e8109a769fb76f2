import {
  type AdditiveGroup,
  add,
  type Catalogue,
  denominatorOf,
  type Exact,
  equals,
  isKnown,
  type Measure,
  numeratorOf,
  ZERO,
} from '#indicators'
import { type FoundFigure, figureId } from '#publishing'
import { type FigureRequest, requestId } from './figure-request.ts'

type Figures = ReadonlyMap<string, FoundFigure>

/** What is one and the same count, and what sums to what: readers could work a withheld one out from the others. */
export function groupsAmong(
  catalogue: Catalogue,
  sought: readonly { readonly request: FigureRequest; readonly measure: Measure }[],
  figures: Figures,
): AdditiveGroup[] {
  const own = sought.filter(({ request }) => !request.compared && request.agencyId === undefined)
  const counts = own
    .flatMap(({ request, measure }) => countsOf(request, measure))
    .filter(({ id }) => numberIn(figures, id) !== undefined)
  const groups: AdditiveGroup[] = []
  for (const [name, same] of Map.groupBy(counts, ({ code, period }) => figureId(code, period))) {
    const ids = same.map(({ id }) => id)
    // The figure itself where it is printed, else the first ratio that shows it.
    const [first, ...others] = ids.includes(name) ? [name, ...ids.filter(id => id !== name)] : ids
    if (first === undefined) continue
    for (const id of others) groups.push({ id: `${id} is ${first}`, total: first, members: [id] })
    const [example] = same
    const parts = example ? partsAmong(catalogue.find(example.code), example.period, first, figures) : []
    if (parts.length > 0) groups.push({ id: `parts of ${first}`, total: first, members: parts })
  }
  return groups
}

interface NamedCount {
  /** where it is shown: a figure, or one side of a ratio */
  readonly id: string
  /** of the measure that counts it */
  readonly code: string
  readonly period: string
}

function countsOf(request: FigureRequest, { code, ratio }: Measure): NamedCount[] {
  const id = requestId(request)
  const { period } = request
  const { numerator, denominator } = ratio ?? {}
  return [
    { id, code, period },
    ...(numerator?.code === undefined ? [] : [{ id: numeratorOf(id), code: numerator.code, period }]),
    ...(denominator?.code === undefined ? [] : [{ id: denominatorOf(id), code: denominator.code, period }]),
  ]
}

/** The printed parts of a count, where nothing but they make it up: a part that is not printed must be nothing. */
function partsAmong(measure: Measure | undefined, period: string, whole: string, figures: Figures): string[] {
  const parts = (measure?.parts ?? []).map(code => figureId(code, period))
  const printed = parts.filter(part => figures.has(part) && !isMissing(figures.get(part)))
  if (printed.length === parts.length) return printed
  const values = printed.map(part => numberIn(figures, part))
  const total = numberIn(figures, whole)
  if (total === undefined || values.length === 0 || values.includes(undefined)) return []
  const sum = values.reduce((all: Exact, each) => (each ? add(all, each) : all), ZERO)
  return equals(sum, total) ? printed : []
}

/** Nobody can tell it from one that is not printed at all. */
const isMissing = (figure: FoundFigure | undefined): boolean =>
  figure?.content.kind === 'observed' && figure.content.observed.state === 'missing'

/** The value of a figure, or of one side of its ratio. */
function numberIn(figures: Figures, id: string): Exact | undefined {
  const [name = '', side] = id.split(':')
  const content = figures.get(name)?.content
  if (content?.kind !== 'observed' || !isKnown(content.observed)) return undefined
  if (side === undefined) return content.observed.value
  return side === 'numerator' ? content.observed.numerator : content.observed.denominator
}
