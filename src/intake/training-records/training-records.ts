import { financialYear, type Period, periodInWords } from '#indicators'
import { dayInWords } from '#platform/day.ts'
import type { Facts, FileRecord, Reading, TableFormat } from '../format.ts'
import { type Issue, note, warning } from '../issue.ts'
import { LEVELS, SETTINGS, STATUS_NAMES } from './codes.ts'
import { countTraining } from './count-training.ts'
import { recordReader } from './read-record.ts'
import { sessionOf, type TrainingRecord } from './training-record.ts'

const MEASURES = [
  'training.sessions.delivered',
  'training.sessions.planned',
  'training.topics',
  'training.courses.cancelled',
  'training.courses.cancelled.low-numbers',
  'training.courses.cancelled.trainer',
  'training.cancellation-rate',
  'training.attendances',
  'training.people',
  'training.completion-rate',
  'training.rated-useful',
]

const optional = (name: string, also: readonly string[], meaning: string) => ({
  name,
  also,
  isRequired: false,
  meaning,
})

export const trainingRecords: TableFormat = {
  name: 'training-records',
  title: 'Training records',
  about:
    'One row for each person at each session, or for several counted together, and one for each session cancelled.',
  hasAgencies: true,
  periodKind: 'in-file',
  identifyingFields: ['learner'],
  columns: [
    { name: 'course', also: ['course title', 'topic'], isRequired: true, meaning: 'the title of the course.' },
    {
      name: 'date',
      also: ['date of session', 'session date'],
      isRequired: true,
      meaning: 'the day of the session, such as 2023-11-20 or 20/11/2023.',
    },
    optional(
      'learner',
      ['learner reference', 'delegate'],
      'a number or code that stands for one person, such as L0042, and never a name; empty where “learners” counts.',
    ),
    optional('learners', ['number of learners', 'attended'], 'how many people, where they are counted together.'),
    optional('status', [], `${STATUS_NAMES.join('; ')}. Empty means delivered.`),
    optional('session', ['session reference'], 'tells two sessions of a course on one day apart.'),
    optional(
      'agency',
      ['organisation', 'employer'],
      'the agency of the person, by its name; one file may name several.',
    ),
    optional('setting', [], `where the person works: ${SETTINGS.join(', ')}.`),
    optional('level', ['course level'], `${LEVELS.join(', ')}.`),
    optional('completed', ['completion'], 'yes or no; of several people, how many.'),
    optional(
      'evaluation',
      ['rating'],
      '1 to 5; of several people, how many of those who answered rated it 4 or 5, such as 14/16.',
    ),
  ],
  measureCodes: () => MEASURES,
  template: [
    'course,date,session,status,level,agency,setting,learner,learners,completed,evaluation',
    'Child protection refresher,2023-05-16,,delivered,3,Constabulary,police,L0042,,yes,4',
    'Child protection refresher,2023-05-16,,delivered,3,,health,L0107,,no,',
    'Domestic abuse awareness,2023-06-08,,delivered,awareness,,education,,18,17,14/16',
    'Self-neglect,2023-06-21,,cancelled: low numbers,2,,,,,,',
    '',
  ].join('\r\n'),
  read,
}

function read(records: readonly FileRecord[], facts: Facts): Reading {
  const issues: Issue[] = []
  const readRecord = recordReader(facts, issues)
  const rows = onceEach(
    records.flatMap(record => readRecord(record) ?? []),
    issues,
  )
  const { today, ownAgencyId } = facts
  const years = [...Map.groupBy(rows, yearOf)].map(([start, own]) => ({ period: financialYear(start), own }))
  issues.push(...bothWays(rows), ...years.map(({ period, own }) => countedAs(period, own)))
  const isOfWhole = ownAgencyId === undefined
  return {
    observations: years.flatMap(({ period, own }) => countTraining(own, { period, today, isOfWhole })),
    targets: [],
    qualityNotes: [],
    footnotes: [],
    issues,
  }
}

const yearOf = ({ on }: TrainingRecord): number => (on.month >= 4 ? on.year : on.year - 1)

/** A file holds whole years: what is not in it was not held. */
function countedAs(period: Period, own: readonly TrainingRecord[]): Issue {
  const days = own.map(({ on }) => on).sort((a, b) => Temporal.PlainDate.compare(a, b))
  const [first = period.start, last = period.end] = [days[0], days.at(-1)]
  const message = `Counted as all training of ${periodInWords(period)}: sessions from ${dayInWords(first)} to ${dayInWords(last)}. Send the whole year again when there is more.`
  return note('whole-year', message, { value: period.name })
}

/** Somebody comes to a session once. */
function onceEach(rows: readonly TrainingRecord[], issues: Issue[]): TrainingRecord[] {
  const first = new Map<string, number>()
  return rows.filter(record => {
    if (record.learner === undefined) return true
    const key = `${sessionOf(record)} ${record.learner}`
    const row = first.get(key)
    if (row === undefined) {
      first.set(key, record.row)
      return true
    }
    const message = `Row ${row} has the same person at the same session. It counts once.`
    issues.push(warning('person-twice', message, { row: record.row, record: record.course, field: 'learner' }))
    return false
  })
}

/** A session that took place was not cancelled. */
function bothWays(rows: readonly TrainingRecord[]): Issue[] {
  return [...Map.groupBy(rows, sessionOf).values()].flatMap(group => {
    const held = group.find(({ status }) => status === 'delivered')
    const other = group.find(({ status }) => status !== 'delivered')
    if (!held || !other) return []
    const message = `Row ${held.row} says that this session took place, and this row that it was cancelled. It is counted as both: give one of them a reference of its own in “session”, or take one out.`
    return [warning('held-and-cancelled', message, { row: other.row, record: other.course, field: 'status' })]
  })
}
