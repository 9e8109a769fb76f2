import {
  insertAccountability,
  insertChair,
  insertGroup,
  insertMembership,
  insertVersion,
  readStructure,
  structureFaults,
} from '#partnership'
import { endOf, needed } from './load-registers.ts'
import type { DemonstrationStage } from './stage.ts'

/** Every group with its names, places, chairs and seats over time. */
export async function loadStructure(stage: DemonstrationStage): Promise<void> {
  const { tx, actor, partnership } = stage
  const ids = new Map<string, string>()
  for (const { key } of partnership.structure.groups) ids.set(key, await insertGroup(tx, actor.partnershipId))
  for (const group of partnership.structure.groups) await loadGroup(stage, ids, group)
  const faults = structureFaults(await readStructure(tx))
  if (faults.length > 0) throw new Error(`the demonstration files draw an impossible structure: ${faults.join('; ')}`)
}

type GroupFile = DemonstrationStage['partnership']['structure']['groups'][number]

async function loadGroup(stage: DemonstrationStage, ids: ReadonlyMap<string, string>, group: GroupFile): Promise<void> {
  const { tx, actor, today, agencies, people } = stage
  const key = { partnershipId: actor.partnershipId, groupId: needed(ids, group.key) }
  for (const { from, until, ...version } of group.versions) {
    await insertVersion(tx, { ...key, ...version, startsOn: from, endsOn: until })
  }
  for (const [index, edge] of group.accountableTo.entries()) {
    await insertAccountability(tx, {
      ...key,
      parentId: needed(ids, edge.group),
      position: index + 1,
      isInferred: edge.inferred,
      note: edge.note,
      startsOn: edge.from,
      endsOn: edge.until,
    })
  }
  for (const { person, words, from, ...end } of group.chairs) {
    const personId = person === undefined ? undefined : needed(people, person)
    await insertChair(tx, { ...key, personId, words, isVice: false, startsOn: from, endsOn: endOf(end, today) })
  }
  for (const { agency, person, role, from, ...end } of group.members) {
    const name = person ?? leadOf(stage, agency)
    await insertMembership(tx, {
      ...key,
      agencyId: needed(agencies, agency),
      personId: name === undefined ? undefined : needed(people, name),
      role,
      startsOn: from,
      endsOn: endOf(end, today),
    })
  }
}

const leadOf = ({ partnership }: DemonstrationStage, agency: string): string | undefined =>
  partnership.registers.people.find(person => person.agency === agency && person.lead)?.name
