import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { endSeats } from './group.store.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { refuseUnlessMayEdit } from './policy.ts'
import {
  endGroupTerms,
  insertAccountability,
  insertGroup,
  insertVersion,
  lockStructure,
  readStructure,
} from './structure.store.ts'
import {
  type GroupKind,
  type GroupVersion,
  type Standing,
  type StructureHistory,
  structureFaults,
  structureOn,
  type VersionChange,
} from './structure.ts'

export interface GroupDetails {
  readonly name: string
  readonly remit: string
  readonly kind: GroupKind
  readonly standing: Standing
  /** to whom it is accountable, the first decides where a chart draws it; none at the top and outside */
  readonly parentIds: readonly string[]
  readonly note: string
  /** the first day on which it is so */
  readonly startsOn: Temporal.PlainDate
}

/** Opens a group on a day. */
export async function openGroup(app: App, actor: Actor, details: GroupDetails): Promise<Outcome<string>> {
  return arrange(app, actor, async (tx, history) => {
    const taken = nameTaken(history, details, undefined)
    if (taken) return refused({ name: taken })
    const groupId = await insertGroup(tx, actor.partnershipId)
    await writeTerms(tx, actor, groupId, details, 'opened')
    await appendAudit(tx, actor, { event: 'group-opened', subject: { groupId, startsOn: details.startsOn.toString() } })
    return done(groupId)
  })
}

/** Changes what a group is called, is for or is accountable to, from a day on. What it was until then stays on record. */
export async function changeGroup(
  app: App,
  actor: Actor,
  groupId: string,
  details: GroupDetails & { readonly change: VersionChange },
): Promise<Outcome<string>> {
  return arrange(app, actor, async (tx, history) => {
    const current = versionToChange(history, groupId, details.startsOn)
    if (typeof current === 'string') return refused({ startsOn: current })
    const taken = nameTaken(history, details, groupId)
    if (taken) return refused({ name: taken })
    await endGroupTerms(tx, groupId, details.startsOn.subtract({ days: 1 }))
    const isCorrection = current.startsOn.equals(details.startsOn)
    await writeTerms(tx, actor, groupId, details, isCorrection ? current.change : details.change)
    await appendAudit(tx, actor, {
      event: 'group-changed',
      subject: { groupId, startsOn: details.startsOn.toString(), change: details.change },
    })
    return done(groupId)
  })
}

/** Closes a group with a day, its last; its chair and members end with it. Groups accountable to it alone stand in the way. */
export async function closeGroup(
  app: App,
  actor: Actor,
  groupId: string,
  { lastDay, reason }: { lastDay: Temporal.PlainDate; reason: string },
): Promise<Outcome<string>> {
  return arrange(app, actor, async (tx, history) => {
    const current = versionToChange(history, groupId, lastDay)
    if (typeof current === 'string') return refused({ lastDay: current })
    await endGroupTerms(tx, groupId, lastDay)
    await endSeats(tx, { groupId }, lastDay)
    await appendAudit(tx, actor, {
      event: 'group-closed',
      subject: { groupId, lastDay: lastDay.toString() },
      content: { reason },
    })
    return done(groupId)
  })
}

/** Runs a change of the structure alone, and takes it back if any day of the structure would be wrong after it. */
async function arrange<T>(
  app: App,
  actor: Actor,
  work: (tx: Tx, history: StructureHistory) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  refuseUnlessMayEdit(actor, 'edit-groups')
  try {
    return await app.transaction(actor, async tx => {
      await lockStructure(tx, actor.partnershipId)
      const outcome = await work(tx, await readStructure(tx))
      const faults = structureFaults(await readStructure(tx))
      if (faults.length > 0) throw new ImpossibleStructure(faults)
      return outcome
    })
  } catch (error) {
    if (error instanceof ImpossibleStructure) return refused({ parentIds: error.message })
    throw error
  }
}

/** Rolls the change back; the page shows it at the field. */
class ImpossibleStructure extends Conflict {
  constructor(faults: readonly string[]) {
    super(faults.join('. '))
  }
}

function nameTaken(history: StructureHistory, details: GroupDetails, groupId: string | undefined): string | undefined {
  const other = structureOn(history, details.startsOn).find(
    group => group.groupId !== groupId && group.name.toLowerCase() === details.name.toLowerCase(),
  )
  return other && `There is a group of this name on ${dayInWords(details.startsOn)}. Enter another name`
}

/** The version that stands on the day, or why it cannot be changed from then on. */
function versionToChange(history: StructureHistory, groupId: string, day: Temporal.PlainDate): GroupVersion | string {
  const versions = history.versions.filter(version => version.groupId === groupId)
  const current = structureOn({ versions, accountabilities: [] }, day)[0]
  if (versions.length === 0) throw new NotFound('There is no such group.')
  if (!current) return `The group does not stand on ${dayInWords(day)}`
  const later = versions.find(version => Temporal.PlainDate.compare(version.startsOn, day) > 0)
  return later ? `The group already changes on ${dayInWords(later.startsOn)}. Enter that day or a later one` : current
}

async function writeTerms(
  tx: Tx,
  actor: Actor,
  groupId: string,
  details: GroupDetails,
  change: VersionChange,
): Promise<void> {
  const key = { partnershipId: actor.partnershipId, groupId }
  const term = { startsOn: details.startsOn, endsOn: undefined }
  const { name, remit, kind, standing, note } = details
  await insertVersion(tx, { ...key, ...term, name, remit, kind, standing, note, change })
  if (standing === 'top') return
  for (const [index, parentId] of details.parentIds.entries()) {
    await insertAccountability(tx, { ...key, ...term, parentId, position: index + 1, isInferred: false, note: '' })
  }
}
