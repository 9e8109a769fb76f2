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
  const around = await Promise.all([checkMail(mail), checkStore(files.store), checkScanner(files.scanner, config)])
  const inside = await asOwner(ownerUrl, async client => {
    const checks: (Check | undefined)[] = [await checkVersion(client)]
    const migrations = await checkMigrations(client)
    checks.push(migrations)
    // Without its tables the rest has nothing to look at.
    if (migrations.state !== 'ok') return checks
    checks.push(await checkKeys(client, secret), ...(await checkJobs(client)), await checkAudit(client, config.dataDir))
    checks.push(await checkMailRows(client), await checkFileRows(client), await checkCalendars(client, clock))
    return checks
  })
  return [...inside.filter(check => check !== undefined), ...around]
}
