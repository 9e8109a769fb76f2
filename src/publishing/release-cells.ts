import {
  type AdditiveGroup,
  basisOf,
  type Cell,
  type Derived,
  exactDecimal,
  type KnownValue,
  type ObservedValue,
  type Release,
  stateInWords,
  valueInWords,
} from '#indicators'
import { denominatorOf, type FoundFigure, type FoundFigures, numeratorOf } from './draft.ts'

/** The figures of a draft as disclosure control wants them: counts, what is worked out from counts, and what sums to what. */
export function releaseOf({ figures, groups }: FoundFigures): Release {
  const cells = new Map<string, Cell>()
  const derived: Derived[] = []
  for (const figure of figures.values()) {
    const { content } = figure
    if (content.kind !== 'observed') {
      derived.push({ kind: content.kind, id: figure.id, current: content.current, previous: content.previous })
      continue
    }
    for (const part of partsOf(figure, content.observed)) {
      if ('count' in part || 'value' in part || 'state' in part || 'readings' in part) cells.set(part.id, part)
      else derived.push(part)
    }
  }
  const isCount = (id: string): boolean => cells.get(id)?.kind === 'count'
  const [sound, baseless] = [
    derived.filter(each => basisOf(each).every(isCount)),
    derived.filter(each => !basisOf(each).every(isCount)),
  ]
  // What would be worked out from a figure that nobody supplied is itself not supplied.
  for (const { id } of baseless) cells.set(id, { kind: 'state', id, state: 'missing', words: stateInWords('missing') })
  return { cells: [...cells.values()], derived: sound, groups: groups.filter(group => isWhole(group, cells)) }
}

const isWhole = (group: AdditiveGroup, cells: ReadonlyMap<string, Cell>): boolean =>
  [group.total, ...group.members].every(id => cells.get(id)?.kind === 'count')

function partsOf(figure: FoundFigure, observed: ObservedValue): (Cell | Derived)[] {
  const { id, protects, figureUnit, decimals } = figure
  switch (observed.state) {
    case 'value':
      return partsOfValue(figure, observed)
    case 'disputed': {
      const readings = observed.readings.map(({ value }) => wholeNumber(exactDecimal(value)))
      if (readings.every(reading => reading !== undefined)) return [{ kind: 'disputed', id, readings, protects }]
      return [
        {
          kind: 'state',
          id,
          state: 'to-be-confirmed',
          words: valueInWords(observed, { decimals, percent: figureUnit === 'percent' }),
        },
      ]
    }
    case 'narrative-only':
      return [{ kind: 'state', id, state: observed.state, words: observed.narrative }]
    case 'count-only':
    case 'not-applicable':
    case 'nil-return':
    case 'to-be-confirmed':
    case 'suppressed':
    case 'missing':
      return [{ kind: 'state', id, state: observed.state, words: stateInWords(observed.state) }]
  }
}

function partsOfValue(figure: FoundFigure, { value, numerator, denominator }: KnownValue): (Cell | Derived)[] {
  const { id, protects, figureUnit, decimals } = figure
  const [top, bottom] = [numerator, denominator].map(part => part && wholeNumber(exactDecimal(part)))
  if (top !== undefined && bottom !== undefined) {
    const base = { numerator: numeratorOf(id), denominator: denominatorOf(id) }
    return [
      { kind: 'count', id: base.numerator, count: top, protects },
      { kind: 'count', id: base.denominator, count: bottom, protects },
      figureUnit === 'percent'
        ? { kind: 'percentage', id, ...base }
        : { kind: 'rate', id, ...base, per: figureUnit === 'rate' ? 10_000 : 1, decimals },
    ]
  }
  const count = figureUnit === 'count' ? wholeNumber(exactDecimal(value)) : undefined
  if (count !== undefined && count >= 0) return [{ kind: 'count', id, count, protects }]
  // Printed without a base, it has the decimals it was supplied with: 57 stays 57.
  const plain = exactDecimal(value)
  const supplied = plain === undefined ? decimals : (plain.split('.')[1]?.length ?? 0)
  return [{ kind: 'figure', id, value, unit: figureUnit, decimals: Math.min(supplied, decimals) }]
}

function wholeNumber(decimal: string | undefined): number | undefined {
  const number = Number(decimal)
  return decimal !== undefined && Number.isSafeInteger(number) ? number : undefined
}
