import { barChart } from '#platform/charts/bar-chart.ts'
import { lineChart } from '#platform/charts/line-chart.ts'
import { orgChart } from '#platform/charts/org-chart.ts'
import type { Block, DocumentTable, Inline, PublishedDocument, PublishedFigure, Section } from '../document.ts'

export const text = (words: string): Inline => ({ kind: 'text', text: words })

export function sampleFigure(changes: Partial<PublishedFigure> & Pick<PublishedFigure, 'id'>): PublishedFigure {
  return {
    code: 'ADULT-01',
    periodCode: '2023-24',
    title: 'Concerns received',
    definition: 'Each sign of suspected abuse or neglect of an adult that was reported to the council.',
    period: '1 April 2023 to 31 March 2024',
    state: 'published',
    printed: '1,603',
    value: '1603',
    valueState: 'value',
    numerator: null,
    denominator: null,
    unit: 'Concerns, not people',
    source: 'Avonvale Council, concerns register',
    revision: 'revision 3',
    approver: 'Head of Adult Safeguarding, 2 May 2024',
    caveat: null,
    ...changes,
  }
}

const figures: readonly PublishedFigure[] = [
  sampleFigure({
    id: 'concerns',
    caveat: 'Until 20 November 2023, 260 contacts were screened out before they were counted.',
  }),
  sampleFigure({
    id: 'enquiry-share',
    code: 'ADULT-04',
    title: 'Concerns that became a section 42 enquiry',
    printed: '21.4%',
    value: '21.4',
    numerator: '343',
    denominator: '1,603',
    unit: 'Per cent',
  }),
  sampleFigure({
    id: 'few',
    code: 'ADULT-09',
    title: 'People who moved away',
    state: 'withheld',
    printed: 'withheld',
    value: null,
    valueState: 'suppressed',
  }),
]

const chart = barChart({
  id: 'outcomes',
  title: 'What happened to 1,603 concerns',
  subtitle: 'Concerns received 1 April 2023 to 31 March 2024',
  description:
    'Of 1,603 concerns, 673 were resolved another way, 517 did not meet the tests and 343 became an enquiry.',
  headings: { item: 'Outcome', value: 'Concerns', share: 'Per cent' },
  bars: [
    { label: 'Met the three tests, resolved another way', value: 673, printed: '673', share: '42.0%' },
    { label: 'Did not meet the three tests', value: 517, printed: '517', share: '32.3%' },
    { label: 'Section 42(2) enquiry', value: 343, printed: '343', share: '21.4%', kind: 'highlight' },
    { label: 'Decision not recorded by 31 March', value: 70, printed: '70', share: '4.4%', kind: 'unknown' },
  ],
  total: { label: 'All concerns', value: 1603, printed: '1,603', share: '100.0%', ref: 'concerns' },
  notes: ['Percentages are rounded one by one, so they add to 100.1.'],
})

const trend = lineChart({
  id: 'trend',
  title: 'Concerns that became an enquiry',
  subtitle: 'Per cent of concerns received in the year',
  description: 'A line from 24% to 21%, with a break before 2023-24.',
  headings: { period: 'Year' },
  suffix: '%',
  periods: ['2020-21', '2021-22', '2022-23', '2023-24'].map(name => ({ name, tick: [name] })),
  series: [{ label: 'Avonvale', values: [24, 23, 21, 21.4].map(value => ({ value, printed: `${value}%` })) }],
  target: { value: 25, printed: '25%', label: 'Target' },
  breaks: [{ at: 3, label: 'Counting changed' }],
})

const structure = orgChart({
  id: 'structure-chart',
  title: 'Groups and whom they are accountable to',
  subtitle: 'As at 31 March 2024',
  description: 'The Executive Group stands at the top; the Operational Group and two others report to it.',
  headings: { group: 'Group', accountableTo: 'Accountable to', note: 'Chair' },
  nodes: [
    { id: 'executive', name: 'Executive Group', note: 'Independent Chair', parents: [] },
    { id: 'operational', name: 'Operational Group', note: 'Independent Chair', parents: ['executive'] },
    { id: 'reviews', name: 'Practice Review Group', parents: ['operational', 'executive'] },
    { id: 'domestic', name: 'Domestic Abuse Partnership', parents: ['operational'] },
  ],
})

const table: DocumentTable = {
  id: 'timeliness',
  caption: 'How quickly we decided',
  columns: [
    { heading: 'Quarter', numeric: false },
    { heading: 'Decided in time', numeric: true },
    { heading: 'Concerns', numeric: true },
  ],
  rows: [
    ...['First', 'Second', 'Third', 'Fourth'].map(quarter => ({
      cells: [[text(quarter)], [text('228')], [text('400')]],
      isTotal: false,
    })),
    {
      cells: [[text('Year')], [text('914')], [{ kind: 'figure', text: '1,603', figureId: 'concerns' } as const]],
      isTotal: true,
    },
  ],
  notes: ['Counted of those decided.'],
}

