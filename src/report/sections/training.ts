import type { Inline } from '#publishing'
import type { Drawing, DrawnPart } from './drawing.ts'

const words = (text: string): readonly Inline[] => [{ kind: 'text', text }]

/** The training indicators by agency. Wide tables are cut at eight indicators, so that a sheet of paper holds them. */
const COLUMNS_A_TABLE = 8

export function drawTraining({ year, figures, training }: Drawing): DrawnPart[] {
  const { indicators, agencies } = training
  if (indicators.length === 0 || agencies.length === 0) return []
  const tables = Array.from({ length: Math.ceil(indicators.length / COLUMNS_A_TABLE) }, (_, index) =>
    indicators.slice(index * COLUMNS_A_TABLE, (index + 1) * COLUMNS_A_TABLE),
  )
  return [
    {
      heading: 'Training indicators by agency',
      blocks: [
        {
          kind: 'table',
          id: 'training-indicators-table',
          caption: 'The training indicators',
          columns: [
            { heading: 'Indicator', numeric: false },
            { heading: 'What it counts', numeric: false },
          ],
          rows: indicators.map(({ number, title }) => ({ cells: [words(number), words(title)], isTotal: false })),
          notes: [],
        },
        ...tables.map((columns, index) => ({
          kind: 'table' as const,
          id: `training-matrix-${index + 1}`,
          caption: `Per cent of relevant staff trained, indicators ${columns[0]?.number} to ${columns.at(-1)?.number}`,
          columns: [
            { heading: 'Agency', numeric: false },
            ...columns.map(({ number }) => ({ heading: number, numeric: true })),
          ],
          rows: agencies.map(({ agencyId, name }) => ({
            cells: [words(name), ...columns.map(({ code }) => [figures.run({ code, period: year, agencyId })])],
            isTotal: false,
          })),
          notes: [],
        })),
      ],
    },
  ]
}
