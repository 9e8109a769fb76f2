import { z } from 'zod'
import { type ApiRoute, apiRoute } from '#platform/api/api-route.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Catalogue } from '../catalogue.ts'
import { figureJson } from '../figure-json.ts'
import { measureCsv } from '../measure-csv.ts'
import { parsePeriod, whyNotAPeriod } from '../period.ts'
import { showMeasure } from '../show-measure.ts'

const Listed = z.object({
  measures: z.array(
    z.object({ code: z.string(), title: z.string(), definition: z.string(), topic: z.string(), unit: z.string() }),
  ),
})

const FigureShown = z.looseObject({
  code: z.string(),
  title: z.string(),
  period: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  unit: z.string(),
  state: z.string().describe('value, or why there is none: missing, suppressed, not-applicable ...'),
  source: z.string().nullable(),
  revision: z.number().nullable(),
})

const periodQuery = z.object({
  period: z
    .string('Say which period, such as period=2023-24')
    .superRefine((text, context) => {
      const why = whyNotAPeriod(text)
      if (why !== undefined) context.addIssue(why)
    })
    .describe('2023-24, 2023-24-Q3, 2024-02, 12m-to-2024-03 or 2024-03-31'),
})

/** Measures for other systems: read, never written. */
export const measuresApi = (catalogue: Catalogue): readonly ApiRoute[] => [
  apiRoute({
    method: 'GET',
    path: '/measures',
    scope: 'measures:read',
    summary: 'List the measures',
    description: 'Every measure with its definition.',
    answer: { status: 200, description: 'The measures.', schema: Listed },
    handle: async () => ({
      status: 200,
      body: {
        measures: catalogue.measures.map(({ code, title, definition, topic, unit }) => ({
          code,
          title,
          definition,
          topic,
          unit,
        })),
      },
    }),
  }),
  apiRoute({
    method: 'GET',
    path: '/measures/:code',
    scope: 'measures:read',
    summary: 'Read one figure',
    description: 'The figure of a measure in a period, with its base and its source.',
    params: z.object({ code: z.string() }),
    query: periodQuery,
    answer: { status: 200, description: 'The figure.', schema: FigureShown },
    async handle({ app, actor, params, query }) {
      const question = {
        code: catalogue.get(params.code).code,
        period: parsePeriod(query.period),
        today: app.clock.today(),
      }
      const figure = await app.transaction(actor, async tx => {
        const subject = { measure: question.code, period: query.period }
        await appendAudit(tx, actor, { event: 'measure-read', subject })
        return showMeasure(tx, catalogue, question)
      })
      return { status: 200, body: figureJson(figure) }
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/measures/:code/figures.csv',
    scope: 'measures:read',
    summary: 'Read every figure of a measure',
    description: 'A file with a row for each figure: its period, area, value and base, and what was said of it.',
    params: z.object({ code: z.string() }),
    answer: { status: 200, description: 'The figures.', schema: z.string(), mediaType: 'text/csv' },
    async handle({ app, actor, params }) {
      const measure = catalogue.get(params.code)
      const csv = await app.transaction(actor, async tx => {
        await appendAudit(tx, actor, { event: 'measure-read', subject: { measure: measure.code, as: 'csv' } })
        return measureCsv(tx, measure, app.clock.today())
      })
      return {
        status: 200,
        body: csv,
        headers: { 'content-disposition': `attachment; filename="${measure.code}.csv"` },
      }
    },
  }),
]
