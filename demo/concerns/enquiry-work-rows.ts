import { ACHIEVED, type Achieved, ASKED } from '#concerns'
import { type DayNumber, dayText, isBy, type Moment, momentText, workingDaysAfter } from './calendar.ts'
import { Chance } from './chance.ts'
import * as words from './enquiry-words.ts'
import type { ConclusionLife, EnquiryLife } from './life.ts'
import { PORTAL_OPENED } from './milestones.ts'
import type { Register } from './rows.ts'
import type { Tables } from './tables.ts'

/** The older ones are told in brief: nobody reads all of two thousand, and the first start should not wait for them. */
const TOLD_WHOLE_DAYS = 400

interface Work {
  readonly tables: Tables
  readonly key: { readonly partnership_id: string; readonly enquiry_id: string }
  readonly chance: Chance
  readonly enquiry: EnquiryLife
  readonly lead: string
  readonly manager: string
  readonly planned: Moment
  readonly concluded: ConclusionLife | undefined
  readonly until: Moment
  readonly isWhole: boolean
}

/** What has been done in an enquiry by the moment: meetings, questions and answers, findings, actions, what the adult wanted. */
export function enquiryWorkRows(tables: Tables, enquiry: EnquiryLife, register: Register, until: Moment): void {
  const key = { partnership_id: register.partnershipId, enquiry_id: enquiry.enquiryId }
  const lead = `person:${register.personId(enquiry.lead)}`
  const chance = new Chance(enquiry.enquiryId)
  const { planned } = enquiry
  if (!planned) return
  const isPlanned = isBy(planned, until)
  tables.add('enquiry_planning_meeting', {
    ...key,
    planned_for: dayText(planned.day),
    held_on: isPlanned ? dayText(planned.day) : null,
    people: isPlanned ? chance.pick(words.PEOPLE) : '',
    notes: isPlanned ? chance.pick(words.MEETING_NOTES) : '',
    late_cause: isPlanned ? (enquiry.planningLateCause ?? null) : null,
    recorded_by: lead,
    recorded_at: momentText(isPlanned ? planned : enquiry.started),
  })
  if (!isPlanned) return
  const manager = `person:${register.managerId}`
  const concluded = enquiry.conclusions.filter(({ at }) => isBy(at, until))[0]
  const isWhole = enquiry.started.day > until.day - TOLD_WHOLE_DAYS
  const work: Work = { tables, key, chance, enquiry, lead, manager, planned, concluded, until, isWhole }
  addWishes(work)
  addActions(work)
  addRisk(work)
  addTransfer(work)
  addExperience(work)
  if (!isWhole) return
  addQuestions(work)
  addPlan(work)
  addCapacity(work)
}

/** Some working days after the planning meeting, and before the enquiry ended if it has. */
function dayIn({ planned, concluded }: Work, workingDays: number): DayNumber {
  const day = workingDaysAfter(planned.day, workingDays)
  return concluded ? Math.min(day, concluded.at.day) : day
}

/** Stands in the history as the real act writes it. */
const happened = (
  { tables, key, lead, until }: Work,
  at: Moment,
  kind: string,
  text: string,
  note = '',
  by = lead,
): void =>
  tables.add('enquiry_event', {
    ...key,
    happened_at: momentText(isBy(at, until) ? at : until),
    kind,
    words: text,
    note,
    done_by: by,
  })

const recorded = ({ lead, planned }: Work, at: Moment = planned) => ({ recorded_by: lead, recorded_at: momentText(at) })

function addWishes(work: Work): void {
  const { tables, key, chance, planned, concluded } = work
  const asked =
    concluded?.asked ?? chance.weighted({ 'asked-expressed': 82, 'asked-none-expressed': 10, 'not-asked': 8 })
  const said_by = chance.is(0.72) ? 'adult' : 'representative'
  tables.add('enquiry_asking', {
    ...key,
    asked_on: dayText(planned.day),
    asked,
    asked_of: asked.startsWith('asked') ? said_by : null,
    note: asked === 'not-asked' ? 'Too ill to be asked, and nobody to ask for them.' : '',
    ...recorded(work),
  })
  happened(work, planned, 'asking-recorded', `Asked what the adult wants: ${ASKED[asked].toLowerCase()}`)
  if (asked !== 'asked-expressed') return
  const wish = { ...key, wish_id: chance.id(planned.day * 86_400_000), words: chance.pick(words.WISHES), said_by }
  const add = (version: number, act: string, at: Moment, achieved: Achieved | undefined) =>
    tables.add('enquiry_wish', {
      ...wish,
      version,
      act,
      said_on: dayText(at.day),
      achieved: achieved ?? null,
      ...recorded(work, at),
    })
  add(1, 'wished', planned, undefined)
  happened(work, planned, 'wish-recorded', `Recorded an outcome the adult wants: “${wish.words}”`)
  if (!concluded?.achieved) return
  add(2, 'judged', concluded.at, concluded.achieved)
  happened(work, concluded.at, 'wish-judged', `${ACHIEVED[concluded.achieved]}: “${wish.words}”`)
}

