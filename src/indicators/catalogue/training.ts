import { suppliedMeasures } from './supplied.ts'

export const AUDIENCES = {
  all: 'All staff',
  adults: 'Work with adults',
  children: 'Work with children',
} as const
export type Audience = keyof typeof AUDIENCES

/** One column of the training indicators: a measure of its own, with one value for each agency. */
export interface TrainingIndicator {
  /** "1.4", as agencies know it */
  readonly number: string
  readonly audience: Audience
  readonly title: string
  /** For the head of a narrow column. */
  readonly shortTitle: string
  readonly relevantStaff: string
  /** The target of the indicator list, per cent. */
  readonly listTarget: string
  readonly code: string
}

type Row = readonly [
  number: string,
  audience: Audience,
  title: string,
  shortTitle: string,
  relevant: string,
  listTarget: string,
]

const RELEVANT = 'relevant staff'
const LEADS = 'safeguarding leads'
const ROWS: readonly Row[] = [
  ['1.1', 'all', 'Prevent (WRAP or equivalent) training', 'Prevent training', RELEVANT, '85'],
  ['1.2', 'all', 'Prevent awareness', 'Prevent aware\u00adness', RELEVANT, '85'],
  ['1.3', 'all', 'Female genital mutilation awareness', 'FGM', RELEVANT, '80'],
  ['1.4', 'all', 'Domestic abuse awareness', 'Domestic abuse', RELEVANT, '80'],
  ['1.5', 'all', 'Modern slavery and trafficking awareness', 'Modern slavery', LEADS, '100'],
  ['1.6', 'all', 'Complex trio awareness', 'Complex trio', RELEVANT, '80'],
  ['1.7', 'all', 'Exploitation awareness', 'Exploi\u00adtation', RELEVANT, '80'],
  [
    '1.8',
    'adults',
    'Mental capacity and deprivation of liberty training',
    'Mental capacity',
    `${RELEVANT} past six months in post`,
    '90',
  ],
  ['1.9', 'adults', 'Safeguarding adults awareness', 'Adults, new staff', 'new staff past three months in post', '90'],
  ['1.10', 'adults', 'Safeguarding adults level 2', 'Adults level 2', `${RELEVANT} past six months in post`, '90'],
  ['1.11', 'adults', 'Safeguarding adults level 3', 'Adults level 3', RELEVANT, '80'],
  ['1.12', 'adults', 'Self-neglect training', 'Self-neglect', RELEVANT, '80'],
  ['1.13', 'children', 'Child protection awareness', 'Child, new staff', 'new staff past three months in post', '90'],
  ['1.14', 'children', 'Foundation child protection standard', 'Child standard', RELEVANT, '90'],
  ['1.15', 'children', 'Introduction to child protection', 'Child intro', RELEVANT, '90'],
  ['1.16', 'children', 'Advanced child protection', 'Child advanced', RELEVANT, '90'],
]

export const TRAINING_INDICATORS: readonly TrainingIndicator[] = ROWS.map(
  ([number, audience, title, shortTitle, relevantStaff, listTarget]) => ({
    number,
    audience,
    title,
    shortTitle,
    relevantStaff,
    listTarget,
    code: `training.kpi.${number}`,
  }),
)

const usual = {
  topic: 'training',
  owner: 'Training and workforce development',
  protects: 'nothing',
  legalBasis: 'Children Act 2004 s11; Care Act 2014 s6',
} as const

export const TRAINING_INDICATOR_MEASURES = suppliedMeasures(
  usual,
  TRAINING_INDICATORS.map(({ code, number, title, relevantStaff, listTarget }) => ({
    code,
    title: `${title}, ${relevantStaff}`,
    definition: `Indicator ${number}: staff of one agency who are up to date with ${lowerFirst(title)}, as a share of the agency’s ${relevantStaff} on the last day of the period.`,
    unit: 'member of staff',
    form: 'percentage' as const,
    decimals: 0,
    polarity: 'more-is-better' as const,
    timing: 'during' as const,
    target: listTarget,
    owner: 'Each agency, for its own staff',
    ratio: { numerator: { words: 'staff who are up to date' }, denominator: { words: relevantStaff } },
    caveat: 'Each agency says which of its staff are relevant; most give no denominators.',
    printedAs: [number],
  })),
)

