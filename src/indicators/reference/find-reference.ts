import { listPartnerships } from '#partnership'
import type { Tx } from '#platform/db/database.ts'
import { ENGLAND, todaysCode } from '../areas/areas.ts'
import type { Catalogue } from '../catalogue.ts'
import { type Measure, OWN_AREA } from '../measure.ts'
import type { Period } from '../period.ts'
import {
  type HeldReferenceFigure,
  type LoadedSource,
  listReferenceFigures,
  listReferenceSources,
} from './reference.store.ts'
import { figuresOf, neededFor } from './reference-figure.ts'

/** A published figure with the file it came from. */
export interface FoundReference {
  readonly figure: HeldReferenceFigure
  readonly source: LoadedSource | undefined
}

export interface OwnArea {
  /** ONS code that the partnership is set to. */
  readonly code: string
  /** An invented partnership that stands on the published figures of a real area. */
  readonly isInvented: boolean
}

/** The area whose official statistics are the partnership's; undefined where none is set. */
export async function findOwnArea(tx: Tx): Promise<OwnArea | undefined> {
  const [own] = await listPartnerships(tx)
  return own?.areaCode === undefined ? undefined : { code: todaysCode(own.areaCode), isInvented: own.isDemonstration }
}

/** The published figure of a measure; for the own area, that of the area which the partnership is set to. */
export async function findReference(
  tx: Tx,
  catalogue: Catalogue,
  measure: Measure,
  { area, period }: { readonly area: string; readonly period: Period },
): Promise<FoundReference | undefined> {
  const code = await codeOf(tx, area)
  if (code === undefined) return undefined
  const held = await listReferenceFigures(
    tx,
    { measureCodes: neededFor(measure), areas: [code] },
    each => catalogue.get(each).form,
  )
  const figure = figuresOf(measure, held).find(
    each => each.period.start.equals(period.start) && each.period.end.equals(period.end),
  )
  if (!figure) return undefined
  const sources = await listReferenceSources(tx, [figure.sourceId])
  return { figure, source: sources.get(figure.sourceId) }
}

async function codeOf(tx: Tx, area: string): Promise<string | undefined> {
  if (area === OWN_AREA) return (await findOwnArea(tx))?.code
  if (area === 'england') return ENGLAND
  return /^[EKNSW]\d{8}$/.test(area) ? todaysCode(area) : undefined
}

/** "Department for Education, Children in need: referrals and re-referrals, 2013 to 2025 (Open Government Licence v3.0)" */
export const sourceInWords = ({ publisher, title, firstYear, lastYear, licence }: LoadedSource): string =>
  `${publisher}, ${title}, ${firstYear} to ${lastYear} (${licence})`

/** The newest published figure of the own area for each of these measures that has one. */
export async function listLatestPublished(
  tx: Tx,
  catalogue: Catalogue,
  measures: readonly Measure[],
): Promise<ReadonlyMap<string, HeldReferenceFigure>> {
  const own = await findOwnArea(tx)
  if (!own || measures.length === 0) return new Map()
  const measureCodes = [...new Set(measures.flatMap(neededFor))]
  const held = await listReferenceFigures(tx, { measureCodes, areas: [own.code] }, code => catalogue.get(code).form)
  return new Map(
    measures.flatMap(measure => {
      const needed = neededFor(measure)
      const figures = figuresOf(
        measure,
        held.filter(each => needed.includes(each.measureCode)),
      )
      const newest = figures
        .filter(({ observed }) => observed.state === 'value')
        .toSorted((a, b) => Temporal.PlainDate.compare(a.period.end, b.period.end))
        .at(-1)
      return newest ? [[measure.code, newest] as const] : []
    }),
  )
}
