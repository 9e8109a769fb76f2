import { createHash } from 'node:crypto'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Database } from '#platform/db/database.ts'
import { securityHeaders } from '#platform/http/security-headers.ts'
import { answerUnreadableAddress } from '#platform/http/unreadable-address.ts'
import type { Log } from '#platform/log.ts'
import type { AssetUrl } from '#platform/ui/assets.ts'
import { DESCRIPTOR_TYPE, descriptorPath } from '../open-data/csvw.ts'
import { OPEN_DATA_URL } from '../release.urls.ts'
import { describedFiles } from './described-file.ts'
import { Kept } from './kept.ts'
import { findByPath, Library, type Opened, type Shelf } from './library.ts'
import { dataFilePage, releaseDataPage } from './open-data.view.ts'
import { foundPage, releasePage, reportFrame, type SiteParts, siteFrame, siteWidePage } from './pages.ts'
import { failurePage, missingPage } from './site-pages.view.ts'

export interface PublicSiteOptions {
  /** As the role that can read the schema `published` and nothing else. */
  readonly database: Database
  readonly log: Log
  readonly production: boolean
  readonly assets: AssetUrl
  /** Where anybody raises a concern, on the staff site. */
  readonly raiseUrl?: string | undefined
  /** Absolute folder of the built assets, served below /assets/. */
  readonly assetsFolder: string
  /** In milliseconds; for tests. */
  readonly now?: () => number
}

interface Page {
  readonly body: Buffer
  readonly etag: string
}

const MOST_KEPT_BYTES = 64_000_000
/** Others may keep a page, and ask each time whether it still stands: an erratum is never hidden by a cache. */
const CACHE_CONTROL = 'public, no-cache'

/** The site that anybody may read: no session, no cookie, no form that changes anything. */
export async function createPublicSite(options: PublicSiteOptions): Promise<FastifyInstance> {
  const { database, log, production, assetsFolder, now } = options
  const parts: SiteParts = { assets: options.assets, raiseUrl: options.raiseUrl }
  const library = new Library(database, now)
  const kept = new Kept<Page>(MOST_KEPT_BYTES)
  const server = Fastify({
    loggerInstance: log,
    frameworkErrors: answerUnreadableAddress(production),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID().slice(0, 13),
  })
  const headers = securityHeaders(production)
  server.addHook('onRequest', (_request, reply, next) => {
    reply.headers(headers)
    next()
  })
  await server.register(fastifyStatic, {
    root: assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  })

  server.setErrorHandler(async (error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status < 500)
      return reply
        .code(status)
        .header('cache-control', 'no-store')
        .type('text/plain')
        .send('This request cannot be answered.')
    log.error({ err: error, requestId: request.id }, 'failed')
    return answerPage(reply.code(503), failurePage(siteFrame({ version: 0, releases: [] }, parts), request.id))
  })
  server.setNotFoundHandler(async (_request, reply) => missing(reply, await library.shelf(), parts))

  server.get('/health', async () => ({ status: 'up' }))
  server.get('/ready', async () => {
    await library.shelf()
    return { status: 'ready' }
  })
  server.get('/*', async (request, reply) => {
    const known = library.shelf()
    const shelf = known instanceof Promise ? await known : known
    const path = pathOf(request.url)
    const page = kept.get(keyOf(shelf, path))
    return page ? send(request, reply, page) : answer({ request, reply, shelf, library, kept, path, parts })
  })
  return server
}

interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly shelf: Shelf
  readonly library: Library
  readonly kept: Kept<Page>
  readonly path: string
  readonly parts: SiteParts
}

async function answer(asked: Asked): Promise<FastifyReply> {
  const { request, reply, shelf, library, kept, path, parts } = asked
  const keep = (markup: string): FastifyReply => {
    const page = pageOf(markup)
    kept.set(keyOf(shelf, path), page, page.body.length)
    return send(request, reply, page)
  }
  const siteWide = siteWidePage(path, siteFrame(shelf, parts), shelf.releases)
  if (siteWide !== undefined) return keep(siteWide)
  const data = await answerData(asked, keep)
  if (data) return data
  const found = findByPath(shelf.releases, path)
  const opened = found && (await library.open(found.release))
  if (!opened || !found) return missing(reply, shelf, parts)
  const frame = reportFrame(opened, parts)
  if (found.rest === 'search') {
    const { q } = request.query as { readonly q?: string | readonly string[] }
    return send(request, reply, pageOf(foundPage(frame, opened, [q ?? ''].flat().join(' '))))
  }
  const markup = releasePage(frame, found.rest)
  if (markup !== undefined) return keep(markup)
  if (opened.files.some(file => file.name === found.rest)) {
    return sendFile(asked, found.release.releaseId, opened.revision, found.rest)
  }
  return missing(reply, shelf, parts)
}

