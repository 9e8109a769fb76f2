import { chartsAndTables, correctSection } from './correct-blocks.ts'
import type { Erratum, PublishedDocument, PublishedFigure, Section } from './document.ts'
import { blocksOf, inlinesOf } from './document-outline.ts'

/** Why a figure is put right, as the public reads it. */
export interface Correction {
  readonly figureId: string
  readonly cause: Erratum['cause']
  readonly reason: string
  /** As 2024-10-03. */
  readonly publishedOn: string
}

/**
 * The frozen document with one figure put right, and with it every figure that follows from it: in prose, tables,
 * pictures and the register, each with an erratum. Everything else stays as it was printed. `remade` is the same document
 * made anew with the right figure. A correction that withholds anything leaves no trace of what was shown.
 */
export function correctDocument(
  frozen: PublishedDocument,
  remade: PublishedDocument,
  correction: Correction,
): PublishedDocument {
  const changes = changesBetween(frozen, remade, correction.figureId)
  const hides = hidesSomething(changes, correction)
  const printed = new Map(changes.map(({ now }) => [now.id, now.printed]))
  const fresh = new Map(changes.map(({ now }) => [now.id, now]))
  const listed = new Set(frozen.figures.map(figure => figure.id))
  const parts = { printed, hides, remade: chartsAndTables(remade.sections.flatMap(blocksOf), listed) }
  const errata = hides ? frozen.errata.map(erratum => withoutTrace(erratum, printed)) : frozen.errata
  return {
    ...frozen,
    sections: frozen.sections.map(section => correctSection(section, parts)),
    figures: frozen.figures.map(old => fresh.get(old.id) ?? old),
    errata: [...errata, ...changes.map((change, index) => erratumOf(frozen, change, index, hides, correction))],
  }
}

interface Change {
  readonly old: PublishedFigure
  readonly now: PublishedFigure
}

/** The figures that readers will see differently, the corrected one first. */
export function changesBetween(frozen: PublishedDocument, remade: PublishedDocument, figureId: string): Change[] {
  const fresh = new Map(remade.figures.map(figure => [figure.id, figure]))
  const changes = frozen.figures.flatMap((old): Change[] => {
    const now = fresh.get(old.id)
    if (!now || !isSeenDifferently(old, now)) return []
    return [{ old, now: { ...now, state: now.state === 'withheld' ? 'withheld' : 'corrected' } }]
  })
  return changes.toSorted((a, b) => Number(b.now.id === figureId) - Number(a.now.id === figureId))
}

const isSeenDifferently = (old: PublishedFigure, now: PublishedFigure): boolean =>
  now.printed !== old.printed ||
  (now.state === 'withheld') !== (old.state === 'withheld') ||
  now.numerator !== old.numerator ||
  now.denominator !== old.denominator

// The old value of one figure can give away another that is withheld now, by subtraction: then none is stated.
export const hidesSomething = (changes: readonly Change[], { cause }: Pick<Correction, 'cause'>): boolean =>
  cause === 'disclosure' || changes.some(({ now }) => now.state === 'withheld')

const withoutTrace = (erratum: Erratum, printed: ReadonlyMap<string, string>): Erratum => {
  const now = erratum.figureId === null ? undefined : printed.get(erratum.figureId)
  if (now === undefined) return erratum
  const { number, publishedOn, figureId, place } = erratum
  const reason = 'What this erratum said is withheld by a later one.'
  return { number, publishedOn, figureId, place, now, reason, cause: 'disclosure' }
}

function erratumOf(
  frozen: PublishedDocument,
  { old, now }: Change,
  index: number,
  hides: boolean,
  { reason, publishedOn }: Correction,
): Erratum {
  const first = frozen.errata.length + 1
  const facts = {
    number: first + index,
    publishedOn,
    figureId: now.id,
    place: placeOf(frozen, now.id),
    now: now.printed,
    reason: index === 0 ? reason : `It follows from erratum ${first}.`,
  }
  return hides ? { ...facts, cause: 'disclosure' } : { ...facts, cause: 'correction', was: old.printed }
}

function placeOf(document: PublishedDocument, figureId: string): string {
  const within = (section: Section): boolean =>
    inlinesOf(section).some(run => run.kind === 'figure' && run.figureId === figureId) || section.sections.some(within)
  return document.sections.find(within)?.heading ?? document.title
}
