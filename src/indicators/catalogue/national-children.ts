import type { MeasureDefinition, RatioPart } from '../measure.ts'
import { suppliedMeasures } from './supplied.ts'

const ROUNDED =
  'For regions and England the national statistics round counts to the nearest ten, so shares of them do not recompute.'
const PER_CHILD =
  'Counted for each child, as the national statistics do: a conference about three children counts three.'

const part = (words: string, code: string): RatioPart => ({ words, code })
const POPULATION = part('children aged 0 to 17 living in the area in the middle of that year', 'children.population')
const REFERRALS = part('referrals received', 'children.referrals.received')
const ENQUIRIES = part('section 47 enquiries started', 'children.s47.started')
const CONFERENCES = part('initial conferences, counted for each child', 'children.icpc.by-child')
const PLANS = part('children on a plan', 'children.cpp.at-31-march')
const STARTED = part('plans that began', 'children.cpp.started')

type Given = Parameters<typeof suppliedMeasures>[1][number]

const per10000 = (
  code: string,
  title: string,
  numerator: RatioPart,
  more: Partial<MeasureDefinition> & Pick<MeasureDefinition, 'unit'>,
): Given => ({
  code,
  title,
  definition: `For each 10,000 children aged 0 to 17 who live in the area: ${numerator.words}. The population is that of the 30 June within the year, as the national statistics take it.`,
  form: 'per-10000',
  ratio: { numerator, denominator: POPULATION },
  ...more,
})

