import type { Tx } from '#platform/db/database.ts'
import type { About } from '../codes.ts'
import {
  type AnswerCounts,
  type ConcernCounts,
  type ConcludedCounts,
  type Counted,
  type Counting,
  countAnswers,
  countConcerns,
  countEnquiriesConcluded,
  countEnquiriesStarted,
  type StartedCounts,
} from './counted.store.ts'
import { ALL_DIMENSIONS, type Dimension } from './dimensions.ts'
import { type HeldCounts, heldAnswers, heldConcerns, heldConcluded, heldStarted } from './held-counts.ts'

/** A group of cases that one period picks out: what is counted of it, and how it can be broken down. */
export interface Cohort<Counts> {
  readonly about: About
  readonly dimensions: readonly Dimension[]
  /** which days pick a case out, for the list of records behind a figure */
  readonly kind: 'concerns' | 'started' | 'concluded'
  count(tx: Tx, days: Counting, dimension?: string): Promise<Counted<Counts>>
  readonly held: HeldCounts<Counts>
}

export const concernsReceived: Cohort<ConcernCounts> = {
  about: 'adult',
  kind: 'concerns',
  dimensions: ALL_DIMENSIONS,
  count: (tx, days, dimension) => countConcerns(tx, 'adult', days, dimension),
  held: heldConcerns('adult'),
}

export const childContacts: Cohort<ConcernCounts> = {
  about: 'child',
  kind: 'concerns',
  dimensions: ['source', 'type', 'age-band', 'sex', 'ethnicity'],
  count: (tx, days, dimension) => countConcerns(tx, 'child', days, dimension),
  held: heldConcerns('child'),
}

export const enquiriesStarted: Cohort<StartedCounts> = {
  about: 'adult',
  kind: 'started',
  dimensions: ALL_DIMENSIONS,
  count: countEnquiriesStarted,
  held: heldStarted,
}

export const enquiriesConcluded: Cohort<ConcludedCounts> = {
  about: 'adult',
  kind: 'concluded',
  dimensions: ALL_DIMENSIONS,
  count: countEnquiriesConcluded,
  held: heldConcluded,
}

export const answersOfConcerns: Cohort<AnswerCounts> = {
  about: 'adult',
  kind: 'concerns',
  dimensions: [],
  count: (tx, days) => countAnswers(tx, days),
  held: heldAnswers,
}
