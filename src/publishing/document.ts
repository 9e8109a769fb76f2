import type { ValueState } from '#indicators'
import type { ChartTable } from '#platform/charts/chart.ts'
import type { MatrixState } from '#platform/ui/matrix-cell.ts'

/** A published document as it is frozen: plain data, so that it can be kept as JSON and printed again the same. */
export interface PublishedDocument {
  /** In addresses and file names: "annual-report-2023-24". */
  readonly id: string
  readonly title: string
  /** "1 April 2023 to 31 March 2024" */
  readonly period: string
  readonly partnership: string
  readonly language: 'en-GB'
  /** Printed on every sheet: "Public", "Internal: not for publication". */
  readonly marking: string
  /** As 2024-09-26. */
  readonly publishedOn: string
  /** What every page must say, such as that the partnership is a demonstration. */
  readonly notice: string | null
  /** Under which the open data may be used: "Open Government Licence v3.0". */
  readonly licence: string | null
  /** The local authority that its figures are about, by its ONS code, where the partnership is set to one. */
  readonly areaCode?: string
  /** How small counts are protected, as readers are told wherever it shows; absent where nothing is. */
  readonly disclosure?: DisclosureNote
  readonly sections: readonly Section[]
  readonly figures: readonly PublishedFigure[]
  readonly errata: readonly Erratum[]
}

export interface DisclosureNote {
  /** What stands in place of a count that is withheld: "[c]". */
  readonly symbol: string
  readonly note: string
  /** The counts of people that are shown are rounded. */
  readonly isRounded: boolean
}

export interface Section {
  /** In addresses: unique in the document. */
  readonly id: string
  readonly heading: string
  /** The opening paragraph, set larger. */
  readonly lead?: readonly Inline[]
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** A figure in prose: what is printed here and the figure that it is. */
  | {
      readonly kind: 'figure'
      readonly text: string
      readonly figureId: string
      /** In a table that rates its cells: how this one stands. Its meaning is told in the table's notes. */
      readonly state?: MatrixState
    }
  | { readonly kind: 'footnote'; readonly text: string }

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  /** A list whose items have items of their own: a structure. */
  | { readonly kind: 'nested-list'; readonly items: readonly NestedItem[] }
  | ({ readonly kind: 'table' } & DocumentTable)
  | ({ readonly kind: 'chart' } & DocumentChart)
  | { readonly kind: 'callout'; readonly heading?: string; readonly paragraphs: readonly (readonly Inline[])[] }
  | { readonly kind: 'quote'; readonly content: readonly Inline[]; readonly attribution: string }
  | { readonly kind: 'glossary'; readonly entries: readonly GlossaryEntry[] }

export interface NestedItem {
  readonly content: readonly Inline[]
  readonly items: readonly NestedItem[]
}

export interface GlossaryEntry {
  readonly term: string
  readonly definition: readonly Inline[]
}

export interface DocumentTable {
  readonly id: string
  readonly caption: string
  readonly columns: readonly { readonly heading: string; readonly numeric: boolean }[]
  readonly rows: readonly TableRow[]
  readonly notes: readonly string[]
}

export interface TableRow {
  /** The first cell is the heading of the row. */
  readonly cells: readonly (readonly Inline[])[]
  readonly isTotal: boolean
}

export interface DocumentChart {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** What the picture shows, in a sentence or two: its alternative text wherever it is printed. */
  readonly description: string
  readonly svg: string
  readonly width: number
  readonly height: number
  /** Only values that stand here are drawn. */
  readonly table: ChartTable
  /** The text beside it says all that its table says: the table stands in the open data only. */
  readonly isTold?: boolean
}

export const FIGURE_STATES = ['published', 'withheld', 'corrected'] as const
export type FigureState = (typeof FIGURE_STATES)[number]

export interface PublishedFigure {
  readonly id: string
  /** The measure's code, and the period's name where a program reads it: "2023-24". */
  readonly code: string
  readonly periodCode: string
  readonly title: string
  /** Of a figure that an agency returned: its name. */
  readonly agency?: string
  readonly definition: string
  /** "1 April 2023 to 31 March 2024" */
  readonly period: string
  readonly state: FigureState
  /** As the public reads it: "21.4%", "withheld". */
  readonly printed: string
  /** The same as a plain decimal, "21.4"; null where there is none to publish. */
  readonly value: string | null
  /** Why there is no value; `value` where there is one. */
  readonly valueState: ValueState
  readonly numerator: string | null
  readonly denominator: string | null
  readonly unit: string
  readonly source: string
  readonly revision: string
  readonly approver: string | null
  readonly caveat: string | null
}

/** A correction states what was printed before; one made for disclosure has nowhere to state it. */
export type Erratum =
  | (ErratumFacts & { readonly cause: 'correction'; readonly was: string })
  | (ErratumFacts & { readonly cause: 'disclosure' })

interface ErratumFacts {
  readonly number: number
  /** As 2024-10-03. */
  readonly publishedOn: string
  readonly figureId: string | null
  /** Where it stands: "Adults: concerns and enquiries". */
  readonly place: string
  readonly now: string
  readonly reason: string
}
