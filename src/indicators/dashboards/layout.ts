import { z } from 'zod'
import { parsePeriod } from '../period.ts'

export const PANEL_KINDS = ['multiples', 'trend', 'comparison', 'heat-periods', 'heat-agencies', 'table'] as const
export type PanelKind = (typeof PANEL_KINDS)[number]

export const PANEL_KIND_WORDS: Readonly<Record<PanelKind, { readonly name: string; readonly shows: string }>> = {
  multiples: { name: 'Small charts', shows: 'one for each measure, with what is unusual, late or below its target' },
  trend: { name: 'One large chart', shows: 'one measure over time, with its limits of ordinary variation' },
  comparison: { name: 'Beside other areas', shows: 'neighbours, region and England, in no order of merit' },
  'heat-periods': { name: 'Heat map by period', shows: 'each measure against its own highest and lowest' },
  'heat-agencies': { name: 'Heat map by agency', shows: 'what agencies return of their own, against the target' },
  table: { name: 'Table', shows: 'the newest figures with their change and target' },
}

export const MOST_PANELS = 12
export const MOST_MEASURES = 24
/** One is drawn large. */
export const measureLimit = (kind: PanelKind): number => (kind === 'trend' ? 1 : MOST_MEASURES)

export const YEARS_BACK = [1, 3, 5, 10] as const
export type YearsBack = (typeof YEARS_BACK)[number]
export const USUAL_YEARS: YearsBack = 5

const panelSchema = z.strictObject({
  /** Unique in its dashboard, kept while the panel is moved or changed: "p3" */
  id: z.string().regex(/^p\d{1,4}$/),
  kind: z.enum(PANEL_KINDS),
  title: z.string().min(1).max(100),
  measureCodes: z.array(z.string().max(100)).min(1).max(MOST_MEASURES),
})

const isMonth = (text: string): boolean =>
  /^\d{4}-\d{2}$/.test(text) && parsePeriod(`${text}..${text}`).kind === 'month'

export const layoutSchema = z.strictObject({
  title: z.string().min(1).max(100),
  /** Why these figures, for whoever reads them. */
  purpose: z.string().max(500),
  /** The last month that is shown, "2024-03"; without it, up to today. */
  upTo: z.string().refine(isMonth).optional(),
  years: z.literal(YEARS_BACK),
  panels: z.array(panelSchema).max(MOST_PANELS),
})

export type Panel = Readonly<z.infer<typeof panelSchema>>
export type Layout = Readonly<Omit<z.infer<typeof layoutSchema>, 'panels'>> & { readonly panels: readonly Panel[] }

export const findPanel = ({ panels }: Layout, id: string): Panel | undefined => panels.find(panel => panel.id === id)

/** Every measure that a layout names, each once, in its order. */
export const codesOf = ({ panels }: Pick<Layout, 'panels'>): readonly string[] => [
  ...new Set(panels.flatMap(panel => panel.measureCodes)),
]

export function addPanel(layout: Layout, panel: Omit<Panel, 'id'>): Layout {
  const numbers = layout.panels.map(({ id }) => Number(id.slice(1)))
  return { ...layout, panels: [...layout.panels, { id: `p${Math.max(0, ...numbers) + 1}`, ...panel }] }
}

export const changePanel = (layout: Layout, id: string, panel: Omit<Panel, 'id'>): Layout => ({
  ...layout,
  panels: layout.panels.map(each => (each.id === id ? { id, ...panel } : each)),
})

export const removePanel = (layout: Layout, id: string): Layout => ({
  ...layout,
  panels: layout.panels.filter(each => each.id !== id),
})

/** The first cannot go up and the last cannot go down: then nothing changes. */
export function movePanel(layout: Layout, id: string, way: 'up' | 'down'): Layout {
  const from = layout.panels.findIndex(each => each.id === id)
  const to = way === 'up' ? from - 1 : from + 1
  const panel = layout.panels[from]
  if (!panel || to < 0 || to >= layout.panels.length) return layout
  return { ...layout, panels: layout.panels.toSpliced(from, 1).toSpliced(to, 0, panel) }
}
