import { suppliedMeasures } from './supplied.ts'

const usual = {
  topic: 'training',
  owner: 'Training and workforce development',
  protects: 'people',
  legalBasis: 'Children Act 2004 s11; Care Act 2014 s6',
} as const

/** What only a file of training records can tell: who came, who finished, and what they thought of it. */
export const TRAINING_RECORD_MEASURES = suppliedMeasures(usual, [
  {
    code: 'training.attendances',
    title: 'Attendances at training',
    definition: 'Each person at each session that took place. Somebody who came to two sessions counts twice.',
    unit: 'attendance',
    additive: true,
    cadence: 'monthly',
    printedAs: ['attendances', 'training places taken'],
  },
  {
    code: 'training.people',
    title: 'People trained',
    definition: 'Different people who came to at least one session.',
    unit: 'person',
    caveat: 'Known only where every person has a reference of their own in the records.',
    printedAs: ['people trained'],
  },
  {
    code: 'training.completion-rate',
    title: 'Attendances that completed the course',
    definition: 'Attendances that ended with the course completed, as a share of those of which it was recorded.',
    unit: 'attendance',
    form: 'percentage',
    polarity: 'more-is-better',
    ratio: {
      numerator: { words: 'attendances that completed the course' },
      denominator: { words: 'attendances of which it was recorded' },
    },
    printedAs: ['completion rate'],
  },
  {
    code: 'training.rated-useful',
    title: 'Answers that rated a course useful',
    definition: 'Evaluations that rated the course 4 or 5 of 5, as a share of those that rated it.',
    unit: 'answer',
    form: 'percentage',
    polarity: 'more-is-better',
    ratio: { numerator: { words: 'answers of 4 or 5' }, denominator: { words: 'answers' } },
    caveat: 'Those who answer may be others than those who do not.',
    printedAs: ['rated useful'],
  },
])
