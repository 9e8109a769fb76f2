import {
  type FigureUnit,
  fraction,
  type ObservedValue,
  type Protects,
  percentage,
  publishableNumber,
  publishableText,
  whole,
} from '#indicators'
import { barChart } from '#platform/charts/bar-chart.ts'
import type { Inline } from '../document.ts'
import type { DraftBlock, DraftDocument, FoundContent, FoundFigure, FoundFigures, Look } from '../draft.ts'

export function foundFigure(
  id: string,
  content: FoundContent,
  { protects = 'people' as Protects, figureUnit = 'count' as FigureUnit } = {},
): FoundFigure {
  return {
    id,
    code: `measure.${id}`,
    periodCode: '2023-24',
    title: `Title of ${id}`,
    definition: `What ${id} counts.`,
    period: '1 April 2023 to 31 March 2024',
    unit: 'concerns',
    figureUnit,
    decimals: 1,
    protects,
    content,
    source: 'Avonvale Council',
    revision: 'revision 1',
    approver: 'Head of Safeguarding',
    caveat: null,
  }
}

export const observed = (value: ObservedValue): FoundContent => ({
  kind: 'observed',
  observed: value,
  numerator: 'of these',
  denominator: 'of all',
})

export const countOf = (id: string, count: number, protects: Protects = 'people'): FoundFigure =>
  foundFigure(id, observed({ state: 'value', value: whole(count) }), { protects })

export const shareOf = (id: string, part: number, all: number): FoundFigure =>
  foundFigure(id, observed(percentage(whole(part), whole(all))), { figureUnit: 'percent' })

export const ratioOf = (id: string, part: number, all: number): FoundFigure =>
  foundFigure(
    id,
    observed({ state: 'value', value: fraction(part, all), numerator: whole(part), denominator: whole(all) }),
    { figureUnit: 'ratio' },
  )

export const foundOf = (figures: readonly FoundFigure[], groups: FoundFigures['groups'] = []): FoundFigures => ({
  figures: new Map(figures.map(figure => [figure.id, figure])),
  groups,
})

/** Three areas and their total, of which any two give the third. */
export const areas = (north: number, south: number, east: number): FoundFigures =>
  foundOf(
    [
      countOf('north', north),
      countOf('south', south),
      countOf('east', east),
      countOf('all', north + south + east),
      shareOf('share', 300, 1200),
      { ...countOf('reviews', 2, 'nothing') },
    ],
    [{ id: 'areas', total: 'all', members: ['north', 'south', 'east'] }],
  )

const figure = (figureId: string): Inline => ({ kind: 'figure', text: '', figureId })
const text = (words: string): Inline => ({ kind: 'text', text: words })

/** Names each figure in prose, a list, a glossary, a table and a chart. */
export function draftOf(ids: readonly string[]): DraftDocument {
  const chart = {
    kind: 'drawn' as const,
    words: '',
    draw: (look: Look) => [
      {
        kind: 'chart' as const,
        ...barChart({
          id: 'areas-chart',
          title: 'Concerns by area',
          subtitle: 'In the year',
          description: ids.map(id => `${id}: ${publishableText(look(id))}.`).join(' '),
          headings: { item: 'Area', value: 'Concerns' },
          bars: ids.map(id => ({ label: id, ...chartValue(look, id) })),
        }),
      },
    ],
  }
  const blocks: DraftBlock[] = [
    { kind: 'paragraph', content: ids.flatMap(id => [text(`${id} had `), figure(id), text('. ')]) },
    { kind: 'list', isOrdered: false, items: ids.map(id => [figure(id)]) },
    { kind: 'glossary', entries: ids.map(id => ({ term: id, definition: [figure(id)] })) },
    {
      kind: 'table',
      id: 'areas-table',
      caption: 'Concerns by area',
      columns: [
        { heading: 'Area', numeric: false },
        { heading: 'Concerns', numeric: true },
      ],
      rows: ids.map(id => ({ cells: [[text(id)], [figure(id)]], isTotal: false })),
      notes: [],
    },
    chart,
  ]
  return {
    id: 'annual-report-2023-24',
    title: 'Annual report 2023 to 2024',
    period: '1 April 2023 to 31 March 2024',
    partnership: 'Avonvale Partnership',
    language: 'en-GB',
    marking: 'Public',
    publishedOn: '2024-09-26',
    notice: null,
    licence: 'Open Government Licence v3.0',
    sections: [
      { id: 'foreword', heading: 'Foreword', blocks: [], sections: [], lead: [text('We kept people safe.')] },
      { id: 'concerns', heading: 'Concerns', lead: [figure(ids[0] ?? '')], blocks, sections: [] },
    ],
  }
}

// Drawn without the figure's name, as a careless section might: what is withheld must still not be left behind.
const chartValue = (look: Look, id: string) => ({
  printed: publishableText(look(id)),
  value: publishableNumber(look(id)) ?? null,
})
