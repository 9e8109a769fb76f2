import { suppliedMeasures } from './supplied.ts'

const NO_BASE = 'Printed as a percentage without its base, so it can be neither added to another nor checked.'
const CONFERENCES = 'Conferences, not children: a conference about three children of a family is one.'
const NO_FIGURE = 'The source gives words and no figure.'

/** One figure for each agency, by the column `agency` of a file of supplied figures. */
const ATTENDANCE = [
  {
    code: 'children.icpc.invitations',
    title: 'Initial conferences to which an agency was invited',
    definition:
      'Initial child protection conferences held in the period to which the agency was invited. A conference that was put off counts when it was held.',
    unit: 'conference',
    additive: true,
    protects: 'nothing' as const,
    caveat: CONFERENCES,
  },
  {
    code: 'children.icpc.attendances',
    title: 'Initial conferences that an agency attended',
    definition:
      'Of the initial conferences to which the agency was invited, those that somebody attended for it, in the room or from afar.',
    unit: 'conference',
    additive: true,
    protects: 'nothing' as const,
    caveat: CONFERENCES,
  },
  {
    code: 'children.icpc.reports',
    title: 'Initial conferences to which an agency sent its report',
    definition:
      'Of the initial conferences to which the agency was invited, those to which it sent a report beforehand, whether or not it attended.',
    unit: 'conference',
    additive: true,
    protects: 'nothing' as const,
    caveat: CONFERENCES,
  },
  ...(
    [
      ['attendance-rate', 'attended', 'attendances'],
      ['report-rate', 'sent a report to', 'reports'],
    ] as const
  ).map(([code, words, part]) => ({
    code: `children.icpc.${code}`,
    title: `Share of initial conferences that an agency ${words}`,
    definition: `Of the initial conferences to which the agency was invited, the share that it ${words}.`,
    unit: 'conference',
    form: 'percentage' as const,
    polarity: 'more-is-better' as const,
    protects: 'nothing' as const,
    ratio: {
      numerator: { words: `conferences that it ${words}`, code: `children.icpc.${part}` },
      denominator: { words: 'conferences to which it was invited', code: 'children.icpc.invitations' },
    },
  })),
]

