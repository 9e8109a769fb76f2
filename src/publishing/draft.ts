import type { AdditiveGroup, FigureUnit, ObservedValue, Protects, Publishable } from '#indicators'
import type { Block, PublishedDocument, Section } from './document.ts'

/** A figure as it was found in the registers, before disclosure control has seen it. */
export interface FoundFigure {
  /** In addresses; `figureId` makes it. */
  readonly id: string
  readonly code: string
  /** The period's name, "2023-24". */
  readonly periodCode: string
  readonly title: string
  /** Of a figure that an agency returned: its name. */
  readonly agency?: string
  readonly definition: string
  /** "1 April 2023 to 31 March 2024" */
  readonly period: string
  /** In words: "concerns", "per cent of concerns". */
  readonly unit: string
  readonly figureUnit: FigureUnit
  readonly decimals: number
  readonly protects: Protects
  readonly content: FoundContent
  readonly source: string
  readonly revision: string
  readonly approver: string | null
  readonly caveat: string | null
}

export type FoundContent =
  | {
      readonly kind: 'observed'
      readonly observed: ObservedValue
      readonly numerator: string
      readonly denominator: string
    }
  /** Worked out from two other figures of the same draft, by their ids. */
  | { readonly kind: 'change' | 'percentage-change'; readonly current: string; readonly previous: string }

export interface FoundFigures {
  readonly figures: ReadonlyMap<string, FoundFigure>
  /** Which counts sum to which: by figure id. */
  readonly groups: readonly AdditiveGroup[]
}

/** A part of a ratio is a figure of its own: see `numeratorOf` of indicators. */
export function figureId(code: string, period: string, dimension?: string): string {
  return dimension === undefined ? `${code}@${period}` : `${code}@${period}@${dimension}`
}

/** The figure that a count is a part of: itself, when it is no part. */
export const figureOf = (id: string): string => id.replace(/:(numerator|denominator)$/, '')

/** What a drawn block may know of a figure: only what readers may see of it. */
export type Look = (figureId: string) => Publishable

/**
 * A draft is a document whose figures are named but not yet printed: the text of a `figure` run is ignored, and blocks
 * that depend on figures are drawn once readers' view of them is settled.
 */
export type DraftBlock =
  | Block
  | {
      readonly kind: 'drawn'
      /** The words that it will print whatever its figures are. */
      readonly words: string
      readonly draw: (look: Look) => readonly Block[]
    }

export interface DraftSection extends Omit<Section, 'blocks' | 'sections'> {
  readonly blocks: readonly DraftBlock[]
  readonly sections: readonly DraftSection[]
}

export interface DraftDocument extends Omit<PublishedDocument, 'sections' | 'figures' | 'errata' | 'disclosure'> {
  readonly sections: readonly DraftSection[]
}
