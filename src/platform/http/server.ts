import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { addApi } from '../api/add-api.ts'
import type { ApiRoute } from '../api/api-route.ts'
import type { App } from '../app.ts'
import type { Chrome } from './chrome.ts'
import { cookieName } from './cookie-names.ts'
import { answerError } from './errors.ts'
import { type Handling, handle, letIn } from './handle.ts'
import { MOST_FORM_BYTES, readFormOf } from './read-form.ts'
import type { Route } from './route.ts'
import { securityHeaders } from './security-headers.ts'
import { signInFrom } from './sign-in-hook.ts'
import { answerUnreadableAddress } from './unreadable-address.ts'

const MOST_FIELDS = 1_000

export interface ServerOptions {
  readonly app: App
  readonly routes: readonly Route[]
  /** what other systems may ask for, below /api/v1 */
  readonly api?: readonly ApiRoute[]
  readonly chrome: Chrome
  /** absolute folder of the built assets, served below /assets/ */
  readonly assetsFolder: string
  /** whether anything is known to be wrong with what the process needs; empty means ready */
  readonly readiness: () => Promise<readonly string[]>
}

/** A web server for a table of routes: security headers, sessions, forms, errors. A route without a permission does not compile. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { app, routes, chrome } = options
  const production = app.config.environment === 'production'
  const server = Fastify({
    loggerInstance: app.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID().slice(0, 13),
    trustProxy: app.config.trustProxy,
    frameworkErrors: answerUnreadableAddress(production),
    bodyLimit: MOST_FORM_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
  })
  const headers = securityHeaders(production)
  server.addHook('onRequest', (_request, reply, next) => {
    reply.headers(headers)
    next()
  })
  await server.register(cookie)
  // Pages send forms. What is not parsed cannot be sent with types that no form has.
  server.removeContentTypeParser(['application/json', 'text/plain'])
  await server.register(csrf, {
    cookieKey: cookieName('_csrf', production),
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure: production },
    getToken: request => (request.body as Record<string, string> | undefined)?.['_csrf'],
  })
  await server.register(formbody, { bodyLimit: MOST_FORM_BYTES })
  await server.register(multipart, {
    limits: { fields: MOST_FIELDS, fieldSize: MOST_FORM_BYTES, files: 5, parts: MOST_FIELDS + 5 },
  })
  await server.register(rateLimit, { global: false })
  await server.register(fastifyStatic, {
    root: options.assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: false,
  })

  server.decorateRequest('session', undefined)
  server.decorateRequest('uploads', undefined)
  server.decorateRequest('largeFiles', undefined)
  server.decorateRequest('refused', undefined)
  server.addHook('onResponse', async request => {
    for (const file of request.largeFiles ?? []) await file[Symbol.asyncDispose]()
  })
  server.addHook('onResponse', async (request, reply) => logResponse(app, request, reply))
  server.setErrorHandler(async (error, request, reply) => answerError({ app, chrome, request, reply, error }))
  const signIn = signInFrom(app)
  server.setNotFoundHandler({ preHandler: signIn }, async (request, reply) =>
    answerError({ app, chrome, request, reply, error: 'no-such-page' }),
  )

  server.get('/health', async () => ({ status: 'up' }))
  server.get('/ready', async (_request, reply) => {
    const wrong = await options.readiness()
    return reply
      .code(wrong.length === 0 ? 200 : 503)
      .send({ status: wrong.length === 0 ? 'ready' : 'not ready', wrong })
  })
  if (options.api) await addApi(server, app, options.api)
  for (const row of routes) addRoute(server, { app, chrome, row }, signIn)
  return server
}

function addRoute(
  server: FastifyInstance,
  { app, chrome, row }: Pick<Handling, 'app' | 'chrome' | 'row'>,
  signIn: ReturnType<typeof signInFrom>,
): void {
  server.route({
    method: row.method,
    url: row.path,
    ...(row.uploadBytes === undefined ? {} : { bodyLimit: row.uploadBytes + MOST_FORM_BYTES }),
    ...(row.perMinute === undefined ? {} : { config: { rateLimit: { max: row.perMinute, timeWindow: '1 minute' } } }),
    preHandler: [
      signIn,
      letIn({ app, chrome, row }),
      ...(row.method === 'POST' ? [readFormOf(row, app.files.store), server.csrfProtection] : []),
    ],
    handler: (request, reply) => handle({ app, chrome, row, request, reply }),
  })
}

function logResponse(app: App, request: FastifyRequest, reply: FastifyReply): void {
  // The route's pattern, never the address: addresses carry search words and identifiers.
  app.log.info(
    {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      actor: request.session?.actor?.id,
    },
    'answered',
  )
}