/** A page or file of open data; undefined where the path names none. */
async function answerData(asked: Asked, keep: (markup: string) => FastifyReply): Promise<FastifyReply | undefined> {
  const { shelf, library, path } = asked
  if (!path.startsWith(`${OPEN_DATA_URL}/`)) return undefined
  const found = findByPath(shelf.releases, path.slice(OPEN_DATA_URL.length))
  const opened = found && (await library.open(found.release))
  if (!opened || !found) return undefined
  const { releaseId } = found.release
  const markup = await dataPage(asked, opened, found.rest)
  if (markup !== undefined) return keep(markup)
  const name = `data/${found.rest}`
  return opened.files.some(file => file.name === name) ? sendFile(asked, releaseId, opened.revision, name) : undefined
}

async function dataPage({ library, parts }: Asked, opened: Opened, rest: string): Promise<string | undefined> {
  if (rest.includes('.')) return undefined
  const { site } = reportFrame(opened, parts)
  const described = describedFiles(await library.tableDescriptions(opened.release.releaseId), opened.files)
  if (rest === '') return releaseDataPage(site, opened, described)
  const file = described.find(({ stem }) => stem === rest)
  return file && dataFilePage(site, opened, file)
}

// By the path as it is read, not as it is spelt: nobody can fill what is kept with spellings of one page.
const keyOf = (shelf: Shelf, path: string): string => `${shelf.version}${path}`

function pathOf(url: string): string {
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
  if (!plain.includes('%')) return plain
  try {
    return decodeURIComponent(plain)
  } catch {
    // Not valid percent-encoding, so it names nothing.
    return ''
  }
}

function pageOf(markup: string): Page {
  const body = Buffer.from(markup)
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

function send(request: FastifyRequest, reply: FastifyReply, { body, etag }: Page): FastifyReply {
  reply.header('cache-control', CACHE_CONTROL).header('etag', etag)
  if (isFresh(request, etag)) return reply.code(304).send()
  return reply.header('content-type', 'text/html; charset=utf-8').send(body)
}

async function sendFile(
  { request, reply, shelf, library, parts }: Asked,
  releaseId: string,
  revision: number,
  name: string,
): Promise<FastifyReply> {
  const etag = `"${releaseId}-${revision}"`
  const isKnown = isFresh(request, etag)
  const file = isKnown ? undefined : await library.file(releaseId, name)
  if (!file && !isKnown) return missing(reply, shelf, parts)
  reply.header('cache-control', CACHE_CONTROL).header('etag', etag)
  if (!file) return reply.code(304).send()
  const saveAs = name.slice(name.lastIndexOf('/') + 1)
  if (name.endsWith('.csv') && !name.endsWith('.meta.csv'))
    reply.header(
      'link',
      `<${descriptorPath(saveAs.slice(0, -'.csv'.length))}>; rel="describedby"; type="${DESCRIPTOR_TYPE}"`,
    )
  return reply
    .header('content-disposition', `attachment; filename="${saveAs}"`)
    .header('content-type', file.mediaType)
    .send(file.content)
}

const isFresh = (request: FastifyRequest, etag: string): boolean =>
  request.headers['if-none-match']?.split(',').some(each => each.trim().replace(/^W\//, '') === etag) ?? false

const missing = (reply: FastifyReply, shelf: Shelf, parts: SiteParts): FastifyReply =>
  answerPage(reply.code(404), missingPage(siteFrame(shelf, parts)))

const answerPage = (reply: FastifyReply, markup: string): FastifyReply =>
  reply.header('cache-control', 'no-store').header('content-type', 'text/html; charset=utf-8').send(markup)
