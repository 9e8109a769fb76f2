import { join } from 'node:path'
import type { App } from './app.ts'
import { type Actor, actsForAgency } from './auth/actor.ts'
import { hasPermission } from './auth/permissions.ts'
import type { Clock } from './clock.ts'
import type { AppConfig } from './config.ts'
import { type Context, inContext } from './db/context.ts'
import type { Database } from './db/database.ts'
import type { LoginRole } from './db/roles.ts'
import { createFiles } from './files/files.ts'
import { createFolderStore } from './files/folder-store.ts'
import { createScanner } from './files/scanner.ts'
import { jobs } from './jobs/jobs.ts'
import type { DataKey } from './keys/envelope.ts'
import { createKeyRing } from './keys/key-ring.ts'
import type { Log } from './log.ts'
import { createMail } from './mail/mail.ts'

export interface AppParts {
  readonly config: AppConfig
  readonly clock: Clock
  readonly log: Log
  /** what the key ring is kept under; without it nothing is sealed or opened */
  readonly wrapping: DataKey | undefined
  /** opens the pool of a role; called once for each role that the process uses */
  readonly open: (role: LoginRole) => Database
}

/** Puts together what use cases are given. Pools open on first use. */
export function createApp({ config, clock, log, wrapping, open }: AppParts): App {
  const pools = new Map<LoginRole, Database>()
  const database = (role: LoginRole): Database => {
    const existing = pools.get(role)
    if (existing) return existing
    const opened = open(role)
    pools.set(role, opened)
    return opened
  }
  const keys = createKeyRing({ wrapping, clock, open: () => open('kith_auth') })
  const mail = createMail({ config, clock, keys, jobs })
  return {
    config,
    clock,
    log,
    keys,
    jobs,
    mail,
    files: createFiles({
      clock,
      jobs,
      store: createFolderStore(join(config.dataDir, 'files'), keys),
      scanner: createScanner(config.clamdAddress),
    }),
    database,
    transaction: (actor, work, purpose) => inContext(database(roleOf(actor)), { ...contextOf(actor), purpose }, work),
    async close() {
      mail.close()
      await Promise.all([keys.close(), ...[...pools.values()].map(pool => pool.close())])
    },
  }
}

// Whoever handles cases may do all that kith_app may, and no other role reads a case table at all.
function roleOf(actor: Actor): LoginRole {
  if (hasPermission(actor.roles, 'handle-concerns')) return 'kith_case'
  return actsForAgency(actor) ? 'kith_agency' : 'kith_app'
}

const contextOf = (actor: Actor): Context => ({
  partnershipId: actor.partnershipId,
  agencyId: actor.agencyId,
  actor: actor.id,
  totals: actor.personId === undefined || hasPermission(actor.roles, 'see-concern-totals') ? undefined : 'withheld',
})
