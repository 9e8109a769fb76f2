import type { FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { inSignIn } from '../auth/in-sign-in.ts'
import { findEndedSession, type Typist } from '../auth/kept-form/kept-form.store.ts'
import { forgetKeptForm, KEPT_FORM_COOKIE, KEPT_MINUTES, keepForm, keptFormOf } from '../auth/kept-form/kept-form.ts'
import { PERMISSIONS } from '../auth/permissions.ts'
import { fillForm } from '../ui/fill-form.ts'
import { flashBanner } from '../ui/flash.ts'
import { html, type SafeHtml } from '../ui/html.ts'
import { cookieName, ownCookies } from './cookie-names.ts'
import type { Handling } from './handle.ts'
import { formOf } from './read-form.ts'
import type { Answer, Route } from './route.ts'
import { localPath } from './send-answer.ts'
import { SESSION_COOKIE } from './sign-in-hook.ts'

/** A form that was sent by somebody who has to sign in, or to confirm who they are, before it can be taken. */
export interface Refused {
  readonly typist: Typist
  /** where they are sent to do so */
  readonly answer: Extract<Answer, { kind: 'redirect' }>
}

declare module 'fastify' {
  interface FastifyRequest {
    refused: Refused | undefined
  }
}

/** The page that shows the form that a route takes: the same address or, for one button's route of its own, the page above it. */
export function pageOf(row: Route, request: FastifyRequest): string {
  if (row.method === 'GET' || request.server.hasRoute({ method: 'GET', url: row.path })) return localPath(request.url)
  return localPath(new URL(request.url, 'http://kith.invalid').pathname.replace(/\/[^/]+\/?$/, '') || '/')
}

/**
 * Whose form this is although they may not send it now: somebody signed in, or whose session ended by time. Only of pages
 * for people who act in a partnership: nobody's password is kept.
 */
export async function typistOf(app: App, row: Route, request: FastifyRequest): Promise<Typist | undefined> {
  if (row.method === 'GET' || typeof PERMISSIONS[row.permission] === 'string') return undefined
  const { session } = request
  if (session) return session.actor && { accountId: session.accountId, partnershipId: session.actor.partnershipId }
  const token = request.cookies[cookieName(SESSION_COOKIE, app.config.environment === 'production')]
  return token === undefined ? undefined : inSignIn(app, tx => findEndedSession(tx, token))
}

/** Keeps what was typed and sends its typist to sign in; the page shows it again when they are back. */
export async function keepTyped({ app, row, request }: Handling, { typist, answer }: Refused): Promise<Answer> {
  const form = formOf(request)
  if (Object.keys(form).length === 0) return answer
  const value = await keepForm(app, typist, { page: pageOf(row, request), form, held: heldBy(app, request) })
  return { ...answer, cookies: [{ name: KEPT_FORM_COOKIE, value, maxAgeSeconds: KEPT_MINUTES * 60 }] }
}

/** Puts what was typed before back into the page that shows the form, until the form is sent. */
export async function putBack({ app, row, request }: Handling, answer: Answer): Promise<Answer> {
  const token = heldBy(app, request)
  const session = request.session
  if (token === undefined || !session?.actor || typeof PERMISSIONS[row.permission] === 'string') return answer
  const { accountId, actor } = session
  const asking = { token, accountId, partnershipId: actor.partnershipId, page: pageOf(row, request) }
  if (row.method === 'POST') {
    const isLast = !(await forgetKeptForm(app, asking))
    if (!isLast || (answer.kind !== 'redirect' && answer.kind !== 'page')) return answer
    return { ...answer, cookies: [...(answer.cookies ?? []), { name: KEPT_FORM_COOKIE, value: undefined }] }
  }
  if (answer.kind !== 'page') return answer
  const form = await keptFormOf(app, asking)
  if (!form) return answer
  const { body, left } = fillForm(answer.content.body, form)
  const above = html`${putBackNotice(left)}${answer.content.above}`
  return { ...answer, content: { ...answer.content, above, body } }
}

const heldBy = (app: App, request: FastifyRequest): string | undefined =>
  ownCookies(request.cookies, app.config.environment === 'production')[KEPT_FORM_COOKIE]

const putBackNotice = (left: readonly string[]): SafeHtml =>
  html`${flashBanner({
    kind: 'important',
    text: 'What you typed was not sent, because you had to sign in or confirm who you are first. It is here again: check it, choose any file again, and send it.',
  })}${
    left.length > 0 &&
    html`<div class="govuk-inset-text"><p class="govuk-body">The page has changed meanwhile and has no field any more for this, which you typed:</p>
<ul class="govuk-list govuk-list--bullet">${left.map(text => html`<li>${text}</li>`)}</ul></div>`
  }`