export const TRAINING_MEASURES = suppliedMeasures(usual, [
  {
    code: 'training.sessions.delivered',
    title: 'Training sessions delivered',
    definition: 'Sessions of the partnership’s own programme that took place.',
    unit: 'session',
    additive: true,
    printedAs: ['sessions delivered'],
  },
  {
    code: 'training.topics',
    title: 'Different topics taught',
    definition: 'Distinct topics of the sessions that took place.',
    unit: 'topic',
    printedAs: ['distinct topics'],
  },
  {
    code: 'training.courses.cancelled',
    title: 'Courses cancelled',
    definition: 'Planned sessions that did not take place.',
    unit: 'session',
    additive: true,
    polarity: 'less-is-better',
    printedAs: ['courses cancelled'],
  },
  {
    code: 'training.courses.cancelled.low-numbers',
    title: 'Courses cancelled because too few booked',
    definition: 'Planned sessions called off because too few people had booked.',
    unit: 'session',
    additive: true,
    printedAs: ['cancelled: low numbers booked'],
  },
  {
    code: 'training.courses.cancelled.trainer',
    title: 'Courses cancelled because the trainer could not come',
    definition: 'Planned sessions called off because of the trainer’s sickness or other personal reasons.',
    unit: 'session',
    additive: true,
    printedAs: ['cancelled: trainer sickness or personal'],
  },
  {
    code: 'training.sessions.planned',
    title: 'Training sessions planned',
    definition: 'Sessions delivered and sessions cancelled together.',
    unit: 'session',
    additive: true,
    caveat: 'Derived from the two printed counts.',
    printedAs: ['planned sessions'],
  },
  {
    code: 'training.cancellation-rate',
    title: 'Planned sessions that were cancelled',
    definition: 'Sessions cancelled as a share of those planned.',
    unit: 'session',
    form: 'percentage',
    polarity: 'less-is-better',
    ratio: {
      numerator: { words: 'sessions cancelled', code: 'training.courses.cancelled' },
      denominator: { words: 'sessions planned', code: 'training.sessions.planned' },
    },
    printedAs: ['cancellation rate percent'],
  },
  {
    code: 'training.trainer.vacant-months',
    title: 'Months for which the trainer’s post was vacant',
    definition: 'Months without a trainer in post, up to the end of the period.',
    unit: 'month',
    printedAs: ['trainer post vacant months'],
  },
  {
    code: 'training.trainer.contract-years',
    title: 'Length of the trainer’s contract',
    definition: 'Years for which the trainer was appointed, from the start of the period.',
    unit: 'year',
    printedAs: ['trainer contract length years'],
  },
  {
    code: 'training.sar-event.staff-of-one-agency',
    title: 'Staff of one agency at a learning event on reviews',
    definition: 'Members of staff of one agency who attended a learning event on safeguarding adults reviews.',
    unit: 'member of staff',
    printedAs: ['staff of one agency at SAR learning event'],
  },
  {
    code: 'training.under-ones-event',
    title: 'Learning events on under-ones with other areas',
    definition: 'Learning events about children under one that were held together with other areas.',
    unit: 'event',
    printedAs: ['multi-area under-1s learning event date'],
  },
  {
    code: 'training.kpi.agencies',
    title: 'Agencies in the table of training indicators',
    definition: 'Partner agencies that have a row in the table of training indicators.',
    unit: 'agency',
    printedAs: ['partner organisations in KPI table'],
  },
  {
    code: 'training.kpi.indicators',
    title: 'Training indicators',
    definition: 'Indicators in the table of training indicators.',
    unit: 'indicator',
    printedAs: ['KPI indicators'],
  },
  {
    code: 'training.kpi.cells',
    title: 'Cells of the table of training indicators',
    definition: 'Indicators times agencies.',
    unit: 'cell',
    printedAs: ['KPI cells'],
  },
])

function lowerFirst(text: string): string {
  return text.startsWith('Prevent') ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
