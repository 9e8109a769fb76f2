import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../ui/html.ts'
import type { PageContent } from '../ui/page-content.ts'
import type { Chrome, Surroundings } from './chrome.ts'
import { cookieName, ownCookies } from './cookie-names.ts'
import type { Handling } from './handle.ts'
import type { Answer, Cookie } from './route.ts'

const FLASH = 'kith-flash'
const POST_FORM = 'method="post"'
const FORM_START = /<form\b[^>]*\bmethod="post"[^>]*>/g
// Made by chance in each process, so that nothing anybody typed can be it.
const BODY_MARK = crypto.randomUUID()
const BODY_GOES_HERE = html`${BODY_MARK}`
const encodedBodies = new WeakMap<SafeHtml, Buffer>()

/** Sends an answer. Each POST form of a page gets its anti-forgery field here, so that no view can forget it. */
export async function sendAnswer(
  handling: Pick<Handling, 'app' | 'chrome' | 'request' | 'reply'>,
  answer: Answer,
): Promise<FastifyReply> {
  const { reply } = handling
  // What one person was answered is for nobody else, and not for whoever sits at the machine next.
  reply.header('cache-control', 'no-store')
  switch (answer.kind) {
    case 'redirect':
      setCookies(handling, answer.cookies)
      if (answer.flash !== undefined)
        setCookies(handling, [{ name: FLASH, value: encodeURIComponent(answer.flash), maxAgeSeconds: 60 }])
      return reply.redirect(localPath(answer.to), 303)
    case 'file':
      return reply
        .header('content-disposition', `attachment; filename="${answer.name.replace(/[^\w.-]+/g, '-')}"`)
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
  const { app, chrome, request, reply } = handling
  const flash = ownCookies(request.cookies, app.config.environment === 'production')[FLASH]
  if (flash !== undefined) setCookies(handling, [{ name: FLASH, value: undefined }])
  setCookies(handling, answer.cookies)
  const surroundings = {
    session: request.session,
    actor: request.session?.actor,
    flash: flash === undefined ? undefined : decoded(flash),
    url: request.url,
  }
  return reply
    .code(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(documentOf(chrome, answer.content, surroundings, reply))
}

function documentOf(chrome: Chrome, content: PageContent, surroundings: Surroundings, reply: FastifyReply): Buffer {
  // The body is by far the longest part, and is often one that was drawn before: it is looked through and encoded once.
  const [before = '', after = ''] = chrome({ ...content, body: BODY_GOES_HERE }, surroundings).split(BODY_MARK)
  const body = encodedBody(content.body)
  const fieldIn = csrfField(reply)
  return Buffer.concat([
    Buffer.from(fieldIn(before)),
    body ?? Buffer.from(fieldIn(content.body.toString())),
    Buffer.from(fieldIn(after)),
  ])
}

/** The bytes of a body without a POST form, the same for everybody; undefined for one with a form. */
function encodedBody(body: SafeHtml): Buffer | undefined {
  const before = encodedBodies.get(body)
  if (before) return before
  const markup = body.toString()
  if (markup.includes(POST_FORM)) return undefined
  const encoded = Buffer.from(markup)
  encodedBodies.set(body, encoded)
  return encoded
}

/** Gives each POST form its field; the token is made once a page, and only for a page with a form. */
function csrfField(reply: FastifyReply): (markup: string) => string {
  let field: string | undefined
  return markup => {
    if (!markup.includes(POST_FORM)) return markup
    field ??= `<input type="hidden" name="_csrf" value="${reply.generateCsrf()}">`
    return markup.replace(FORM_START, start => start + field)
  }
}

function setCookies({ app, reply }: Pick<Handling, 'app' | 'reply'>, cookies: readonly Cookie[] = []): void {
  const production = app.config.environment === 'production'
  for (const { name: own, value, maxAgeSeconds } of cookies) {
    const name = cookieName(own, production)
    if (value === undefined) reply.clearCookie(name, { path: '/', secure: production })
    else {
      const age = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }
      reply.setCookie(name, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: production,
        ...age,
      })
    }
  }
}

// Not ours when it cannot be read: the page is shown without it.
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** A redirect never leaves the site: anything but a path on it becomes the start page. */
export function localPath(to: string): string {
  const here = 'http://kith.invalid'
  const url = URL.parse(to, here)
  // `/.//elsewhere` is a path of ours until its dots are taken out: what is left then is read as another site.
  const isHere = url?.origin === here && to.startsWith('/') && !url.pathname.startsWith('//')
  return isHere ? `${url.pathname}${url.search}${url.hash}` : '/'
}
