import type { Measure } from '../measure.ts'
import type { PanelKind } from './layout.ts'

/** A panel as it is made from the catalogue: measures by code, or all whose code begins so ("police.missing."). */
export interface PanelPlan {
  readonly kind: PanelKind
  readonly title: string
  readonly measures: readonly string[]
  /** Of those measures, so many */
  readonly most?: number
}

export interface Theme {
  readonly name: string
  readonly title: string
  readonly purpose: string
  /** Words in the name or remit of a group, or in a priority, that make it its own. */
  readonly words: RegExp
  /** The most telling first: a group of several themes begins with the first panel of each. */
  readonly panels: readonly PanelPlan[]
}

/** In the order of a child's way through: need, enquiry, plan, care. */
export const CHILDRENS_TREND_CODES = [
  'children.referrals.per-10000',
  'children.referrals.re-referral-rate',
  'children.cin.per-10000',
  'children.s47.per-10000',
  'children.s47.to-icpc',
  'children.icpc.per-10000',
  'children.s47.icpc-in-15-days',
  'children.cpp.per-10000',
  'children.cpp.subsequent-rate',
  'children.cpp.over-2-years',
  'children.cla.rate',
] as const

export const THEMES: readonly Theme[] = [
  {
    name: 'adults',
    title: 'Adults at risk',
    purpose: 'How concerns about adults come in, how soon they are decided, and what enquiries change for people.',
    words: /\badults?\b|\bself-neglect\b|\bcare act\b|\bmental capacity\b/i,
    panels: [
      {
        kind: 'multiples',
        title: 'From concern to outcome',
        measures: [
          'adult.concerns.received',
          'adult.conversion.local',
          'adult.decision.in-time',
          'adult.planning.in-time',
          'adult.msp.fully-achieved',
          'adult.risk.removed',
        ],
      },
      { kind: 'trend', title: 'Concerns month by month', measures: ['adult.concerns.received'] },
      {
        kind: 'heat-periods',
        title: 'The same months side by side',
        measures: [
          'adult.concerns.received',
          'adult.enquiries.s42-2.started',
          'adult.enquiries.s42-2.concluded',
          'adult.decision.in-time',
        ],
      },
      {
        kind: 'table',
        title: 'Other figures about adults',
        measures: ['adult.contacts.', 'adult.msp.', 'adult.risk.', 'adult.capacity.', 'adult.advocacy.'],
      },
    ],
  },
  {
    name: 'children',
    title: 'Children: need, protection and care',
    purpose: 'A child’s way from contact to plan and care, beside places like this one.',
    words: /\bchild(ren)?\b|\byoung\b|\bearly (help|years|intervention)\b|\bneglect\b/i,
    panels: [
      { kind: 'comparison', title: 'Beside other areas', measures: CHILDRENS_TREND_CODES },
      {
        kind: 'multiples',
        title: 'Contacts, and time on a plan',
        measures: [
          'child.contacts.received',
          'child.conversion',
          'children.cpp.at-31-march',
          'children.cpp.over-18-months.share',
          'children.icpc.attendance-rate',
          'children.icpc.report-rate',
        ],
      },
      {
        kind: 'table',
        title: 'Other figures about children',
        measures: ['children.icpc.', 'children.cin.', 'children.cpp.', 'child.contacts.'],
      },
    ],
  },
  {
    name: 'exploitation',
    title: 'Exploitation and missing children',
    purpose: 'Children reported missing, and crimes of exploitation. More reports can be harm better recognised.',
    words: /\bexploit\w*|\bmissing\b|\bmodern slavery\b|\bviolence\b/i,
    panels: [
      {
        kind: 'multiples',
        title: 'Missing and exploited children',
        measures: ['police.missing.', 'police.cse.crimes'],
      },
      {
        kind: 'heat-agencies',
        title: 'Training about exploitation',
        measures: ['training.kpi.1.5', 'training.kpi.1.7'],
      },
    ],
  },
  {
    name: 'domestic-abuse',
    title: 'Domestic abuse',
    purpose: 'What the police record of domestic abuse, and who is trained to see it.',
    words: /\bdomestic\b|\bviolence against women\b/i,
    panels: [
      { kind: 'multiples', title: 'Incidents and crimes', measures: ['police.domestic-abuse.'] },
      {
        kind: 'heat-agencies',
        title: 'Training about domestic abuse',
        measures: ['training.kpi.1.4', 'training.kpi.1.6'],
      },
    ],
  },
  {
    name: 'crime-against-children',
    title: 'Crime against children, and children in custody',
    purpose: 'Children as victims and as suspects, and what the police do to protect them.',
    words: /\bcommunity safety\b|\bcrime\b|\byouth justice\b|\bpolice\b/i,
    panels: [
      {
        kind: 'multiples',
        title: 'Crimes',
        measures: ['police.child-victims', 'police.child-protection.', 'police.child-suspects'],
      },
      { kind: 'table', title: 'Powers and custody', measures: ['police.protection-powers', 'police.custody.'] },
    ],
  },
  {
    name: 'training',
    title: 'Training and workforce',
    purpose: 'Whether the people who need it are trained, agency by agency, and what was offered to them.',
    words: /\btraining\b|\bworkforce\b|\blearning\b/i,
    panels: [
      { kind: 'heat-agencies', title: 'Training indicators by agency', measures: ['training.kpi.1.'] },
      {
        kind: 'multiples',
        title: 'What was offered',
        measures: ['training.sessions.delivered', 'training.courses.cancelled', 'training.cancellation-rate'],
      },
    ],
  },
  {
    name: 'reviews',
    title: 'Reviews and audits',
    purpose: 'What was reviewed and audited, and who answered.',
    words: /\breviews?\b|\baudits?\b|\bquality\b|\bassurance\b|\bscrutiny\b/i,
    panels: [
      {
        kind: 'multiples',
        title: 'Audits returned',
        measures: [
          'audits.section-175.response-rate',
          'audits.section-11.returned',
          'audits.adult-self-assessment.returned',
        ],
      },
      { kind: 'table', title: 'Reviews', measures: ['reviews.'] },
    ],
  },
]

export const findTheme = (name: string): Theme | undefined => THEMES.find(theme => theme.name === name)

/** What is only told in words cannot be drawn. */
export const isDrawable = ({ form }: Pick<Measure, 'form'>): boolean => form !== 'words'

/** The codes of a plan that the catalogue has, in the plan's order. */
export function plannedCodes(plan: readonly string[], measures: readonly Measure[]): string[] {
  const found = plan.flatMap(wanted =>
    measures
      .filter(
        measure =>
          isDrawable(measure) && (wanted.endsWith('.') ? measure.code.startsWith(wanted) : measure.code === wanted),
      )
      .map(({ code }) => code),
  )
  return [...new Set(found)]
}

const EACH_AGENCY = /^each agency\b/i

/** Whether every agency has a figure of its own: then there is none of the whole area. */
export const isReturnedByEach = (measure: Pick<Measure, 'owner'> | undefined): boolean =>
  measure !== undefined && EACH_AGENCY.test(measure.owner)
