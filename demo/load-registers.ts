import {
  endPersonOn,
  insertAgency,
  insertPerson,
  insertRole,
  leaveOn,
  replaceAliases,
  replaceStatutoryRoles,
} from '#partnership'
import { type DemonstrationStage, emailOf } from './stage.ts'

/** The agencies with their names and statutory roles, then the people with their roles. */
export async function loadRegisters(stage: DemonstrationStage): Promise<void> {
  await loadAgencies(stage)
  await loadPeople(stage)
}

async function loadAgencies({ tx, actor, partnership, agencies, earlier }: DemonstrationStage): Promise<void> {
  const { partnershipId } = actor
  for (const agency of partnership.registers.agencies) {
    const { sameAs, name, kind, joinedOn, leftOn } = agency
    const agencyId = await insertAgency(tx, {
      partnershipId,
      agencyId: sameAs && needed(earlier.get(sameAs.partnership), sameAs.agency),
      name,
      kind,
      joinedOn,
    })
    agencies.set(name, agencyId)
    const roles = [agency.children, agency.adults, agency.communitySafety].filter(role => role !== undefined)
    await replaceStatutoryRoles(tx, { partnershipId, agencyId }, roles)
    await replaceAliases(tx, { partnershipId, agencyId }, agency.aliases)
    if (leftOn) await leaveOn(tx, agencyId, leftOn)
  }
}

async function loadPeople({
  tx,
  actor,
  partnership,
  agencies,
  people,
  accounts,
  today,
}: DemonstrationStage): Promise<void> {
  const { partnershipId } = actor
  const { mailDomain } = partnership.registers
  for (const person of partnership.registers.people) {
    const email = emailOf(person.name, mailDomain)
    const personId = await insertPerson(tx, {
      partnershipId,
      accountId: accounts.get(email),
      agencyId: needed(agencies, person.agency),
      name: person.name,
      jobTitle: person.jobTitle,
      email,
      startsOn: person.since,
    })
    people.set(person.name, personId)
    for (const { role, deputy, ...end } of person.roles) {
      await insertRole(tx, {
        partnershipId,
        personId,
        role,
        isDeputy: deputy,
        startsOn: person.since,
        endsOn: endOf(end, today),
      })
    }
    if (person.until) await endPersonOn(tx, personId, person.until)
  }
}

/** The last day of a term that the files give as a day or as days from the load. */
export function endOf(
  end: { until?: Temporal.PlainDate | undefined; endsInDays?: number | undefined },
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  return end.until ?? (end.endsInDays === undefined ? undefined : today.add({ days: end.endsInDays }))
}

/** The id of a name that the files must have introduced before. */
export function needed(ids: ReadonlyMap<string, string> | undefined, name: string): string {
  const id = ids?.get(name)
  if (id === undefined) throw new Error(`the demonstration files speak of "${name}", which they do not introduce`)
  return id
}
