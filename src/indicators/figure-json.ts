import { civilDay } from '#platform/day.ts'
import { knownInWords } from './calculated.ts'
import { type Exact, toDecimal } from './exact.ts'
import { sourceInWords } from './reference/find-reference.ts'
import type { Figure } from './show-measure.ts'
import { type ObservedValue, storedDecimal } from './value.ts'

/** A figure as data: numbers are numbers, and what is not a number is null and says what it is in `state`. */
export interface FigureJson {
  readonly code: string
  readonly title: string
  readonly period: string
  readonly area?: string
  readonly breakdown?: string
  /** Rounded half up as the measure is printed; numerator and denominator give it exactly. */
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unit: string
  readonly state: string
  readonly narrative?: string
  readonly readings?: readonly number[]
  /** for what is worked out from records: as known at the end of that day */
  readonly asAt?: string
  /** worked out from the records of a period that had not ended */
  readonly isSoFar?: true
  readonly source: string | null
  readonly revision: number | null
}

export function figureJson(figure: Figure): FigureJson {
  const { measure, observed, observation, source, agency, area, breakdown } = figure
  const place = agency?.name ?? area
  return {
    code: measure.code,
    title: measure.title,
    period: figure.period.name,
    ...(place === '' ? {} : { area: place }),
    ...(breakdown === '' ? {} : { breakdown }),
    value:
      observed.state === 'value'
        ? shownNumber(observed.value, measure.decimals, observed.numerator !== undefined)
        : null,
    numerator: part(observed, 'numerator'),
    denominator: part(observed, 'denominator'),
    unit: measure.form === 'percentage' ? `per cent (${measure.unit})` : measure.unit,
    state: observed.state,
    ...wordsOf(observed),
    ...(figure.asAt === undefined ? {} : { asAt: figure.asAt.toString() }),
    ...(figure.isSoFar ? { isSoFar: true } : {}),
    source: sourceOf(figure, source),
    revision: observation?.revision ?? figure.reference?.figure.revision ?? null,
  }
}

/** A figure that was supplied without its base is kept as it was printed; a worked-out one is rounded as it is shown. */
const shownNumber = (value: Exact, decimals: number, isWorkedOut: boolean): number =>
  Number(isWorkedOut ? toDecimal(value, decimals) : storedDecimal(value))

function part(observed: ObservedValue, which: 'numerator' | 'denominator'): number | null {
  if (observed.state === 'count-only')
    return which === 'numerator' && observed.count ? Number(storedDecimal(observed.count)) : null
  const value = observed.state === 'value' ? observed[which] : undefined
  return value ? Number(storedDecimal(value)) : null
}

function wordsOf(observed: ObservedValue): Pick<FigureJson, 'narrative' | 'readings'> {
  if (observed.state === 'narrative-only') return { narrative: observed.narrative }
  if (observed.state === 'disputed')
    return { readings: observed.readings.map(reading => Number(storedDecimal(reading.value))) }
  return {}
}

function sourceOf(
  { isCalculated, isSoFar, asAt, observation, reference }: Figure,
  source: Figure['source'],
): string | null {
  if (reference) {
    const { figure, source: published } = reference
    return [published && sourceInWords(published), figure.basis].filter(part => part).join('; ')
  }
  if (isCalculated) return `worked out from the records${isSoFar ? ' so far' : ''}, ${knownInWords(asAt)}`
  if (!observation || !source) return null
  const basis = observation.basis === '' ? '' : `, ${observation.basis}`
  return `${source.title}${basis}, sent by ${source.suppliedBy.name} on ${civilDay(source.suppliedAt)}`
}
