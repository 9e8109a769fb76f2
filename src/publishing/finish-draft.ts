import {
  type DisclosureProfile,
  denominatorOf,
  disclose,
  type Exposure,
  type LogEntry,
  numeratorOf,
  type Publishable,
  type PublishedCell,
  publishableData,
  publishableText,
  thawPublishable,
} from '#indicators'
import type {
  Block,
  DisclosureNote,
  Inline,
  NestedItem,
  PublishedDocument,
  PublishedFigure,
  Section,
} from './document.ts'
import { inlinesOf } from './document-outline.ts'
import type { DraftBlock, DraftDocument, DraftSection, FoundFigure, FoundFigures, Look } from './draft.ts'
import { releaseOf } from './release-cells.ts'

export type Finished =
  | {
      readonly outcome: 'finished'
      readonly document: PublishedDocument
      /** What readers see of each count: kept, so that a later release cannot give a withheld one away. */
      readonly shown: readonly PublishedCell[]
      readonly withheld: readonly LogEntry[]
    }
  | { readonly outcome: 'refused'; readonly exposed: readonly Exposure[] }

/**
 * Decides what readers may see of every figure at once, then prints the draft with exactly that. The document holds no
 * number that was withheld: not in prose, tables, pictures, their descriptions, or the register of figures.
 * `mayNameOthers`: the draft has moved on since these figures were found. What it draws from others is left out.
 */
export function finishDraft(
  draft: DraftDocument,
  found: FoundFigures,
  profile: DisclosureProfile,
  earlier: readonly PublishedCell[] = [],
  { mayNameOthers = false } = {},
): Finished {
  const release = releaseOf(found)
  const decided = disclose(release, profile, { earlier })
  if (decided.outcome === 'refused') return { outcome: 'refused', exposed: decided.exposed }
  const look: Look = id => {
    const publishable = decided.published.get(id)
    if (publishable) return publishable
    if (!mayNameOthers) throw new Error(`the draft names the figure ${id}, which was not found`)
    return thawPublishable({ state: 'missing', words: NOT_HELD, profile: profile.name })
  }
  const sections = draft.sections.map(section => printSection(section, look))
  const used = new Set(sections.flatMap(figureIdsOf))
  const document: PublishedDocument = {
    ...draft,
    ...(profile.protection && { disclosure: disclosureNote(profile) }),
    sections,
    figures: [...found.figures.values()].flatMap(figure => registerEntries(figure, look, decided.published, used)),
    errata: [],
  }
  return { outcome: 'finished', document, shown: decided.shown, withheld: decided.log }
}

const disclosureNote = ({ symbol, note, roundBase, roundWiderAreasBase }: DisclosureProfile): DisclosureNote => ({
  symbol,
  note,
  isRounded: roundBase > 1 || roundWiderAreasBase > 1,
})

const NOT_HELD = 'not in this release'

function printSection(section: DraftSection, look: Look): Section {
  const { lead, blocks, sections, ...rest } = section
  return {
    ...rest,
    ...(lead === undefined ? {} : { lead: printRuns(lead, look) }),
    blocks: blocks.flatMap(block => printBlock(block, look)),
    sections: sections.flatMap(each => {
      const printed = printSection(each, look)
      return isEmptyDrawing(each, printed) ? [] : [printed]
    }),
  }
}

/** Everything in it is drawn from figures, and there was nothing to draw: its heading would stand alone. */
const isEmptyDrawing = (draft: DraftSection, printed: Section): boolean =>
  draft.blocks.length > 0 && draft.sections.length === 0 && printed.blocks.length === 0

function printBlock(block: DraftBlock, look: Look): readonly Block[] {
  switch (block.kind) {
    case 'drawn': {
      let isWhole = true
      const blocks = block.draw(id => {
        const publishable = look(id)
        if (publishable.state === 'missing' && publishable.words === NOT_HELD) isWhole = false
        return publishable
      })
      return isWhole ? blocks.flatMap(each => printBlock(each, look)) : []
    }
    case 'paragraph':
    case 'quote':
      return [{ ...block, content: printRuns(block.content, look) }]
    case 'list':
      return [{ ...block, items: block.items.map(item => printRuns(item, look)) }]
    case 'nested-list':
      return [{ ...block, items: block.items.map(item => printItem(item, look)) }]
    case 'table':
      return [
        { ...block, rows: block.rows.map(row => ({ ...row, cells: row.cells.map(cell => printRuns(cell, look)) })) },
      ]
    case 'callout':
      return [{ ...block, paragraphs: block.paragraphs.map(each => printRuns(each, look)) }]
    case 'glossary':
      return [
        {
          ...block,
          entries: block.entries.map(entry => ({ ...entry, definition: printRuns(entry.definition, look) })),
        },
      ]
    case 'chart':
      return [block]
  }
}

const printItem = (item: NestedItem, look: Look): NestedItem => ({
  content: printRuns(item.content, look),
  items: item.items.map(each => printItem(each, look)),
})

const printRuns = (runs: readonly Inline[], look: Look): Inline[] =>
  runs.map(run => (run.kind === 'figure' ? { ...run, text: publishableText(look(run.figureId)) } : run))

const figureIdsOf = (section: Section): string[] => [
  ...inlinesOf(section).flatMap(run => (run.kind === 'figure' ? [run.figureId] : [])),
  ...section.sections.flatMap(figureIdsOf),
]

/** The figure and its two parts, those of them that the document prints. */
function registerEntries(
  figure: FoundFigure,
  look: Look,
  published: ReadonlyMap<string, Publishable>,
  used: ReadonlySet<string>,
): PublishedFigure[] {
  const [top, bottom] = [numeratorOf(figure.id), denominatorOf(figure.id)]
  const printed = (id: string) => (published.has(id) ? publishableText(look(id)) : null)
  const entry = (id: string, title: string, unit: string): PublishedFigure => {
    const publishable = look(id)
    const isWithheld = publishable.state === 'withheld' || publishable.state === 'suppressed'
    // What remains of a whole can be what is protected: a figure that is withheld goes with its base.
    const base = id === figure.id && !isWithheld
    return {
      id,
      code: figure.code,
      periodCode: figure.periodCode,
      title,
      ...(figure.agency === undefined ? {} : { agency: figure.agency }),
      definition: figure.definition,
      period: figure.period,
      state: isWithheld ? 'withheld' : 'published',
      printed: publishableText(publishable),
      value: publishable.state === 'shown' ? publishableData(publishable) : null,
      valueState:
        publishable.state === 'shown' ? 'value' : publishable.state === 'withheld' ? 'suppressed' : publishable.state,
      numerator: base ? printed(top) : null,
      denominator: base ? printed(bottom) : null,
      unit,
      source: figure.source,
      revision: figure.revision,
      approver: figure.approver,
      caveat: figure.caveat,
    }
  }
  const words = figure.content.kind === 'observed' ? figure.content : { numerator: '', denominator: '' }
  return [
    ...(used.has(figure.id) ? [entry(figure.id, figure.title, figure.unit)] : []),
    ...(used.has(top) ? [entry(top, `${figure.title}: ${words.numerator}`, words.numerator)] : []),
    ...(used.has(bottom) ? [entry(bottom, `${figure.title}: ${words.denominator}`, words.denominator)] : []),
  ]
}
