import type { App } from '../app.ts'

const PATIENCE_MS = 3_000

/** What a process needs and does not have, in words; none when it is ready to serve. Quick, for a load balancer to ask. */
export async function readiness(app: Pick<App, 'database' | 'files'>): Promise<string[]> {
  const asks = [
    ['The database does not answer.', () => app.database('kith_app').pool.query('select 1')],
    ['Sign-in has no database.', () => app.database('kith_auth').pool.query('select 1')],
    ['Files cannot be kept.', () => app.files.store.check()],
  ] as const
  const answers = await Promise.all(
    asks.map(async ([what, ask]) => {
      const late = AbortSignal.timeout(PATIENCE_MS)
      const waited = new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(late.reason)))
      return Promise.race([ask(), waited]).then(
        () => undefined,
        () => what,
      )
    }),
  )
  return answers.filter(answer => answer !== undefined)
}
