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

/** What happened, so many days before the load. */
interface Happened {
  readonly ago: number
  readonly words: string
}

interface Disagreement {
  readonly agency: string
  readonly pathways: readonly string[]
  readonly reason: string
  /** so many days before the load, as `settled` is */
  readonly raised: number
  readonly answered?: Happened
  readonly escalated?: Happened
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

/** What each of the disagreements is written with. */
interface Writing {
  readonly stage: DemonstrationStage
  readonly manager: string
  readonly chance: Chance
  /** so many days before the load, or the working day before */
  readonly dayAgo: (days: number) => DayNumber
  readonly add: (table: string, row: Row) => Promise<void>
}

/** Some disagree with a decision, at different levels; and one decision has been begun and not recorded. */
export async function loadChallenges(stage: DemonstrationStage): Promise<void> {
  const { tx, actor, people, now } = stage
  const { partnershipId: partnership_id } = actor
  const { stories, teams, signedIn } = readConcernsFile(stage.partnership.registers.slug)
  const adults = teams.find(({ about }) => about === 'adult')
  if (!stories || !adults) return
  await actAsCase(tx, actor)
  const types = await readColumnTypes(tx)
  const loaded = momentOf(now)
  const writing: Writing = {
    stage,
    manager: `person:${needed(people, adults.manager)}`,
    chance: new Chance(`disagreements ${partnership_id}`),
    dayAgo: days => workingDayUpTo(loaded.day - days),
    add: (table, row) => insertRows(tx, types, table, [{ partnership_id, ...row }]),
  }
  for (const disagreement of DISAGREEMENTS) {
    const raisedBy = `person:${needed(people, signedIn[disagreement.agency] ?? '')}`
    await addDisagreement(writing, disagreement, raisedBy)
  }
  await addDraft(writing, needed(people, adults.practitioners[0] ?? ''))
}

const at = (day: DayNumber): string => momentText({ day, minute: 10 * 60 + 20 })

/** With its levels and its history, about a decision of somebody other than the manager who answers. */
async function addDisagreement(writing: Writing, disagreement: Disagreement, raised_by: string): Promise<void> {
  const { stage, manager, chance, dayAgo, add } = writing
  const { agency, pathways, reason, raised, answered, escalated, settled } = disagreement
  const by = plainDay(dayAgo(raised + 1))
  const found = await findDecidedOf(stage.tx, { raisedBy: raised_by, pathways, by })
  if (!found || found.decidedBy === manager) return
  const { concernId: concern_id, reference, version: decision_version, decidedBy: decided_by } = found
  const challenge_id = chance.id(dayAgo(raised) * 86_400_000)
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
  const level = levelRows({ challenge_id, raised_by, decided_by })
  await add('concern_challenge_level', {
    ...level(1, 'challenge-manager', dayAgo(raised), ''),
    ...(answered ? answerOf(writing, answered) : {}),
  })
  if (escalated)
    await add('concern_challenge_level', level(2, 'challenge-head-of-service', dayAgo(escalated.ago), escalated.words))
  for (const { ago, kind, words, note = '', done_by = manager } of eventsOf(disagreement, raised_by))
    await add('concern_event', { concern_id, happened_at: at(dayAgo(ago)), kind, words, note, done_by })
}

const levelRows =
  (key: { challenge_id: string; raised_by: string; decided_by: string }) =>
  (level: number, rule: ClockRuleName, began: DayNumber, reason: string): Row => {
    const clock = clockFor(rule, plainDay(began))
    return {
      ...key,
      level,
      reason,
      began_on: dayText(began),
      clock_rule: clock.rule.version,
      due_on: clock.dueOn.toString(),
    }
  }

const answerOf = ({ manager, dayAgo }: Writing, { ago, words }: Happened): Row => ({
  answer: 'kept',
  answer_reason: words,
  answered_by: manager,
  answered_at: at(dayAgo(ago)),
  answered_on: dayText(dayAgo(ago)),
})

interface HistoryLine {
  readonly ago: number
  readonly kind: string
  readonly words: string
  readonly note?: string
  readonly done_by?: string
}

/** What the history of the concern says of it. The manager did all but the first. */
function eventsOf({ agency, reason, raised, answered, escalated, settled }: Disagreement, raisedBy: string) {
  const events: HistoryLine[] = [
    {
      ago: raised,
      kind: 'challenged',
      words: `${agency} disagrees with the decision`,
      note: reason,
      done_by: raisedBy,
    },
  ]
  if (answered) {
    const words = 'The manager of whoever decided answered the disagreement: The decision is kept'
    events.push({ ago: answered.ago, kind: 'challenge-answered', words, note: answered.words })
  }
  if (escalated) {
    const words = 'The disagreement went up to: The head of service'
    events.push({ ago: escalated.ago, kind: 'challenge-escalated', words, note: escalated.words })
  }
  if (settled !== undefined) {
    const words = 'The disagreement is settled: The decision is kept'
    events.push({ ago: settled, kind: 'challenge-settled', words })
  }
  return events
}

async function addDraft({ stage, add }: Writing, person_id: string): Promise<void> {
  const waiting = await findWaitingOf(stage.tx, person_id, stage.today)
  if (!waiting) return
  await add('concern_decision_draft', {
    concern_id: waiting.concernId,
    person_id,
    answers: DRAFT,
    saved_at: stage.now.toString(),
  })
}
