import { ageBand, type IndividualDetails, matchingKeys } from '#concerns'
import { dayText, type Moment, momentText, plainDay } from './calendar.ts'
import { classOf, raisedBy } from './history-rows.ts'
import type { ConcernLife } from './life.ts'
import type { Facts, Register } from './rows.ts'
import type { Tables } from './tables.ts'

const bornOn = (life: ConcernLife): string | null => life.reported.bornOn?.toString() ?? null

export function addIndividual(
  tables: Tables,
  life: ConcernLife,
  { isLinked }: Facts,
  { partnershipId: partnership_id }: Register,
  until: Moment,
): void {
  const { reported: who, person, ownIndividualId: individual_id } = life
  const isOwn = individual_id === person.individualId
  const diedOn = isOwn && person.diedOn !== undefined && person.diedOn <= until.day ? dayText(person.diedOn) : null
  tables.add('individual', {
    partnership_id,
    individual_id,
    given_name: who.givenName,
    family_name: who.familyName,
    other_names: who.otherNames,
    date_of_birth: bornOn(life),
    address: who.address,
    postcode: who.postcode,
    nhs_number: who.nhsNumber ?? null,
    phone: who.phone,
    contact_safely: who.contactSafely,
    sex: who.sex,
    gender_identity: who.genderIdentity,
    ethnicity: who.ethnicity,
    support_reason: who.supportReason,
    health_conditions: who.healthConditions,
    died_on: diedOn,
    made_at: momentText(life.received),
    version: 1,
  })
  // Whom no concern is about any more is kept for the history and found by nothing.
  if (isLinked) return
  for (const key of new Set(matchingKeys(who))) tables.add('individual_key', { partnership_id, key, individual_id })
}

interface ConcernFrame {
  readonly register: Register
  readonly details: IndividualDetails
  readonly earlierOn: number | undefined
  readonly until: Moment
}

export function addConcern(
  tables: Tables,
  life: ConcernLife,
  facts: Facts,
  { register, details: who, earlierOn, until }: ConcernFrame,
): void {
  const { partnershipId: partnership_id } = register
  const { decision, person } = life
  const standing = facts.changed ?? facts.decided
  const isLate = !facts.decided && life.dueOn < until.day && !facts.isPaused
  const diedOn = person.diedOn !== undefined && person.diedOn <= until.day ? plainDay(person.diedOn) : undefined
  const changes = [
    facts.isTaken,
    facts.isLinked,
    facts.isPaused || facts.isResumed,
    facts.isResumed,
    facts.decided,
    facts.changed,
  ]
  tables.add('concern', {
    partnership_id,
    concern_id: life.concernId,
    reference: life.reference,
    about: life.about,
    individual_id: facts.individualId,
    team_id: register.teams[life.about],
    worker_id: facts.isTaken ? register.personId(life.worker) : null,
    channel: life.channel,
    received_at: momentText(life.received),
    received_on: dayText(life.received.day),
    source: life.source,
    source_agency_id: life.sourceAgency ? register.agencyId(life.sourceAgency) : null,
    source_provider_id: life.sourceProviderId ?? null,
    abuse_types: life.types,
    location: life.location,
    provider_id: life.providerId ?? null,
    sources_of_risk: life.risk,
    age_band: ageBand(life.about, { bornOn: who.bornOn, diedOn }, plainDay(life.received.day)),
    sex: who.sex,
    gender_identity: who.genderIdentity,
    ethnicity: who.ethnicity,
    support_reason: who.supportReason,
    earlier_concern_on: earlierOn === undefined ? null : dayText(earlierOn),
    clock_rule: life.clockRule,
    first_due_on: dayText(life.firstDueOn),
    due_on: dayText(facts.isResumed ? life.dueOn : life.firstDueOn),
    paused_on: facts.isPaused && !facts.decided && life.pause ? dayText(life.pause.fromOn) : null,
    late_cause: facts.decided || isLate ? (decision.lateCause ?? null) : null,
    pathway: standing?.pathway ?? null,
    national_class: standing ? classOf(standing) : null,
    decision_version: facts.changed ? 2 : facts.decided ? 1 : 0,
    decided_on: facts.decided ? dayText(facts.decided.at.day) : null,
    decided_in_time: facts.decided?.isInTime ?? null,
    retain_until: null,
    version: 1 + changes.filter(Boolean).length,
  })
}

export function addWords(tables: Tables, life: ConcernLife, register: Register): void {
  const { partnershipId: partnership_id } = register
  const { concernId: concern_id, referrer, reference, about } = life
  tables.add('concern_account', {
    partnership_id,
    concern_id,
    raised_by: raisedBy(life, register),
    reference,
    about,
    received_at: momentText(life.received),
    in_brief: life.inBrief,
    answers: life.answers,
  })
  tables.add('concern_referrer', {
    partnership_id,
    concern_id,
    kind: referrer.kind,
    person_id: life.sender ? register.personId(life.sender) : null,
    name: referrer.name,
    job_title: referrer.jobTitle,
    organisation: referrer.organisation,
    email: referrer.email,
    phone: referrer.phone,
    mail_is_safe: referrer.mailIsSafe,
    contact_safely: referrer.contactSafely,
    is_individual: referrer.isIndividual,
  })
}
