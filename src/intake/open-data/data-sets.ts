/** The days that a figure of the year to 31 March is about. */
export type On = 'year' | '31-march' | 'mid-year'

interface From {
  /** The measure that it is a figure of. */
  readonly code: string
  readonly on: On
  /** Only the rows with this value of a filter. */
  readonly where?: { readonly filter: string; readonly is: string }
}

export interface CountFrom extends From {
  readonly kind: 'count'
  readonly column: string
}

export interface ShareFrom extends From {
  readonly kind: 'share'
  readonly form: 'percentage' | 'per-10000'
  /** Added up. */
  readonly numerator: readonly string[]
  readonly denominator: string
  /** The column in which the share itself is published, and how many decimals it has. */
  readonly published?: { readonly column: string; readonly decimals: number }
}

export type FigureFrom = CountFrom | ShareFrom

/** A data set of which measures take figures: known by its columns, whatever its file is called. */
export interface DataSet {
  readonly name: string
  readonly title: string
  readonly publisher: string
  /** Counts of regions and England are published rounded to the nearest ten. */
  readonly isRoundedAbove: boolean
  readonly figures: readonly FigureFrom[]
}

const DFE = 'Department for Education'
export const LICENCE = 'Open Government Licence v3.0'

const count = (code: string, column: string, on: On = 'year'): CountFrom => ({ kind: 'count', code, column, on })
const percent = (
  code: string,
  numerator: readonly string[],
  denominator: string,
  published?: string,
  on: On = 'year',
): ShareFrom => ({
  kind: 'share',
  form: 'percentage',
  code,
  numerator,
  denominator,
  on,
  ...(published === undefined ? {} : { published: { column: published, decimals: 1 } }),
})

const lookedAfter = (words: string) => ({ filter: 'population_type', is: `Children ${words} each year` })
const ON_31_MARCH = lookedAfter('looked after on 31 March')
const lookedAfterRate = (code: string, on: On, where: NonNullable<From['where']>): ShareFrom => ({
  kind: 'share',
  form: 'per-10000',
  code,
  numerator: ['children_count'],
  denominator: 'population_estimate',
  published: { column: 'rate_per_10000', decimals: 0 },
  on,
  where,
})
const STARTED = lookedAfter('starting to be looked after')
const CEASED = lookedAfter('ceasing to be looked after')

export const DATA_SETS: readonly DataSet[] = [
  {
    name: 'mid-year-population',
    title: 'Mid-year population estimates, children aged 0 to 17',
    publisher: 'Office for National Statistics',
    isRoundedAbove: false,
    figures: [
      {
        ...count('children.population', 'population_estimate', 'mid-year'),
        where: { filter: 'age_group', is: 'Children aged 0 to 17 years' },
      },
    ],
  },
  {
    name: 'children-in-need-referrals',
    title: 'Children in need: referrals and re-referrals',
    publisher: DFE,
    isRoundedAbove: true,
    figures: [
      count('children.referrals.received', 'referral_count'),
      percent('children.referrals.re-referral-rate', ['rereferral_count'], 'referral_count', 'rereferral_percent'),
      percent(
        'children.referrals.no-further-action-rate',
        ['no_further_action_count'],
        'referral_count',
        'no_further_action_percent',
      ),
      percent('children.referrals.not-in-need-rate', ['not_in_need_count'], 'referral_count', 'not_in_need_percent'),
    ],
  },
  {
    name: 'children-in-need',
    title: 'Children in need: episodes of need',
    publisher: DFE,
    isRoundedAbove: true,
    figures: [count('children.cin.at-31-march', 'At31_episodes', '31-march')],
  },
  {
    name: 'section-47-and-conferences',
    title: 'Children in need: section 47 enquiries and initial child protection conferences',
    publisher: DFE,
    isRoundedAbove: true,
    figures: [
      count('children.s47.started', 'Section47'),
      count('children.icpc.by-child', 'ICPC'),
      percent('children.s47.to-icpc', ['ICPC'], 'Section47'),
      percent('children.s47.icpc-in-15-days', ['Duration_0-10_days', 'Duration_11-15_days'], 'ICPC'),
    ],
  },
  {
    name: 'subsequent-plans',
    title: 'Children in need: child protection plans that are a second or subsequent plan',
    publisher: DFE,
    isRoundedAbove: true,
    figures: [
      count('children.cpp.started', 'CPP_start'),
      percent('children.cpp.subsequent-rate', ['CPP_subsequent'], 'CPP_start', 'CPP_subsequent_percent'),
    ],
  },
  {
    name: 'plans-by-duration',
    title: 'Children in need: child protection plans at 31 March by length of time',
    publisher: DFE,
    isRoundedAbove: true,
    figures: [
      count('children.cpp.at-31-march', 'CPP_At31', '31-march'),
      percent('children.cpp.over-2-years', ['2_years_or_more'], 'CPP_At31', '2_years_or_more_percent', '31-march'),
    ],
  },
  {
    name: 'looked-after',
    title: 'Children looked after in England: number and rate per 10,000 children',
    publisher: DFE,
    isRoundedAbove: true,
    figures: [
      { ...count('children.cla.at-31-march', 'children_count', '31-march'), where: ON_31_MARCH },
      { ...count('children.cla.started', 'children_count'), where: STARTED },
      { ...count('children.cla.ceased', 'children_count'), where: CEASED },
      lookedAfterRate('children.cla.rate', '31-march', ON_31_MARCH),
      lookedAfterRate('children.cla.started-rate', 'year', STARTED),
      lookedAfterRate('children.cla.ceased-rate', 'year', CEASED),
    ],
  },
]

const columnsOf = (figure: FigureFrom): readonly string[] => [
  ...(figure.kind === 'count' ? [figure.column] : [...figure.numerator, figure.denominator]),
  ...(figure.where ? [figure.where.filter] : []),
]

/** The data set whose columns are all there, and most of them; undefined for one that no measure takes figures from. */
export function dataSetOf(columns: readonly string[]): DataSet | undefined {
  const needed = (set: DataSet) => new Set(set.figures.flatMap(columnsOf))
  return DATA_SETS.filter(set => [...needed(set)].every(column => columns.includes(column))).sort(
    (a, b) => needed(b).size - needed(a).size,
  )[0]
}
