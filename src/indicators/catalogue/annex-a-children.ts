import { suppliedMeasures } from './supplied.ts'

const OWN_SYSTEM = 'From the council’s own lists of the day, before the checks of a yearly return.'

/** What the lists of Annex A count and no yearly return does. */
export const LIST_CHILD_MEASURES = suppliedMeasures(
  {
    topic: 'children',
    owner: 'Children’s social care',
    protects: 'people',
    legalBasis: 'Children Act 1989',
  },
  [
    {
      code: 'children.early-help.assessments',
      title: 'Early help assessments started',
      definition: 'Early help assessments of children that began in the period, by whichever agency.',
      unit: 'assessment',
      cadence: 'monthly',
      additive: true,
      legalBasis: 'Children Act 2004 s10',
      caveat: OWN_SYSTEM,
    },
    {
      code: 'children.assessments.completed',
      title: 'Social care assessments completed',
      definition: 'Assessments by children’s social care that were authorised in the period.',
      unit: 'assessment',
      cadence: 'monthly',
      additive: true,
      caveat: OWN_SYSTEM,
    },
    {
      code: 'children.assessments.in-45-days',
      title: 'Social care assessments completed within 45 working days',
      definition:
        'Of assessments authorised in the period, those authorised within 45 working days of their start, the day of which is day 0.',
      unit: 'assessment',
      form: 'percentage',
      polarity: 'more-is-better',
      cadence: 'monthly',
      ratio: {
        numerator: { words: 'assessments within 45 working days' },
        denominator: { words: 'assessments completed', code: 'children.assessments.completed' },
      },
      caveat: OWN_SYSTEM,
    },
    {
      code: 'children.cin.open-cases',
      title: 'Children with an open case of need',
      definition:
        'Children in need (Children Act 1989 s17) whose case was open on the last day of the period, those on plans and looked after among them. Each child counts once.',
      unit: 'child',
      timing: 'at-end',
      cadence: 'monthly',
      caveat: `${OWN_SYSTEM} The census counts episodes, and those that are only referred.`,
    },
    {
      code: 'children.cla.missing',
      title: 'Children looked after who were missing in the last 12 months',
      definition:
        'Of children looked after on the last day of the period, those who were missing from where they live at least once in the 12 months before.',
      unit: 'child',
      form: 'percentage',
      polarity: 'less-is-better',
      timing: 'at-end',
      cadence: 'monthly',
      ratio: {
        numerator: { words: 'children who were missing' },
        denominator: { words: 'children looked after', code: 'children.cla.at-31-march' },
      },
      caveat: OWN_SYSTEM,
    },
    {
      code: 'children.cla.return-interviews-offered',
      title: 'Return interviews offered to children looked after who were missing',
      definition:
        'Of children looked after on the last day of the period who were missing in the 12 months before, those who were offered a return interview after the last time.',
      unit: 'child',
      form: 'percentage',
      polarity: 'more-is-better',
      timing: 'at-end',
      cadence: 'monthly',
      ratio: {
        numerator: { words: 'children who were offered a return interview' },
        denominator: { words: 'children looked after who were missing' },
      },
      caveat: OWN_SYSTEM,
    },
    {
      code: 'children.care-leavers.supported',
      title: 'Care leavers supported',
      definition: 'Young people who left care and whom the council supports, on the last day of the period.',
      unit: 'person',
      timing: 'at-end',
      cadence: 'monthly',
      legalBasis: 'Children (Leaving Care) Act 2000',
      caveat: `${OWN_SYSTEM} All ages; the national statistics give those of 17 to 21.`,
    },
    ...(
      [
        ['in-touch', 'with whom the council is in touch', 'with whom the council is in touch'],
        ['suitable-accommodation', 'in suitable accommodation', 'whose accommodation is suitable'],
        ['in-education-or-work', 'in education, employment or training', 'in education, employment or training'],
      ] as const
    ).map(([code, title, words]) => ({
      code: `children.care-leavers.${code}`,
      title: `Care leavers ${title}`,
      definition: `Of care leavers supported on the last day of the period, those ${words}. Those of whom it is not known are in the base.`,
      unit: 'person',
      form: 'percentage' as const,
      polarity: 'more-is-better' as const,
      timing: 'at-end' as const,
      cadence: 'monthly',
      legalBasis: 'Children (Leaving Care) Act 2000',
      ratio: {
        numerator: { words: `care leavers ${words}` },
        denominator: { words: 'care leavers supported', code: 'children.care-leavers.supported' },
      },
      caveat: `${OWN_SYSTEM} All ages; the national statistics give those of 17 to 21.`,
    })),
    {
      code: 'children.adoption.orders',
      title: 'Children adopted',
      definition: 'Children for whom an adoption order was made in the period.',
      unit: 'child',
      cadence: 'monthly',
      additive: true,
      legalBasis: 'Adoption and Children Act 2002',
      caveat: OWN_SYSTEM,
    },
  ],
)
