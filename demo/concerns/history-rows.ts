import { entitlementOf, mappingOn, PAUSE_REASONS, stateInWords } from '#concerns'
import { weekdayInWords } from '#platform/day.ts'
import { dayText, isBy, type Moment, momentText, plainDay } from './calendar.ts'
import type { ConcernLife, DecisionLife } from './life.ts'
import { PORTAL_OPENED } from './milestones.ts'
import type { Facts, Register } from './rows.ts'
import type { Tables } from './tables.ts'

export const classOf = ({ at, pathway }: DecisionLife): string => mappingOn(plainDay(at.day)).classes[pathway]

const LINKED_BECAUSE = 'Name, date of birth and address agree.'

/** Before the portal, and whatever reached the council another way, is what a practitioner wrote down. */
export function raisedBy(life: ConcernLife, register: Register): string {
  if (life.sender) return `person:${register.personId(life.sender)}`
  if (life.channel === 'portal') return 'nobody'
  return life.feedback.length > 0 ? `person:${register.personId(life.worker)}` : register.operator
}

export function addHistory(tables: Tables, life: ConcernLife, facts: Facts, register: Register, until: Moment): void {
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
  if (facts.isLinked && life.linked) {
    event(life.linked, 'linked', 'Said that it is about somebody already known', worker, LINKED_BECAUSE)
    link(life.person.individualId, 'linked', life.linked, worker, LINKED_BECAUSE)
  }
  if (life.note && isBy(life.note.at, until)) event(life.note.at, 'note', life.note.words, worker, life.note.note)
  // What was done before the portal was brought over without each step.
  if (facts.isTaken && life.taken && life.received.day >= PORTAL_OPENED)
    event(life.taken, 'given', 'Took the concern', worker)
  if (life.pause && (facts.isPaused || facts.isResumed))
    addPause(tables, life.pause, { partnership_id, concern_id, worker, isOver: facts.isResumed })
  if (life.pause && (facts.isPaused || facts.isResumed)) {
    const { fromOn, toOn, reason, note } = life.pause
    const at = (day: number): Moment => ({
      day,
      minute: day < until.day ? 9 * 60 + 10 : Math.min(9 * 60 + 10, until.minute),
    })
    event(at(fromOn), 'clock-stopped', `Stopped the clock: ${PAUSE_REASONS[reason]}`, worker, note)
    const due = weekdayInWords(plainDay(life.dueOn))
    if (facts.isResumed)
      event(at(toOn + 1), 'clock-started', `Started the clock again: the decision is due ${due}`, worker)
  }
  if (facts.decided) addDecision(tables, life, facts.decided, 1, register)
  if (facts.changed) addDecision(tables, life, facts.changed, 2, register)
  addFeedback(tables, life, raiser, register, until)
}

/** Placed as soon as it was received, by the manager of the team. */
export function addFences(
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
    words: `${version === 1 ? 'Decided' : 'Changed the decision to'}: ${stateInWords(decision.pathway)}`,
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
    const given = isBy(owed.given, until) ? owed.given : undefined
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
      pathway_words: owed.pathway ? stateInWords(owed.pathway) : null,
      how: given ? owed.how : null,
      given_at: given ? momentText(given) : null,
      given_on: given ? dayText(given.day) : null,
      given_by: given ? by : null,
    })
  }
}
