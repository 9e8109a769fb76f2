import { hash } from 'node:crypto'
import type { Tx } from '#platform/db/database.ts'
import { createKept, type Kept } from '#platform/kept.ts'
import { listCommentariesOn } from '../commentary/commentary.store.ts'
import type { Comparison } from '../comparison/compare.ts'
import { getRagRule, listTargets } from '../measure.store.ts'
import type { Measure } from '../measure.ts'
import { dayPeriod } from '../period.ts'
import { listSeriesChangesOf } from '../spc/series-change.store.ts'
import { type Card, type CardFacts, cardOf } from './card.ts'
import { type DashboardView, profileOf } from './dashboard-view.ts'
import { discloseSeries, type HeldSeries } from './disclose-series.ts'
import { oneKind, ownBeforePublished, parseSeries, type RawSeries } from './held-series.ts'
import { publishedOf, readSeries } from './read-series.ts'

/** A card with its drawing is about 40 kB: 20 MB at most. */
const MOST_CARDS = 500
/** Whole dashboards as anybody may read them: deciding what to withhold takes up to half a second. */
const MOST_TOGETHER = 20
/** However few years are asked for, a yearly series needs as many to be one; the longest that can be asked for. */
const LONGEST_YEARS = 10

/** By the codes of the measures; `refused`: whatever were withheld, the rest would give it away. */
export type ReadCards = ReadonlyMap<string, Card> | 'refused'

export type CardReader = (
  tx: Tx,
  measures: readonly Measure[],
  comparisons: ReadonlyMap<string, Comparison>,
  view: DashboardView,
) => Promise<ReadCards>

/** Reads the cards of a dashboard, and keeps what was made of them: see docs/decisions/0070. */
export function createCardReader(): CardReader {
  const kept = createKept<Card>(MOST_CARDS)
  const together = createKept<ReadCards>(MOST_TOGETHER)
  return (tx, measures, comparisons, view) => readCards(tx, measures, { comparisons, kept, together }, view)
}

interface Held {
  readonly comparisons: ReadonlyMap<string, Comparison>
  readonly kept: Kept<Card>
  readonly together: Kept<ReadCards>
}

async function readCards(tx: Tx, measures: readonly Measure[], held: Held, view: DashboardView): Promise<ReadCards> {
  if (measures.length === 0) return new Map()
  const measureCodes = measures.map(({ code }) => code)
  const { until, today, agencyId } = view
  const from = until.subtract({ years: LONGEST_YEARS })
  const raw = await readSeries(tx, measures, { from, until, today, agencyId })
  const end = dayPeriod(until)
  const facts: CardFacts = {
    targets: await listTargets(tx, measureCodes, end),
    changes: await listSeriesChangesOf(tx, measureCodes),
    commentaries: await listCommentariesOn(tx, { measureCodes, from, until }),
    rule: (await getRagRule(tx, end)).rule,
    today,
    until,
  }
  return view.readers === 'public'
    ? cardsTogether(measures, raw, { ...facts, commentaries: [] }, { held, view })
    : new Map(measures.map(measure => [measure.code, keptCard(measure, raw.get(measure.code), facts, { held, view })]))
}

interface Beside {
  readonly held: Held
  readonly view: DashboardView
}

/** Where nothing is withheld, a card depends on nothing but its own figures and what is said of them. */
function keptCard(measure: Measure, raw: RawSeries | undefined, facts: CardFacts, { held, view }: Beside): Card {
  const own = factsOn(measure, facts)
  const published = held.comparisons.get(measure.code)
  const key = keyOf([measure.code, raw, own, view.years, view.agencyId, published && publishedKey(published)])
  const found = held.kept.find(key)
  if (found) return found
  const series = seriesIn(measure, raw, { held, view })
  const look = discloseSeries([series], profileOf(view))
  return held.kept.keep(key, cardOf(series, look === 'refused' ? () => undefined : look, own))
}

/** Exact numbers are no JSON; and a key of two kilobytes for each card would be as much as the card. */
const keyOf = (parts: readonly unknown[]): string =>
  hash(
    'sha1',
    JSON.stringify(parts, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    'base64',
  )

/** The same publication is read into the same object: see `createReadComparisons`. */
const publishedKeys = new WeakMap<Comparison, number>()
let publications = 0
function publishedKey(comparison: Comparison): number {
  const key = publishedKeys.get(comparison) ?? ++publications
  publishedKeys.set(comparison, key)
  return key
}

function factsOn({ code }: Measure, facts: CardFacts): CardFacts {
  const isOwn = ({ measureCode }: { readonly measureCode: string }): boolean => measureCode === code
  return {
    ...facts,
    targets: facts.targets.filter(isOwn),
    changes: facts.changes.filter(isOwn),
    commentaries: facts.commentaries.filter(isOwn),
  }
}

/** What is withheld of one measure may be told by another: all are judged together. */
function cardsTogether(
  measures: readonly Measure[],
  raw: ReadonlyMap<string, RawSeries>,
  facts: CardFacts,
  beside: Beside,
): ReadCards {
  const { held, view } = beside
  const published = measures.map(({ code }) => held.comparisons.get(code)).map(each => each && publishedKey(each))
  const key = keyOf([measures.map(({ code }) => code), [...raw.values()], facts, view.years, view.agencyId, published])
  const found = held.together.find(key)
  if (found) return found
  const series = measures.map(measure => seriesIn(measure, raw.get(measure.code), beside))
  const look = discloseSeries(series, profileOf(view))
  if (look === 'refused') return held.together.keep(key, 'refused')
  const cards = series.map(each => [each.measure.code, cardOf(each, look, factsOn(each.measure, facts))] as const)
  return held.together.keep(key, new Map(cards))
}

function seriesIn(measure: Measure, raw: RawSeries | undefined, { held, view }: Beside): HeldSeries {
  const own = raw ? parseSeries(raw, measure) : []
  const comparison = raw?.isOfAgency ? undefined : held.comparisons.get(measure.code)
  const published = comparison ? publishedOf(comparison).filter(({ period }) => isIn(period.end, view)) : []
  const points = oneKind(ownBeforePublished(own, published))
  const first = view.until.subtract({ years: view.years })
  const isShort = points.at(-1)?.period.kind === 'month' || points.at(-1)?.period.kind === 'quarter'
  return {
    measure,
    whose: raw?.isOfAgency ? (view.agencyId ?? '') : '',
    points: isShort ? points.filter(({ period }) => Temporal.PlainDate.compare(period.end, first) > 0) : points,
  }
}

const isIn = (day: Temporal.PlainDate, { until }: DashboardView): boolean => Temporal.PlainDate.compare(day, until) <= 0
