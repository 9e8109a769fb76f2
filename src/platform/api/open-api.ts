import { z } from 'zod'
import type { ApiRoute } from './api-route.ts'
import { API_SCOPES } from './scopes.ts'

type Json = Readonly<Record<string, unknown>>

const PROBLEMS: Readonly<Record<string, string>> = {
  '400': 'The request cannot be read',
  '401': 'There is no token, or it is not in force',
  '403': 'The token does not have the scope',
  '404': 'There is nothing here',
  '409': 'The key was used with another body',
  '413': 'The body is too large',
  '415': 'The body is not JSON',
  '422': 'The body has faults: each with a JSON pointer and a message',
  '429': 'Too many requests in a minute',
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: { pointer: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const

/** The description of the API in OpenAPI 3.1, made from the schemas that the requests are held to. */
export function openApiDocument(routes: readonly ApiRoute[], baseUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const row of routes) {
    const path = row.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operationOf(row) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kith',
      version: '1',
      summary: 'Hand in safeguarding concerns and read measures of a partnership.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `A token of an agency. Scopes: ${Object.entries(API_SCOPES)
            .map(([scope, words]) => `${scope} (${words.charAt(0).toLowerCase()}${words.slice(1)})`)
            .join('; ')}.`,
        },
      },
      schemas: { Problem: PROBLEM },
    },
  }
}

function operationOf(row: ApiRoute): Json {
  const { status, description, schema, mediaType = 'application/json' } = row.answer
  const expected = row.body ? Object.keys(PROBLEMS) : ['400', '401', '403', '404', '429']
  return {
    operationId: `${row.method.toLowerCase()}${row.path.replaceAll(/[/:.]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: row.summary,
    description: `${row.description} Needs the scope ${row.scope}.`,
    parameters: parametersOf(row),
    ...(row.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(row.body, 'input') } } } }
      : {}),
    responses: {
      [status]: { description, content: { [mediaType]: { schema: schemaOf(schema, 'output') } } },
      ...Object.fromEntries(expected.map(code => [code, problemAnswer(PROBLEMS[code] ?? '')])),
    },
  }
}

const problemAnswer = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function parametersOf(row: ApiRoute): Json[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'The same for each attempt to send the same request: it is done once, and answered the same each time.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  }
  return [...inPlace(row.params, 'path'), ...inPlace(row.query, 'query'), ...(row.isKeyed ? [key] : [])]
}

function inPlace(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, each]) => {
    const { description, ...rest } = each
    const isRequired = place === 'path' || required.includes(name)
    return { name, in: place, required: isRequired, ...(description ? { description } : {}), schema: rest }
  })
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
