import type { FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { findSessions } from '../auth/live-session.store.ts'
import { touchSession } from '../auth/session.store.ts'
import type { SignedIn } from '../auth/session.ts'
import { gather } from '../gather.ts'
import { cookieName } from './cookie-names.ts'
import type { LargeFile, UploadedFile } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    session: SignedIn | undefined
    uploads: readonly UploadedFile[] | undefined
    largeFiles: readonly LargeFile[] | undefined
  }
}

const TOUCH_AFTER_SECONDS = 60

export const SESSION_COOKIE = 'kith'

/**
 * Before each handler: who sent this? Leaves `request.session` undefined for a visitor. Made once for a server, so that
 * requests which arrive together are looked up together.
 */
export function signInFrom(app: App): (request: FastifyRequest) => Promise<void> {
  const name = cookieName(SESSION_COOKIE, app.config.environment === 'production')
  const findSession = gather((tokens: readonly string[]) =>
    findSessions(app.database('kith_auth'), tokens, app.clock.now()),
  )
  return async request => {
    const token = request.cookies[name]
    if (!token) return
    const session = await findSession(token)
    if (!session) return
    const now = app.clock.now()
    request.session = session
    if (Temporal.Instant.compare(session.lastSeenAt.add({ seconds: TOUCH_AFTER_SECONDS }), now) < 0) {
      await touchSession(app.database('kith_auth'), session.tokenHash, now)
      request.session = { ...session, lastSeenAt: now }
    }
  }
}
