import type { z } from 'zod'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import type { ApiScope } from './scopes.ts'

/** One request of another system, already parsed and let in. */
export interface ApiVisit<B = unknown, P = unknown, Q = unknown> {
  readonly app: App
  readonly actor: Actor
  readonly agencyKind: string
  readonly body: B
  readonly params: P
  readonly query: Q
  /** SHA-256 of the body as it came */
  readonly bodyHash: Buffer
  /** the header Idempotency-Key; there where the route asks for it */
  readonly key: string
}

export interface ApiAnswer {
  readonly status: number
  /** sent as JSON; where the route says that it answers a file, its text */
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface ApiShape<B, P, Q> {
  readonly method: 'GET' | 'POST'
  /** below /api/v1, such as `/measures/:code` */
  readonly path: string
  readonly scope: ApiScope
  readonly summary: string
  readonly description: string
  readonly body?: z.ZodType<B>
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  /** asks for an Idempotency-Key */
  readonly isKeyed?: true
  /** what is answered when all is well */
  readonly answer: {
    readonly status: number
    readonly description: string
    readonly schema: z.ZodType
    /** where it is a file and no JSON */
    readonly mediaType?: 'text/csv'
  }
}

/** A row of the table of the API, with the types of its parts erased so that tables can be listed together. */
export interface ApiRoute extends ApiShape<unknown, unknown, unknown> {
  readonly handle: (visit: ApiVisit) => Promise<ApiAnswer>
}

export function apiRoute<B, P, Q>(
  row: ApiShape<B, P, Q> & { handle: (visit: ApiVisit<B, P, Q>) => Promise<ApiAnswer> },
): ApiRoute {
  return row as unknown as ApiRoute
}
