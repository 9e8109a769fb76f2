import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Period } from './period.ts'
import type { ObservedValue, Protects } from './value.ts'

export const TOPICS = ['adults', 'children', 'police', 'training', 'reviews', 'audits'] as const
export type Topic = (typeof TOPICS)[number]
export const isTopic = (text: string): text is Topic => TOPICS.some(topic => topic === text)

export const TOPIC_WORDS: Readonly<Record<Topic, string>> = {
  adults: 'Adults',
  children: 'Children',
  police: 'Police',
  training: 'Training',
  reviews: 'Reviews',
  audits: 'Audits',
}

export const FORMS = ['count', 'percentage', 'per-10000', 'ratio', 'words'] as const
/** `per-10000`: for each 10,000 of its denominator, as rates of a population are given. */
export type Form = (typeof FORMS)[number]

export const POLARITIES = ['more-is-better', 'less-is-better', 'neutral'] as const
export type Polarity = (typeof POLARITIES)[number]

export const TIMINGS = ['during', 'at-end'] as const
/** `at-end`: a stock on the last day of the period, such as children on a plan at 31 March. */
export type Timing = (typeof TIMINGS)[number]

/** One side of a ratio: what it counts, and the measure that counts it where there is one. */
export interface RatioPart {
  readonly words: string
  readonly code?: string
}

export interface EarlierDefinition {
  readonly definition: string
  /** First day on which it counted, "2019-04-01". */
  readonly from: string
  /** Why it was given up. */
  readonly why: string
}

export interface MeasureDefinition {
  /** "adult.concerns.received": lower case, dots between ideas, hyphens inside one */
  readonly code: string
  readonly title: string
  /** What is counted and what is not, as a sentence for a reader of the report. */
  readonly definition: string
  readonly topic: Topic
  /** What one is: child, conference, report, crime. Units are never mixed. */
  readonly unit: string
  readonly form: Form
  readonly decimals: number
  readonly polarity: Polarity
  readonly ratio?: { readonly numerator: RatioPart; readonly denominator: RatioPart }
  readonly owner: string
  readonly cadence: string
  readonly timing: Timing
  readonly additive: boolean
  /** Codes of the measures that sum to this one over the same period: a withheld part could be worked out from the rest. */
  readonly parts?: readonly string[]
  readonly caveat: string
  readonly protects: Protects
  readonly legalBasis: string
  /** First day on which this definition counted, "2019-04-01". */
  readonly validFrom: string
  /** What it meant before, the oldest first; each until the next began. */
  readonly earlier?: readonly EarlierDefinition[]
  /** The measure that counts the records which have no place, and so are in no area's figure. */
  readonly unplaced?: string
  /** What suppliers call it in their files. */
  readonly printedAs: readonly string[]
  /** A target written into the definition, in the unit of the value. */
  readonly target?: string
}

/** Where a figure is about: the partnership's own area (empty), or "force", "england" or a GSS code. */
export const OWN_AREA = ''

export interface Scope {
  readonly period: Period
  readonly area: string
  /** "dimension=value"; empty for the whole */
  readonly breakdown: string
  /** As known at the end of that day; without it, as known now. What was supplied is the same on every day. */
  readonly asAt?: Temporal.PlainDate | undefined
}

/** Who asks for the records behind a figure, and when. */
export interface EvidenceReader {
  readonly actor: Actor
  readonly now: Temporal.Instant
}

/** The records behind one value, for those who may see them. */
export interface Evidence {
  readonly title: string
  readonly href: string
}

/** A measure whose figures come from files: its observations are what intake accepted. */
export interface SuppliedMeasure extends MeasureDefinition {
  readonly kind: 'supplied'
}

/** Days in a row of which there are whole records. */
export interface RecordSpan {
  readonly begin: Temporal.PlainDate
  /** undefined: they go on */
  readonly end: Temporal.PlainDate | undefined
}

/** A measure that a domain works out from its own records; declared in that domain's `*.measures.ts`. */
export interface CalculatedMeasure extends MeasureDefinition {
  readonly kind: 'calculated'
  /** The ways in which it can be broken down: "age", "source". */
  readonly dimensions: readonly string[]
  /**
   * The days of which the partnership's records are whole: spans in their order that do not touch; none while there are no
   * records. For a period that is not within one a supplied figure stands. Without this function there are records of every
   * period.
   */
  recordsCover?(tx: Tx): Promise<readonly RecordSpan[]>
  calculate(tx: Tx, scope: Scope): Promise<ObservedValue>
  /** The values of whole months, as known now, where they cost no more than one period does. */
  calculateMonths?(tx: Tx, months: readonly Period[]): Promise<readonly ObservedValue[]>
  /** One value for each part of a dimension. */
  calculateBy(
    tx: Tx,
    scope: Scope,
    dimension: string,
  ): Promise<readonly { breakdown: string; observed: ObservedValue }[]>
  /** Nothing for a reader who may not see the records. */
  explain(tx: Tx, scope: Scope, reader: EvidenceReader): Promise<readonly Evidence[]>
}

export type Measure = SuppliedMeasure | CalculatedMeasure
