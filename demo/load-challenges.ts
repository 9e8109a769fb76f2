import { type ClockRuleName, clockFor } from '#platform/clock-rules.ts'
import { findDecidedOf, findWaitingOf } from './apart.store.ts'
import { type DayNumber, dayText, momentOf, momentText, plainDay, workingDayUpTo } from './concerns/calendar.ts'
import { Chance } from './concerns/chance.ts'
import { insertRows, readColumnTypes } from './concerns/concerns.store.ts'
import { readConcernsFile } from './concerns/concerns-file.ts'
import type { Row } from './concerns/tables.ts'
import { needed } from './load-registers.ts'
import { actAsCase } from './owner.store.ts'
import type { DemonstrationStage } from './stage.ts'

interface Disagreement {
  readonly agency: string
  readonly pathways: readonly string[]
  readonly reason: string
  /** days before the load on which each thing happened */
  readonly raised: number
  readonly answered?: { readonly ago: number; readonly words: string }
  readonly escalated?: { readonly ago: number; readonly words: string }
  readonly settled?: number
}

const DISAGREEMENTS: readonly Disagreement[] = [
  {
    agency: 'Castlemead Housing',
    pathways: ['not-met'],
    raised: 2,
    reason: 'The neighbour has been back twice since, and the tenant will not open the door to us any more.',
  },
  {
    agency: 'Avonvale Royal Hospitals',
    pathways: ['not-met', 's42-1'],
    raised: 17,
    reason: 'Two wards saw the same marks in one month. We do not think that a changed care plan is enough.',
    answered: {
      ago: 12,
      words: 'Read again with the ward’s notes. The marks fit the fall that was recorded, and the plan is new.',
    },
    escalated: { ago: 3, words: 'The notes of the second ward were not looked at.' },
  },
  {
    agency: 'Community Health Partners',
    pathways: ['not-met', 's42-1'],
    raised: 45,
    reason: 'The visits were missed again in the week after.',
    answered: {
      ago: 40,
      words: 'The provider has sent its rota: the visits were made by another team, and the adult agrees.',
    },
    settled: 38,
  },
]

const DRAFT = {
  'limb-a': 'yes',
  'limb-a-reason': 'Has support with washing, dressing and meals four times a day.',
  'limb-b': 'yes',
  'limb-b-reason': 'What was seen is more than once and by two people.',
  'limb-c': 'not-known',
  'limb-c-reason': 'To be asked: whether somebody could telephone for help alone.',
}

/** Some disagree with a decision, at different levels; and one decision has been begun and not recorded. */
export async function loadChallenges(stage: DemonstrationStage): Promise<void> {
  const { tx, actor, today, people, now } = stage
  const file = readConcernsFile(stage.partnership.registers.slug)
  const adults = file.teams.find(({ about }) => about === 'adult')
  if (!file.stories || !adults) return
  await actAsCase(tx, actor)
  const types = await readColumnTypes(tx)
  const { partnershipId: partnership_id } = actor
  const manager = `person:${needed(people, adults.manager)}`
  const loaded = momentOf(now)
  const chance = new Chance(`disagreements ${partnership_id}`)
  const add = (table: string, row: Row) => insertRows(tx, types, table, [{ partnership_id, ...row }])
  const dayAgo = (days: number): DayNumber => workingDayUpTo(loaded.day - days)
  const at = (day: DayNumber): string => momentText({ day, minute: 10 * 60 + 20 })

  for (const { agency, pathways, reason, raised, answered, escalated, settled } of DISAGREEMENTS) {
    const raised_by = `person:${needed(people, file.signedIn[agency] ?? '')}`
    const found = await findDecidedOf(tx, { raisedBy: raised_by, pathways, by: plainDay(dayAgo(raised + 1)) })
    if (!found || found.decidedBy === manager) continue
    const { concernId: concern_id, reference, version: decision_version, decidedBy: decided_by } = found
    const challenge_id = chance.id(dayAgo(raised) * 86_400_000)
    const event = (kind: string, day: DayNumber, words: string, note: string, done_by: string) =>
      add('concern_event', { concern_id, happened_at: at(day), kind, words, note, done_by })
    const level = (
      number: number,
      rule: ClockRuleName,
      began: DayNumber,
      why: string,
      answer?: Disagreement['answered'],
    ) => {
      const clock = clockFor(rule, plainDay(began))
      return add('concern_challenge_level', {
        challenge_id,
        level: number,
        raised_by,
        decided_by,
        reason: why,
        began_on: dayText(began),
        clock_rule: clock.rule.version,
        due_on: clock.dueOn.toString(),
        answer: answer ? 'kept' : null,
        answer_reason: answer?.words ?? '',
        answered_by: answer ? manager : null,
        answered_at: answer ? at(dayAgo(answer.ago)) : null,
        answered_on: answer ? dayText(dayAgo(answer.ago)) : null,
      })
    }
    await add('concern_challenge', {
      challenge_id,
      concern_id,
      reference,
      raised_by,
      challenger: 'referrer',
      challenger_name: agency,
      decision_version,
      reason,
      raised_at: at(dayAgo(raised)),
      raised_on: dayText(dayAgo(raised)),
      outcome: settled === undefined ? null : 'kept',
      ended_on: settled === undefined ? null : dayText(dayAgo(settled)),
      ended_by: settled === undefined ? null : manager,
    })
    await event('challenged', dayAgo(raised), `${agency} disagrees with the decision`, reason, raised_by)
    await level(1, 'challenge-manager', dayAgo(raised), '', answered)
    if (answered)
      await event(
        'challenge-answered',
        dayAgo(answered.ago),
        'The manager of whoever decided answered the disagreement: The decision is kept',
        answered.words,
        manager,
      )
    if (escalated) {
      await level(2, 'challenge-head-of-service', dayAgo(escalated.ago), escalated.words)
      const words = 'The disagreement went up to: The head of service'
      await event('challenge-escalated', dayAgo(escalated.ago), words, escalated.words, manager)
    }
    if (settled !== undefined)
      await event(
        'challenge-settled',
        dayAgo(settled),
        'The disagreement is settled: The decision is kept',
        '',
        manager,
      )
  }

  const person_id = needed(people, adults.practitioners[0] ?? '')
  const waiting = await findWaitingOf(tx, person_id, today)
  if (!waiting) return
  await add('concern_decision_draft', {
    concern_id: waiting.concernId,
    person_id,
    answers: DRAFT,
    saved_at: now.toString(),
  })
}
