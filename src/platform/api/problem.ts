import { Conflict, errorCode, NotAllowed, NotFound, Refusal } from '../errors.ts'

/** One fault of a body: where, as a JSON pointer, and what. */
export interface Fault {
  readonly pointer: string
  readonly message: string
}

/** What is answered instead of what was asked for: RFC 9457. */
export interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly faults?: readonly Fault[]
}

/** Stops a request of the API with a problem of this status. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: number,
    detail: string,
    more: { faults?: readonly Fault[]; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.problem = problemOf(status, detail, more.faults)
    this.headers = more.headers ?? {}
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'A token is needed',
  403: 'The token does not allow this',
  404: 'There is nothing here',
  409: 'This does not go with what is here already',
  413: 'The request is too large',
  415: 'The request is not JSON',
  422: 'The body has faults',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
}

export const problemOf = (status: number, detail: string, faults?: readonly Fault[]): Problem => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'The request was refused',
  status,
  detail,
  ...(faults ? { faults } : {}),
})

/** What went wrong, without what only we should know. */
export function problemFrom(error: unknown, requestId: string): Problem {
  if (error instanceof ApiProblem) return error.problem
  if (error instanceof NotFound) return problemOf(404, error.message)
  if (error instanceof NotAllowed) return problemOf(403, error.message)
  if (error instanceof Conflict) return problemOf(409, error.message)
  if (error instanceof Refusal) return problemOf(422, error.message, [{ pointer: '', message: error.message }])
  switch (errorCode(error)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problemOf(413, 'Send less at once: a concern has at most 1 MB.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problemOf(415, 'Send the body with Content-Type: application/json.')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return problemOf(400, 'The body is empty.')
  }
  const status = statusOf(error)
  if (status === 429) return problemOf(429, 'Wait a minute, then go on more slowly.')
  if (status !== undefined && status >= 400 && status < 500) return problemOf(status, 'The request cannot be read.')
  return problemOf(500, `It may not have been done. If it happens again, tell us the reference ${requestId}.`)
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}
