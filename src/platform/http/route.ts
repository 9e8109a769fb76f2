import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import { PERMISSIONS, type Permission } from '../auth/permissions.ts'
import type { SignedIn } from '../auth/session.ts'
import type { Arrived } from '../files/file-store.ts'
import type { Typed } from '../typed.ts'
import type { PageContent } from '../ui/page-content.ts'

/** What a form sends: text fields as they were typed. */
export type Form = Typed

export interface UploadedFile {
  readonly field: string
  readonly name: string
  readonly content: Buffer
}

/** A file that is gone when the request is answered, unless it is kept. */
export interface LargeFile extends Arrived {
  readonly field: string
  readonly name: string
}

/** One request, already parsed: what every handler is given. */
export interface Request<P = unknown, Q = unknown> {
  readonly app: App
  readonly params: P
  readonly query: Q
  readonly form: Form
  readonly files: readonly UploadedFile[]
  /** the files of a route that takes large ones */
  readonly largeFiles: readonly LargeFile[]
  /** path and query as asked */
  readonly url: string
  readonly requestId: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** where it came from, for rate limits and the audit trail of sign-ins */
  readonly address: string
  /** what the browser says of itself */
  readonly userAgent: string
}

/** A request by a person who acts in a partnership. */
export interface Visit<P = unknown, Q = unknown> extends Request<P, Q> {
  readonly session: SignedIn
  readonly actor: Actor
}

/** A request by somebody who has signed in and may not have chosen a partnership yet. */
export interface AccountVisit<P = unknown, Q = unknown> extends Request<P, Q> {
  readonly session: SignedIn
  readonly actor: Actor | undefined
}

/** A request to a page for which nobody needs to sign in. */
export interface PublicVisit<P = unknown, Q = unknown> extends Request<P, Q> {
  readonly session: SignedIn | undefined
  readonly actor: Actor | undefined
}

export type Answer =
  | {
      readonly kind: 'page'
      readonly status?: number
      readonly content: PageContent
      readonly cookies?: readonly Cookie[]
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly flash?: string; readonly cookies?: readonly Cookie[] }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly type: string
      readonly content: Buffer | string | Readable
    }
  | { readonly kind: 'text'; readonly type: string; readonly content: string | Buffer; readonly status?: number }

export interface Cookie {
  readonly name: string
  /** undefined removes it */
  readonly value: string | undefined
  readonly maxAgeSeconds?: number
}

export function showPage(content: PageContent, status?: number): Answer {
  return status === undefined ? { kind: 'page', content } : { kind: 'page', content, status }
}

export function redirect(to: string, flash?: string): Answer {
  return flash === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, flash }
}

/** Sends a file, always as an attachment. */
export function sendFile(name: string, type: string, content: Buffer | string | Readable): Answer {
  return { kind: 'file', name, type, content }
}

interface RouteShape<P, Q> {
  readonly method: 'GET' | 'POST'
  /** Fastify path, such as `/measures/:code` */
  readonly path: string
  readonly permission: Permission
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  /** most bytes of an upload; without it the route takes no file */
  readonly uploadBytes?: number
  /** its files may be too large for the memory: see `largeFiles` */
  readonly takesLargeFiles?: true
  /** asks for the password again when it was last given longer ago than ten minutes */
  readonly sensitive?: boolean
  /** most requests a minute from one address; for sign-in and public forms */
  readonly perMinute?: number
}

/** A row of a domain's URL table, with the types of its parameters erased so that tables can be listed together. */
export interface Route extends RouteShape<unknown, unknown> {
  readonly handle: (visit: PublicVisit) => Promise<Answer>
}

/** A page for people who act in a partnership; its permission names roles. */
export function route<P, Q>(row: RouteShape<P, Q> & { handle: (visit: Visit<P, Q>) => Promise<Answer> }): Route {
  const holders: string | readonly string[] = PERMISSIONS[row.permission]
  if (typeof holders === 'string') throw new TypeError(`${row.path}: ${row.permission} names no roles`)
  return row as unknown as Route
}

/** A page for anybody who has signed in. */
export function accountRoute<P, Q>(
  row: RouteShape<P, Q> & { handle: (visit: AccountVisit<P, Q>) => Promise<Answer> },
): Route {
  if (PERMISSIONS[row.permission] !== 'signed-in')
    throw new TypeError(`${row.path}: ${row.permission} is not for every account`)
  return row as unknown as Route
}

/** A page that nobody needs to sign in for. */
export function publicRoute<P, Q>(
  row: RouteShape<P, Q> & { handle: (visit: PublicVisit<P, Q>) => Promise<Answer> },
): Route {
  if (PERMISSIONS[row.permission] !== 'everyone')
    throw new TypeError(`${row.path}: ${row.permission} is not open to everyone`)
  return row as unknown as Route
}
