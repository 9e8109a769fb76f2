import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { ApiRoute } from '../api/api-route.ts'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import type { Role } from '../auth/roles.ts'
import { hashToken } from '../auth/session.store.ts'
import { type Clock, systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { createApp } from '../create-app.ts'
import { openDatabase } from '../db/database.ts'
import type { Chrome } from '../http/chrome.ts'
import type { Route } from '../http/route.ts'
import { createServer } from '../http/server.ts'
import { wrappingKey } from '../keys/envelope.ts'
import { silentLog } from '../log.ts'
import { atEnd } from './at-end.ts'
import type { TestDatabase } from './database.ts'

export interface TestSite {
  readonly app: App
  readonly server: FastifyInstance
  /** GETs a page, as a visitor or with a session's token */
  get(path: string, token?: string): Promise<LightMyRequestResponse>
  /** POSTs a form as a browser would: with the anti-forgery field of a page that was opened before */
  post(path: string, form: Record<string, string | string[]>, token?: string): Promise<LightMyRequestResponse>
}

const bareChrome: Chrome = content =>
  `<!doctype html><title>${content.title}</title><main>${content.body}</main><form method="post"></form>`

/** An App on a test database. `clock` may stand still. */
export function createTestApp(database: TestDatabase, clock: Clock = systemClock): App {
  const dataDir = join(tmpdir(), `kith-test-${randomBytes(6).toString('hex')}`)
  const config = loadConfig({
    KITH_ENV: 'test',
    KITH_DATA_DIR: dataDir,
    KITH_SECRET: database.secret,
    DATABASE_URL: database.ownerUrl,
    LOG_LEVEL: 'silent',
  })
  const app = createApp({
    config,
    clock,
    log: silentLog(),
    wrapping: wrappingKey(database.secret),
    open: role => openDatabase(database.ownerUrl, database.secret, role, { max: 4 }),
  })
  atEnd(async () => {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return app
}

/** A server of these routes on a test database. Call at the top of a test file, with `await`. */
export async function createTestSite(
  app: App,
  routes: readonly Route[],
  chrome: Chrome = bareChrome,
  api: readonly ApiRoute[] = [],
): Promise<TestSite> {
  const server = await createServer({
    app,
    routes,
    api,
    chrome,
    assetsFolder: import.meta.dirname,
    readiness: async () => [],
  })
  atEnd(() => server.close())
  const cookies = (token: string | undefined): Record<string, string> => (token === undefined ? {} : { kith: token })
  return {
    app,
    server,
    get: (path, token) => server.inject({ method: 'GET', url: path, cookies: cookies(token) }),
    async post(path, form, token) {
      const { field, secret } = await antiForgery(server, cookies(token))
      const body = new URLSearchParams({ _csrf: field })
      for (const [name, value] of Object.entries(form)) for (const each of [value].flat()) body.append(name, each)
      return server.inject({
        method: 'POST',
        url: path,
        cookies: { ...cookies(token), _csrf: secret },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: body.toString(),
      })
    },
  }
}

async function antiForgery(
  server: FastifyInstance,
  cookies: Record<string, string>,
): Promise<{ field: string; secret: string }> {
  const page = await server.inject({ method: 'GET', url: '/no-page-is-here', cookies })
  const field = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1]
  const secret = page.cookies.find(cookie => cookie.name === '_csrf')?.value
  if (!field || !secret) throw new Error('the page gave no anti-forgery field')
  return { field, secret }
}

export interface TestPerson {
  readonly personId: string
  readonly accountId: string
  readonly agencyId: string
  readonly token: string
  /** as whom a use case is called without a page */
  readonly actor: Actor
}

/** Makes a person with these roles in a partnership and agency, signed in. Rows are written as the owner, behind the fences. */
export async function signInAs(
  database: TestDatabase,
  given: { partnershipId: string; agencyId: string; roles: readonly Role[]; name?: string },
): Promise<TestPerson> {
  const name = given.name ?? `Test ${given.roles.join(' ')}`
  const email = `${randomBytes(5).toString('hex')}@example.test`
  const [account] = await database.owner<{ account_id: string }>(
    `insert into account (email, password_hash, state) values ($1, 'none', 'active') returning account_id`,
    [email],
  )
  const accountId = account?.account_id ?? ''
  const [person] = await database.owner<{ person_id: string }>(
    `insert into person (partnership_id, account_id, agency_id, name, email, starts_on) values ($1, $2, $3, $4, $5, '2020-01-01') returning person_id`,
    [given.partnershipId, accountId, given.agencyId, name, email],
  )
  const personId = person?.person_id ?? ''
  for (const role of given.roles) {
    await database.owner(
      `insert into person_role (partnership_id, person_id, role, starts_on) values ($1, $2, $3, '2020-01-01')`,
      [given.partnershipId, personId, role],
    )
  }
  const token = randomBytes(32).toString('base64url')
  await database.owner(
    `insert into session (token_hash, account_id, partnership_id, person_id, created_at, last_seen_at, reauthenticated_at, ends_at)
     values ($1, $2, $3, $4, now(), now(), now(), now() + interval '8 hours')`,
    [hashToken(token), accountId, given.partnershipId, personId],
  )
  const { partnershipId, agencyId, roles } = given
  const actor: Actor = {
    id: `person:${personId}`,
    name,
    partnershipId,
    partnershipName: 'Test',
    roles,
    personId,
    agencyId,
  }
  return { personId, accountId, agencyId, token, actor }
}
