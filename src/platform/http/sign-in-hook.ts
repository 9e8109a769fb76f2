import type { FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { findSession, touchSession } from '../auth/session.store.ts'
import type { SignedIn } from '../auth/session.ts'
import { cookieName } from './cookie-names.ts'
import type { UploadedFile } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    session: SignedIn | undefined
    uploads: readonly UploadedFile[] | undefined
  }
}

const TOUCH_AFTER_SECONDS = 60

export const SESSION_COOKIE = 'kith'

/** Before each handler: who sent this? Leaves `request.session` undefined for a visitor. */
export function signInFrom(app: App): (request: FastifyRequest) => Promise<void> {
  const name = cookieName(SESSION_COOKIE, app.config.environment === 'production')
  return async request => {
    const token = request.cookies[name]
    if (!token) return
    const now = app.clock.now()
    const session = await findSession(app.database('kith_auth'), token, now)
    if (!session) return
    request.session = session
    if (Temporal.Instant.compare(session.lastSeenAt.add({ seconds: TOUCH_AFTER_SECONDS }), now) < 0) {
      await touchSession(app.database('kith_auth'), session.tokenHash, now)
      request.session = { ...session, lastSeenAt: now }
    }
  }
}
