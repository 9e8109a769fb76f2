import { createHash } from 'node:crypto'
import { NotFound } from '#platform/errors.ts'
import type { Measure, MeasureDefinition } from './measure.ts'

/** Every measure that the program knows, supplied or calculated: what `app.ts` hands to the pages and to intake. */
export interface Catalogue {
  readonly measures: readonly Measure[]
  /** Changes when any definition does. */
  readonly hash: string
  find(code: string): Measure | undefined
  /** Throws NotFound with the nearest codes. */
  get(code: string): Measure
  /** By its code, or by a name under which suppliers print it. */
  findPrinted(name: string): Measure | undefined
}

export function createCatalogue(measures: readonly Measure[]): Catalogue {
  const byCode = new Map(measures.map(measure => [measure.code, measure]))
  if (byCode.size !== measures.length) throw new TypeError('two measures have the same code')
  const byName = new Map(
    measures.flatMap(measure => [measure.code, measure.title, ...measure.printedAs].map(name => [tidy(name), measure])),
  )
  for (const { code, ratio } of measures) {
    for (const part of [ratio?.numerator.code, ratio?.denominator.code]) {
      if (part !== undefined && !byCode.has(part))
        throw new TypeError(`${code} is a ratio of ${part}, which is not a measure`)
    }
  }
  for (const { code, unplaced, earlier = [], validFrom } of measures) {
    if (unplaced !== undefined && !byCode.has(unplaced))
      throw new TypeError(`${code} leaves out records that ${unplaced} counts, which is not a measure`)
    const days = [...earlier.map(({ from }) => from), validFrom]
    if (days.some((day, index) => index > 0 && day <= (days[index - 1] ?? '')))
      throw new TypeError(`the definitions of ${code} do not follow each other`)
  }
  return {
    measures,
    hash: createHash('sha256')
      .update(JSON.stringify(measures.map(definitionOf)))
      .digest('hex'),
    find: code => byCode.get(code),
    get(code) {
      const measure = byCode.get(code)
      if (!measure) throw new NotFound(`There is no measure ${code}. List them with: kith measure list`)
      return measure
    },
    findPrinted: name => byName.get(tidy(name)),
  }
}

const tidy = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ')

function definitionOf(measure: Measure): MeasureDefinition {
  const { code, title, definition, topic, unit, form, decimals, polarity, owner, cadence, timing, additive } = measure
  const { caveat, protects, legalBasis, validFrom, printedAs, ratio, target } = measure
  const words = { code, title, definition, topic, unit, form, decimals, polarity, owner, cadence, timing, additive }
  const rest = { caveat, protects, legalBasis, validFrom, printedAs }
  return { ...words, ...rest, ...(ratio ? { ratio } : {}), ...(target === undefined ? {} : { target }) }
}
