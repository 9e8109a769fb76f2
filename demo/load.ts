import { loadPublishedOpenData } from '#intake'
import { insertPartnership, listPartnerships } from '#partnership'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { civilDay } from '#platform/day.ts'
import { catalogue } from '../src/catalogue.ts'
import { insertAccounts } from './account.store.ts'
import { readDemonstration } from './demonstration-files.ts'
import { loadChallenges } from './load-challenges.ts'
import { loadConcerns } from './load-concerns.ts'
import { loadDashboards } from './load-dashboards.ts'
import { loadIndicators } from './load-indicators.ts'
import { loadOrganisational } from './load-organisational.ts'
import { loadRegisters } from './load-registers.ts'
import { loadReport } from './load-report.ts'
import { loadStructure } from './load-structure.ts'
import { actAsApp, actAsOwner, asOwner, countRows, lockDemonstration } from './owner.store.ts'
import { type DemonstrationStage, type DemonstrationStep, emailOf } from './stage.ts'

/** In this order, for each partnership. All of them stand or fall together. */
const STEPS: readonly DemonstrationStep[] = [
  loadRegisters,
  loadStructure,
  loadConcerns,
  loadChallenges,
  loadOrganisational,
  loadIndicators,
  loadDashboards,
  loadReport,
]

export interface DemonstrationOptions {
  readonly ownerUrl: string
  readonly clock?: Clock
  /** Whether the official statistics are taken in with it; `start` does so once its pages are open. */
  readonly withOpenData?: boolean
}

export type Loading =
  | { readonly outcome: 'loaded' | 'was-there' }
  | { readonly outcome: 'has-own'; readonly partnershipName: string }

/**
 * Loads the demonstration into an empty installation, in one transaction. Does nothing when it is there already, or when
 * the installation has a partnership of its own.
 */
export async function loadDemonstration({
  ownerUrl,
  clock = systemClock,
  withOpenData = true,
}: DemonstrationOptions): Promise<Loading> {
  const now = clock.now()
  const today = civilDay(now)
  return asOwner(ownerUrl, async tx => {
    await lockDemonstration(tx)
    const present = await listPartnerships(tx)
    const own = present.find(partnership => !partnership.isDemonstration)
    if (own) return { outcome: 'has-own', partnershipName: own.name }
    if (present.length > 0) return { outcome: 'was-there' }
    const earlier = new Map<string, ReadonlyMap<string, string>>()
    for (const partnership of readDemonstration()) {
      const { registers } = partnership
      const partnershipId = await insertPartnership(tx, {
        ...registers,
        areaCode: registers.areaCode,
        isDemonstration: true,
      })
      const accounts = await insertAccounts(
        tx,
        registers.people.map(({ name }) => emailOf(name, registers.mailDomain)),
      )
      const actor: Actor = {
        id: 'operator:demonstration',
        name: 'Demonstration',
        partnershipId,
        partnershipName: registers.name,
        roles: ['administrator'],
      }
      const stage: DemonstrationStage = {
        tx,
        actor,
        partnership,
        now,
        today,
        accounts,
        earlier,
        agencies: new Map(),
        people: new Map(),
      }
      for (const step of STEPS) {
        await actAsApp(tx, actor)
        await step(stage)
      }
      await actAsApp(tx, actor)
      await appendAudit(tx, actor, {
        event: 'demonstration-loaded',
        subject: { agencies: stage.agencies.size, people: stage.people.size },
      })
      await actAsOwner(tx)
      earlier.set(registers.slug, stage.agencies)
    }
    if (withOpenData) await loadPublishedOpenData(tx, catalogue, 'operator:demonstration')
    await countRows(tx)
    return { outcome: 'loaded' }
  })
}
