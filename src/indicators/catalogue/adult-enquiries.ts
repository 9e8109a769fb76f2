import { ADULTS, COHORTS, CONCLUDED, EXPRESSED, NO_BASE } from './adult-bases.ts'
import { suppliedMeasures } from './supplied.ts'

export const ADULT_ENQUIRY_MEASURES = suppliedMeasures(ADULTS, [
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
    definition: 'Of concluded enquiries, those in which the adult lacked capacity to make decisions about the enquiry.',
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
])
