import { ageBand, entitlementOf, mappingOn, matchingKeys, REPEAT_DAYS, stateInWords } from '#concerns'
import { type DayNumber, dayText, isBy, type Moment, momentText, plainDay } from './calendar.ts'
import { enquiryRows } from './enquiry-rows.ts'
import type { ConcernLife, DecisionLife } from './life.ts'
import type { Tables } from './tables.ts'

/** Who and what the rows point at. */
export interface Register {
  readonly partnershipId: string
  readonly operator: string
  readonly teams: Readonly<Record<'adult' | 'child', string>>
  /** of the team for adults */
  readonly managerId: string
  personId(name: string): string
  agencyId(name: string): string
}

/** Adds the rows of all that has happened to one concern by the moment. */
export function addLife(tables: Tables, life: ConcernLife, { register, until, latest }: Frame): void {
  if (!isBy(life.received, until)) return
  const facts = factsBy(life, until)
  const earlier = latest.get(facts.individualId)
  const isRepeat = earlier !== undefined && life.received.day - earlier <= REPEAT_DAYS
  addIndividual(tables, life, register, until)
  addConcern(tables, life, facts, { register, earlierOn: isRepeat ? earlier : undefined, until })
  addWords(tables, life, register)
  addHistory(tables, life, facts, register, until)
  addFences(tables, life, register)
  if (life.enquiry && facts.decided)
    enquiryRows(tables, { life, enquiry: life.enquiry, individualId: facts.individualId, register, until })
  if (life.decision.pathway !== 'screened-out') latest.set(facts.individualId, life.received.day)
}

export interface Frame {
  readonly register: Register
  readonly until: Moment
  /** when there was last a concern about each individual; grows with each life */
  readonly latest: Map<string, DayNumber>
}

export interface Facts {
  readonly individualId: string
  readonly isLinked: boolean
  readonly isTaken: boolean
  readonly decided: DecisionLife | undefined
  readonly changed: DecisionLife | undefined
  readonly isPaused: boolean
  readonly isResumed: boolean
}

function factsBy(life: ConcernLife, until: Moment): Facts {
  const has = (moment: Moment | undefined): boolean => moment !== undefined && isBy(moment, until)
  const isLinked = has(life.linked)
  return {
    isLinked,
    individualId: isLinked ? life.person.individualId : life.ownIndividualId,
    isTaken: has(life.taken),
    decided: has(life.decision.at) ? life.decision : undefined,
    changed: has(life.change?.at) ? life.change : undefined,
    isPaused: life.pause !== undefined && life.pause.fromOn <= until.day && life.pause.toOn > until.day,
    isResumed: life.pause !== undefined && life.pause.toOn <= until.day,
  }
}

const bornOn = (life: ConcernLife): string | null => life.reported.bornOn?.toString() ?? null

function addIndividual(
  tables: Tables,
  life: ConcernLife,
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
    died_on: diedOn,
    made_at: momentText(life.received),
    version: 1,
  })
  for (const key of new Set(matchingKeys(who))) tables.add('individual_key', { partnership_id, key, individual_id })
}

interface ConcernFrame {
  readonly register: Register
  readonly earlierOn: number | undefined
  readonly until: Moment
}

function addConcern(
  tables: Tables,
  life: ConcernLife,
  facts: Facts,
  { register, earlierOn, until }: ConcernFrame,
): void {
  const { partnershipId: partnership_id } = register
  const { reported: who, decision, person } = life
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
    decided_on: standing ? dayText(standing.at.day) : null,
    decided_in_time: standing?.isInTime ?? null,
    retain_until: null,
    version: 1 + changes.filter(Boolean).length,
  })
}

const classOf = ({ at, pathway }: DecisionLife): string => mappingOn(plainDay(at.day)).classes[pathway]

