import { suppliedMeasures } from './supplied.ts'

const CONCERNS = { words: 'adult safeguarding concerns received in the period', code: 'adult.concerns.received' }
const CONCLUDED = {
  words: 'section 42(2) enquiries concluded in the period',
  code: 'adult.enquiries.s42-2.concluded',
}
const EXPRESSED = {
  words: 'concluded enquiries in which an outcome was expressed',
  code: 'adult.msp.expressed',
}
const STARTED = { words: 'section 42(2) enquiries started', code: 'adult.enquiries.s42-2.started' }
const NO_BASE =
  'Where it was supplied as a percentage without its base, it can be neither added to another nor checked.'
const COHORTS = 'Enquiries started and enquiries concluded in a period are different groups of enquiries.'

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
        'adult.enquiries.other.started',
        'adult.concerns.awaiting-decision',
      ],
      caveat:
        'A contact that was screened out as no safeguarding matter is none of them. Until the portal opened in late 2023 such contacts were set aside before they were counted. Where it was supplied, 2022-23 is derived from the printed change.',
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
        'Contacts received in the period that were set aside as no safeguarding matter. They are none of the concerns received.',
      unit: 'contact',
      additive: true,
      caveat:
        'The series breaks in November 2023, when the portal opened: before, contacts were set aside before anybody decided whether they were a concern.',
      printedAs: ['contacts screened out before threshold decision, until portal launch'],
    },
    {
      code: 'adult.enquiries.s42-2.started',
      title: 'Section 42(2) enquiries started',
      definition:
        'Concerns received in the period that met all three limbs of section 42(1) and for which an enquiry under section 42(2) was begun.',
      unit: 'enquiry',
      additive: true,
      caveat: `Counted by the day on which the concern was received, so that it is part of the concerns received. ${COHORTS}`,
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
        numerator: STARTED,
        denominator: CONCERNS,
      },
      caveat: 'Neither high nor low is good by itself: areas count contacts differently.',
      printedAs: ['s42(2) conversion rate'],
    },
    {
      code: 'adult.conversion.national',
      title: 'Concerns that became any enquiry, as counted nationally',
      definition:
        'Enquiries under section 42(2) and other enquiries that were started, as a share of concerns received: the national conversion rate.',
      unit: 'concern',
      form: 'percentage',
      ratio: {
        numerator: { words: 'section 42(2) and other enquiries started' },
        denominator: CONCERNS,
      },
      caveat: 'Neither high nor low is good by itself: areas count contacts differently.',
    },
    {
      code: 'adult.enquiries.other.started',
      title: 'Other enquiries started',
      definition:
        'Concerns received in the period that did not meet all three limbs of section 42(1), and for which the council found another enquiry necessary and proportionate.',
      unit: 'enquiry',
      additive: true,
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
        'Concerns received in the period less those with a recorded decision: what is left when the outcomes are added up.',
      unit: 'concern',
      additive: true,
      caveat: 'Where it was supplied it is derived, not published: the source does not explain the remainder.',
      printedAs: ['unexplained remainder of concerns'],
    },
    {
      code: 'adult.concerns.decided',
      title: 'Concerns decided',
      definition: 'Concerns received in the period on which a decision was recorded, whatever it was.',
      unit: 'concern',
      additive: true,
      parts: [
        'adult.enquiries.s42-2.started',
        'adult.concerns.s42-1',
        'adult.concerns.not-met',
        'adult.enquiries.other.started',
      ],
    },
    {
      code: 'adult.concerns.repeat',
      title: 'Concerns about an adult who had another within 90 days',
      definition:
        'Of concerns received in the period, those about an adult about whom another concern had been received within the 90 days before.',
      unit: 'concern',
      form: 'percentage',
      ratio: { numerator: { words: 'concerns that follow another within 90 days' }, denominator: CONCERNS },
      caveat: 'It rests on practitioners having said that two concerns are about the same adult.',
    },
    {
      code: 'adult.enquiries.s42-2.concluded',
      title: 'Section 42(2) enquiries concluded',
      definition: 'Enquiries under section 42(2) that ended in the period, whenever they began.',
      unit: 'enquiry',
      additive: true,
      caveat: COHORTS,
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
        numerator: { ...EXPRESSED, words: 'enquiries in which an outcome was asked for and expressed' },
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
        denominator: EXPRESSED,
      },
      caveat: `${NO_BASE} The base is those expressed, not all concluded.`,
      printedAs: ['desired outcomes fully achieved'],
    },
    {
      code: 'adult.msp.partly-achieved',
      title: 'Wanted outcomes partly achieved',
      definition: 'Of concluded enquiries in which an outcome was expressed, those in which it was achieved in part.',
      unit: 'enquiry',
      form: 'percentage',
      ratio: {
        numerator: { words: 'enquiries in which the outcome was achieved in part' },
        denominator: EXPRESSED,
      },
      caveat: 'The base is those expressed, not all concluded.',
    },
    {
      code: 'adult.msp.expressed',
      title: 'Concluded enquiries in which an outcome was expressed',
      definition:
        'Enquiries concluded in the period in which the adult or their representative was asked and said what they wanted.',
      unit: 'enquiry',
      additive: true,
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
    {
      code: 'adult.risk.identified',
      title: 'Concluded enquiries in which risk was identified',
      definition: 'Enquiries concluded in the period in which a risk to the adult was found.',
      unit: 'enquiry',
      additive: true,
    },
    ...(['removed', 'reduced', 'remained'] as const).map(outcome => ({
      code: `adult.risk.${outcome}`,
      title: `Risk ${outcome} at the end of the enquiry`,
      definition:
        outcome === 'remained'
          ? 'Of concluded enquiries in which risk was identified, those in which it was neither removed nor reduced.'
          : `Of concluded enquiries in which risk was identified, those in which it was ${outcome}.`,
      unit: 'enquiry',
      form: 'percentage' as const,
      ratio: {
        numerator: { words: `enquiries with the risk ${outcome}` },
        denominator: { words: 'concluded enquiries in which risk was identified', code: 'adult.risk.identified' },
      },
      caveat:
        outcome === 'remained'
          ? 'Where it was supplied it is derived as the rest of 100, so it includes what was not recorded.'
          : NO_BASE,
      printedAs: [outcome === 'remained' ? 'risk neither removed nor reduced' : `risk ${outcome}`],
    })),
    {
      code: 'adult.capacity.lacked',
      title: 'Adults who lacked capacity',
      definition:
        'Of concluded enquiries, those in which the adult lacked capacity to make decisions about the enquiry.',
      unit: 'enquiry',
      form: 'percentage',
      ratio: {
        numerator: { words: 'enquiries in which the adult lacked capacity', code: 'adult.capacity.lacked.count' },
        denominator: CONCLUDED,
      },
    },
    {
      code: 'adult.capacity.lacked.count',
      title: 'Concluded enquiries in which the adult lacked capacity',
      definition: 'Enquiries concluded in the period in which the adult lacked capacity to make decisions about it.',
      unit: 'enquiry',
      additive: true,
    },
    {
      code: 'adult.advocacy.supported',
      title: 'Adults without capacity who were supported',
      definition:
        'Of concluded enquiries in which the adult lacked capacity, those in which an advocate, family or friend supported them.',
      unit: 'enquiry',
      form: 'percentage',
      polarity: 'more-is-better',
      target: '100',
      legalBasis: 'Care Act 2014 s68',
      ratio: {
        numerator: { words: 'enquiries in which an advocate, family or friend gave support' },
        denominator: { words: 'enquiries in which the adult lacked capacity', code: 'adult.capacity.lacked.count' },
      },
    },
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
  ],
)
