import type { Actor } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Role } from '#platform/auth/roles.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DueItem, DueSource } from '#platform/due-item.ts'
import { POLICE_SECTION_OF } from './catalogue/police.ts'
import { TRAINING_INDICATORS } from './catalogue/training.ts'
import type { Catalogue } from './catalogue.ts'
import { formatShort } from './exact.ts'
import { agencyIndicatorsUrl, measureUrl, policeUrl, trainingIndicatorsUrl } from './indicators.urls.ts'
import { figuresOf, type KpiMatrix, type MatrixFigure, printedShare } from './kpi-matrix.ts'
import type { NewestMatrix } from './newest-matrix.ts'
import { countOpenNotes } from './note.store.ts'
import { periodInWords, periodOfDays } from './period.ts'
import { belowInWords } from './rag.ts'

const SEES_ALL_TARGETS: readonly Role[] = [
  'business-manager',
  'independent-chair',
  'group-chair',
  'scrutineer',
  'training-administrator',
]
const SEES_OPEN_NOTES: readonly Role[] = ['business-manager', 'analyst']
const MOST_NAMED = 3

const holds = ({ roles }: Actor, among: readonly Role[]): boolean => roles.some(role => among.includes(role))

/** Training targets that are not met, for the agency and for the whole partnership, and figures to be read with care. */
export const indicatorDueItems =
  (catalogue: Catalogue, newestMatrix: NewestMatrix): DueSource =>
  async (tx, actor) => {
    if (!hasPermission(actor.roles, 'see-figures')) return []
    const matrix =
      actor.agencyId !== undefined || holds(actor, SEES_ALL_TARGETS) ? await newestMatrix(tx, actor) : undefined
    return [
      ...(matrix ? ownTargets(matrix, actor) : []),
      ...(matrix && holds(actor, SEES_ALL_TARGETS) ? allTargets(matrix) : []),
      ...(holds(actor, SEES_OPEN_NOTES) ? await openNotes(tx, catalogue) : []),
    ]
  }

function ownTargets({ period, rule, rows }: KpiMatrix, actor: Actor): DueItem[] {
  const row = rows.find(({ agency }) => agency.id === actor.agencyId)
  if (!row) return []
  const item = {
    href: agencyIndicatorsUrl(row.agency.id, period.name),
    act: 'Open your agency’s indicators',
    whose: row.agency.name,
  }
  if (!row.figures)
    return [
      {
        ...item,
        title: 'Your agency has sent no training figures',
        why: `For ${periodInWords(period)}. It sent some for an earlier period.`,
      },
    ]
  const below = row.figures.filter(({ rated }) => rated.rating === 'below')
  const close = row.figures.filter(({ rated }) => rated.rating === 'close')
  if (below.length + close.length === 0) return []
  return [
    {
      ...item,
      title: `Your agency met ${row.metCount} of ${row.ratedCount} training targets`,
      why: [
        below.length > 0 && `Below ${belowInWords(rule)}: ${named(below)}`,
        close.length > 0 && `Below by less: ${named(close)}`,
        periodInWords(period),
      ]
        .filter(part => part !== false)
        .map(part => `${part}.`)
        .join(' '),
    },
  ]
}

const named = (figures: readonly MatrixFigure[]): string => listed(figures.map(figureInWords))

function figureInWords({ indicator, observed, rated, target }: MatrixFigure): string {
  const share = printedShare(observed, rated)
  const value = share.includes('/') ? share : `${share}%`
  return `${indicator.title} (${value}${target ? `, target ${formatShort(target, 2)}%` : ''})`
}

function listed(parts: readonly string[]): string {
  const rest = parts.length - MOST_NAMED
  const shown = rest > 1 ? [...parts.slice(0, MOST_NAMED), `${rest} more`] : parts
  return new Intl.ListFormat('en-GB').format(shown)
}

function allTargets(matrix: KpiMatrix): DueItem[] {
  const below = figuresOf(matrix).filter(({ rated }) => rated.rating === 'below')
  if (below.length === 0) return []
  const ratedCount = matrix.rows.reduce((sum, row) => sum + row.ratedCount, 0)
  const agencies = [...Map.groupBy(below, ({ agency }) => agency.name)]
    .map(([name, own]) => ({ name, count: own.length }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name, 'en-GB'))
  const count = below.length === 1 ? '1 training figure is' : `${below.length} training figures are`
  return [
    {
      title: `${count} below target ${belowInWords(matrix.rule)}`,
      href: trainingIndicatorsUrl({ period: matrix.period.name }),
      act: 'Open the training indicators',
      why: `Of ${ratedCount} rated, ${periodInWords(matrix.period)}: ${listed(agencies.map(({ name, count }) => `${name} (${count})`))}.`,
      whose: agencies.length === 1 ? '1 agency' : `${agencies.length} agencies`,
    },
  ]
}

/** One item for each page on which open notes stand. */
async function openNotes(tx: Tx, catalogue: Catalogue): Promise<DueItem[]> {
  const pages = new Map<string, { about: string; count: number }>()
  for (const { measureCode, period, count } of await countOpenNotes(tx)) {
    const page = pageOfNotes(catalogue, measureCode, period)
    if (page) pages.set(page.href, { about: page.about, count: (pages.get(page.href)?.count ?? 0) + count })
  }
  return [...pages].map(([href, { about, count }]) => ({
    title: count === 1 ? `1 data-quality note is open: ${about}` : `${count} data-quality notes are open: ${about}`,
    href,
    act: 'Read the notes',
    why: 'The figures can be used; each note says how they must be read.',
    whose: 'Yours',
  }))
}

function pageOfNotes(
  catalogue: Catalogue,
  code: string | undefined,
  { start, end }: { start: Temporal.PlainDate; end: Temporal.PlainDate },
): { about: string; href: string } | undefined {
  const period = periodOfDays(start, end).name
  if (code === undefined || isTrainingIndicator(code))
    return { about: 'training indicators', href: trainingIndicatorsUrl({ period }) }
  if (POLICE_SECTION_OF.has(code)) return { about: 'police figures, twelve months rolling', href: policeUrl(period) }
  const measure = catalogue.find(code)
  return measure && { about: measure.title, href: measureUrl(code, { period }) }
}

const isTrainingIndicator = (code: string): boolean => TRAINING_INDICATORS.some(indicator => indicator.code === code)
