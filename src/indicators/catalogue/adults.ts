import type { Measure } from '../measure.ts'
import { ADULTS, NO_BASE } from './adult-bases.ts'
import { ADULT_CONCERN_MEASURES } from './adult-concerns.ts'
import { ADULT_ENQUIRY_MEASURES } from './adult-enquiries.ts'
import { suppliedMeasures } from './supplied.ts'

const TIMES_AND_TRENDS = suppliedMeasures(ADULTS, [
  {
    code: 'adult.feedback.in-time',
    title: 'Answers to those who raised a concern, in time',
    definition:
      'Of answers owed to those who raised a concern that was received in the period, and that were given or have fallen due, those given by the day they were due.',
    unit: 'answer',
    form: 'percentage',
    polarity: 'more-is-better',
    target: '100',
    ratio: {
      numerator: { words: 'answers given by the day they were due' },
      denominator: { words: 'answers given or fallen due' },
    },
    legalBasis: 'Local standard; the Care Act sets none',
  },
  {
    code: 'adult.decision.in-time',
    title: 'Decisions within 4 days of the concern',
    definition:
      'Of concerns received in the period that were decided, those decided within four days of being received. A local standard. Concerns that are not decided yet are none of them, however late.',
    unit: 'concern',
    form: 'percentage',
    polarity: 'more-is-better',
    target: '100',
    ratio: {
      numerator: { words: 'concerns decided within four days' },
      denominator: { words: 'concerns decided', code: 'adult.concerns.decided' },
    },
    caveat: `${NO_BASE} Counted from the records, the days are working days; where it was supplied, the source does not say.`,
    legalBasis: 'Local standard; the Care Act sets none',
    printedAs: ['decision made within 4 days of concern'],
  },
  {
    code: 'adult.planning.in-time',
    title: 'Planning meetings within 10 days',
    definition:
      'Of section 42(2) enquiries started in the period, those in which a planning meeting was held within ten days. A local standard.',
    unit: 'enquiry',
    form: 'percentage',
    polarity: 'more-is-better',
    target: '100',
    ratio: {
      numerator: { words: 'enquiries with a planning meeting within ten days' },
      denominator: { words: 'section 42(2) enquiries started in the period' },
    },
    caveat: `${NO_BASE} Counted from the records, the days are working days.`,
    legalBasis: 'Local standard; the Care Act sets none',
    printedAs: ['planning meeting held within 10 days'],
  },
  {
    code: 'adult.concerns.most-reported-by',
    title: 'Kind of organisation that reported most concerns',
    definition: 'The kind of organisation from which most concerns came.',
    form: 'words',
    unit: 'organisation',
    protects: 'nothing',
    printedAs: ['highest reporting organisation type'],
  },
  {
    code: 'adult.concerns.support-reason-trend',
    title: 'Trend in the most frequent primary support reason',
    definition: 'How the most frequent primary support reason of adults with a concern is moving.',
    form: 'words',
    protects: 'nothing',
    printedAs: ['most frequent primary support reason trend'],
  },
  {
    code: 'adult.enquiries.age-group',
    title: 'Most frequent age group in enquiries',
    definition: 'The age group to which most adults in enquiries belong, in the source’s own bands.',
    form: 'words',
    protects: 'nothing',
    caveat: 'The source’s band 18-65 straddles the national bands 18-64 and 65-74.',
    printedAs: ['prevalent age group in enquiries'],
  },
])

/** In the order in which lists show them. */
export const ADULT_MEASURES: readonly Measure[] = [
  ...ADULT_CONCERN_MEASURES,
  ...ADULT_ENQUIRY_MEASURES,
  ...TIMES_AND_TRENDS,
]
