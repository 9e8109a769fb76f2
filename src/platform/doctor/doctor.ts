import type { App } from '../app.ts'
import { asOwner } from '../db/as-owner.ts'
import type { Check } from './check.ts'
import {
  checkAudit,
  checkCalendars,
  checkFileRows,
  checkJobs,
  checkKeys,
  checkMailRows,
  checkMigrations,
  checkVersion,
} from './database-checks.ts'
import { checkMail, checkScanner, checkStore } from './surroundings-checks.ts'

type Examined = Pick<App, 'clock' | 'config' | 'mail' | 'files'>

/** Looks at everything that the installation stands on. Changes nothing. */
export async function examine(app: Examined, ownerUrl: string, secret: string): Promise<Check[]> {
  const { clock, config, mail, files } = app
  const around = await Promise.all([
    checkMail(mail, config),
    checkStore(files.store),
    checkScanner(files.scanner, config),
  ])
  const inside = await asOwner(ownerUrl, async client => {
    const checks: (Check | undefined)[] = [await checkVersion(client)]
    const migrations = await checkMigrations(client)
    checks.push(migrations)
    // Without its tables the rest has nothing to look at.
    if (migrations.state !== 'ok') return checks
    checks.push(await checkKeys(client, secret), ...(await checkJobs(client)), await checkAudit(client, config.dataDir))
    checks.push(await checkMailRows(client), await checkFileRows(client))
    return checks
  })
  return [...inside.filter(check => check !== undefined), checkCalendars(clock), ...around]
}

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
