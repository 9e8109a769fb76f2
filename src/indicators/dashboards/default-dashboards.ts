import type { Catalogue } from '../catalogue.ts'
import type { Measure } from '../measure.ts'
import { type Audience, freeSlug } from './dashboard.ts'
import { type Layout, MOST_PANELS, measureLimit, type Panel, USUAL_YEARS } from './layout.ts'
import { findTheme, isDrawable, isReturnedByEach, type PanelPlan, plannedCodes, THEMES, type Theme } from './themes.ts'

/** A group as its dashboard is made for it. */
export interface GroupToServe {
  readonly groupId: string
  readonly name: string
  readonly remit: string
}

export interface AgencyToServe {
  readonly agencyId: string
  readonly name: string
  readonly aliases: readonly string[]
}

export interface Readers {
  readonly groups: readonly GroupToServe[]
  readonly agencies: readonly AgencyToServe[]
}

/** What is shown to readers whose dashboard nobody has arranged; its layout is made when it is asked for. */
export interface DefaultDashboard {
  readonly slug: string
  readonly audience: Audience
  layout(): Layout
}

/** One for each theme, group and agency, made from what the catalogue holds: nobody begins with an empty page. */
export function defaultDashboards(catalogue: Catalogue, { groups, agencies }: Readers): readonly DefaultDashboard[] {
  const taken = new Set<string>()
  const made = (audience: Audience, title: string, layout: () => Layout): DefaultDashboard => {
    const slug = freeSlug(title, taken)
    taken.add(slug)
    return { slug, audience, layout }
  }
  return [
    ...THEMES.map(theme =>
      made({ kind: 'theme', theme: theme.name, name: theme.title }, theme.title, () => themeLayout(catalogue, theme)),
    ),
    ...groups.map(group =>
      made({ kind: 'group', groupId: group.groupId, name: group.name }, group.name, () =>
        groupLayout(catalogue, group),
      ),
    ),
    ...agencies.map(agency =>
      made({ kind: 'agency', agencyId: agency.agencyId, name: agency.name }, agency.name, () =>
        agencyLayout(catalogue, agency),
      ),
    ),
  ]
}

/** For a new dashboard of somebody's own: by its theme, else by the words of its title. */
export function layoutFor(catalogue: Catalogue, audience: Audience, title: string): Layout {
  const theme = audience.kind === 'theme' ? findTheme(audience.theme) : undefined
  const plans = theme?.panels ?? plansAbout(catalogue, title)
  return { title, purpose: theme?.purpose ?? '', years: USUAL_YEARS, panels: panelsOf(catalogue, plans) }
}

const themeLayout = (catalogue: Catalogue, { title, purpose, panels }: Theme): Layout => ({
  title,
  purpose,
  years: USUAL_YEARS,
  panels: panelsOf(catalogue, panels),
})

/** The themes that its name and remit speak of; a group of none leads everything and sees the first of each. */
function groupLayout(catalogue: Catalogue, { name, remit }: GroupToServe): Layout {
  const own = themesOf(name)
  const spoken = own.length > 0 ? own : themesOf(remit)
  const plans = plansOf(spoken.length > 0 ? spoken : THEMES)
  return { title: name, purpose: remit, years: USUAL_YEARS, panels: panelsOf(catalogue, plans) }
}

const themesOf = (text: string): readonly Theme[] => THEMES.filter(({ words }) => words.test(text))

const plansOf = (themes: readonly Theme[]): readonly PanelPlan[] => {
  const [only, ...more] = themes
  return only && more.length === 0 ? only.panels : firstOfEach(themes)
}

/** Of several themes, so many measures each: what a meeting can look at. */
const MOST_OF_EACH = 3

/** The first panel of each, named after its theme; a table by agency is nothing without all its columns. */
const firstOfEach = (themes: readonly Theme[]): PanelPlan[] =>
  themes.flatMap(({ title, panels: [first] }) =>
    first ? [{ ...first, title, ...(first.kind === 'heat-agencies' ? {} : { most: MOST_OF_EACH }) }] : [],
  )

/** What it returns of its own, and the measures whose owner it is. */
function agencyLayout(catalogue: Catalogue, { name, aliases }: AgencyToServe): Layout {
  const names = new Set([name, ...aliases].map(tidy))
  const drawable = catalogue.measures.filter(isDrawable)
  const codes = (wanted: (measure: Measure) => boolean): string[] => drawable.filter(wanted).map(({ code }) => code)
  const owned = codes(({ owner }) => names.has(tidy(owner)))
  const plans: PanelPlan[] = [
    ...(owned.length > 0
      ? [{ kind: 'multiples' as const, title: 'Figures that it answers for', measures: owned }]
      : []),
    {
      kind: 'table',
      title: 'What it returns of its own staff',
      measures: codes(isReturnedByEach),
    },
  ]
  return { title: name, purpose: '', years: USUAL_YEARS, panels: panelsOf(catalogue, plans) }
}

const tidy = (text: string): string => text.toLowerCase().replaceAll('’', "'")

const SHORTEST_WORD = 5

/** Measures whose title or definition has a word of the title; where none has, the first panel of each theme. */
function plansAbout(catalogue: Catalogue, title: string): readonly PanelPlan[] {
  const themes = themesOf(title)
  if (themes.length > 0) return plansOf(themes)
  const words = title
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(word => word.length >= SHORTEST_WORD)
  const found = catalogue.measures.filter(
    measure =>
      isDrawable(measure) && words.some(word => `${measure.title} ${measure.definition}`.toLowerCase().includes(word)),
  )
  return found.length > 0
    ? [
        {
          kind: 'multiples',
          title: `About ${title.toLowerCase()}`,
          measures: found.slice(0, 9).map(({ code }) => code),
        },
      ]
    : firstOfEach(THEMES)
}

function panelsOf(catalogue: Catalogue, plans: readonly PanelPlan[]): Panel[] {
  return plans
    .map(({ kind, title, measures, most }) => ({
      kind,
      title,
      measureCodes: plannedCodes(measures, catalogue.measures).slice(0, most ?? measureLimit(kind)),
    }))
    .filter(({ measureCodes }) => measureCodes.length > 0)
    .slice(0, MOST_PANELS)
    .map((panel, index) => ({ id: `p${index + 1}`, ...panel }))
}
