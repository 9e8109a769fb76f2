import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { hasPermission, PERMISSIONS } from '../auth/permissions.ts'
import { isRecentlyAuthenticated } from '../auth/session.ts'
import { NotAllowed, NotFound } from '../errors.ts'
import type { Chrome } from './chrome.ts'
import { ownCookies } from './cookie-names.ts'
import { keepTyped, pageOf, putBack, typistOf } from './keep-typed.ts'
import { formOf } from './read-form.ts'
import type { Answer, PublicVisit, Route } from './route.ts'
import { sendAnswer } from './send-answer.ts'

export interface Handling {
  readonly app: App
  readonly chrome: Chrome
  readonly row: Route
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Before anything is read: sends whoever may not come in to sign in, to choose a partnership, to confirm who they are, or away. */
export function letIn(handling: Pick<Handling, 'app' | 'chrome' | 'row'>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { app, row } = handling
    const answer = refuseEntry(app, row, request)
    if (!answer) return undefined
    const typist = await typistOf(app, row, request)
    if (!typist) return sendAnswer({ ...handling, request, reply }, answer)
    // Read first, and seen to be one of ours: then it is kept instead of taken.
    request.refused = { typist, answer }
    return undefined
  }
}

/** Answers a request whose form, if any, was read and is one of ours. */
export async function handle(handling: Handling): Promise<FastifyReply> {
  const { row, request } = handling
  if (request.refused) return sendAnswer(handling, await keepTyped(handling, request.refused))
  return sendAnswer(handling, await putBack(handling, await row.handle(visitOf(handling))))
}

function refuseEntry(app: App, row: Route, request: FastifyRequest): Extract<Answer, { kind: 'redirect' }> | undefined {
  const holders: string | readonly string[] = PERMISSIONS[row.permission]
  if (holders === 'everyone') return undefined
  const session = request.session
  const next = encodeURIComponent(pageOf(row, request))
  if (!session) return { kind: 'redirect', to: `/sign-in?next=${next}` }
  if (holders !== 'signed-in') {
    if (!session.actor) return { kind: 'redirect', to: `/choose-partnership?next=${next}` }
    if (!hasPermission(session.actor.roles, row.permission)) {
      throw new NotAllowed('Your role does not include this page.')
    }
  }
  if (row.sensitive && !isRecentlyAuthenticated(session, app.clock.now())) {
    return { kind: 'redirect', to: `/confirm-it-is-you?next=${next}` }
  }
  return undefined
}

function visitOf({ app, row, request }: Handling): PublicVisit {
  // PostgreSQL keeps no such character, so nothing is found by it.
  if (request.url.includes('%00')) throw new NotFound('There is no page at this address.')
  const params = row.params ? row.params.safeParse(request.params) : { success: true as const, data: request.params }
  // An address that cannot name anything names nothing.
  if (!params.success) throw new NotFound('There is no page at this address.')
  const query = row.query ? row.query.safeParse(request.query) : { success: true as const, data: request.query }
  if (!query.success) throw new NotFound('There is no page at this address.')
  return {
    app,
    session: request.session,
    actor: request.session?.actor,
    params: params.data,
    query: query.data,
    form: formOf(request),
    files: request.uploads ?? [],
    largeFiles: request.largeFiles ?? [],
    url: request.url,
    requestId: request.id,
    cookies: ownCookies(request.cookies, app.config.environment === 'production'),
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  }
}
