import { exact, formatShort, known, type Publishable, type RagRule, rag, ragKey, type ValueState } from '#indicators'
import type { MatrixState } from '#platform/ui/matrix-cell.ts'
import type { DraftBlock, Inline, Look } from '#publishing'
import type { Drawing, DrawnPart, TrainingColumn } from './drawing.ts'

const words = (text: string): readonly Inline[] => [{ kind: 'text', text }]

/** Wide tables are cut at eight indicators, so that a sheet of paper holds them. */
const COLUMNS_A_TABLE = 8

/** The training indicators by agency, each cell rated by the rule in force. */
export function drawTraining(drawing: Drawing): DrawnPart[] {
  const { indicators, agencies } = drawing.training
  if (indicators.length === 0 || agencies.length === 0) return []
  const tables = Array.from({ length: Math.ceil(indicators.length / COLUMNS_A_TABLE) }, (_, index) =>
    indicators.slice(index * COLUMNS_A_TABLE, (index + 1) * COLUMNS_A_TABLE),
  )
  return [
    {
      heading: 'Training indicators by agency',
      blocks: [indicatorTable(drawing), ...tables.map((columns, index) => matrix(drawing, columns, index + 1))],
    },
  ]
}

const targetInWords = ({ target }: TrainingColumn): string => (target ? `${formatShort(target, 1)}%` : 'None')

/** What each indicator counts, its target, and how many of the agencies with a number met it. */
function indicatorTable({ year, figures, training }: Drawing): DraftBlock {
  const { indicators, agencies, rule, notes } = training
  const caption = 'The training indicators, and how many agencies met each target'
  const rows = indicators.map(column => ({
    column,
    ids: agencies.map(({ agencyId, name }) =>
      figures.id({ code: column.code, period: year, agencyId, agencyName: name }),
    ),
  }))
  const metInWords = (look: Look, { target }: TrainingColumn, ids: readonly string[]): string => {
    const states = ids.map(id => stateOf(look(id), target, rule))
    const ratedCount = states.filter(state => state === 'met' || state === 'close' || state === 'below').length
    return ratedCount === 0 ? 'None rated' : `${states.filter(state => state === 'met').length} of ${ratedCount}`
  }
  return {
    kind: 'drawn',
    words: [caption, ...indicators.map(({ title }) => title)].join('\n'),
    draw: look => [
      {
        kind: 'table',
        id: 'training-indicators-table',
        caption,
        columns: [
          { heading: 'Indicator', numeric: false },
          { heading: 'What it counts', numeric: false },
          { heading: 'Target', numeric: true },
          { heading: 'Agencies that met it', numeric: true },
        ],
        rows: rows.map(({ column, ids }) => ({
          cells: [
            words(column.number),
            words(column.title),
            words(targetInWords(column)),
            words(metInWords(look, column, ids)),
          ],
          isTotal: false,
        })),
        notes: ['Of the agencies that gave a number.', ...notes],
      },
    ],
  }
}

function matrix(drawing: Drawing, columns: readonly TrainingColumn[], number: number): DraftBlock {
  const { year, figures, training } = drawing
  const rows = training.agencies.map(({ agencyId, name }) => ({
    name,
    cells: columns.map(({ code, target }) => {
      const figureId = figures.id({ code, period: year, agencyId, agencyName: name })
      return { figureId, stateIn: (look: Look) => stateOf(look(figureId), target, training.rule) }
    }),
  }))
  const caption = `Per cent of relevant staff trained, indicators ${columns[0]?.number} to ${columns.at(-1)?.number}`
  return {
    kind: 'drawn',
    words: [caption, ...training.agencies.map(({ name }) => name)].join('\n'),
    draw: look => {
      const hasNought = rows.some(({ cells }) => cells.some(({ figureId }) => isNought(look(figureId))))
      const states = new Set(rows.flatMap(({ cells }) => cells.map(({ stateIn }) => stateIn(look))))
      return [
        {
          kind: 'table',
          id: `training-matrix-${number}`,
          caption,
          columns: [
            { heading: 'Agency', numeric: false },
            ...columns.map(column => ({ heading: column.number, numeric: true })),
          ],
          rows: rows.map(({ name, cells }) => ({
            cells: [
              words(name),
              ...cells.map(({ figureId, stateIn }): readonly Inline[] => [
                { kind: 'figure', text: '', figureId, state: stateIn(look) },
              ]),
            ],
            isTotal: false,
          })),
          notes: [...keyTo(states, training.rule), ...(hasNought ? [NOUGHT] : [])],
        },
      ]
    },
  }
}

const STATE_OF: Readonly<Record<Exclude<ValueState, 'value'>, MatrixState>> = {
  'not-applicable': 'not-applicable',
  'nil-return': 'nil',
  'to-be-confirmed': 'to-be-confirmed',
  disputed: 'disputed',
  missing: 'missing',
  'narrative-only': 'unrated',
  'count-only': 'unrated',
  suppressed: 'unrated',
}

/** How a cell stands, by what readers may see of it. */
function stateOf(figure: Publishable, target: TrainingColumn['target'], rule: RagRule): MatrixState {
  switch (figure.state) {
    case 'shown':
      return rag(known(exact(figure.decimal)), target, rule).rating ?? 'unrated'
    case 'withheld':
      return 'unrated'
    default:
      return STATE_OF[figure.state]
  }
}

const isNought = (figure: Publishable): boolean => figure.state === 'shown' && Number(figure.decimal) === 0

const NOUGHT = '0%: nobody was up to date, or nothing had been recorded. The returns do not say which.'

const SHAPES: Readonly<Partial<Record<MatrixState, string>>> = {
  met: 'A tick',
  close: 'A half circle',
  below: 'A triangle',
}

const LETTERS: readonly (readonly [MatrixState, string])[] = [
  ['not-applicable', 'n/a: the indicator does not apply to the agency'],
  ['nil', 'nil: the agency returned nothing to count'],
  ['to-be-confirmed', 'TBC: the agency was still to confirm its figure'],
  ['missing', 'A dash: nothing was sent'],
  ['disputed', 'A diamond: printed in more than one way'],
]

/** The key, made from the rule so that the two cannot disagree; of the letters, those that the table shows. */
function keyTo(states: ReadonlySet<MatrixState>, rule: RagRule): string[] {
  const rated = ragKey(rule).flatMap(({ rating, word, meaning }) => {
    const shape = rating === 'no-number' ? undefined : SHAPES[rating]
    return shape === undefined ? [] : [`${shape}: ${word.toLowerCase()}, ${meaning.replace(/^\w+: /, '')}.`]
  })
  const letters = LETTERS.flatMap(([state, text]) => (states.has(state) ? [`${text}.`] : []))
  return [rated.join(' '), letters.join(' ')].filter(line => line !== '')
}
