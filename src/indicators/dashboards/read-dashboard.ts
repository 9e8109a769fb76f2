import { listAgencies } from '#partnership'
import type { Tx } from '#platform/db/database.ts'
import type { Catalogue } from '../catalogue.ts'
import { type Comparison, comparable, findComparators } from '../comparison/compare.ts'
import type { DisclosureProfile } from '../disclosure/profiles.ts'
import { getRagRule, listTargets } from '../measure.store.ts'
import type { Measure } from '../measure.ts'
import { dayPeriod } from '../period.ts'
import { type AgencyHeat, agencyHeat } from './agency-heat.ts'
import type { Card } from './card.ts'
import { type ComparisonCard, comparisonCard } from './comparison-card.ts'
import { listNewestByAgency } from './dashboard-figures.store.ts'
import { type DashboardView, profileOf } from './dashboard-view.ts'
import { codesOf, type Layout, type Panel, type PanelKind } from './layout.ts'
import { createCardReader } from './read-cards.ts'
import { createReadComparisons, mayBePublished, type ReadComparisons } from './read-series.ts'

/** A panel with what it shows; `refused`: disclosure control cannot protect everybody in it, so nothing is shown. */
export type ReadPanel =
  | { readonly panel: Panel; readonly shows: 'cards'; readonly cards: readonly Card[] }
  | { readonly panel: Panel; readonly shows: 'comparisons'; readonly cards: readonly ComparisonCard[] }
  | { readonly panel: Panel; readonly shows: 'agencies'; readonly heat: AgencyHeat }
  | { readonly panel: Panel; readonly shows: 'refused' }

const CARD_KINDS: readonly PanelKind[] = ['multiples', 'trend', 'heat-periods', 'table']

export type ReadDashboard = (tx: Tx, layout: Layout, view: DashboardView) => Promise<readonly ReadPanel[]>

/** Reads what the panels show: a handful of questions for a whole dashboard, however many panels and measures it has. */
export function createReadDashboard(catalogue: Catalogue): ReadDashboard {
  const readComparisons = createReadComparisons(catalogue)
  const readCards = createCardReader()
  return async (tx, layout, view) => {
    const measures = measuresOf(
      catalogue,
      codesOf({ panels: layout.panels.filter(({ kind }) => CARD_KINDS.includes(kind)) }),
    )
    const comparisons = await readPublished(tx, catalogue, readComparisons, { layout, measures })
    const cards = await readCards(tx, measures, comparisons, view)
    const profile = profileOf(view)
    const panels: ReadPanel[] = []
    for (const panel of layout.panels) panels.push(await readPanel(panel))
    return panels

    async function readPanel(panel: Panel): Promise<ReadPanel> {
      const own = measuresOf(catalogue, panel.measureCodes)
      if (panel.kind === 'heat-agencies') return readAgencies(tx, panel, own, view)
      if (panel.kind === 'comparison') return { panel, shows: 'comparisons', cards: compared(own, profile) }
      if (cards === 'refused') return { panel, shows: 'refused' }
      return { panel, shows: 'cards', cards: own.flatMap(({ code }) => cards.get(code) ?? []) }
    }

    function compared(own: readonly Measure[], shownTo: DisclosureProfile): ComparisonCard[] {
      const asked = own.flatMap(measure => comparable(catalogue, measure) ?? [])
      return [...new Set(asked)].flatMap(({ code }) => {
        const comparison = comparisons.get(code)
        return (comparison && comparisonCard(comparison, shownTo)) ?? []
      })
    }
  }
}

const measuresOf = (catalogue: Catalogue, codes: readonly string[]): Measure[] =>
  codes.flatMap(code => catalogue.find(code) ?? [])

/** What is published of the measures that are compared, and of those that the partnership may hold too little of. */
async function readPublished(
  tx: Tx,
  catalogue: Catalogue,
  read: ReadComparisons,
  { layout, measures }: { readonly layout: Layout; readonly measures: readonly Measure[] },
): Promise<ReadonlyMap<string, Comparison>> {
  const compared = layout.panels
    .filter(({ kind }) => kind === 'comparison')
    .flatMap(panel => measuresOf(catalogue, panel.measureCodes))
  const wanted = [
    ...measures.filter(mayBePublished),
    ...compared.flatMap(measure => comparable(catalogue, measure) ?? []),
  ]
  if (wanted.length === 0) return new Map()
  const comparators = await findComparators(tx)
  return comparators ? read(tx, comparators, [...new Set(wanted)]) : new Map()
}

async function readAgencies(
  tx: Tx,
  panel: Panel,
  measures: readonly Measure[],
  view: DashboardView,
): Promise<ReadPanel> {
  const measureCodes = measures.map(({ code }) => code)
  const end = dayPeriod(view.until)
  const heat = agencyHeat({
    measures,
    figures: await listNewestByAgency(tx, { measureCodes, until: view.until }),
    agencies: (await listAgencies(tx)).map(({ agencyId, name }) => ({ agencyId, name })),
    targets: await listTargets(tx, measureCodes, end),
    rule: (await getRagRule(tx, end)).rule,
    profile: profileOf(view),
    only: view.agencyId,
    today: view.today,
    until: view.until,
  })
  return heat === 'refused' ? { panel, shows: 'refused' } : { panel, shows: 'agencies', heat }
}