/** What the Department for Education publishes of every area of England, in its own definitions. */
export const NATIONAL_CHILD_MEASURES = suppliedMeasures(
  {
    topic: 'children',
    owner: 'Children’s social care',
    protects: 'people',
    legalBasis: 'Children Act 1989',
  },
  [
    {
      code: 'children.population',
      title: 'Children who live in the area',
      definition: 'People aged 0 to 17 who live in the area, by the estimate for 30 June.',
      unit: 'child',
      timing: 'at-end',
      owner: 'Office for National Statistics',
      protects: 'nothing',
      additive: true,
      legalBasis: 'Statistics and Registration Service Act 2007',
      validFrom: '2012-06-30',
    },
    {
      code: 'children.referrals.received',
      title: 'Referrals to children’s social care',
      definition:
        'Requests for services for a child who was not already open to children’s social care, received in the period. One child may have several.',
      unit: 'referral',
      additive: true,
      caveat: ROUNDED,
      validFrom: '2012-04-01',
    },
    per10000('children.referrals.per-10000', 'Referrals per 10,000 children', REFERRALS, { unit: 'referral' }),
    {
      code: 'children.referrals.re-referral-rate',
      title: 'Referrals within 12 months of another',
      definition:
        'Of referrals received in the period, those that came within 12 months of an earlier referral of the same child.',
      unit: 'referral',
      form: 'percentage',
      polarity: 'less-is-better',
      ratio: {
        numerator: { words: 'referrals within 12 months of an earlier one of the same child' },
        denominator: REFERRALS,
      },
      caveat: ROUNDED,
      validFrom: '2012-04-01',
    },
    {
      code: 'children.referrals.no-further-action-rate',
      title: 'Referrals that led to no further action',
      definition: 'Of referrals received in the period, those on which no further action was taken.',
      unit: 'referral',
      form: 'percentage',
      ratio: { numerator: { words: 'referrals with no further action' }, denominator: REFERRALS },
      caveat: ROUNDED,
      validFrom: '2012-04-01',
    },
    {
      code: 'children.referrals.not-in-need-rate',
      title: 'Referrals assessed as not in need',
      definition: 'Of referrals received in the period, those where the assessment found a child not in need.',
      unit: 'referral',
      form: 'percentage',
      ratio: { numerator: { words: 'referrals assessed as not in need' }, denominator: REFERRALS },
      caveat: ROUNDED,
      validFrom: '2012-04-01',
    },
    {
      code: 'children.cin.at-31-march',
      title: 'Children in need on 31 March',
      definition:
        'Episodes of need (Children Act 1989 s17) open on the last day of the period, children on plans and looked after among them.',
      unit: 'episode',
      timing: 'at-end',
      caveat: ROUNDED,
      validFrom: '2012-04-01',
    },
    per10000(
      'children.cin.per-10000',
      'Children in need per 10,000 children',
      part('episodes of need open on 31 March', 'children.cin.at-31-march'),
      { unit: 'episode', timing: 'at-end' },
    ),
    {
      code: 'children.s47.started',
      title: 'Section 47 enquiries started',
      definition:
        'Enquiries under section 47 of the Children Act 1989 that began in the period, counted for each child.',
      unit: 'enquiry',
      additive: true,
      caveat: ROUNDED,
      legalBasis: 'Children Act 1989 s47',
      validFrom: '2012-04-01',
    },
    per10000('children.s47.per-10000', 'Section 47 enquiries per 10,000 children', ENQUIRIES, { unit: 'enquiry' }),
    {
      code: 'children.icpc.by-child',
      title: 'Initial conferences, counted for each child',
      definition: 'Initial child protection conferences held in the period, counted once for each child.',
      unit: 'child',
      additive: true,
      caveat: PER_CHILD,
      validFrom: '2012-04-01',
    },
    per10000('children.icpc.per-10000', 'Initial conferences per 10,000 children', CONFERENCES, {
      unit: 'child',
      caveat: PER_CHILD,
    }),
    {
      code: 'children.s47.to-icpc',
      title: 'Section 47 enquiries that reached a conference',
      definition:
        'Initial conferences held in the period, counted for each child, as a share of section 47 enquiries started in it.',
      unit: 'enquiry',
      form: 'percentage',
      ratio: { numerator: CONFERENCES, denominator: ENQUIRIES },
      caveat:
        'A conference of April may follow an enquiry of March: the two counts are of the same year, not of the same cases.',
      validFrom: '2012-04-01',
    },
    {
      code: 'children.s47.icpc-in-15-days',
      title: 'Initial conferences within 15 working days',
      definition:
        'Of initial conferences held in the period, counted for each child, those held within 15 working days of the start of the section 47 enquiry.',
      unit: 'child',
      form: 'percentage',
      polarity: 'more-is-better',
      ratio: { numerator: { words: 'conferences within 15 working days' }, denominator: CONFERENCES },
      caveat: PER_CHILD,
      validFrom: '2012-04-01',
    },
    {
      code: 'children.cpp.started',
      title: 'Child protection plans that began',
      definition: 'Child protection plans that began in the period. One child may have several.',
      unit: 'plan',
      additive: true,
      caveat: ROUNDED,
      validFrom: '2012-04-01',
    },
    per10000(
      'children.cpp.per-10000',
      'Children on a plan per 10,000 children',
      part('children on a plan on 31 March', 'children.cpp.at-31-march'),
      { unit: 'child', timing: 'at-end' },
    ),
    {
      code: 'children.cpp.subsequent-rate',
      title: 'Plans that are a second or later one',
      definition:
        'Of child protection plans that began in the period, those for a child who had been on a plan before, however long ago.',
      unit: 'plan',
      form: 'percentage',
      polarity: 'less-is-better',
      ratio: { numerator: { words: 'plans that are the child’s second or later' }, denominator: STARTED },
      caveat: ROUNDED,
      validFrom: '2012-04-01',
    },
    {
      code: 'children.cpp.over-2-years',
      title: 'Share of plans that lasted two years or more',
      definition: 'Of children on a plan on the last day of the period, those whose plan had lasted two years or more.',
      unit: 'child',
      form: 'percentage',
      timing: 'at-end',
      polarity: 'less-is-better',
      ratio: { numerator: { words: 'children on a plan for two years or more' }, denominator: PLANS },
      caveat: 'Often withheld: in most areas few children are on a plan for so long.',
      validFrom: '2012-04-01',
    },
    {
      code: 'children.cla.at-31-march',
      title: 'Children looked after on 31 March',
      definition: 'Children looked after by the council on the last day of the period, short breaks left out.',
      unit: 'child',
      timing: 'at-end',
      caveat: ROUNDED,
      validFrom: '2020-04-01',
    },
    {
      code: 'children.cla.started',
      title: 'Children who started to be looked after',
      definition: 'Children who started to be looked after in the period. Each child counts once.',
      unit: 'child',
      caveat: ROUNDED,
      validFrom: '2020-04-01',
    },
    {
      code: 'children.cla.ceased',
      title: 'Children who ceased to be looked after',
      definition: 'Children who ceased to be looked after in the period. Each child counts once.',
      unit: 'child',
      caveat: ROUNDED,
      validFrom: '2020-04-01',
    },
    per10000(
      'children.cla.rate',
      'Children looked after per 10,000 children',
      part('children looked after on 31 March', 'children.cla.at-31-march'),
      { unit: 'child', timing: 'at-end', validFrom: '2020-04-01' },
    ),
    per10000(
      'children.cla.started-rate',
      'Children who started to be looked after per 10,000 children',
      part('children who started to be looked after', 'children.cla.started'),
      { unit: 'child', validFrom: '2020-04-01' },
    ),
    per10000(
      'children.cla.ceased-rate',
      'Children who ceased to be looked after per 10,000 children',
      part('children who ceased to be looked after', 'children.cla.ceased'),
      { unit: 'child', validFrom: '2020-04-01' },
    ),
  ],
)
