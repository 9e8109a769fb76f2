import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { hasPermission, PERMISSIONS } from '../auth/permissions.ts'
import { isRecentlyAuthenticated } from '../auth/session.ts'
import { NotAllowed, NotFound } from '../errors.ts'
import type { Chrome } from './chrome.ts'
import { readForm } from './read-form.ts'
import type { Answer, Form, PublicVisit, Route, UploadedFile } from './route.ts'
import { sendAnswer } from './send-answer.ts'

export interface Handling {
  readonly server: FastifyInstance
  readonly app: App
  readonly chrome: Chrome
  readonly row: Route
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Lets the request in or not, parses it, and sends what the route answers. */
export async function handle(handling: Handling): Promise<FastifyReply> {
  const { app, row, request } = handling
  const refused = refuseEntry(app, row, request)
  if (refused) return sendAnswer(handling, refused)
  const { form, files } = await readForm(handling)
  return sendAnswer(handling, await row.handle(visitOf(handling, form, files)))
}

function refuseEntry(app: App, row: Route, request: FastifyRequest): Answer | undefined {
  const holders: string | readonly string[] = PERMISSIONS[row.permission]
  if (holders === 'everyone') return undefined
  const session = request.session
  const next = encodeURIComponent(row.method === 'GET' ? request.url : '/')
  if (!session) return { kind: 'redirect', to: `/sign-in?next=${next}` }
  if (holders !== 'signed-in') {
    if (!session.actor) return { kind: 'redirect', to: `/choose-partnership?next=${next}` }
    if (!hasPermission(session.actor.roles, row.permission)) {
      throw new NotAllowed('Your role does not include this page.')
    }
  }
  if (row.sensitive && !isRecentlyAuthenticated(session, app.clock.now())) {
    const back =
      row.method === 'GET' ? request.url : request.headers.referer ? new URL(request.headers.referer).pathname : '/'
    return { kind: 'redirect', to: `/confirm-it-is-you?next=${encodeURIComponent(back)}` }
  }
  return undefined
}

function visitOf({ app, row, request }: Handling, form: Form, files: readonly UploadedFile[]): PublicVisit {
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
    form,
    files,
    url: request.url,
    requestId: request.id,
    cookies: request.cookies,
    address: request.ip,
  }
}
