import { suppliedMeasures } from './supplied.ts'

const CONCERNS = { words: 'adult safeguarding concerns received in the period', code: 'adult.concerns.received' }
const CONCLUDED = {
  words: 'section 42(2) enquiries concluded in the period',
  code: 'adult.enquiries.s42-2.concluded',
}
const NO_BASE = 'Printed as a percentage without its base, so it can be neither added to another nor checked.'

export const ADULT_MEASURES = suppliedMeasures(
  { topic: 'adults', owner: 'Adult social care', protects: 'people', legalBasis: 'Care Act 2014 s42' },
  [
    {
      code: 'adult.concerns.received',
      title: 'Adult safeguarding concerns received',
      definition:
        'Signs of suspected abuse or neglect of an adult that were reported to the council, or that it found itself, in the period. One adult may have several.',
      unit: 'concern',
      additive: true,
      parts: [
        'adult.enquiries.s42-2.started',
        'adult.concerns.s42-1',
        'adult.concerns.not-met',
        'adult.concerns.awaiting-decision',
      ],
      caveat:
        'Until the portal opened in late 2023 some contacts were screened out before they were counted. 2022-23 is derived from the printed change.',
      printedAs: ['concerns raised'],
    },
    {
      code: 'adult.concerns.change',
      title: 'Change in adult concerns on the year before',
      definition: 'Concerns received in the period less those received in the one before.',
      unit: 'concern',
      printedAs: ['change in concerns on previous year'],
    },
    {
      code: 'adult.concerns.change-since-2021-22',
      title: 'Change in adult concerns since 2021-22',
      definition: 'Concerns received in the period less those of 2021-22, as a share of those of 2021-22.',
      unit: 'concern',
      form: 'percentage',
      decimals: 0,
      printedAs: ['change in concerns since 2021-22'],
    },
    {
      code: 'adult.concerns.people',
      title: 'Adults with a safeguarding concern',
      definition: 'Adults about whom at least one concern was received in the period. Each adult counts once.',
      unit: 'adult',
      printedAs: ['individuals with a concern'],
    },
    {
      code: 'adult.concerns.per-person',
      title: 'Concerns for each adult concerned',
      definition: 'Concerns received divided by the adults they were about.',
      unit: 'concern per adult',
      form: 'ratio',
      decimals: 2,
      ratio: { numerator: CONCERNS, denominator: { words: 'adults with a concern', code: 'adult.concerns.people' } },
      printedAs: ['concerns per individual'],
    },
    {
      code: 'adult.contacts.screened-out',
      title: 'Contacts screened out before a threshold decision',
      definition:
        'Contacts set aside before anybody decided whether they were a concern. Recording ended when the portal opened.',
      unit: 'contact',
      additive: true,
      printedAs: ['contacts screened out before threshold decision, until portal launch'],
    },
    {
      code: 'adult.enquiries.s42-2.started',
      title: 'Section 42(2) enquiries started',
      definition:
        'Concerns that met all three limbs of section 42(1) and for which an enquiry under section 42(2) was begun in the period.',
      unit: 'enquiry',
      additive: true,
      printedAs: ['s42(2) enquiries (progressed from concerns)'],
    },
    {
      code: 'adult.conversion.local',
      title: 'Concerns that became a section 42(2) enquiry',
      definition:
        'Section 42(2) enquiries started as a share of concerns received. The national conversion rate also counts other enquiries.',
      unit: 'concern',
      form: 'percentage',
      ratio: {
        numerator: { words: 'section 42(2) enquiries started', code: 'adult.enquiries.s42-2.started' },
        denominator: CONCERNS,
      },
      caveat: 'Neither high nor low is good by itself: areas count contacts differently.',
      printedAs: ['s42(2) conversion rate'],
    },
    {
      code: 'adult.concerns.s42-1',
      title: 'Concerns that met section 42(1) and were closed by other action',
      definition:
        'Concerns that met the three limbs and were dealt with without an enquiry under section 42(2). Called "section 42(1) enquiries" locally; nationally they are not enquiries.',
      unit: 'concern',
      additive: true,
      printedAs: ['s42(1) enquiries'],
    },
    {
      code: 'adult.concerns.not-met',
      title: 'Concerns that did not meet section 42(1)',
      definition: 'Concerns for which it was decided that at least one of the three limbs was not met.',
      unit: 'concern',
      additive: true,
      printedAs: ['concerns not meeting s42(1)'],
    },
    {
      code: 'adult.concerns.awaiting-decision',
      title: 'Concerns without a recorded decision',
      definition:
        'Concerns received less those with a recorded decision: what is left when the three outcomes are added up.',
      unit: 'concern',
      additive: true,
      caveat: 'Derived, not published: the source does not explain the remainder.',
      printedAs: ['unexplained remainder of concerns'],
    },
    {
      code: 'adult.enquiries.s42-2.concluded',
      title: 'Section 42(2) enquiries concluded',
      definition: 'Enquiries under section 42(2) that ended in the period, whenever they began.',
      unit: 'enquiry',
      additive: true,
      printedAs: ['closed s42(2) enquiries in outcome analysis'],
    },
    {
      code: 'adult.msp.asked-and-expressed',
      title: 'Adults asked for the outcome they wanted, who told it',
      definition:
        'Of concluded enquiries, those in which the adult or their representative was asked and said what they wanted.',
      unit: 'enquiry',
      form: 'percentage',
      polarity: 'more-is-better',
      ratio: {
        numerator: { words: 'enquiries in which an outcome was asked for and expressed' },
        denominator: CONCLUDED,
      },
      caveat: NO_BASE,
      printedAs: ['adults asked and outcome known'],
    },
    {
      code: 'adult.msp.fully-achieved',
      title: 'Wanted outcomes fully achieved',
      definition: 'Of concluded enquiries in which an outcome was expressed, those in which it was fully achieved.',
      unit: 'enquiry',
      form: 'percentage',
      polarity: 'more-is-better',
      ratio: {
        numerator: { words: 'enquiries in which the outcome was fully achieved' },
        denominator: { words: 'concluded enquiries in which an outcome was expressed' },
      },
      caveat: `${NO_BASE} The base is those expressed, not all concluded.`,
      printedAs: ['desired outcomes fully achieved'],
    },
    {
      code: 'adult.msp.not-achieved',
      title: 'Wanted outcomes not achieved',
      definition: 'Concluded enquiries in which an outcome was expressed and not achieved even in part.',
      unit: 'enquiry',
      polarity: 'less-is-better',
      additive: true,
      printedAs: ['desired outcomes not achieved'],
    },
    ...(['removed', 'reduced', 'remained'] as const).map(outcome => ({
      code: `adult.risk.${outcome}`,
      title: `Risk ${outcome} at the end of the enquiry`,
      definition:
        outcome === 'remained'
          ? 'Of concluded enquiries, those in which the risk was neither removed nor reduced.'
          : `Of concluded enquiries, those in which the risk was ${outcome}.`,
      unit: 'enquiry',
      form: 'percentage' as const,
      ratio: { numerator: { words: `enquiries with the risk ${outcome}` }, denominator: CONCLUDED },
      caveat: outcome === 'remained' ? 'Derived as the rest of 100, so it includes what was not recorded.' : NO_BASE,
      printedAs: [outcome === 'remained' ? 'risk neither removed nor reduced' : `risk ${outcome}`],
    })),
    {
      code: 'adult.decision.in-time',
      title: 'Decisions within 4 days of the concern',
      definition: 'Of concerns that were decided, those decided within four days of being received. A local standard.',
      unit: 'concern',
      form: 'percentage',
      polarity: 'more-is-better',
      target: '100',
      ratio: { numerator: { words: 'concerns decided within four days' }, denominator: { words: 'concerns decided' } },
      caveat: `${NO_BASE} The source does not say whether the days are working days.`,
      legalBasis: 'Local standard; the Care Act sets none',
      printedAs: ['decision made within 4 days of concern'],
    },
    {
      code: 'adult.planning.in-time',
      title: 'Planning meetings within 10 days',
      definition:
        'Of enquiries with a planning meeting due, those in which it was held within ten days. A local standard.',
      unit: 'enquiry',
      form: 'percentage',
      polarity: 'more-is-better',
      target: '100',
      ratio: {
        numerator: { words: 'enquiries with a planning meeting within ten days' },
        denominator: { words: 'enquiries with a planning meeting due' },
      },
      caveat: NO_BASE,
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
  ],
)
