import { wrappingKey } from '#platform/keys/envelope.ts'
import type { App } from '../../src/platform/app.ts'
import type { Actor } from '../../src/platform/auth/actor.ts'
import { demonstrationPeople, signInAsDemonstration } from '../../src/platform/auth/demonstration/demonstration.ts'
import type { Role } from '../../src/platform/auth/roles.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { loadConfig } from '../../src/platform/config.ts'
import { createApp } from '../../src/platform/create-app.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { Installation } from './installation.ts'

export const REPORT_PATH = '/reports/2023-24'
const PARTNERSHIP = /^Avonvale /

/** A running installation, what the program is given on its database, and somebody who is signed in there. */
export interface Demonstration {
  readonly installation: Installation
  readonly app: App
  /** The business manager of the large partnership. */
  readonly actor: Actor
  readonly cookie: string
  close(): Promise<void>
}

export async function openDemonstration(installation: Installation): Promise<Demonstration> {
  const { ownerUrl, secret, dataDir } = installation
  const app = createApp({
    config: loadConfig({ KITH_DATA_DIR: dataDir, DATABASE_URL: ownerUrl, KITH_SECRET: secret, LOG_LEVEL: 'silent' }),
    clock: systemClock,
    log: silentLog(),
    wrapping: wrappingKey(secret),
    open: role => openDatabase(ownerUrl, secret, role, { max: 2 }),
  })
  const { actor, cookie } = await signInTo({ installation, app }, 'business-manager')
  return { installation, app, actor, cookie, close: () => app.close() }
}

/** Signs in as the first person of the large partnership who has the role. */
export async function signInTo(
  { installation, app }: Pick<Demonstration, 'installation' | 'app'>,
  role: Role,
): Promise<Pick<Demonstration, 'actor' | 'cookie'>> {
  const people = await demonstrationPeople(app)
  const person = people.find(({ partnershipName, roles }) => PARTNERSHIP.test(partnershipName) && roles[0] === role)
  if (!person) throw new Error(`The demonstration has nobody who is ${role}.`)
  const { personId, name, partnershipId, partnershipName, roles } = person
  const actor: Actor = { id: `person:${personId}`, name, personId, partnershipId, partnershipName, roles }
  const token = await signInAsDemonstration(app, { personId, address: '127.0.0.1', userAgent: 'bench' })
  return { actor, cookie: await withFormCookie(installation.address, `kith=${token}`) }
}

/** A browser that has seen a page holds the secret of the forms' anti-forgery fields; only its first page makes one. */
async function withFormCookie(address: string, session: string): Promise<string> {
  const answer = await fetch(`${address}/`, { headers: { cookie: session }, redirect: 'manual' })
  return [session, ...answer.headers.getSetCookie().map(cookie => cookie.split(';')[0])].join('; ')
}
