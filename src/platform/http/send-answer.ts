import type { FastifyReply } from 'fastify'
import type { Handling } from './handle.ts'
import type { Answer, Cookie } from './route.ts'

const FLASH = 'kith-flash'
const FORM_START = /<form\b[^>]*\bmethod="post"[^>]*>/g

/** Sends an answer. Each POST form of a page gets its anti-forgery field here, so that no view can forget it. */
export async function sendAnswer(
  handling: Pick<Handling, 'app' | 'chrome' | 'request' | 'reply'>,
  answer: Answer,
): Promise<FastifyReply> {
  const { reply } = handling
  switch (answer.kind) {
    case 'redirect':
      setCookies(handling, answer.cookies)
      if (answer.flash !== undefined)
        setCookies(handling, [{ name: FLASH, value: encodeURIComponent(answer.flash), maxAgeSeconds: 60 }])
      return reply.redirect(localPath(answer.to), 303)
    case 'file':
      return reply
        .header('content-disposition', `attachment; filename="${answer.name.replace(/[^\w.-]+/g, '-')}"`)
        .header('cache-control', 'no-store')
        .type(answer.type)
        .send(answer.content)
    case 'text':
      return reply
        .code(answer.status ?? 200)
        .type(answer.type)
        .send(answer.content)
    case 'page':
      return sendPage(handling, answer)
  }
}

async function sendPage(
  handling: Pick<Handling, 'app' | 'chrome' | 'request' | 'reply'>,
  answer: Extract<Answer, { kind: 'page' }>,
): Promise<FastifyReply> {
  const { chrome, request, reply } = handling
  const flash = request.cookies[FLASH]
  if (flash !== undefined) reply.clearCookie(FLASH, { path: '/' })
  setCookies(handling, answer.cookies)
  const document = chrome(answer.content, {
    session: request.session,
    actor: request.session?.actor,
    flash: flash === undefined ? undefined : decodeURIComponent(flash),
    url: request.url,
  })
  if (request.session) reply.header('cache-control', 'no-store')
  return reply
    .code(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(withCsrf(document, reply))
}

function withCsrf(document: string, reply: FastifyReply): string {
  if (!document.includes('method="post"')) return document
  const field = `<input type="hidden" name="_csrf" value="${reply.generateCsrf()}">`
  return document.replace(FORM_START, start => start + field)
}

function setCookies({ app, reply }: Pick<Handling, 'app' | 'reply'>, cookies: readonly Cookie[] = []): void {
  for (const { name, value, maxAgeSeconds } of cookies) {
    if (value === undefined) reply.clearCookie(name, { path: '/', secure: app.config.environment === 'production' })
    else {
      const age = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }
      reply.setCookie(name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: app.config.environment === 'production',
        ...age,
      })
    }
  }
}

/** A redirect never leaves the site: anything but a path on it becomes the start page. */
export function localPath(to: string): string {
  const here = 'http://kith.invalid'
  const url = URL.parse(to, here)
  return url && url.origin === here && to.startsWith('/') ? `${url.pathname}${url.search}${url.hash}` : '/'
}