function addWords(tables: Tables, life: ConcernLife, register: Register): void {
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

/** Before the portal, and whatever reached the council another way, is what a practitioner wrote down. */
function raisedBy(life: ConcernLife, register: Register): string {
  if (life.sender) return `person:${register.personId(life.sender)}`
  if (life.channel === 'portal') return 'nobody'
  return life.feedback.length > 0 ? `person:${register.personId(life.worker)}` : register.operator
}

function addHistory(tables: Tables, life: ConcernLife, facts: Facts, register: Register, until: Moment): void {
  const { partnershipId: partnership_id } = register
  const { concernId: concern_id } = life
  const worker = `person:${register.personId(life.worker)}`
  const raiser = raisedBy(life, register)
  const event = (at: Moment, kind: string, words: string, by: string, note = '') =>
    tables.add('concern_event', {
      partnership_id,
      concern_id,
      happened_at: momentText(at),
      kind,
      words,
      note,
      done_by: by,
    })
  const link = (individual_id: string, act: string, at: Moment, by: string, reason: string) =>
    tables.add('concern_link', {
      partnership_id,
      concern_id,
      individual_id,
      act,
      reason,
      done_by: by,
      done_at: momentText(at),
    })

  event(life.received, 'received', 'Raised the concern', raiser)
  link(life.ownIndividualId, 'received', life.received, raiser, '')
  if (facts.isLinked && life.linked)
    link(life.person.individualId, 'linked', life.linked, worker, 'Name, date of birth and address agree.')
  if (life.note && isBy(life.note.at, until)) event(life.note.at, 'note', life.note.words, worker, life.note.note)
  if (life.pause && (facts.isPaused || facts.isResumed))
    addPause(tables, life.pause, { partnership_id, concern_id, worker, isOver: facts.isResumed })
  if (facts.decided) addDecision(tables, life, facts.decided, 1, register)
  if (facts.changed) addDecision(tables, life, facts.changed, 2, register)
  addFeedback(tables, life, raiser, register, until)
}

/** Placed as soon as it was received, by the manager of the team. */
function addFences(
  tables: Tables,
  life: ConcernLife,
  { partnershipId: partnership_id, managerId, personId }: Register,
): void {
  const record = { record_kind: 'concern', record_id: life.concernId, reference: life.reference }
  const at = momentText(life.received)
  const { restriction, conflicted } = life
  if (restriction) {
    const restriction_id = life.concernId
    tables.add('restriction', {
      partnership_id,
      restriction_id,
      ...record,
      reason: restriction.reason,
      note: restriction.note,
      placed_by: managerId,
      placed_at: at,
      review_on: dayText(life.received.day + 90),
    })
    for (const reader of restriction.readers)
      tables.add('restriction_reader', { partnership_id, restriction_id, person_id: personId(reader) })
  }
  if (!conflicted) return
  const person_id = personId(conflicted)
  tables.add('conflict_of_interest', {
    partnership_id,
    conflict_id: life.concernId,
    ...record,
    person_id,
    nature: 'knows-personally',
    declared_by: person_id,
    declared_at: at,
  })
}

function addPause(
  tables: Tables,
  pause: NonNullable<ConcernLife['pause']>,
  {
    partnership_id,
    concern_id,
    worker,
    isOver,
  }: { partnership_id: string; concern_id: string; worker: string; isOver: boolean },
): void {
  tables.add('concern_pause', {
    partnership_id,
    concern_id,
    from_on: dayText(pause.fromOn),
    to_on: isOver ? dayText(pause.toOn) : null,
    reason: pause.reason,
    note: pause.note,
    paused_by: worker,
    ended_by: isOver ? worker : null,
  })
}

function addDecision(
  tables: Tables,
  life: ConcernLife,
  decision: DecisionLife,
  version: number,
  { partnershipId: partnership_id, personId }: Register,
): void {
  const [a, b, c] = decision.limbs ?? []
  const by = `person:${personId(decision.by)}`
  tables.add('concern_decision', {
    partnership_id,
    concern_id: life.concernId,
    version,
    pathway: decision.pathway,
    national_class: classOf(decision),
    mapping: mappingOn(plainDay(decision.at.day)).version,
    limb_a: a?.[0] ?? null,
    limb_a_reason: a?.[1] ?? '',
    limb_b: b?.[0] ?? null,
    limb_b_reason: b?.[1] ?? '',
    limb_c: c?.[0] ?? null,
    limb_c_reason: c?.[1] ?? '',
    reason: decision.reason,
    told_reason: decision.told,
    due_on: dayText(life.dueOn),
    in_time: decision.isInTime,
    late_cause: decision.lateCause ?? null,
    late_note: decision.lateNote,
    decided_by: by,
    decided_at: momentText(decision.at),
    decided_on: dayText(decision.at.day),
  })
  tables.add('concern_event', {
    partnership_id,
    concern_id: life.concernId,
    happened_at: momentText(decision.at),
    kind: version === 1 ? 'decided' : 'decision-changed',
    words: `${version === 1 ? 'Decided' : 'Changed the decision'}: ${stateInWords(decision.pathway)}`,
    note: decision.reason,
    done_by: by,
  })
}

function addFeedback(
  tables: Tables,
  life: ConcernLife,
  raiser: string,
  { partnershipId: partnership_id, personId }: Register,
  until: Moment,
): void {
  for (const owed of life.feedback) {
    if (!isBy(owed.from, until)) continue
    const given = owed.given && isBy(owed.given, until) ? owed.given : undefined
    const by = owed.kind === 'receipt' || owed.how === 'mail' ? 'system' : `person:${personId(life.worker)}`
    tables.add('concern_feedback', {
      partnership_id,
      concern_id: life.concernId,
      raised_by: raiser,
      reference: life.reference,
      kind: owed.kind,
      entitlement: entitlementOf(life.referrer),
      due_on: dayText(owed.dueOn),
      told: given ? owed.told : null,
      pathway_words:
        given && owed.kind === 'decision' && entitlementOf(life.referrer) === 'need-to-know'
          ? stateInWords(life.decision.pathway)
          : null,
      how: given ? owed.how : null,
      given_at: given ? momentText(given) : null,
      given_on: given ? dayText(given.day) : null,
      given_by: given ? by : null,
    })
  }
}
