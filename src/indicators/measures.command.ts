import { type Command, defineCommand } from '#platform/command.ts'
import { Refusal } from '#platform/errors.ts'
import { partnershipOption } from '#platform/partnership-option.ts'
import { knownInWords } from './calculated.ts'
import type { Catalogue } from './catalogue.ts'
import { isTopic, TOPICS } from './measure.ts'
import { parsePeriod, whyNotAPeriod } from './period.ts'
import type { Figure } from './show-measure.ts'
import { valueInWords } from './value.ts'

function readDay(text: string | undefined): Temporal.PlainDate | undefined {
  if (text === undefined) return undefined
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && whyNotAPeriod(text) === undefined) return Temporal.PlainDate.from(text)
  throw new Refusal(`“${text}” is not a day. Write it like 2024-03-31.`)
}

const inLine = ({
  measure,
  agency,
  area,
  breakdown,
  observed,
  observation,
  isCalculated,
  asAt,
  reference,
}: Figure): string => {
  const about = agency?.name ?? (area || breakdown)
  const value = valueInWords(observed, { percent: measure.form === 'percentage', decimals: measure.decimals })
  return `${about === '' ? '' : `${about}: `}${value}${isCalculated ? ` (${knownInWords(asAt)})` : ''}${observation ? ` (revision ${observation.revision})` : ''}${reference?.source ? `\n${reference.source.publisher}, ${reference.source.title}` : ''}`
}

/** What the commands need is loaded when one runs: every process of the program reads this list when it starts. */
export const measureCommands = (loadCatalogue: () => Promise<Catalogue>): readonly Command[] => [
  defineCommand({
    name: 'measure list',
    summary: 'Lists every measure with its code',
    arguments: [],
    options: { topic: { type: 'string', value: 'TOPIC', describe: `Only one topic: ${TOPICS.join(', ')}` } },
    async run({ values, answer }) {
      const { topic } = values
      if (topic !== undefined && !isTopic(topic))
        throw new Refusal(`“${topic}” is not a topic. Topics: ${TOPICS.join(', ')}`)
      const catalogue = await loadCatalogue()
      const measures = catalogue.measures.filter(measure => topic === undefined || measure.topic === topic)
      answer(
        measures.map(({ code, title, topic: own, unit, form, polarity, protects, kind }) => ({
          code,
          title,
          topic: own,
          unit,
          form,
          polarity,
          protects,
          kind,
        })),
        () => measures.map(measure => `${measure.code.padEnd(44)} ${measure.title}`).join('\n'),
      )
    },
  }),
  defineCommand({
    name: 'measure show',
    summary: 'Shows one figure with its base, state, source and revision',
    arguments: ['CODE'],
    options: {
      period: {
        type: 'string',
        value: 'PERIOD',
        describe: 'The period: 2023-24, 2023-24-Q3, 2024-02, 12m-to-2024-03, 2024-03-31',
      },
      area: {
        type: 'string',
        value: 'AREA',
        describe: 'An agency or a local authority by name, force, england, or a GSS code; otherwise the own area',
      },
      'as-at': {
        type: 'string',
        value: 'DAY',
        describe: 'As known at the end of that day (2024-03-31), where it is worked out from records',
      },
      by: {
        type: 'string',
        value: 'DIM',
        describe: 'One figure for each: agency, area, or a breakdown such as source, type, age-band',
      },
      ...partnershipOption,
    },
    async run({ given, values, answer, ...surroundings }) {
      if (values.period === undefined) throw new Refusal('Say which period with --period, such as --period 2023-24.')
      const period = parsePeriod(values.period)
      const question = { code: given.CODE, period, area: values.area, asAt: readDay(values['as-at']) }
      const { by } = values
      const catalogue = await loadCatalogue()
      const { asOperator } = await import('#partnership')
      const { showMeasure, showMeasureBy } = await import('./show-measure.ts')
      const { figureJson } = await import('./figure-json.ts')
      await asOperator(surroundings, values.partnership, async (app, actor) => {
        if (by === undefined) {
          const figure = await app.transaction(actor, tx =>
            showMeasure(tx, catalogue, { ...question, today: app.clock.today() }),
          )
          return answer(figureJson(figure), () => `${figure.measure.title}, ${figure.period.name}\n${inLine(figure)}`)
        }
        const figures = await app.transaction(actor, tx =>
          showMeasureBy(tx, catalogue, { ...question, today: app.clock.today() }, by),
        )
        return answer(figures.map(figureJson), () => figures.map(inLine).join('\n'))
      })
    },
  }),
]