export const CHILD_MEASURES = suppliedMeasures(
  { topic: 'children', owner: 'Children’s social care', protects: 'people', legalBasis: 'Children Act 1989' },
  [
    {
      code: 'child.contacts.received',
      title: 'Contacts about children received',
      definition:
        'Approaches about a child to the children’s front door in the period, before it was decided what came of them. One child may have several.',
      unit: 'contact',
      additive: true,
      caveat: 'Not a national count: areas differ in what they record as a contact.',
    },
    ...(
      [
        ['referral', 'became a referral to children’s social care'],
        ['early-help', 'led to early help'],
        ['advice', 'ended in information and advice'],
        ['no-further-action', 'needed no further action'],
      ] as const
    ).map(([outcome, words]) => ({
      code: `child.contacts.${outcome}`,
      title: `Contacts about children that ${words}`,
      definition: `Contacts about a child received in the period that ${words}.`,
      unit: 'contact',
      additive: true,
    })),
    {
      code: 'child.conversion',
      title: 'Contacts about children that became a referral',
      definition:
        'Of contacts about a child received in the period, those that became a referral to children’s social care. The same contacts stand above and below the line.',
      unit: 'contact',
      form: 'percentage',
      ratio: {
        numerator: { words: 'contacts that became a referral', code: 'child.contacts.referral' },
        denominator: { words: 'contacts about children received in the period', code: 'child.contacts.received' },
      },
      caveat: 'Contacts that wait for a decision are in the base.',
    },
    {
      code: 'children.contacts.change',
      title: 'Change in contacts on the year before',
      definition: 'How the number of contacts (approaches before they become a referral) moved on the year before.',
      form: 'words',
      unit: 'contact',
      caveat: NO_FIGURE,
      printedAs: ['contacts, change on previous year'],
    },
    {
      code: 'children.contacts.children-change',
      title: 'Change in children with a contact on the year before',
      definition: 'How the number of children about whom there was a contact moved on the year before.',
      form: 'words',
      unit: 'child',
      caveat: NO_FIGURE,
      printedAs: ['children in contacts, change on previous year'],
    },
    {
      code: 'children.contacts.highest-source',
      title: 'Source of most contacts',
      definition: 'The agency from which most contacts came.',
      form: 'words',
      unit: 'contact',
      protects: 'nothing',
      printedAs: ['highest contact source'],
    },
    {
      code: 'children.contacts.advice-change',
      title: 'Change in contacts that ended in advice',
      definition: 'How the share of contacts that ended in advice moved on the year before.',
      form: 'words',
      unit: 'contact',
      caveat: 'The source does not say whether its 11 is per cent or percentage points, so it is kept as words.',
      printedAs: ['contact outcome advice, change'],
    },
    {
      code: 'children.contacts.main-outcome',
      title: 'Most frequent outcome of a contact',
      definition: 'The outcome with which most contacts ended.',
      form: 'words',
      unit: 'contact',
      protects: 'nothing',
      printedAs: ['main contact outcome'],
    },
    {
      code: 'children.contacts.to-assessment',
      title: 'New contacts that went on to an assessment',
      definition: 'Of new contacts in the period, those that went on to an assessment.',
      unit: 'contact',
      form: 'percentage',
      ratio: {
        numerator: { words: 'new contacts that went on to an assessment' },
        denominator: { words: 'new contacts' },
      },
      caveat: NO_BASE,
      printedAs: ['new contacts going on to assessment'],
    },
    {
      code: 'children.conversion.trend',
      title: 'Trend in contacts that become referrals',
      definition: 'How the share of contacts that became a referral moved.',
      form: 'words',
      unit: 'contact',
      caveat: NO_FIGURE,
      printedAs: ['referral conversion'],
    },
    {
      code: 'children.conversion.greatest-source',
      title: 'Sources whose contacts most often become referrals',
      definition: 'The sources with the greatest share of contacts that became a referral.',
      form: 'words',
      unit: 'contact',
      protects: 'nothing',
      printedAs: ['greatest contact to referral conversion'],
    },
    {
      code: 'children.cin.trend',
      title: 'Trend in children in need',
      definition: 'How the number of children in need (Children Act 1989 s17) moved through the year.',
      form: 'words',
      unit: 'child',
      caveat: NO_FIGURE,
      printedAs: ['children in need numbers'],
    },
    {
      code: 'children.cin.stepping-down',
      title: 'Children in need who stepped down from social care',
      definition: 'Of children in need whose case closed, those who stepped down to other support.',
      unit: 'child',
      form: 'percentage',
      ratio: {
        numerator: { words: 'children who stepped down', code: 'children.cin.stepped-down' },
        denominator: { words: 'children in need whose case closed', code: 'children.cin.closed' },
      },
      caveat: 'Where it was supplied as a percentage without its base, it can be neither added to another nor checked.',
      printedAs: ['CIN stepping down from social care'],
    },
    {
      code: 'children.cin.closed',
      title: 'Children in need whose case closed',
      definition:
        'Children in need (Children Act 1989 s17) whose case closed in the period. A child whose case closed twice counts twice.',
      unit: 'child',
      additive: true,
    },
    {
      code: 'children.cin.stepped-down',
      title: 'Children in need whose case closed with a step down',
      definition:
        'Of children in need whose case closed in the period, those who went on to early help or other support.',
      unit: 'child',
      additive: true,
    },
    {
      code: 'children.cla.trend',
      title: 'Trend in children looked after',
      definition: 'How the number of children looked after moved on the year before.',
      form: 'words',
      unit: 'child',
      caveat: NO_FIGURE,
      printedAs: ['children looked after'],
    },
    ...(['lowest', 'highest'] as const).map(bound => ({
      code: `children.s47.to-icpc.${bound}`,
      title: `Section 47 enquiries that reached a conference, ${bound} in the year`,
      definition: `The ${bound} share in the year of section 47 enquiries that led to an initial child protection conference.`,
      unit: 'enquiry',
      form: 'percentage' as const,
      ratio: {
        numerator: { words: 'enquiries followed by an initial conference' },
        denominator: { words: 'section 47 enquiries started' },
      },
      caveat: 'The source prints a range and not the figure for the year; this is one of its two bounds.',
      printedAs: [`s47 enquiries reaching ICPC threshold, ${bound === 'lowest' ? 'low' : 'high'}`],
    })),
    {
      code: 'children.cpp.at-31-march',
      title: 'Children on a child protection plan',
      definition: 'Children who were the subject of a child protection plan on the last day of the period.',
      unit: 'child',
      timing: 'at-end',
      printedAs: ['children subject of a CP plan'],
    },
    {
      code: 'children.cpp.over-18-months',
      title: 'Children on a plan for more than 18 months',
      definition:
        'Children on a child protection plan on the last day of the period whose plan began more than 18 months before.',
      unit: 'child',
      timing: 'at-end',
      polarity: 'less-is-better',
      caveat: 'The national band is two years or more.',
      printedAs: ['children on a CP plan more than 18 months'],
    },
    {
      code: 'children.cpp.over-18-months.share',
      title: 'Share of plans that lasted more than 18 months',
      definition: 'Children on a plan for more than 18 months as a share of all children on a plan that day.',
      unit: 'child',
      form: 'percentage',
      timing: 'at-end',
      polarity: 'less-is-better',
      ratio: {
        numerator: { words: 'children on a plan for more than 18 months', code: 'children.cpp.over-18-months' },
        denominator: { words: 'children on a plan', code: 'children.cpp.at-31-march' },
      },
      printedAs: ['share of CP plans over 18 months'],
    },
    {
      code: 'children.cpp.main-categories',
      title: 'Most frequent categories of abuse on plans',
      definition: 'The categories of abuse under which most plans were made.',
      form: 'words',
      unit: 'plan',
      protects: 'nothing',
      printedAs: ['most common CP categories'],
    },
    {
      code: 'children.icpc.held',
      title: 'Initial child protection conferences held',
      definition: 'Conferences held in the period. One conference may be about several children of a family.',
      unit: 'conference',
      additive: true,
      protects: 'nothing',
      caveat: 'Conferences, not children: the national statistics count each child.',
      printedAs: ['ICPCs held'],
    },
    {
      code: 'children.icpc.police-invited',
      title: 'Initial conferences to which the police were invited',
      definition: 'Initial child protection conferences in the period to which the police were invited.',
      unit: 'conference',
      additive: true,
      protects: 'nothing',
      printedAs: ['ICPCs police invited to'],
    },
    {
      code: 'children.icpc.police-attended',
      title: 'Initial conferences that the police attended',
      definition: 'Initial child protection conferences in the period that the police attended.',
      unit: 'conference',
      additive: true,
      protects: 'nothing',
      printedAs: ['ICPCs attended by police', 'ICPCs police attended'],
    },
    ...ATTENDANCE,
  ],
)
