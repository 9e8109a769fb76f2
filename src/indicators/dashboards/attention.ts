import type { Card } from './card.ts'
import { askInWords } from './card-words.ts'
import type { Late } from './lateness.ts'
import type { ReadPanel } from './read-dashboard.ts'

/** What a reader should look at first. Each measure stands once under each head. */
export interface Attention {
  /** What one owner owes for one period, the longest late first */
  readonly late: readonly LateGroup[]
  readonly missing: readonly OwnedGroup[]
  readonly below: readonly Noted[]
  readonly unusual: readonly Noted[]
}

export interface Noted {
  readonly panelId: string
  readonly card: Card
}

export interface OwnedGroup {
  /** "Ask: Constabulary" */
  readonly ask: string
  readonly noted: readonly Noted[]
}

export interface LateGroup extends OwnedGroup {
  readonly late: Late
}

export function attentionIn(panels: readonly ReadPanel[]): Attention {
  const noted = notedIn(panels)
  const among = (wanted: (card: Card) => boolean): Noted[] => noted.filter(({ card }) => wanted(card))
  const missing = among(({ late, newest }) => late === undefined && newest?.figure === undefined)
  return {
    late: [...lateGroups(noted), ...lateOfAgencies(panels)].sort((a, b) => b.late.days - a.late.days),
    missing: [...Map.groupBy(missing, ({ card }) => askInWords(card.measure))].map(([ask, own]) => ({
      ask,
      noted: own,
    })),
    below: among(({ target }) => target?.rating === 'below' || target?.rating === 'close'),
    unusual: among(({ unusual }) => unusual !== undefined),
  }
}

function notedIn(panels: readonly ReadPanel[]): Noted[] {
  const first = new Map<string, Noted>()
  for (const read of panels) {
    if (read.shows !== 'cards') continue
    for (const card of read.cards) {
      const key = `${card.measure.code} ${card.whose}`
      if (!first.has(key)) first.set(key, { panelId: read.panel.id, card })
    }
  }
  return [...first.values()]
}

function lateGroups(noted: readonly Noted[]): LateGroup[] {
  const groups = Map.groupBy(
    noted.filter(({ card }) => card.late),
    ({ card: { measure, late } }) => `${measure.owner} ${late?.period.name} ${late?.newest.name}`,
  )
  return [...groups.values()].flatMap(own => {
    const [one] = own
    return one?.card.late ? [{ ask: askInWords(one.card.measure), late: one.card.late, noted: own }] : []
  })
}

/** A whole panel is late at once: what agencies return comes together. */
const lateOfAgencies = (panels: readonly ReadPanel[]): LateGroup[] =>
  panels.flatMap(read =>
    read.shows === 'agencies' && read.heat.late
      ? [{ ask: `Ask each agency: ${read.panel.title}`, late: read.heat.late, noted: [] }]
      : [],
  )
