import { type Command, defineCommand } from '#platform/command.ts'
import { Refusal } from '#platform/errors.ts'
import { partnershipOption } from '#platform/partnership-option.ts'
import { colourOf, figuresOf, type MatrixFigure } from './kpi-matrix.ts'
import { isRagBasis, RAG_BASES } from './rag.ts'
import { storedDecimal } from './value.ts'

const cellJson = ({ indicator, agency, observation, observed, target, rated }: MatrixFigure) => ({
  indicator: indicator.number,
  agency: agency.name,
  printed: observation?.printed ?? null,
  value: observed.state === 'value' ? Number(storedDecimal(observed.value)) : null,
  target: target ? Number(storedDecimal(target)) : null,
  state: observed.state,
  rag: colourOf(rated.rating),
})

export const kpiMatrixCommand: Command = defineCommand({
  name: 'kpi matrix',
  summary: 'Prints every cell of the training indicators with its state and colour',
  arguments: [],
  options: {
    period: {
      type: 'string',
      value: 'PERIOD',
      describe: 'The period, such as 2023-24; otherwise the latest that is held',
    },
    basis: {
      type: 'string',
      value: 'BASIS',
      describe: 'relative or points, in place of the basis of the rule in force',
    },
    ...partnershipOption,
  },
  async run({ values, answer, ...surroundings }) {
    const { period, basis } = values
    if (basis !== undefined && !isRagBasis(basis))
      throw new Refusal(`“${basis}” is not a basis. Accepted: ${RAG_BASES.join(', ')}`)
    const { asOperator } = await import('#partnership')
    const { readKpiMatrix } = await import('./read-kpi-matrix.ts')
    await asOperator(surroundings, values.partnership, async (app, actor) => {
      const read = await app.transaction(actor, tx => readKpiMatrix(tx, { period, basis }))
      const cells = read ? figuresOf(read.matrix).map(cellJson) : []
      if (cells.length === 0)
        throw new Refusal(`No training indicators are held${period === undefined ? '' : ` for ${period}`}.`)
      answer(cells, () =>
        cells
          .map(cell =>
            [
              cell.indicator.padEnd(5),
              cell.agency.padEnd(36),
              (cell.printed ?? '').padEnd(6),
              cell.rag ?? cell.state,
            ].join(' '),
          )
          .join('\n'),
      )
    })
  },
})
