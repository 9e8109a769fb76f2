import { exactDecimal } from '../exact.ts'
import {
  denominatorOf,
  type KnownValue,
  numeratorOf,
  type ObservedValue,
  type Protects,
  stateInWords,
  valueInWords,
} from '../value.ts'
import type { Cell, Derived, FigureUnit } from './release.ts'

/** What disclosure control must know of a figure beside what was observed. */
export interface DisclosedAs {
  readonly id: string
  readonly protects: Protects
  readonly figureUnit: FigureUnit
  readonly decimals: number
}

/** One observed figure as disclosure control wants it: the counts behind it, and what is worked out from them. */
export function cellsOf(figure: DisclosedAs, observed: ObservedValue): (Cell | Derived)[] {
  const { id, protects, figureUnit, decimals } = figure
  switch (observed.state) {
    case 'value':
      return cellsOfValue(figure, observed)
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

function cellsOfValue(figure: DisclosedAs, { value, numerator, denominator }: KnownValue): (Cell | Derived)[] {
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

/** Whether a part of a figure is a cell that is shown or withheld by itself. */
export const isCell = (part: Cell | Derived): part is Cell =>
  part.kind === 'count' || part.kind === 'figure' || part.kind === 'state' || part.kind === 'disputed'
