import type { App } from '../app.ts'
import { inContext } from '../db/context.ts'
import type { Tx } from '../db/database.ts'

/** Runs `work` in one transaction as the role that signs people in. It reads accounts and sessions, and no partnership's records. */
export function inSignIn<T>(app: App, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inContext(app.database('kith_auth'), { actor: 'sign-in' }, work)
}
