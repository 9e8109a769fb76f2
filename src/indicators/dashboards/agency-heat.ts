import type { DisclosureProfile } from '../disclosure/profiles.ts'
import { type Publishable, publishableText } from '../disclosure/publishable.ts'
import type { Exact } from '../exact.ts'
import { type Target, targetOf } from '../measure.store.ts'
import type { Measure } from '../measure.ts'
import type { Period } from '../period.ts'
import { type RagRule, type Rated, type Rating, rag } from '../rag.ts'
import type { ValueState } from '../value.ts'
import { isNumber } from './card.ts'
import type { AgencyFigureText } from './dashboard-figures.store.ts'
import { discloseSeries, figureId } from './disclose-series.ts'
import { type HeldPoint, parsePoint } from './held-series.ts'
import { type Late, lateFigure } from './lateness.ts'

export interface HeatAgency {
  readonly agencyId: string
  readonly name: string
}

export interface AgencyCell {
  readonly measure: Measure
  readonly figure: Publishable | undefined
  readonly base: { readonly numerator: Publishable; readonly denominator: Publishable } | undefined
  readonly rating: Rating | undefined
  /** So few people that a share of them says little: it is printed as a fraction */
  readonly isSmall: boolean
  readonly state: ValueState
}

/** What a cell prints: "90.0%", "5/7", the symbol of what is withheld; nothing for a state, which has letters of its own. */
export function cellText({ figure, base, isSmall }: AgencyCell): string | undefined {
  if (figure?.state !== 'shown' && figure?.state !== 'withheld') return undefined
  return isSmall && base
    ? `${publishableText(base.numerator)}/${publishableText(base.denominator)}`
    : publishableText(figure)
}

/** What agencies sent of their own for one period, each measure beside its target; agencies in the order of their names. */
export interface AgencyHeat {
  readonly period: Period | undefined
  readonly columns: readonly { readonly measure: Measure; readonly target: Exact | undefined }[]
  /** The next figures, where they should have come by now */
  readonly late: Late | undefined
  /** Agencies that sent nothing for the period have no cells. */
  readonly rows: readonly { readonly agency: HeatAgency; readonly cells: readonly AgencyCell[] }[]
}

export interface AgencyHeatFacts {
  readonly measures: readonly Measure[]
  readonly figures: readonly AgencyFigureText[]
  readonly agencies: readonly HeatAgency[]
  readonly targets: readonly Target[]
  readonly rule: RagRule
  readonly profile: DisclosureProfile
  /** Show one agency alone */
  readonly only: string | undefined
  readonly today: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

export function agencyHeat(facts: AgencyHeatFacts): AgencyHeat | 'refused' {
  const { measures, figures, agencies, targets, rule, profile, only } = facts
  const byCode = new Map(measures.map(measure => [measure.code, measure]))
  const held = figures.flatMap(({ code, agencyId, text }) => {
    const measure = byCode.get(code)
    if (!measure || (only !== undefined && agencyId !== only)) return []
    return [{ measure, whose: agencyId, points: [parsePoint(text, measure, 'supplied')] }]
  })
  const look = discloseSeries(held, profile)
  if (look === 'refused') return 'refused'
  const points = new Map(held.map(({ measure, whose, points: [point] }) => [`${measure.code} ${whose}`, point]))
  const columns = measures.map(measure => ({ measure, target: targetOf(targets, measure.code) }))
  const cell = (agencyId: string, { measure, target }: (typeof columns)[number]): AgencyCell => {
    const point = points.get(`${measure.code} ${agencyId}`)
    if (!point)
      return { measure, figure: undefined, base: undefined, rating: undefined, isSmall: false, state: 'missing' }
    const id = figureId({ measure, whose: agencyId }, point)
    const figure = look(id)
    const [numerator, denominator] = [look(`${id}:numerator`), look(`${id}:denominator`)]
    const rated = isNumber(figure) ? ratedOf(measure, point, target, rule) : undefined
    return {
      measure,
      figure,
      base: numerator && denominator && { numerator, denominator },
      rating: rated?.rating,
      isSmall: rated?.smallGroup ?? false,
      state: point.observed?.state ?? 'missing',
    }
  }
  const sent = new Set(held.map(({ whose }) => whose))
  const period = held[0]?.points[0]?.period
  const [first] = measures
  return {
    period,
    late: period && first && lateFigure(first, period, facts),
    columns,
    rows: agencies
      .filter(({ agencyId }) => sent.has(agencyId))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
      .map(agency => ({ agency, cells: columns.map(column => cell(agency.agencyId, column)) })),
  }
}

function ratedOf(
  { polarity }: Measure,
  { observed }: HeldPoint,
  target: Exact | undefined,
  rule: RagRule,
): Rated | undefined {
  const rated = polarity === 'more-is-better' && observed ? rag(observed, target, rule) : undefined
  return rated?.rating === undefined ? undefined : rated
}
