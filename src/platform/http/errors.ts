import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { recordRefusal } from '../audit/refusal.ts'
import { Conflict, errorCode, isRefusedByDatabase, NotAllowed, NotFound, Refusal } from '../errors.ts'
import { errorBody } from '../ui/error-page.view.ts'
import type { Chrome } from './chrome.ts'
import { sendAnswer } from './send-answer.ts'

interface Failure {
  readonly app: App
  readonly chrome: Chrome
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly error: unknown
}

interface ErrorWords {
  readonly status: number
  readonly title: string
  readonly message: string
  readonly ask?: string
}

/** Turns what went wrong into a page: what, why, whom to ask, and a reference for a defect. Never a stack trace. */
export async function answerError(failure: Failure): Promise<FastifyReply> {
  const { app, request, error } = failure
  const words = wordsFor(error)
  if (error instanceof NotAllowed && request.session) await recordRefusal(app, request.session, askedOf(request))
  if (isRefusedByDatabase(error) && request.session)
    await recordRefusal(app, request.session, askedOf(request), 'database-refused')
  if (words.status >= 500 || errorCode(error) === FOREIGN_KEY_VIOLATION)
    app.log.error({ requestId: request.id, err: error }, 'failed')
  const reference = words.status >= 500 ? request.id : undefined
  const content = { title: words.title, body: errorBody({ ...words, reference }), width: 'question' as const }
  return sendAnswer(failure, { kind: 'page', status: words.status, content })
}

const askedOf = ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url ?? '' })

/** A form named what this partnership does not have: what another has, above all. */
const FOREIGN_KEY_VIOLATION = '23503'

function wordsFor(error: unknown): ErrorWords {
  if (error === 'no-such-page') return notFound
  if (error instanceof NotFound) return notFound
  if (error instanceof NotAllowed)
    return { status: 403, title: 'You cannot see or do this', message: error.message, ask: error.ask }
  if (error instanceof Conflict) return { status: 409, title: 'This cannot be done now', message: error.message }
  if (error instanceof Refusal) return { status: 400, title: 'This could not be done', message: error.message }
  switch (errorCode(error)) {
    case 'FST_CSRF_MISSING_SECRET':
    case 'FST_CSRF_INVALID_TOKEN':
      return {
        status: 403,
        title: 'This form is out of date',
        message: 'It was open too long, or was not sent from this site. Go back, reload the page and send it again.',
      }
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return {
        status: 413,
        title: 'That is too large',
        message: 'What you sent is larger than this page takes. Send a smaller file.',
      }
    case FOREIGN_KEY_VIOLATION:
      return {
        status: 400,
        title: 'This could not be done',
        message: 'Something that was chosen is not there, or is no longer. Go back, reload the page and choose again.',
      }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        status: 415,
        title: 'This could not be read',
        message: 'The page was sent something that is not a form.',
      }
  }
  if (isClientError(error, 429)) {
    return {
      status: 429,
      title: 'Too many attempts',
      message: 'There have been too many attempts from here. Wait a minute, then try again.',
    }
  }
  if (isClientError(error))
    return {
      status: 400,
      title: 'This could not be read',
      message: 'The page was sent something it cannot read. Go back and try again.',
    }
  return {
    status: 500,
    title: 'Something went wrong on our side',
    message:
      'What you did may not have been saved. Try again in a few minutes. If it happens again, tell us the reference.',
  }
}

const notFound: ErrorWords = {
  status: 404,
  title: 'Page not found',
  message:
    'There is nothing at this address, or it is not open to you. Check the address, or start again from the home page.',
}

function isClientError(error: unknown, status?: number): boolean {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return false
  const code = error.statusCode
  return typeof code === 'number' && (status === undefined ? code >= 400 && code < 500 : code === status)
}