const WAIVED = 'The adult moved away, and it is no longer needed.'

function addActions(work: Work): void {
  const { tables, key, chance, lead, manager, planned, concluded, until, isWhole } = work
  const actions = chance.shuffled(words.ACTIONS).slice(0, isWhole ? chance.between(1, 3) : 1)
  for (const [what, owner, how] of actions) {
    const doneOn = dayIn(work, chance.between(6, 28))
    const isDone = doneOn <= until.day
    const assuredOn = dayIn(work, 28 + chance.between(2, 8))
    const isAssured = concluded !== undefined || (isDone && assuredOn <= until.day)
    const isWaived = concluded !== undefined && chance.is(0.06)
    const ended = isAssured && !isWaived
    const stands = (isDone || ended) && !isWaived
    tables.add('enquiry_action', {
      ...key,
      what,
      owner,
      added_on: dayText(planned.day),
      added_by: lead,
      due_on: dayText(workingDaysAfter(planned.day, 20)),
      done_on: stands ? dayText(doneOn) : null,
      done_note: stands ? 'Done, and told us.' : null,
      done_by: stands ? lead : null,
      assured_on: ended ? dayText(Math.max(assuredOn, doneOn)) : null,
      assured_how: ended ? how : null,
      assured_by: ended ? manager : null,
      waived_on: isWaived ? dayText(assuredOn) : null,
      waived_reason: isWaived ? WAIVED : null,
      waived_by: isWaived ? manager : null,
    })
    const on = (day: DayNumber, minute: number): Moment => ({
      day,
      minute: concluded ? Math.min(minute, concluded.at.minute) : minute,
    })
    happened(work, planned, 'action-added', `Added the action “${what}”`, `For ${owner}`)
    if (stands) happened(work, on(doneOn, 12 * 60), 'action-done', `Recorded as done: “${what}”`, 'Done, and told us.')
    if (ended)
      happened(
        work,
        on(Math.max(assuredOn, doneOn), 15 * 60),
        'action-assured',
        `Assured the action “${what}”`,
        how,
        manager,
      )
    if (isWaived)
      happened(work, on(assuredOn, 15 * 60), 'action-waived', `Waived the action “${what}”`, WAIVED, manager)
  }
}

const AFTER = {
  removed: ['rare', 'slight'],
  reduced: ['unlikely', 'minor'],
  remained: ['possible', 'serious'],
} as const

function addRisk(work: Work): void {
  const { tables, key, chance, planned, concluded } = work
  const risk = chance.pick(words.RISKS)
  const add = (moment: string, at: Moment, likelihood: string, impact: string) =>
    tables.add('enquiry_risk', {
      ...key,
      moment,
      judged_on: dayText(at.day),
      risk,
      likelihood,
      impact,
      ...recorded(work, at),
    })
  const judged = (moment: string, at: Moment, likelihood: string, impact: string): void => {
    add(moment, at, likelihood, impact)
    happened(work, at, 'risk-recorded', `Judged the risk ${moment} the enquiry’s work`)
  }
  judged(
    'before',
    planned,
    chance.pick(['possible', 'likely', 'almost-certain']),
    chance.pick(['moderate', 'serious', 'grave']),
  )
  if (!concluded?.riskOutcome) return
  const [likelihood, impact] = AFTER[concluded.riskOutcome]
  judged('after', concluded.at, likelihood, impact)
}

function addTransfer({ tables, key, enquiry, lead, until }: Work): void {
  const { transfer } = enquiry
  if (!transfer || !isBy(transfer.offered, until)) return
  const isAnswered = isBy(transfer.answered, until)
  const answeredOn = isAnswered ? dayText(transfer.answered.day) : null
  tables.add('enquiry_transfer', {
    ...key,
    offered_to: transfer.area,
    reason: 'The adult lives there now.',
    offered_on: dayText(transfer.offered.day),
    offered_by: lead,
    accepted_on: transfer.isAccepted ? answeredOn : null,
    declined_on: transfer.isAccepted ? null : answeredOn,
    answer_reason: isAnswered && !transfer.isAccepted ? 'What is said to have happened was in your area.' : '',
    answered_by: isAnswered ? lead : null,
  })
}

