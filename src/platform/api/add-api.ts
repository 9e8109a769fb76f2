import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { App } from '../app.ts'
import { recordRefusalOf } from '../audit/refusal.ts'
import { isRefusedByDatabase } from '../errors.ts'
import { gather } from '../gather.ts'
import type { ApiAnswer, ApiRoute, ApiVisit } from './api-route.ts'
import { openApiDocument } from './open-api.ts'
import { ApiProblem, type Fault, problemFrom } from './problem.ts'
import { findTokenHolders, type TokenHolder } from './token.store.ts'

const MOST_BYTES = 1_000_000
const REQUESTS_A_MINUTE = 600
const BEARER = /^Bearer ([\w-]{20,200})$/
const KEY = /^[\x21-\x7e]{1,200}$/

/**
 * The API for other systems, below /api/v1: tokens in place of sessions, JSON in place of forms, and no cookies, so that
 * nothing of it needs an anti-forgery field.
 */
export async function addApi(server: FastifyInstance, app: App, routes: readonly ApiRoute[]): Promise<void> {
  let document: string | undefined
  const findHolder = gather((tokens: readonly string[]) =>
    findTokenHolders(app.database('kith_auth'), tokens, app.clock.now()),
  )
  const callers = knownCallers()
  await server.register(
    async api => {
      api.removeAllContentTypeParsers()
      api.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) =>
        done(null, body),
      )
      api.setErrorHandler((error, request, reply) => answerProblem(app, request, reply, error))
      api.setNotFoundHandler((request, reply) =>
        answerProblem(app, request, reply, new ApiProblem(404, 'There is no such address in this API.')),
      )
      api.get('/openapi.json', async (_, reply) => {
        document ??= JSON.stringify(openApiDocument(routes, app.config.baseUrl))
        return reply.type('application/json').send(document)
      })
      for (const row of routes) {
        const { mediaType } = row.answer
        api.route({
          method: row.method,
          url: row.path,
          config: { rateLimit: { max: REQUESTS_A_MINUTE, timeWindow: '1 minute', keyGenerator: callers.of } },
          handler: async (request, reply) => {
            const holder = await letIn(row, request, token => callers.found(token, findHolder))
            const { status, body, headers = {} } = await answer(app, row, request, holder)
            return reply
              .code(status)
              .headers({ 'cache-control': 'no-store', ...headers })
              .type(mediaType === undefined ? 'application/json' : `${mediaType}; charset=utf-8`)
              .send(mediaType === undefined ? JSON.stringify(body) : body)
          },
        })
      }
    },
    { prefix: '/api/v1' },
  )
}

/** A refusal of the database is a defect to whoever asked, and is written down as theirs. */
async function answer(app: App, row: ApiRoute, request: FastifyRequest, holder: TokenHolder): Promise<ApiAnswer> {
  try {
    return await row.handle(visitOf(app, row, request, holder))
  } catch (error) {
    const asked = { method: row.method, route: `/api/v1${row.path}` }
    if (isRefusedByDatabase(error)) await recordRefusalOf(app, holder.actor, asked, 'database-refused')
    throw error
  }
}

/**
 * Whose requests are counted together. A token that was found in force is its own caller, however many share one address.
 * Anything else counts by its address: else every invented token would be a caller with a limit of its own.
 */
function knownCallers() {
  const known = new Map<string, string>()
  return {
    of(request: FastifyRequest): string {
      const token = bearerOf(request)
      return (token === undefined ? undefined : known.get(hashOf(token))) ?? `address:${request.ip}`
    },
    async found(
      token: string,
      findHolder: (token: string) => Promise<TokenHolder | undefined>,
    ): Promise<TokenHolder | undefined> {
      const holder = await findHolder(token)
      if (holder) known.set(hashOf(token), holder.actor.id)
      else known.delete(hashOf(token))
      return holder
    },
  }
}

const bearerOf = (request: FastifyRequest): string | undefined => BEARER.exec(request.headers.authorization ?? '')?.[1]

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

async function letIn(
  row: ApiRoute,
  request: FastifyRequest,
  findHolder: (token: string) => Promise<TokenHolder | undefined>,
): Promise<TokenHolder> {
  const token = bearerOf(request)
  const holder = token === undefined ? undefined : await findHolder(token)
  if (!holder)
    throw new ApiProblem(401, 'Send a token that is in force as Authorization: Bearer TOKEN.', {
      headers: { 'www-authenticate': 'Bearer' },
    })
  if (!holder.scopes.includes(row.scope)) throw new ApiProblem(403, `The token needs the scope ${row.scope}.`)
  return holder
}

function visitOf(app: App, row: ApiRoute, request: FastifyRequest, { actor, agencyKind }: TokenHolder): ApiVisit {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const key = String(request.headers['idempotency-key'] ?? '')
  if (row.isKeyed && !KEY.test(key))
    throw new ApiProblem(400, 'Send an Idempotency-Key of 1 to 200 letters, such as a new UUID for each concern.')
  return {
    app,
    actor,
    agencyKind,
    key,
    bodyHash: createHash('sha256').update(body).digest(),
    body: row.body && parsed(row.body, jsonIn(body)),
    params: row.params ? parsed(row.params, request.params, 404) : request.params,
    query: row.query ? parsed(row.query, request.query, 400) : request.query,
  }
}

function jsonIn(body: Buffer): unknown {
  if (body.length === 0) throw new ApiProblem(400, 'The body is empty.')
  const json = parsedJson(body.toString())
  if (!isKeepable(json)) throw new ApiProblem(400, 'The body holds U+0000 or half of a character, which no text has.')
  return json
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiProblem(400, 'The body is not JSON.')
  }
}

/** PostgreSQL keeps neither U+0000 nor half of a surrogate pair. */
function isKeepable(json: unknown): boolean {
  if (typeof json === 'string') return !json.includes('\0') && json.isWellFormed()
  return typeof json !== 'object' || json === null || Object.values(json).every(isKeepable)
}

function parsed<T>(schema: z.ZodType<T>, given: unknown, status = 422): T {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const faults = result.error.issues.flatMap(faultsOf)
  if (status === 404) throw new ApiProblem(404, 'There is nothing at this address.')
  throw new ApiProblem(status, 'Put right what the list of faults says, and send it again.', { faults })
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path]
  const message = issue.code === 'unrecognized_keys' ? 'There is no such field.' : issue.message
  return keys.map(path => ({ pointer: path.map(part => `/${escaped(String(part))}`).join(''), message }))
}

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')

function answerProblem(app: App, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const problem = problemFrom(error, request.id)
  if (problem.status >= 500) app.log.error({ requestId: request.id, err: error }, 'failed')
  return reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', ...(error instanceof ApiProblem ? error.headers : {}) })
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}
