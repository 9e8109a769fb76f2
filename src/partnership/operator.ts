import { userInfo } from 'node:os'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { systemClock } from '#platform/clock.ts'
import type { Surroundings } from '#platform/command.ts'
import { createApp } from '#platform/create-app.ts'
import { type Database, openDatabase, openDatabaseAt } from '#platform/db/database.ts'
import { OWNER_ROLE } from '#platform/db/roles.ts'
import { Refusal } from '#platform/errors.ts'
import { wrappingKey } from '#platform/keys/envelope.ts'
import { createLog } from '#platform/log.ts'
import { secretFor } from '#platform/secret.ts'
import { listEveryPartnership, type listPartnerships } from './partnership.store.ts'

/**
 * Runs a command's work in one partnership as the operator: the person whose account the terminal runs under, named in the
 * audit trail, with the rights of an administrator and behind the same fences as everybody.
 */
export async function asOperator<T>(
  { config, withDatabase }: Pick<Surroundings, 'config' | 'withDatabase'>,
  slug: string | undefined,
  work: (app: App, actor: Actor) => Promise<T>,
): Promise<T> {
  return withDatabase(async ownerUrl => {
    const partnership = await choosePartnership(ownerUrl, slug)
    const { username } = userInfo()
    const actor: Actor = {
      id: `operator:${username}`,
      name: `${username}, at the command line`,
      partnershipId: partnership.partnershipId,
      partnershipName: partnership.name,
      roles: ['administrator'],
    }
    const secret = secretFor(config)
    const app = createApp({
      config,
      clock: systemClock,
      log: createLog('silent', 'command'),
      wrapping: wrappingKey(secret),
      open: role => openDatabase(ownerUrl, secret, role, { max: 2 }),
    })
    try {
      return await work(app, actor)
    } finally {
      await app.close()
    }
  })
}

async function choosePartnership(ownerUrl: string, slug: string | undefined) {
  const owner: Database = openDatabaseAt(ownerUrl, OWNER_ROLE, { max: 1 })
  try {
    const all = await listEveryPartnership(owner)
    const chosen = slug === undefined ? usual(all) : all.find(partnership => partnership.slug === slug)
    if (chosen) return chosen
    if (all.length === 0)
      throw new Refusal(
        'There is no partnership yet. Make one with partnership add, or start Kith to load the demonstration.',
      )
    const slugs = all.map(partnership => partnership.slug).join(', ')
    throw new Refusal(
      slug === undefined
        ? `Say which partnership with --partnership: ${slugs}`
        : `There is no partnership “${slug}”. There are: ${slugs}`,
    )
  } finally {
    await owner.close()
  }
}

type Listed = Awaited<ReturnType<typeof listPartnerships>>[number]

/** The only one; of demonstrations, the first that was made, which is the large one. */
function usual(all: readonly Listed[]): Listed | undefined {
  if (all.length === 1 || all.every(partnership => partnership.isDemonstration))
    return all.toSorted((a, b) => a.partnershipId.localeCompare(b.partnershipId))[0]
  return undefined
}
