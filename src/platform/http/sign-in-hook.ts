import type { FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { findSession, touchSession } from '../auth/session.store.ts'
import type { SignedIn } from '../auth/session.ts'
import type { UploadedFile } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    session: SignedIn | undefined
    uploads: readonly UploadedFile[] | undefined
  }
}

const TOUCH_AFTER_SECONDS = 60

/** `__Host-` makes browsers refuse the cookie from a subdomain or without TLS; it needs Secure, which a local demonstration cannot have. */
export function sessionCookieName(production: boolean): string {
  return production ? '__Host-kith' : 'kith'
}

/** Before each handler: who sent this? Leaves `request.session` undefined for a visitor. */
export function signInFrom(app: App): (request: FastifyRequest) => Promise<void> {
  const name = sessionCookieName(app.config.environment === 'production')
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