function addQuestions(work: Work): void {
  const { tables, key, chance, lead, planned, concluded, until } = work
  const lines = chance.shuffled(words.LINES).slice(0, 2)
  for (const question of lines) {
    const line_id = chance.id(planned.day * 86_400_000)
    tables.add('enquiry_line', { ...key, line_id, question, followed_by: 'The lead', ...recorded(work) })
    happened(work, planned, 'line-added', `Added the line of enquiry “${question}”`)
    if (!concluded) continue
    const [found, balance, rests_on] = chance.pick(words.FINDINGS)
    tables.add('enquiry_finding', { ...key, line_id, found, balance, rests_on, ...recorded(work, concluded.at) })
    happened(work, concluded.at, 'finding-added', 'Added a finding')
  }
  for (const asked_of of chance.shuffled(words.ASKED_OF).slice(0, chance.between(1, 2))) {
    const request_id = chance.id(planned.day * 86_400_000)
    const answeredOn = dayIn(work, chance.between(2, 16))
    const isAnswered = concluded !== undefined || answeredOn <= until.day
    const question = chance.pick(words.QUESTIONS)
    tables.add('enquiry_request', {
      ...key,
      request_id,
      asked_of,
      question,
      told: words.TOLD,
      asked_on: dayText(planned.day),
      asked_by: lead,
      due_on: dayText(workingDaysAfter(planned.day, 10)),
      answered_on: isAnswered ? dayText(answeredOn) : null,
    })
    happened(work, planned, 'request-made', `Asked ${asked_of}`, question)
    if (!isAnswered) continue
    const at = { day: answeredOn, minute: 11 * 60 }
    tables.add('enquiry_answer', {
      partnership_id: key.partnership_id,
      request_id,
      version: 1,
      came_on: dayText(answeredOn),
      answer: chance.pick(words.ANSWERS),
      given_by: asked_of,
      ...recorded(work, at),
    })
    happened(work, at, 'answer-recorded', `Recorded the answer of ${asked_of}`)
  }
}

function addPlan(work: Work): void {
  const { tables, key, chance, lead, until } = work
  const day = dayIn(work, 3)
  if (day > until.day) return
  tables.add('enquiry_plan', {
    ...key,
    version: 1,
    plan: chance.pick(words.PLANS),
    adult_says: chance.is(0.7) ? 'Agrees, and wants it looked at again in a month.' : '',
    agreed_with: chance.pick(words.PEOPLE),
    review_on: dayText(day + 28),
    written_by: lead,
    written_at: momentText({ day, minute: 15 * 60 }),
    written_on: dayText(day),
  })
  happened(work, { day, minute: 15 * 60 }, 'plan-written', 'Wrote version 1 of the safeguarding plan')
}

function addCapacity(work: Work): void {
  const { tables, key, chance, planned, concluded } = work
  const lacked = concluded?.lackedCapacity ?? chance.weighted({ yes: 30, no: 70 })
  const supported = lacked === 'yes' ? (concluded?.supportedByAdvocate ?? 'yes') : undefined
  tables.add('enquiry_capacity', {
    ...key,
    judged_on: dayText(planned.day),
    decision: chance.pick(words.DECISIONS),
    lacked_capacity: lacked,
    rests_on: chance.pick(words.RESTS_ON),
    supported_by_advocate: supported ?? null,
    advocate_kind:
      supported === 'yes' ? chance.pick(['care-act-advocate', 'mental-capacity-advocate', 'family', 'friend']) : null,
    ...recorded(work),
  })
  happened(work, planned, 'capacity-recorded', 'Recorded capacity and who spoke for the adult')
}

const EXPERIENCE = ['listened-to', 'understood', 'information', 'helped', 'safer'] as const
const SAID = { yes: 66, partly: 20, no: 6, 'not-said': 8 }

function addExperience(work: Work): void {
  const { tables, key, chance, enquiry, until } = work
  const conclusions = enquiry.conclusions.filter(({ at }) => isBy(at, until))
  const latest = conclusions.at(-1)
  const isOpenAgain = latest?.reopened !== undefined && isBy(latest.reopened.at, until)
  if (!latest || isOpenAgain || latest.at.day < PORTAL_OPENED || !chance.is(0.99)) return
  const conclusion_version = conclusions.length
  const at = { day: workingDaysAfter(latest.at.day, chance.between(1, 9)), minute: 14 * 60 }
  if (!isBy(at, until)) return
  const isDeclined = chance.is(0.15)
  tables.add('enquiry_experience', {
    ...key,
    conclusion_version,
    asked_on: dayText(at.day),
    asked_of: chance.is(0.7) ? 'adult' : 'representative',
    how: chance.pick(['phone', 'in-person', 'letter']),
    declined_reason: isDeclined ? 'Would like to leave it behind.' : null,
    note: '',
    ...recorded(work, at),
  })
  if (isDeclined) {
    happened(work, at, 'experience-declined', 'Asked how the enquiry was; they did not want to say')
    return
  }
  happened(work, at, 'experience-recorded', 'Asked how the enquiry was for the adult')
  for (const question of EXPERIENCE)
    tables.add('enquiry_experience_answer', { ...key, conclusion_version, question, answer: chance.weighted(SAID) })
}
