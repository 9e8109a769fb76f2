import type { Actor } from './auth/actor.ts'
import type { Clock } from './clock.ts'
import type { AppConfig } from './config.ts'
import type { Database, Tx } from './db/database.ts'
import type { LoginRole } from './db/roles.ts'
import type { Files } from './files/files.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { KeyRing } from './keys/key-ring.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail/mail.ts'

/** What a use case is given. Made once per process by the composition root. */
export interface App {
  readonly config: AppConfig
  readonly clock: Clock
  readonly log: Log
  /** seals and opens what must not lie readable in the database */
  readonly keys: KeyRing
  /** work to be done after the caller's transaction commits */
  readonly jobs: Jobs
  readonly mail: Mail
  readonly files: Files
  /** The pool of a role. Pages use `transaction`; sign-in uses `kith_auth`. */
  database(role: LoginRole): Database
  /**
   * Runs `work` in one transaction as the actor: their partnership and agency are in context, so that row-level security
   * shows what they may see. An actor without a partnership-wide role gets the database role `kith_agency`.
   */
  transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>, purpose?: string): Promise<T>
  close(): Promise<void>
}