const prose: Block = {
  kind: 'paragraph',
  content: [
    text('We received '),
    { kind: 'figure', text: '1,603', figureId: 'concerns' },
    text(' concerns, and '),
    { kind: 'figure', text: '21.4%', figureId: 'enquiry-share' },
    text(' became an '),
    { kind: 'emphasis', text: 'enquiry' },
    text(' under section 42(2) of the Care Act. Fewer than five people moved away ('),
    { kind: 'figure', text: 'withheld', figureId: 'few' },
    text('). '),
    { kind: 'link', text: 'What we are doing about it', href: '#priorities' },
    text('.'),
    { kind: 'footnote', text: 'Section 42(2) of the Care Act 2014.' },
  ],
}

export const sampleSection = (changes: Partial<Section> & Pick<Section, 'id'>): Section => ({
  heading: 'A section',
  blocks: [],
  sections: [],
  ...changes,
})

export function sampleDocument(changes: Partial<PublishedDocument> = {}): PublishedDocument {
  return {
    id: 'annual-report-2023-24',
    title: 'Annual report 2023 to 2024',
    period: '1 April 2023 to 31 March 2024',
    partnership: 'Avonvale Community Safety and Safeguarding Partnership',
    language: 'en-GB',
    marking: 'Public',
    publishedOn: '2024-09-26',
    licence: 'Open Government Licence v3.0',
    notice: 'A demonstration: its people, agencies and cases are invented.',
    sections: [about, adults, priorities],
    figures,
    errata: [
      {
        number: 1,
        publishedOn: '2024-10-03',
        figureId: 'enquiry-share',
        place: 'Adults: concerns and enquiries',
        cause: 'correction',
        was: '21.3%',
        now: '21.4%',
        reason: 'One enquiry opened late had not been counted.',
      },
    ],
    ...changes,
  }
}

const about: Section = sampleSection({
  id: 'about',
  heading: 'About the partnership',
  blocks: [
    { kind: 'paragraph', content: [text('Who we are and how we work together.')] },
    { kind: 'chart', ...structure },
    {
      kind: 'nested-list',
      items: [{ content: [text('Executive Group')], items: [{ content: [text('Operational Group')], items: [] }] }],
    },
    { kind: 'callout', heading: 'In short', paragraphs: [[text('Three partnerships work as one.')]] },
  ],
})

const adults: Section = sampleSection({
  id: 'adults',
  heading: 'Adults: concerns and enquiries',
  lead: [text('People are being heard sooner, but too many still wait longer than our own standard.')],
  blocks: [prose],
  sections: [
    sampleSection({ id: 'how-many', heading: 'How many concerns', blocks: [prose, { kind: 'chart', ...chart }] }),
    sampleSection({
      id: 'how-quickly',
      heading: 'How quickly we decided',
      blocks: [
        { kind: 'table', ...table },
        { kind: 'chart', ...trend },
      ],
      sections: [
        sampleSection({
          id: 'what-next',
          heading: 'What we will do',
          blocks: [
            {
              kind: 'list',
              isOrdered: true,
              items: [[text('Ask sooner.')], [text('Decide within four working days.')]],
            },
            { kind: 'quote', content: [text('Nobody told me what would happen next.')], attribution: 'An adult, 2024' },
          ],
        }),
      ],
    }),
  ],
})

const priorities: Section = sampleSection({
  id: 'priorities',
  heading: 'Words we use',
  blocks: [
    { kind: 'list', isOrdered: false, items: [[text('Think family.')], [text('Learn from experience.')]] },
    {
      kind: 'glossary',
      entries: [
        { term: 'Concern', definition: [text('A sign of suspected abuse or neglect of an adult.')] },
        {
          term: 'Enquiry',
          definition: [text('What the council does, or has done, under section 42 of the Care Act 2014.')],
        },
      ],
    },
  ],
})

const ratedCell = (state: 'below' | 'nil', words: string): Inline[] => [
  { kind: 'figure', text: words, figureId: 'concerns', state },
]

/** A cell that is rated, and one whose state has no number. */
export const ratedTable: Block = {
  kind: 'table',
  id: 'rated',
  caption: 'Rated',
  columns: ['Agency', '1.1', '1.2'].map((heading, index) => ({ heading, numeric: index > 0 })),
  rows: [
    { cells: [[text('Constabulary')], ratedCell('below', '33%'), ratedCell('nil', 'Nil return')], isTotal: false },
  ],
  notes: [],
}
